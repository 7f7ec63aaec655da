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
        return Of(said, sampled.Select(pair => ReportPair.Of(pair.ReportAId, pair.ReportBId)).ToHashSet());
    }

    /// <param name="said">What officers said, reversals among it.</param>
    /// <param name="sampled">The pairs of the sample.</param>
    internal static JudgementQuality Of(IReadOnlyCollection<IdentityJudgement> said, IReadOnlySet<ReportPair> sampled)
    {
        var pairs = said.GroupBy(ReportPair.Of).Select(pair => (pair.Key, Verdict: JudgementRules.InForce(pair) is { } holds && JudgementRules.IsDecided(holds) ? holds.Verdict : null, Opinions: Opinions(pair))).ToList();
        var twice = pairs.Where(pair => pair.Opinions.Count > 1).ToList();
        var checkedPairs = pairs.Where(pair => pair.Verdict is not null && sampled.Contains(pair.Key)).ToList();
        return new JudgementQuality(
            pairs.Count(pair => pair.Verdict is not null), twice.Count, twice.Count(pair => pair.Opinions.Distinct(StringComparer.Ordinal).Count() > 1),
            checkedPairs.Count, checkedPairs.Count(pair => pair.Verdict == Verdicts.NotSame));
    }

    /// <summary>The first decision of each officer: what they thought before they heard of the other.</summary>
    private static List<string> Opinions(IEnumerable<IdentityJudgement> pair) =>
        [.. pair.Where(one => one.Verdict is Verdicts.Same or Verdicts.NotSame).GroupBy(one => one.MadeBy, StringComparer.Ordinal).Select(officer => officer.OrderBy(one => one.At).First().Verdict)];
}
