using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Cases;
using Pratip.Registry.People;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Reintegration;

/// <summary>Interceptions and repatriations of one country.</summary>
/// <param name="Country">ISO 3166-1 alpha-2; null where none is known.</param>
public sealed record CountryCount(string? Country, int Interceptions, int Repatriations);

/// <summary>Somebody brought home or stopped for whom no stage was recorded.</summary>
public sealed record Unaccompanied(Guid ReportId, string OwnReference, Guid AgencyId);

/// <summary>Cambodians trafficked abroad, as far as they are within reach: by country, and for whom nobody has begun.</summary>
public static class ReintegrationList
{
    public static async Task<IReadOnlyList<CountryCount>> ByCountryAsync(ActorRegister register, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.View, AccessNoun.Removals);
        await using var db = register.CreateContext();
        var stopped = await db.Interceptions.GroupBy(one => one.DestinationCountry).Select(group => new { Country = group.Key, Count = group.Count() }).ToListAsync(ct);
        var returned = await db.Repatriations.GroupBy(one => one.FromCountry).Select(group => new { Country = (string?)group.Key, Count = group.Count() }).ToListAsync(ct);
        return [.. stopped.Concat(returned).Select(one => one.Country).Distinct(StringComparer.Ordinal)
            .Select(country => new CountryCount(country, stopped.Where(one => one.Country == country).Sum(one => one.Count), returned.Where(one => one.Country == country).Sum(one => one.Count)))
            .OrderByDescending(one => one.Interceptions + one.Repatriations).ThenBy(one => one.Country, StringComparer.Ordinal)];
    }

    /// <summary>Those entered last first. Null where the reader does not see stages at all: then nobody knows who has none.</summary>
    public static async Task<Listing<Unaccompanied>?> WithoutStepAsync(ActorRegister register, Guid? after, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.View, AccessNoun.Removals);
        if (!register.Actor.May(AccessVerb.View, AccessNoun.Victims))
        {
            return null;
        }

        await using var db = register.CreateContext();
        var waiting = Waiting(db);
        waiting = after is { } last ? waiting.Where(report => report.Id.CompareTo(last) < 0) : waiting;
        var rows = await waiting.OrderByDescending(report => report.Id).Select(report => new Unaccompanied(report.Id, report.OwnReference, report.AgencyId))
            .Take(CaseList.PageSize + 1).ToListAsync(ct);
        return new Listing<Unaccompanied>([.. rows.Take(CaseList.PageSize)], rows.Count > CaseList.PageSize ? rows[CaseList.PageSize - 1].ReportId : null);
    }

    /// <summary>The stages of a person's reports, oldest first, and on which reports the reader may record one.</summary>
    public static async Task<(IReadOnlyList<ReintegrationStep> Steps, IReadOnlySet<Guid> MayEnter)> OfReportsAsync(ActorRegister register, IReadOnlyCollection<Guid> reportIds, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(reportIds);
        register.Require(AccessVerb.View, AccessNoun.Victims);
        await using var db = register.CreateContext();
        var steps = await db.ReintegrationSteps.Where(step => reportIds.Contains(step.ReportId)).OrderBy(step => step.EventId).ToListAsync(ct);
        if (!register.Actor.May(AccessVerb.Enter, AccessNoun.Victims))
        {
            return (steps, new HashSet<Guid>());
        }

        await using var entering = register.CreateContext(AccessVerb.Enter, AccessNoun.Victims);
        return (steps, (await entering.PersonReports.Where(report => reportIds.Contains(report.Id)).Select(report => report.Id).ToListAsync(ct)).ToHashSet());
    }

    private static IQueryable<PersonReport> Waiting(RegistryDb db) => db.PersonReports.Where(report =>
        (db.Interceptions.Any(one => one.ReportId == report.Id) || db.Repatriations.Any(one => one.ReportId == report.Id)) && !db.ReintegrationSteps.Any(step => step.ReportId == report.Id));
}
