using Pratip.Linkage.Linking;
using Pratip.Linkage.Weights;

namespace Pratip.Registry.Identities;

/// <summary>
/// What officers' decisions teach of the probabilities. They look at uncertain pairs above all and at a sample of what the engine decides, so a
/// judged pair stands for as many of its stratum as were not judged (inverse chance of selection: Horvitz and Thompson 1952, JASA
/// 47:663; no more than the sample allows: Cole and Hernan 2008, Am. J. Epidemiol. 168:656). Strata are by what the engine says, because
/// that is what decides who looks.
/// </summary>
internal sealed class JudgedEvidence
{
    /// <summary>A stratum ends where the next begins, in thousandths of what the engine says by itself.</summary>
    public static readonly int[] Strata = [0, 50, 200, 500, 800, 950, 1001];

    private JudgedEvidence(IReadOnlyList<JudgedPair> pairs) => (Pairs, Line) = (pairs, Calibration.Learn(pairs));

    public IReadOnlyList<JudgedPair> Pairs { get; }

    /// <summary>Null where too few pairs are judged.</summary>
    public Calibration? Line { get; }

    /// <param name="input">The reports.</param>
    /// <param name="run">Their pairs, by the engine alone.</param>
    /// <param name="inForce">What holds of their pairs.</param>
    public static JudgedEvidence Of(LinkageInput input, LinkageRun run, IReadOnlyDictionary<ReportPair, IdentityJudgement> inForce)
    {
        var decided = input.PlacesOf(inForce.Where(one => JudgementRules.IsDecided(one.Value)).Select(one => one.Key)).Where(IsOfToday)
            .Select(pair => (Bits: run.Weigh(pair.A, pair.B), IsSame: inForce[pair.Pair].Verdict == Verdicts.Same)).ToList();
        var judged = decided.CountBy(pair => StratumOf(run, pair.Bits)).ToDictionary();
        var all = run.Edges.CountBy(edge => StratumOf(run, edge.Bits)).ToDictionary();
        return new JudgedEvidence(decided.ConvertAll(pair => new JudgedPair(pair.Bits + run.Model.PriorWeight, pair.IsSame, Weight(StratumOf(run, pair.Bits)))));

        // What was decided of another identity than the one that is compared now teaches nothing of it.
        bool IsOfToday((ReportPair Pair, int A, int B) pair) => !JudgementRules.IsReopened(inForce[pair.Pair], input.Reports[pair.A].IdentityVersion, input.Reports[pair.B].IdentityVersion);

        double Weight(int stratum) => Math.Clamp(all.GetValueOrDefault(stratum) / (double)judged[stratum], 1, LinkagePlan.OneSampledIn);
    }

    private static int StratumOf(LinkageRun run, double bits)
    {
        var perMille = 1000 * LogOdds.Probability(bits + run.Model.PriorWeight);
        return Array.FindLastIndex(Strata, from => from <= perMille);
    }
}
