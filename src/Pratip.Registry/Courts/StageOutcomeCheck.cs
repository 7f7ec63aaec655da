using Pratip.Registry.Entry;

namespace Pratip.Registry.Courts;

/// <summary>What a step says of its outcome and sentence, held against what can come of it: alike for a step that is entered and one that is corrected.</summary>
internal static class StageOutcomeCheck
{
    public static void Check(EntryCheck check, ProceduralStage step)
    {
        CheckOutcome(check, step);
        CheckSentence(check, step);
    }

    private static void CheckOutcome(EntryCheck check, ProceduralStage step)
    {
        if (string.IsNullOrEmpty(step.Outcome))
        {
            // What the step is called is its outcome, except for a verdict.
            if (step.Stage == StageRules.Verdict)
            {
                check.Refuse(nameof(step.Outcome), "stages.outcome-missing");
            }
        }
        else if (step.Outcome == "pending" && StageRules.NeedsOutcome(step.Stage))
        {
            check.Refuse(nameof(step.Outcome), "stages.outcome-pending");
        }
        else if (!StageOutcomes.CanCome(step.Stage, step.Outcome))
        {
            check.Refuse(nameof(step.Outcome), "stages.outcome-of-another");
        }
    }

    private static void CheckSentence(EntryCheck check, ProceduralStage step)
    {
        var hasSentence = !string.IsNullOrEmpty(step.SentenceKind);
        if (hasSentence && !StageRules.MayBearSentence(step.Stage, step.Outcome))
        {
            check.Refuse(nameof(step.SentenceKind), "stages.no-sentence");
        }
        else if (!hasSentence && step.Stage == StageRules.Verdict && StageRules.IsConviction(step.Outcome))
        {
            check.Refuse(nameof(step.SentenceKind), "stages.sentence-missing");
        }

        if (step.SentenceMonths is not null && !StageRules.IsMeasured(step.SentenceKind))
        {
            check.Refuse(nameof(step.SentenceMonths), "stages.no-months");
        }
    }
}
