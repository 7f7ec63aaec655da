using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Identities;

/// <summary>The numbers of a run over some reports: what it came to, and what stands of all the others.</summary>
internal static class LinkageTotals
{
    public static async Task<LinkageOutcome> OfAsync(
        RegistryDb db, KeptLinkage kept, LinkageStep step, LinkagePlan plan, Dictionary<ReportPair, IdentityJudgement> inForce, CancellationToken ct)
    {
        var ids = step.ReportIds?.ToHashSet();
        var officers = LinkageJob.InForce(await db.IdentityJudgements.Where(row => !row.IsVoided && row.Maker == JudgementMaker.Officer).ToListAsync(ct));
        var persons = ids is null ? [] : await CountedOverlap.LinkedPersonsAsync(db, ct);
        foreach (var id in ids ?? [])
        {
            persons.Remove(id);
        }

        foreach (var (id, person) in plan.PersonOf())
        {
            persons[id] = person;
        }

        var others = ids is null ? [] : await OtherReviewsAsync(db, ids, ct);
        return new LinkageOutcome(
            plan.ModelVersion, kept.Learnt.Seed, plan.ThresholdPerMille, plan.Automatic.Count + (ids is null ? 0 : await OtherAutomaticAsync(db, ids, officers, ct)),
            LinkageJob.CausesOf(plan.Reviews.Select(pair => pair.Cause!).Concat(others)), plan.ReviewsFound - plan.Reviews.Count,
            officers.Values.Count(JudgementRules.IsDecided), plan.Persons.Oversized.Count, await LinkageJob.CountsAsync(db, persons, ct))
        {
            Looked = step.Input.Reports.Count,
        };
    }

    private static async Task<List<string>> OtherReviewsAsync(RegistryDb db, HashSet<Guid> ids, CancellationToken ct)
    {
        var open = await db.IdentityPairs.Where(pair => pair.IsOpen && !pair.IsVoided).Select(pair => new { pair.ReportAId, pair.ReportBId, pair.Cause }).ToListAsync(ct);
        return [.. open.Where(pair => !ids.Contains(pair.ReportAId) && !ids.Contains(pair.ReportBId)).Select(pair => pair.Cause)];
    }

    /// <summary>What the engine holds and has not taken back, unless an officer has decided.</summary>
    private static async Task<int> OtherAutomaticAsync(RegistryDb db, HashSet<Guid> ids, Dictionary<ReportPair, IdentityJudgement> officers, CancellationToken ct)
    {
        var engines = await db.IdentityJudgements.Where(row => !row.IsVoided && row.Maker == JudgementMaker.Engine)
            .Select(row => new { row.ReportAId, row.ReportBId, row.Verdict }).ToListAsync(ct);
        return engines.Where(row => !ids.Contains(row.ReportAId) && !ids.Contains(row.ReportBId))
            .Where(row => !JudgementRules.IsDecided(officers.GetValueOrDefault(ReportPair.Of(row.ReportAId, row.ReportBId))))
            .Sum(row => row.Verdict == Verdicts.Reversed ? -1 : 1);
    }
}
