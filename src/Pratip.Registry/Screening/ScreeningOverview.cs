using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;

namespace Pratip.Registry.Screening;

/// <summary>What one unit's screenings amount to. A unit that screens in minutes and never finds anything shows itself.</summary>
/// <param name="Median">Of the duration.</param>
/// <param name="Concluded">Those that came to a conclusion.</param>
/// <param name="WithoutIndication">Of those, how many found no indication at the time.</param>
public sealed record UnitScreenings(Agency? Agency, int Number, TimeSpan Median, int Concluded, int WithoutIndication);

/// <summary>Somebody within reach who should have been screened and was not.</summary>
/// <param name="Since">Held since, or referred for a screening since; as well as it is known.</param>
public sealed record Unscreened(Guid ReportId, string OwnReference, string Since);

/// <summary>Screenings unit by unit, and who has none, as far as an actor may see.</summary>
/// <param name="MissingCount">All of those without, of whom <paramref name="Missing"/> holds the first.</param>
public sealed record ScreeningOverview(IReadOnlyList<UnitScreenings> Units, IReadOnlyList<Unscreened> Missing, int MissingCount)
{
    public const int Most = 200;

    public static async Task<ScreeningOverview> ReadAsync(ActorRegister register, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.View, AccessNoun.Screenings);
        await using var db = register.CreateContext();
        var rows = await db.ScreeningInterviews.Select(one => new { one.AgencyId, one.StartedAt, one.EndedAt, one.Decision }).ToListAsync(ct);
        var agencies = await db.Agencies.ToDictionaryAsync(agency => agency.Id, ct);
        var units = rows.GroupBy(one => one.AgencyId).Select(unit => new UnitScreenings(
            agencies.GetValueOrDefault(unit.Key), unit.Count(), Median([.. unit.Select(one => one.EndedAt - one.StartedAt)]),
            unit.Count(one => ScreeningDecision.IsConclusion(one.Decision)), unit.Count(one => one.Decision == ScreeningDecision.NoIndication)));

        var home = register.Actor.AgencyId;
        var unfit = await UnfitAsync(register, ct);
        var held = from detention in db.Detentions
                   where detention.Until == null && !db.ScreeningInterviews.Any(one => one.ReportId == detention.ReportId && !unfit.Contains(one.Id))
                   join report in db.PersonReports on detention.ReportId equals report.Id
                   select new { report.Id, report.OwnReference, Since = detention.From };
        var referred = await (from referral in db.Referrals
                              where referral.Purpose == "screening" && referral.GivesReach && referral.ToAgencyId == home && !db.ScreeningInterviews.Any(one => one.ReportId == referral.ReportId && !unfit.Contains(one.Id))
                              join report in db.PersonReports on referral.ReportId equals report.Id
                              select new { report.Id, report.OwnReference, referral.SentAt }).Take(Most).ToListAsync(ct);
        var missing = await held.OrderBy(one => one.Since).ThenBy(one => one.Id).Take(Most).ToListAsync(ct);
        var all = missing.Select(one => new Unscreened(one.Id, one.OwnReference, one.Since))
            .Concat(referred.Select(one => new Unscreened(one.Id, one.OwnReference, Kernel.PhnomPenhTime.DateOf(one.SentAt).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))))
            .DistinctBy(one => one.ReportId).ToList();
        var count = missing.Count < Most ? all.Count : Math.Max(all.Count, await held.Select(one => one.Id).Distinct().CountAsync(ct));
        return new ScreeningOverview([.. units.OrderBy(unit => unit.Agency?.Code, StringComparer.Ordinal)], [.. all.Take(Most)], count);
    }

    /// <summary>Interviews with whoever is held or was referred here for one, that count for nothing any more.</summary>
    private static async Task<IReadOnlyCollection<Guid>> UnfitAsync(ActorRegister register, CancellationToken ct)
    {
        var home = register.Actor.AgencyId;
        await using var all = register.Register.CreateContext();
        return await UnfitScreenings.OfAsync(all, all.ScreeningInterviews.Where(one => all.Detentions.Any(held => held.ReportId == one.ReportId && held.Until == null && !held.IsVoided)
            || all.Referrals.Any(referral => referral.ReportId == one.ReportId && referral.Purpose == "screening" && referral.GivesReach && referral.ToAgencyId == home)), ct);
    }

    /// <summary>Of an even number the mean of the two in the middle.</summary>
    public static TimeSpan Median(IReadOnlyList<TimeSpan> durations)
    {
        ArgumentNullException.ThrowIfNull(durations);
        List<TimeSpan> inOrder = [.. durations.Order()];
        return inOrder.Count == 0 ? TimeSpan.Zero : (inOrder[(inOrder.Count - 1) / 2] + inOrder[inOrder.Count / 2]) / 2;
    }
}
