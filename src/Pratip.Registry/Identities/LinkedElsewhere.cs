using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Identities;

/// <summary>What stands in the register of reports that a run did not have to look at.</summary>
/// <param name="Automatic">Pairs the engine holds for one person and no officer has decided.</param>
/// <param name="Causes">Why each pair that somebody has to look at is there.</param>
/// <param name="Persons">For each report that is counted under another's person, that person.</param>
/// <param name="Decided">How many pairs officers have decided, of these reports or others.</param>
internal sealed record LinkedElsewhere(IReadOnlyList<ReportPair> Automatic, IReadOnlyList<string> Causes, IReadOnlyDictionary<Guid, Guid> Persons, int Decided)
{
    /// <param name="db">Where to read.</param>
    /// <param name="reportIds">The reports the run looks at; null where it is all of them.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<LinkedElsewhere> ReadAsync(RegistryDb db, Guid[]? reportIds, CancellationToken ct)
    {
        var officers = LinkageJob.InForce(await db.IdentityJudgements.Where(row => !row.IsVoided && row.Maker == JudgementMaker.Officer).ToListAsync(ct));
        var decided = officers.Where(one => JudgementRules.IsDecided(one.Value)).Select(one => one.Key).ToHashSet();
        if (reportIds is null)
        {
            return new LinkedElsewhere([], [], new Dictionary<Guid, Guid>(), decided.Count);
        }

        var ids = reportIds.ToHashSet();
        var persons = await CountedOverlap.LinkedPersonsAsync(db, ct);
        foreach (var id in ids)
        {
            persons.Remove(id);
        }

        var open = await db.IdentityPairs.Where(pair => pair.IsOpen && !pair.IsVoided).Select(pair => new { pair.ReportAId, pair.ReportBId, pair.Cause }).ToListAsync(ct);
        return new LinkedElsewhere(
            [.. (await HeldAsync(db, ct)).Where(pair => !ids.Contains(pair.A) && !ids.Contains(pair.B) && !decided.Contains(pair))],
            [.. open.Where(pair => !ids.Contains(pair.ReportAId) && !ids.Contains(pair.ReportBId)).Select(pair => pair.Cause)], persons, decided.Count);
    }

    /// <summary>What the run came to, and what stands elsewhere.</summary>
    public async Task<LinkageOutcome> OutcomeAsync(RegistryDb db, KeptLinkage kept, LinkageStep step, LinkagePlan plan, CancellationToken ct)
    {
        var persons = new Dictionary<Guid, Guid>(Persons);
        foreach (var (id, person) in plan.PersonOf())
        {
            persons[id] = person;
        }

        return new LinkageOutcome(
            plan.ModelVersion, kept.Learnt.Seed, plan.ThresholdPerMille, plan.Automatic.Count + Automatic.Count, LinkageJob.CausesOf(plan.Reviews.Select(pair => pair.Cause!).Concat(Causes)),
            plan.ReviewsFound - plan.Reviews.Count, Decided, plan.Persons.Oversized.Count, await LinkageJob.CountsAsync(db, persons, ct))
        {
            Looked = step.Input.Reports.Count,
        };
    }

    /// <summary>Pairs the engine holds for one person and has not taken back: of each pair it takes back the one judgement that stands.</summary>
    private static async Task<IEnumerable<ReportPair>> HeldAsync(RegistryDb db, CancellationToken ct)
    {
        var engines = await db.IdentityJudgements.Where(row => !row.IsVoided && row.Maker == JudgementMaker.Engine)
            .Select(row => new { row.ReportAId, row.ReportBId, row.Verdict }).ToListAsync(ct);
        return engines.GroupBy(row => ReportPair.Of(row.ReportAId, row.ReportBId)).Where(pair => pair.Sum(row => row.Verdict == Verdicts.Reversed ? -1 : 1) > 0).Select(pair => pair.Key);
    }
}
