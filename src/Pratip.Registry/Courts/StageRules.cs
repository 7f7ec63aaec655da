using Pratip.Kernel;

namespace Pratip.Registry.Courts;

/// <summary>
/// What the procedure asks of a step: which steps need an outcome, which can bear a sentence, and what cannot have come
/// before what. Dates are partial, so only what certainly is wrong is wrong; a step may be repeated (a new trial after an
/// appeal, an investigation after an immediate appearance), so a step needs only one of each kind before it.
/// </summary>
public static class StageRules
{
    public const string ImmediateAppearance = "immediate-appearance";

    public const string Verdict = "verdict";

    public const string NonSuit = "non-suit";

    public const string Appeal = "appeal";

    public const string Unknown = "unknown";

    /// <summary>Steps of a decision: an outcome is part of them.</summary>
    private static readonly string[] Deciding = [Verdict, NonSuit, "filed-without-processing"];

    private static readonly string[] MaySentence = [Verdict, Appeal, "supreme-court", "enforcement"];

    /// <summary>Steps by which a charge may be upheld or dropped.</summary>
    private static readonly string[] MayDecide = [.. Deciding, "indictment", Appeal, "supreme-court"];

    private static readonly string[] Convicting = ["convicted", "in-absentia"];

    /// <summary>Outcomes under which a sentence stands or is changed on a later instance.</summary>
    private static readonly string[] WithSentence = [.. Convicting, "upheld", "overturned", "reclassified", "other", Unknown];

    /// <summary>Step by step, what has to come first wherever it is recorded at all.</summary>
    private static readonly Dictionary<string, string[]> Before = new(StringComparer.Ordinal)
    {
        ["custody"] = ["arrest"],
        ["referral-to-court"] = ["inquiry"],
        ["filed-without-processing"] = ["inquiry"],
        [ImmediateAppearance] = ["referral-to-court"],
        ["judicial-investigation"] = ["referral-to-court"],
        ["indictment"] = ["referral-to-court", "judicial-investigation"],
        [NonSuit] = ["referral-to-court", "judicial-investigation"],
        ["trial"] = ["referral-to-court", ImmediateAppearance, "judicial-investigation", "indictment"],
        [Verdict] = ["referral-to-court", ImmediateAppearance, "judicial-investigation", "indictment", "trial"],
        [Appeal] = [Verdict],
        ["supreme-court"] = [Verdict, Appeal],
        ["enforcement"] = [Verdict],
    };

    /// <summary>After an immediate appearance the court may send the case back, so that these follow a trial.</summary>
    private static readonly string[] AfterImmediateAppearance = ["judicial-investigation", "indictment"];

    public static bool NeedsOutcome(string stage) => Deciding.Contains(stage, StringComparer.Ordinal);

    public static bool MayDecideOnCharges(string? stage) => MayDecide.Contains(stage, StringComparer.Ordinal);

    /// <summary>A sentence is carried out whatever came of it; elsewhere one goes with a conviction, or with what a later instance made of it.</summary>
    public static bool MayBearSentence(string? stage, string? outcome) =>
        MaySentence.Contains(stage, StringComparer.Ordinal) && (stage == "enforcement" || AllowsSentence(outcome));

    public static bool IsConviction(string? outcome) => Convicting.Contains(outcome, StringComparer.Ordinal);

    /// <summary>Imprisonment, suspended or not, is the sentence that is measured in months.</summary>
    public static bool IsMeasured(string? sentence) => sentence is "imprisonment" or "suspended";

    /// <summary>The judgments, and the decisions of an investigating judge, that an appeal is against; an unknown step may be one.</summary>
    public static bool CanBeAppealed(string stage) => stage is Verdict or NonSuit or Unknown;

    /// <summary>The first pair of steps in an order that cannot be, or null. The later of the pair is the one that ought to come second.</summary>
    /// <param name="steps">All steps of one suspect, the new one among them.</param>
    public static (ProceduralStage First, ProceduralStage Second)? Misplaced(IReadOnlyList<ProceduralStage> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        return Misplaced(steps, steps.Any(step => step.Stage == ImmediateAppearance));
    }

    /// <summary>The steps without those that contradict each other: of such a pair nobody knows which of the two is wrong.</summary>
    internal static IReadOnlyList<ProceduralStage> InOrder(IReadOnlyList<ProceduralStage> steps, bool wasImmediate)
    {
        var left = steps.ToList();
        while (Misplaced(left, wasImmediate) is { } pair)
        {
            left.Remove(pair.First);
            left.Remove(pair.Second);
        }

        return left;
    }

    /// <param name="steps">Those that are compared.</param>
    /// <param name="wasImmediate">Whether the suspect appeared at once, also where that step is not among them.</param>
    internal static (ProceduralStage First, ProceduralStage Second)? Misplaced(IReadOnlyList<ProceduralStage> steps, bool wasImmediate)
    {
        foreach (var second in steps)
        {
            var kinds = Before.GetValueOrDefault(second.Stage, []).Where(kind => !wasImmediate || !AfterImmediateAppearance.Contains(kind, StringComparer.Ordinal));
            foreach (var kind in kinds)
            {
                var firsts = steps.Where(step => step.Stage == kind).ToList();
                if (firsts.Count > 0 && firsts.TrueForAll(first => IsCertainlyBefore(second, first)))
                {
                    return (firsts[0], second);
                }
            }
        }

        return null;
    }

    private static bool AllowsSentence(string? outcome) => WithSentence.Contains(outcome, StringComparer.Ordinal);

    private static bool IsCertainlyBefore(ProceduralStage one, ProceduralStage other) =>
        PartialDate.TryParseIso(one.On, out var on) && PartialDate.TryParseIso(other.On, out var than) && on.IsCertainlyBefore(than);
}
