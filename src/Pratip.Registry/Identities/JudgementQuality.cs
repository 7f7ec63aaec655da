using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;

namespace Pratip.Registry.Identities;

/// <summary>How far officers agree with each other and with the engine, over the pairs within the user's reach.</summary>
/// <param name="Decided">Pairs that are decided.</param>
/// <param name="LookedAtTwice">Pairs of which two officers or more have said "same" or "not same", taken back or not.</param>
/// <param name="Disagreed">Those of them on which they did not say the same.</param>
/// <param name="Checked">Pairs of the sample of what the engine decided, that an officer has decided.</param>
/// <param name="FoundWrong">Those of them that are of two persons.</param>
public sealed record JudgementQuality(int Decided, int LookedAtTwice, int Disagreed, int Checked, int FoundWrong)
{
    public static async Task<JudgementQuality> ReadAsync(ActorRegister register, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.View, AccessNoun.Linkage);
        await using var db = register.CreateContext();
        var said = await db.IdentityJudgements.Where(one => one.Maker == JudgementMaker.Officer && !one.IsVoided).ToListAsync(ct);
        var sampled = await db.IdentityPairs.Where(pair => pair.Cause == ReviewCause.Sample && !pair.IsVoided).Select(pair => new { pair.ReportAId, pair.ReportBId }).ToListAsync(ct);

        // The engine's own are outside most reaches; of those that officers have seen, the ids are enough.
        await using var all = register.Register.CreateContext();
        var engines = await all.IdentityJudgements.Where(one => one.Maker == JudgementMaker.Engine && all.IdentityJudgements.Any(later => later.SupersedesId == one.Id)).Select(one => one.Id).ToListAsync(ct);
        return Of(said, sampled.Select(pair => ReportPair.Of(pair.ReportAId, pair.ReportBId)).ToHashSet(), engines.ToHashSet());
    }

    /// <param name="said">What officers said, reversals among it.</param>
    /// <param name="sampled">The pairs that stand in the sample now.</param>
    /// <param name="engines">What the engine had decided and an officer then looked at: that pair was in the sample, whatever it is put before somebody for today.</param>
    internal static JudgementQuality Of(IReadOnlyCollection<IdentityJudgement> said, IReadOnlySet<ReportPair> sampled, IReadOnlySet<Guid> engines)
    {
        var byPair = said.GroupBy(ReportPair.Of).ToDictionary(pair => pair.Key, pair => pair.ToList());
        var pairs = byPair.Values.Select(pair => (Verdict: JudgementRules.InForce(pair) is { } holds && JudgementRules.IsDecided(holds) ? holds.Verdict : null, Opinions: Opinions(pair))).ToList();
        var twice = pairs.Where(pair => pair.Opinions.Count > 1).ToList();
        var checks = byPair.Select(pair => CheckOf(pair.Value, sampled.Contains(pair.Key), engines)).OfType<string>().ToList();
        return new JudgementQuality(
            pairs.Count(pair => pair.Verdict is not null), twice.Count, twice.Count(pair => pair.Opinions.Distinct(StringComparer.Ordinal).Count() > 1),
            checks.Count, checks.Count(verdict => verdict == Verdicts.NotSame));
    }

    /// <summary>What officers hold of what the engine decided, by the identities it had then: what is learnt of either person later makes no other check of it.</summary>
    private static string? CheckOf(List<IdentityJudgement> pair, bool isSampled, IReadOnlySet<Guid> engines)
    {
        var check = pair.Where(one => one.SupersedesId is { } before && engines.Contains(before)).MinBy(one => one.At);
        var holds = JudgementRules.InForce(check is null ? pair : pair.Where(one => one.Verdict == Verdicts.Reversed || (one.SeenA == check.SeenA && one.SeenB == check.SeenB)));
        return (check is not null || isSampled) && JudgementRules.IsDecided(holds) ? holds!.Verdict : null;
    }

    /// <summary>The first decision of each officer: what they thought before they heard of the other.</summary>
    private static List<string> Opinions(IEnumerable<IdentityJudgement> pair) =>
        [.. pair.Where(one => one.Verdict is Verdicts.Same or Verdicts.NotSame).GroupBy(one => one.MadeBy, StringComparer.Ordinal).Select(officer => officer.OrderBy(one => one.At).First().Verdict)];
}
