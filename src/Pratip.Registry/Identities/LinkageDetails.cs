using Pratip.Linkage.Blocking;
using Pratip.Linkage.Weights;

namespace Pratip.Registry.Identities;

/// <summary>What a run learnt, found and may have missed, for whoever has to defend its count. Numbers alone: no report and no name.</summary>
/// <param name="Fields">What each field's levels weigh.</param>
/// <param name="Prior">The share of pairs of one person among all pairs of reports.</param>
/// <param name="Thresholds">What other thresholds would have let expect.</param>
/// <param name="Rules">Which pairs were compared at all.</param>
/// <param name="CutPairs">Pairs that were not compared because their block was too large.</param>
/// <param name="Sizes">How many persons were reported how often.</param>
/// <param name="Groups">What is expected of the pairs of one group of people: the engine errs more often for some.</param>
/// <param name="Judged">What officers said of pairs, beside what the engine says.</param>
/// <param name="Line">By which the probabilities are calibrated on what officers said; null where they have decided too few pairs, and nothing is changed.</param>
public sealed record LinkageDetails(
    IReadOnlyList<FieldWeights> Fields, double Prior, IReadOnlyList<ThresholdPoint> Thresholds, IReadOnlyList<ChosenRule> Rules, long CutPairs,
    IReadOnlyList<ReportedTimes> Sizes, IReadOnlyList<GroupOfPairs> Groups, IReadOnlyList<JudgedPairs> Judged, Calibration? Line)
{
    /// <summary>Whether the weights were learnt from these reports; where there are too few of one person, they are those that are usual.</summary>
    public bool AreWeightsLearnt { get; init; } = true;
}

/// <summary>Expected of the pairs from a probability on, as far as the probabilities can be believed.</summary>
/// <param name="PerMille">The probability.</param>
/// <param name="Pairs">The pairs from there on.</param>
/// <param name="Precision">The share of them that is expected to be of one person.</param>
/// <param name="Recall">The share of the compared pairs of one person that is expected among them.</param>
/// <param name="IsChosen">Whether the run went by it.</param>
public sealed record ThresholdPoint(int PerMille, int Pairs, double Precision, double Recall, bool IsChosen)
{
    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);
}

/// <summary>How many persons were reported so often.</summary>
/// <param name="Times">How often; the last entry stands for that and more.</param>
/// <param name="Persons">How many.</param>
public sealed record ReportedTimes(int Times, int Persons);

/// <summary>The pairs of reports of one group of people.</summary>
/// <param name="Kind">What it is a group by: citizenship or script.</param>
/// <param name="Code">Which; null for all that are too few to stand alone.</param>
/// <param name="Automatic">Pairs the engine holds for one person.</param>
/// <param name="ExpectedWrong">The share of them that is expected to be of two.</param>
/// <param name="Reviews">Pairs that somebody has to look at.</param>
public sealed record GroupOfPairs(string Kind, string? Code, int Automatic, double ExpectedWrong, int Reviews)
{
    public const string ByCitizenship = "citizenship";
    public const string ByScript = "script";

    /// <summary>The code of pairs whose reports are of two groups.</summary>
    public const string Mixed = "mixed";
    public const string Unknown = "unknown";
}

/// <summary>Pairs that officers decided, by what the engine says of them.</summary>
/// <param name="FromPerMille">The probability from which on.</param>
/// <param name="ToPerMille">The probability below which.</param>
/// <param name="Pairs">How many pairs.</param>
/// <param name="Said">The mean of what the engine says by itself.</param>
/// <param name="Same">The share that officers call the same person.</param>
/// <param name="Calibrated">The mean of what the run goes by.</param>
public sealed record JudgedPairs(int FromPerMille, int ToPerMille, int Pairs, double Said, double Same, double Calibrated);
