using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.People;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Search;

internal sealed record HeldPerson(Guid ReportId, Guid AgencyId);

/// <summary>Whose holder may be asked about somebody who was entered.</summary>
internal static class HeldPeople
{
    /// <summary>
    /// Kinds of agencies that hold persons and answer for them. A court, a prosecutor, a prison or an embassy is never asked: that
    /// somebody was entered is itself something they must not learn this way.
    /// </summary>
    public static readonly string[] Holders =
        ["ministry", "committee", "police", "gendarmerie", "specialised-unit", "immigration", "social-service", "health-service", "ngo"];

    private static readonly string[] Judging = ["court", "prosecution"];

    /// <param name="register">The register.</param>
    /// <param name="db">Unscoped.</param>
    /// <param name="asker">Who entered the person.</param>
    /// <param name="entered">The report that was entered.</param>
    /// <param name="alike">Who may be meant, best first.</param>
    /// <param name="ct">Stops waiting.</param>
    public static async Task<IReadOnlyList<HeldPerson>> AskableAsync(
        Register register, RegistryDb db, Actor asker, PersonReport entered, IReadOnlyList<Guid> alike, CancellationToken ct)
    {
        var reports = await (from report in db.PersonReports
                             where alike.Contains(report.Id) && !report.IsVoided && !report.IsAnonymous && report.AgencyId != asker.AgencyId && report.AgencyId != entered.AgencyId
                             join agency in db.Agencies on report.AgencyId equals agency.Id
                             where Holders.Contains(agency.Kind) && !agency.IsVoided
                             select new HeldPerson(report.Id, report.AgencyId)).ToListAsync(ct);

        // What the asker could find was shown before the entry, and "none of these" was said.
        await using var seen = register.As(asker).CreateContext(AccessVerb.Search);
        var ids = reports.ConvertAll(report => report.ReportId);
        var known = await seen.SealedIdentities.Where(row => ids.Contains(row.Id)).Select(row => row.Id).ToListAsync(ct);
        var keptFrom = await KeptFromAsync(db, entered.Id, ct);
        var ofAsker = await KeptFromAskerAsync(db, asker.AgencyId, ids, ct);
        return [.. reports.Where(report => !known.Contains(report.ReportId) && !keptFrom.Contains(report.AgencyId) && !ofAsker.Contains(report.ReportId))
            .OrderBy(report => IndexOf(alike, report.ReportId))];
    }

    /// <summary>Agencies kept away from a case of the person who was entered, or judging it: the question would tell them.</summary>
    private static async Task<HashSet<Guid>> KeptFromAsync(RegistryDb db, Guid reportId, CancellationToken ct)
    {
        var suspected = db.Suspects.Where(suspect => suspect.ReportId == reportId && !suspect.IsVoided).Select(suspect => suspect.CaseId);
        var presumed = db.Victims.Where(victim => victim.ReportId == reportId && victim.CaseId != null && !victim.IsVoided).Select(victim => victim.CaseId!.Value);
        var cases = await suspected.Concat(presumed).Distinct().ToListAsync(ct);
        var recused = await db.CaseRecusals.Where(recusal => cases.Contains(recusal.CaseId) && !recusal.IsVoided).Select(recusal => recusal.AgencyId).ToListAsync(ct);
        var judging = await db.CaseParties.Where(party => cases.Contains(party.CaseId) && Judging.Contains(party.Role) && !party.IsVoided).Select(party => party.AgencyId).ToListAsync(ct);
        return [.. recused, .. judging];
    }

    /// <summary>Persons of cases the asker's agency is kept away from: the answer would tell it.</summary>
    public static async Task<HashSet<Guid>> KeptFromAskerAsync(RegistryDb db, Guid agencyId, List<Guid> reportIds, CancellationToken ct)
    {
        var cases = db.CaseRecusals.Where(recusal => recusal.AgencyId == agencyId && !recusal.IsVoided).Select(recusal => recusal.CaseId);
        var suspected = await db.Suspects.Where(suspect => reportIds.Contains(suspect.ReportId) && cases.Contains(suspect.CaseId)).Select(suspect => suspect.ReportId).ToListAsync(ct);
        var presumed = await db.Victims.Where(victim => reportIds.Contains(victim.ReportId) && victim.CaseId != null && cases.Contains(victim.CaseId.Value))
            .Select(victim => victim.ReportId).ToListAsync(ct);
        return [.. suspected, .. presumed];
    }

    private static int IndexOf(IReadOnlyList<Guid> ids, Guid id)
    {
        for (var at = 0; at < ids.Count; at++)
        {
            if (ids[at] == id)
            {
                return at;
            }
        }

        return ids.Count;
    }
}
