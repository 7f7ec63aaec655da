using Pratip.Registry.Audit;
using Pratip.Registry.Entry;

namespace Pratip.Registry.Courts;

/// <summary>A dated step of the procedure against one suspect, and what it decides on the charges.</summary>
public sealed record AddStageOptions
{
    /// <summary>A hundred years.</summary>
    private const int MostMonths = 1200;

    public Guid Id { get; init; } = RowId.Next();

    public required Guid SuspectId { get; init; }

    /// <summary>Code of the list procedural-stage.</summary>
    public string? Stage { get; init; }

    public string? On { get; init; }

    public string? Court { get; init; }

    /// <summary>Code of the list stage-outcome.</summary>
    public string? Outcome { get; init; }

    /// <summary>Code of the list sentence-kind.</summary>
    public string? SentenceKind { get; init; }

    public int? SentenceMonths { get; init; }

    /// <summary>Pending charges that the step upholds.</summary>
    public List<Guid> UpheldCharges { get; init; } = [];

    /// <summary>Charges that the step drops.</summary>
    public List<Guid> DroppedCharges { get; init; } = [];

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        var check = new EntryCheck();
        var isStage = check.Require(nameof(Stage), Stage) && check.Code(nameof(Stage), "procedural-stage", Stage);
        if (check.Require(nameof(On), On))
        {
            check.Date(nameof(On), On, today);
        }

        check.Line(nameof(Court), Court);
        var isOutcome = check.Code(nameof(Outcome), "stage-outcome", Outcome);
        check.Code(nameof(SentenceKind), "sentence-kind", SentenceKind);
        check.Number(nameof(SentenceMonths), SentenceMonths, 1, MostMonths);
        if (isStage && isOutcome)
        {
            CheckOutcome(check, Stage!);
            CheckSentence(check, Stage!);
        }

        if (UpheldCharges.Intersect(DroppedCharges).Any())
        {
            check.Refuse(nameof(DroppedCharges), "stages.charge-both");
        }

        return check.Problems;
    }

    private void CheckOutcome(EntryCheck check, string stage)
    {
        if (string.IsNullOrEmpty(Outcome))
        {
            // What the step is called is its outcome, except for a verdict.
            if (stage == "verdict")
            {
                check.Refuse(nameof(Outcome), "stages.outcome-missing");
            }
        }
        else if (Outcome == "pending" && StageRules.NeedsOutcome(stage))
        {
            check.Refuse(nameof(Outcome), "stages.outcome-pending");
        }
        else if (!StageOutcomes.CanCome(stage, Outcome))
        {
            check.Refuse(nameof(Outcome), "stages.outcome-of-another");
        }
    }

    private void CheckSentence(EntryCheck check, string stage)
    {
        var hasSentence = !string.IsNullOrEmpty(SentenceKind);
        if (hasSentence && !StageRules.MayBearSentence(stage, Outcome))
        {
            check.Refuse(nameof(SentenceKind), "stages.no-sentence");
        }
        else if (!hasSentence && stage == "verdict" && StageRules.IsConviction(Outcome))
        {
            check.Refuse(nameof(SentenceKind), "stages.sentence-missing");
        }

        if (SentenceMonths is not null && !StageRules.IsMeasured(SentenceKind))
        {
            check.Refuse(nameof(SentenceMonths), "stages.no-months");
        }
    }
}
