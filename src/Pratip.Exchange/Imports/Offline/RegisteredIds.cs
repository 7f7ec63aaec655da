using Microsoft.EntityFrameworkCore;
using Pratip.Exchange.Imports.Merging;
using Pratip.Exchange.Imports.Rules;
using Pratip.Kernel;
using Pratip.Registry.Storage;

namespace Pratip.Exchange.Imports.Offline;

/// <summary>
/// Finds the rows of an agency that belong to a period, by the dates that also place them when they are imported. Each
/// sheet is one question; only ids and dates are fetched.
/// </summary>
internal sealed class RegisteredIds(RegistryDb db, Guid agencyId, ReportingWindow period, CancellationToken ct)
{
    /// <summary>Dates may be partial, so the database sorts out by year and the rest is seen to here.</summary>
    private readonly List<string> _years = [.. Enumerable.Range(period.From.Year, period.To.Year - period.From.Year + 1).Select(y => y.ToString("0000", System.Globalization.CultureInfo.InvariantCulture))];

    public async Task<IReadOnlyList<Guid>> OfAsync(string sheetId) => sheetId switch
    {
        "cases" => await InPeriodAsync(db.Cases.Where(c => c.LeadAgencyId == agencyId && !c.IsVoided && _years.Contains(c.ActedOn.Substring(0, 4))).Select(c => new Dated(c.Id, c.ActedOn))),
        "suspects" => await SuspectsAsync(),
        "victims" => await InPeriodAsync(
            from v in db.Victims
            join r in db.PersonReports on v.ReportId equals r.Id
            where r.AgencyId == agencyId && !v.IsVoided && _years.Contains(v.RegisteredOn.Substring(0, 4))
            select new Dated(v.Id, v.RegisteredOn)),
        "hand-overs" => await InPeriodAsync(
            from h in db.HandOvers
            join r in db.PersonReports on h.ReportId equals r.Id
            where r.AgencyId == agencyId && !h.IsVoided && _years.Contains(h.On.Substring(0, 4))
            select new Dated(h.Id, h.On)),
        "repatriations" => await InPeriodAsync(
            from p in db.Repatriations
            join r in db.PersonReports on p.ReportId equals r.Id
            where r.AgencyId == agencyId && !p.IsVoided && _years.Contains(p.On.Substring(0, 4))
            select new Dated(p.Id, p.On)),
        "interceptions" => await InPeriodAsync(
            from i in db.Interceptions
            join r in db.PersonReports on i.ReportId equals r.Id
            where r.AgencyId == agencyId && !i.IsVoided && _years.Contains(i.On.Substring(0, 4))
            select new Dated(i.Id, i.On)),
        "prevention" => await InPeriodAsync(db.PreventionActivities
            .Where(a => a.AgencyId == agencyId && !a.IsVoided && _years.Contains(a.On.Substring(0, 4))).Select(a => new Dated(a.Id, a.On))),
        "court-steps" => await InPeriodAsync(
            from i in db.ImportedRows
            join s in db.ProceduralStages on i.TargetId equals s.Id
            where i.AgencyId == agencyId && i.Sheet == "court-steps" && !s.IsVoided && _years.Contains(s.On.Substring(0, 4))
            select new Dated(s.Id, s.On)),
        "removals" => await RemovalsAsync(),
        "aggregates" => await db.AggregateReturns
            .Where(a => a.AgencyId == agencyId && !a.IsVoided && a.From <= period.To && a.To >= period.From).Select(a => a.Id).ToListAsync(ct),
        _ => [],
    };

    /// <summary>By their steps, and with the cases of the period also who has no step yet.</summary>
    private async Task<IReadOnlyList<Guid>> SuspectsAsync()
    {
        var own = from s in db.Suspects join r in db.PersonReports on s.ReportId equals r.Id where r.AgencyId == agencyId && !s.IsVoided select s;
        var byCase = await InPeriodAsync(from s in own join c in db.Cases on s.CaseId equals c.Id where _years.Contains(c.ActedOn.Substring(0, 4)) select new Dated(s.Id, c.ActedOn));
        var byStep = await InPeriodAsync(
            from s in own
            join p in db.ProceduralStages on s.Id equals p.SuspectId
            where !p.IsVoided && (p.Stage == SuspectMerger.ArrestStage || p.Stage == SuspectMerger.ReferralStage) && _years.Contains(p.On.Substring(0, 4))
            select new Dated(s.Id, p.On));
        return [.. byCase.Concat(byStep).Distinct()];
    }

    /// <summary>Who is held and not removed yet has only the import's own note of the row.</summary>
    private async Task<IReadOnlyList<Guid>> RemovalsAsync()
    {
        var removed = await InPeriodAsync(
            from m in db.Removals
            join r in db.PersonReports on m.ReportId equals r.Id
            where r.AgencyId == agencyId && !m.IsVoided && _years.Contains(m.On.Substring(0, 4))
            select new Dated(m.Id, m.On));
        var held = await db.ImportedRows.Where(i => i.AgencyId == agencyId && i.Sheet == "removals" && !db.Removals.Any(m => m.Id == i.TargetId)).Select(i => i.TargetId).ToListAsync(ct);
        var detentions = held.ToDictionary(id => DerivedId.Of(id, RemovalMerger.DetentionName));
        var found = new List<Guid>(removed);
        foreach (var chunk in detentions.Keys.Chunk(MergeContext.AskedAtOnce))
        {
            found.AddRange((await InPeriodAsync(db.Detentions.Where(d => chunk.Contains(d.Id) && !d.IsVoided).Select(d => new Dated(d.Id, d.From)))).Select(id => detentions[id]));
        }

        return found;
    }

    private async Task<IReadOnlyList<Guid>> InPeriodAsync(IQueryable<Dated> rows) =>
        [.. (await rows.ToListAsync(ct)).Where(r => RowRules.IsInPeriod(r.On, period)).Select(r => r.Id).Distinct()];

    private sealed record Dated(Guid Id, string On);
}
