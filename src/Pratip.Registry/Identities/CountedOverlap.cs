using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Identities;

/// <summary>Whose reports are counted.</summary>
public enum CountedPopulation
{
    Reports,
    Victims,
    Suspects,
    Removed,
}

/// <summary>How many persons the reports of two agencies have in common; of one agency and itself, how many it has reported.</summary>
public sealed record OverlapCell(Guid AgencyId, Guid OtherAgencyId, int Persons);

/// <summary>How many persons exactly these agencies have reported, and no other: what an estimate of those nobody reported begins from.</summary>
public sealed record OverlapHistory(IReadOnlyList<Guid> AgencyIds, int Persons);

/// <summary>Reports, the persons they come down to, and what the agencies have in common. Numbers alone: no report and no name.</summary>
public sealed record OverlapCounts(int Reports, int Persons, IReadOnlyList<OverlapCell> Cells, IReadOnlyList<OverlapHistory> Histories)
{
    /// <summary>Reports that would have been counted as persons of their own.</summary>
    public int Removed => Reports - Persons;

    /// <summary>Persons that more than one agency has reported.</summary>
    public int Shared => Histories.Where(history => history.AgencyIds.Count > 1).Sum(history => history.Persons);

    /// <summary>Each two agencies once, those with most persons in common first.</summary>
    public IEnumerable<OverlapCell> Pairs => Cells.Where(cell => cell.AgencyId.CompareTo(cell.OtherAgencyId) < 0).OrderByDescending(cell => cell.Persons);

    /// <param name="reports">For each report the agency and the person it is counted under.</param>
    public static OverlapCounts Of(IEnumerable<(Guid AgencyId, Guid PersonId)> reports)
    {
        ArgumentNullException.ThrowIfNull(reports);
        var all = reports.ToList();
        var histories = all.GroupBy(report => report.PersonId, report => report.AgencyId)
            .Select(person => person.Distinct().Order().ToArray())
            .GroupBy(agencies => string.Join(' ', agencies), StringComparer.Ordinal)
            .Select(same => new OverlapHistory(same.First(), same.Count()))
            .OrderByDescending(history => history.Persons).ThenBy(history => string.Join(' ', history.AgencyIds), StringComparer.Ordinal).ToList();
        var cells = new Dictionary<(Guid, Guid), int>();
        foreach (var history in histories)
        {
            foreach (var one in history.AgencyIds)
            {
                foreach (var other in history.AgencyIds)
                {
                    cells[(one, other)] = cells.GetValueOrDefault((one, other)) + history.Persons;
                }
            }
        }

        return new OverlapCounts(
            all.Count, histories.Sum(history => history.Persons),
            [.. cells.OrderBy(cell => cell.Key).Select(cell => new OverlapCell(cell.Key.Item1, cell.Key.Item2, cell.Value))], histories);
    }
}

/// <summary>The overlap between agencies, for whoever may see figures.</summary>
public static class CountedOverlap
{
    /// <summary>As the last run of the linkage left it; a report entered since counts by itself.</summary>
    public static async Task<OverlapCounts> ReadAsync(ActorRegister register, CountedPopulation population, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.View, AccessNoun.Figures);

        // Whoever sees figures sees them of all agencies; no row leaves this method.
        await using var db = register.Register.CreateContext();
        return await ReadAsync(db, population, ct);
    }

    internal static async Task<OverlapCounts> ReadAsync(RegistryDb db, CountedPopulation population, CancellationToken ct)
    {
        var counted = await LinkedPersonsAsync(db, ct);
        var reports = await Of(db, population).Select(report => new { report.Id, report.AgencyId, report.PersonId }).ToListAsync(ct);
        return OverlapCounts.Of(reports.Select(report => (report.AgencyId, counted.GetValueOrDefault(report.Id, report.PersonId))));
    }

    /// <summary>For each report that is counted under another's person, that person.</summary>
    internal static Task<Dictionary<Guid, Guid>> LinkedPersonsAsync(RegistryDb db, CancellationToken ct) =>
        db.CountedPersons.Where(row => !row.IsVoided).ToDictionaryAsync(row => row.Id, row => row.PersonId, ct);

    private static IQueryable<People.PersonReport> Of(RegistryDb db, CountedPopulation population)
    {
        var reports = db.PersonReports.Where(report => !report.IsVoided);
        return population switch
        {
            CountedPopulation.Victims => reports.Where(report => db.Victims.Any(row => row.ReportId == report.Id && !row.IsVoided)),
            CountedPopulation.Suspects => reports.Where(report => db.Suspects.Any(row => row.ReportId == report.Id && !row.IsVoided)),
            CountedPopulation.Removed => reports.Where(report => db.Removals.Any(row => row.ReportId == report.Id && !row.IsVoided)),
            _ => reports,
        };
    }
}
