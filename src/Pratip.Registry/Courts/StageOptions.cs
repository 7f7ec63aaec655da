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

    /// <summary>What it decided on charges is theirs since, and not held against what is sent.</summary>
    internal SentAgain Again(ProceduralStage standing) => new SentAgain()
        .Code(nameof(Stage), "procedural-stage", standing.Stage, Stage).Date(nameof(On), standing.On, On).Line(nameof(Court), standing.Court, Court)
        .Code(nameof(Outcome), "stage-outcome", standing.Outcome, Outcome).Code(nameof(SentenceKind), "sentence-kind", standing.SentenceKind, SentenceKind)
        .Same(nameof(SentenceMonths), standing.SentenceMonths == SentenceMonths, standing.SentenceMonths);

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
            StageOutcomeCheck.Check(check, Step());
        }

        if (UpheldCharges.Intersect(DroppedCharges).Any())
        {
            check.Refuse(nameof(DroppedCharges), "stages.charge-both");
        }

        return check.Problems;
    }

    /// <summary>As it is kept. Asked of options without problems, or of what is held against the rules of an outcome.</summary>
    internal ProceduralStage Step() => new()
    {
        Id = Id,
        SuspectId = SuspectId,
        Stage = Stage!,
        On = On!,
        Court = EntryText.OrNull(Court),
        Outcome = EntryText.OrNull(Outcome),
        SentenceKind = EntryText.OrNull(SentenceKind),
        SentenceMonths = SentenceMonths,
    };
}
