using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Reference.Screening;
using Pratip.Registry.Access;
using Pratip.Registry.Children;
using Pratip.Registry.Removals;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Screening;

/// <summary>An interview that counts, and what it came to.</summary>
internal sealed record CountedScreening(Guid Id, Guid ReportId, string Decision);

/// <summary>
/// Interviews that count for nothing any more, because the person is by now known to be, or perhaps to be, a child and was asked as an
/// adult. Whoever counts who was screened leaves them out, as the gate does.
/// </summary>
internal static class UnfitScreenings
{
    private static readonly string[] ForChildren = [.. IndicatorCatalogue.Standard.Sets.Where(set => set.IsForChildren).Select(set => set.Id)];

    /// <summary>Interviews on these reports within the actor's reach that count still.</summary>
    public static async Task<IReadOnlyList<CountedScreening>> CountedAsync(ActorRegister register, IReadOnlyCollection<Guid> reportIds, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        var interviews = await db.ScreeningInterviews.Where(one => reportIds.Contains(one.ReportId)).Select(one => new CountedScreening(one.Id, one.ReportId, one.Decision)).ToListAsync(ct);
        if (interviews.Count == 0)
        {
            return [];
        }

        await using var all = register.Register.CreateContext();
        var ids = interviews.ConvertAll(one => one.Id);
        var unfit = await OfAsync(all, all.ScreeningInterviews.Where(one => ids.Contains(one.Id)), ct);
        return interviews.FindAll(one => !unfit.Contains(one.Id));
    }

    /// <summary>Those of the interviews, read past all scopes: what another agency knows of the age counts as well.</summary>
    /// <param name="db">Without scope.</param>
    /// <param name="interviews">Of this context.</param>
    public static async Task<HashSet<Guid>> OfAsync(RegistryDb db, IQueryable<ScreeningInterview> interviews, CancellationToken ct)
    {
        var asAdults = await (from one in interviews
                              where !one.IsVoided && !ForChildren.Contains(one.IndicatorSet)
                              join report in db.PersonReports on one.ReportId equals report.Id
                              select new
                              {
                                  Interview = one,
                                  report.PersonId,
                                  Youngest = db.PersonReports.Where(other => other.PersonId == report.PersonId && !other.IsVoided).Max(other => other.BirthYear),
                                  SaysMore = db.PersonReports.Any(other => other.PersonId == report.PersonId && !other.IsVoided && (other.BirthYear == null || db.Victims.Any(victim => victim.ReportId == other.Id && !victim.IsVoided)
                                      || db.ChildSituations.Any(situation => situation.ReportId == other.Id && !situation.IsVoided))),
                              }).ToListAsync(ct);

        // Most are adults by every year of birth on record; of the others the rule about children is asked.
        var doubtful = asAdults.FindAll(one => one.SaysMore || one.Youngest + AgeBandSet.Majority + ChildRule.EstimateError >= one.Interview.StartedAt.Year);
        if (doubtful.Count == 0)
        {
            return [];
        }

        var facts = await GateReader.ReadAsync(db, [.. doubtful.Select(one => one.PersonId).Distinct()], ct);
        return [.. doubtful.Where(one => facts.TryGetValue(one.PersonId, out var of) && !SuitableSets.Fits(one.Interview, of)).Select(one => one.Interview.Id)];
    }
}
