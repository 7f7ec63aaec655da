using Microsoft.EntityFrameworkCore;
using Pratip.Exchange.Workbooks;
using Pratip.Registry.Returns;

namespace Pratip.Exchange.Imports.Merging;

/// <summary>
/// Records what the agency returned about each subject for the period: an explicit zero, a part, all, or a correction of
/// what it sent before. No return is recorded where the cover says nothing.
/// </summary>
internal sealed class ReturnMerger(MergeContext context)
{
    private const string Zero = "zero";
    private const string Partial = "partial";
    private const string Submitted = "submitted";
    private const string Corrected = "corrected";

    public async Task MergeAsync()
    {
        if (context.File.Period is not { } period)
        {
            return;
        }

        var recorded = await context.Db.Returns
            .Where(r => r.AgencyId == context.Agency.Id && r.From == period.From && r.To == period.To && !r.IsVoided)
            .ToDictionaryAsync(r => r.Subject, StringComparer.Ordinal, context.Ct);
        foreach (var (sheet, state) in Reported())
        {
            var table = context.File.Table(sheet.Id);
            var rows = table?.Accepted.ToList() ?? [];
            var fates = rows.Select(r => r.Fate.GetValueOrDefault()).ToList();
            if (recorded.TryGetValue(sheet.Subject!, out var before))
            {
                Correct(sheet, before, state, fates);
            }
            else if (state == "nothing-to-report" || rows.Count > 0)
            {
                context.Changes.Add(new Return
                {
                    AgencyId = context.Agency.Id,
                    Subject = sheet.Subject!,
                    From = period.From,
                    To = period.To,
                    State = First(state, table),
                    RowCount = rows.Count,
                });
            }
        }
    }

    /// <summary>Sheets the cover speaks of; in a file without a cover the sheets that have rows.</summary>
    private IEnumerable<(Sheet Sheet, string State)> Reported() => SheetCatalogue.Standard.Sheets
        .Where(s => s.Subject is not null)
        .Select(s => (s, context.File.States.GetValueOrDefault(s.Id) ?? (context.File.Table(s.Id)?.Rows.Count > 0 ? "data" : "not-included")))
        .Where(s => s.Item2 != "not-included");

    /// <summary>Rows that went back to their sender are missing from the return until they come again.</summary>
    private static string First(string state, SheetTable? table) => state switch
    {
        "nothing-to-report" => Zero,
        "partial" => Partial,
        _ => table?.Rows.Exists(r => r.IsRejected) == true ? Partial : Submitted,
    };

    private void Correct(Sheet sheet, Return before, string state, List<Fate> fates)
    {
        if (state == "nothing-to-report" && before.RowCount > 0)
        {
            context.Problems.File(ImportWording.Of("zero-after-rows", sheet.Title, before.RowCount));
            return;
        }

        var added = fates.Count(f => f == Fate.New);
        if (added == 0 && !fates.Contains(Fate.Updated))
        {
            return;
        }

        var after = before.Copy<Return>();
        after.RowCount += added;
        after.State = state == "partial" ? Partial : Corrected;
        context.Changes.Update(before, after);
    }
}
