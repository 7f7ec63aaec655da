using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Vault;
using Pratip.Reference.Wording;

namespace Pratip.Exchange.Imports.Merging;

internal sealed record CaseState(Case Case, IReadOnlyList<BodyCaseNumber> Numbers, SealedRemark? Remark);

/// <summary>Rows of the sheet of cases: the case and every body's number for it.</summary>
internal sealed class CaseMerger(MergeContext context) : SheetMerger<CaseState>(context, "cases")
{
    private static readonly (string Column, string Body)[] Bodies =
        [("police_number", "police"), ("gendarmerie_number", "gendarmerie"), ("prosecutor_number", "prosecutor"), ("court_number", "court")];

    private Dictionary<(string Body, string Number), Guid> _owners = [];

    public async Task LoadNumbersAsync()
    {
        var numbers = Entries.SelectMany(e => Bodies.Select(b => e.Row[b.Column])).OfType<string>();
        _owners = (await Context.AskAsync(numbers, chunk => Context.Db.BodyCaseNumbers.Where(n => !n.IsVoided && chunk.Contains(n.Number))))
            .ToDictionary(n => (n.Body, n.Number), n => n.CaseId);
    }

    protected override async Task<Dictionary<Guid, CaseState>> LoadAsync(IEnumerable<Guid> ids)
    {
        var cases = await Context.AskAsync(ids, chunk => Context.Db.Cases.Where(c => chunk.Contains(c.Id)));
        var numbers = (await Context.AskAsync(cases.Select(c => c.Id), chunk => Context.Db.BodyCaseNumbers.Where(n => chunk.Contains(n.CaseId)))).ToLookup(n => n.CaseId);
        var remarks = await RemarksAsync(cases.Select(c => c.Id));
        return cases.ToDictionary(c => c.Id, c => new CaseState(c, [.. numbers[c.Id]], remarks.GetValueOrDefault(c.Id)));
    }

    protected override async Task<Dictionary<string, Guid>> FindAsync(IReadOnlyList<Entry> entries) =>
        await Context.Db.Cases.AnyAsync(c => c.LeadAgencyId == AgencyId, Context.Ct)
            ? (await Context.AskAsync(entries.Select(e => e.Key), keys => Context.Db.Cases
                .Where(c => c.LeadAgencyId == AgencyId && !c.IsVoided && keys.Contains(c.OwnReference)).Select(c => new { c.Id, c.OwnReference })))
                .ToDictionary(c => c.OwnReference, c => c.Id, StringComparer.Ordinal)
            : [];

    protected override IEnumerable<RegisterRow> RowsOf(CaseState state) =>
        [state.Case, .. state.Numbers, .. state.Remark is null ? Array.Empty<RegisterRow>() : [state.Remark]];

    protected override bool IsOwn(CaseState state) => state.Case.LeadAgencyId == AgencyId;

    protected override string? Filed(Entry entry, string column) => entry.Row[column] ?? column switch
    {
        "detection_source" => "unknown",
        "status" => "open",
        _ => null,
    };

    protected override string? Registered(CaseState state, string column) => column switch
    {
        "case_reference" => state.Case.OwnReference,
        "acted_on" => state.Case.ActedOn,
        "opened_on" => state.Case.OpenedOn,
        "offence_on" => state.Case.OffenceOn,
        "province" => state.Case.ProvinceCode,
        "district" => state.Case.DistrictCode,
        "opening_article" => state.Case.OpeningArticle,
        "detection_source" => state.Case.DetectionSource,
        "forms" => Joined(state.Case.FormsOfExploitation),
        "site_kind" => state.Case.SiteKind,
        "status" => state.Case.Status,
        "palermo" => Text(state.Case.CountsAsPalermo),
        "palermo_reviewer" => state.Case.PalermoReviewer,
        "remarks" => Opened(state.Remark),
        _ => NumberOf(state, Bodies.First(b => b.Column == column).Body)?.Number,
    };

    protected override (string Column, Message What)? Refuse(Entry entry, CaseState? state)
    {
        foreach (var (column, body) in Bodies)
        {
            var number = entry.Row[column];
            if (number is not null && _owners.TryGetValue((body, number), out var owner) && owner != entry.TargetId)
            {
                return (column, ImportWording.Of("number-of-other-case", number));
            }

            if (number is null && state is not null && NumberOf(state, body) is { } recorded)
            {
                return (column, ImportWording.Of("withdrawn", entry.Row.Sheet.Column(column).Header, recorded.Number));
            }
        }

        return null;
    }

    protected override void Write(Entry entry, CaseState? before)
    {
        var one = Fill(entry, before?.Case);
        if (before is null)
        {
            Context.NewCases.Add(one);
        }

        Context.Changes.Put(before?.Case, one);
        foreach (var (column, body) in Bodies)
        {
            if (entry.Row[column] is { } number)
            {
                var recorded = before is null ? null : NumberOf(before, body);
                var after = recorded?.Copy<BodyCaseNumber>()
                    ?? new BodyCaseNumber { Id = DerivedId.Of(entry.TargetId, body), CaseId = entry.TargetId, Body = body, Number = number };
                after.Number = number;
                Context.Changes.Put(recorded, after);
            }
        }

        PutRemark(entry, before?.Remark);
    }

    protected override void Finish() =>
        Context.CaseIds = Entries.Where(e => !e.Row.IsRejected).ToDictionary(e => e.Row.Required("case_reference"), e => e.TargetId, StringComparer.Ordinal);

    private static BodyCaseNumber? NumberOf(CaseState state, string body) => state.Numbers.FirstOrDefault(n => n.Body == body && !n.IsVoided);

    private Case Fill(Entry entry, Case? before)
    {
        var row = entry.Row;
        var one = before?.Copy<Case>() ?? new Case
        {
            Id = entry.TargetId,
            Number = "",
            LeadAgencyId = AgencyId,
            OwnReference = "",
            ActedOn = "",
            ProvinceCode = "",
            OpeningArticle = "",
        };
        one.OwnReference = row.Required("case_reference");
        one.ActedOn = row.Required("acted_on");
        one.OpenedOn = row["opened_on"];
        one.OffenceOn = row["offence_on"];
        one.ProvinceCode = row.Required("province");
        one.DistrictCode = row["district"];
        one.OpeningArticle = row.Required("opening_article");
        one.DetectionSource = Filed(entry, "detection_source")!;
        one.FormsOfExploitation = Context.Codes.Of(row["forms"]);
        one.SiteKind = row["site_kind"];
        one.Status = Filed(entry, "status")!;
        one.CountsAsPalermo = row.YesNo("palermo");
        one.PalermoReviewer = row["palermo_reviewer"];
        return one;
    }
}
