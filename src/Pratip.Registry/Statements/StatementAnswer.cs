using Pratip.Registry.Audit;

namespace Pratip.Registry.Statements;

/// <summary>What a person said of one claim of a text, or of the whole of it. The latest of a claim counts; those before stay.</summary>
public sealed class ClaimDecision : RegisterRow
{
    public const int WholeText = -1;

    public required Guid StatementId { get; set; }

    /// <summary>Where the words of the claim begin in the text; <see cref="WholeText"/> for what is said of all of it.</summary>
    public required int Start { get; set; }

    /// <summary>One of <see cref="ClaimDecisionKind"/>.</summary>
    public required string Kind { get; set; }

    /// <summary>Null for what the text itself says.</summary>
    public string? Measure { get; set; }

    public string? Window { get; set; }

    public string? Comparison { get; set; }

    /// <summary>A breakdown of the measure, with <see cref="Key"/> the part that is meant.</summary>
    public string? By { get; set; }

    public string? Key { get; set; }

    /// <summary>One of <see cref="SaidForm"/>: that it is a count, a change, a share.</summary>
    public string? Form { get; set; }

    /// <summary>The number, where the text has it otherwise than digits can be read.</summary>
    public string? Value { get; set; }

    /// <summary>Why it is no claim, or what the reading was finished by.</summary>
    public string? Reason { get; set; }

    /// <summary>Null where the program itself entered it.</summary>
    public Guid? UserId { get; set; }

    public required DateTimeOffset At { get; set; }
}

/// <summary>Codes of the list claim-decision.</summary>
public static class ClaimDecisionKind
{
    /// <summary>A person said what the text leaves open.</summary>
    public const string Finished = "finished";

    public const string NotAClaim = "not-a-claim";

    /// <summary>A person found a claim that was not read in the text.</summary>
    public const string Added = "added";

    /// <summary>The whole statement should not have been registered: it stays, and nothing of it counts.</summary>
    public const string EnteredByMistake = "entered-by-mistake";

    /// <summary>What was decided before is taken back.</summary>
    public const string AsRead = "as-read";
}

/// <summary>That somebody was answered.</summary>
public sealed class StatementReply : RegisterRow
{
    public required Guid StatementId { get; set; }

    public required DateOnly SentOn { get; set; }

    public required string SentTo { get; set; }

    public required string Text { get; set; }

    /// <summary>The released report whose address was sent; null where none was.</summary>
    public Guid? ReportId { get; set; }

    public Guid? UserId { get; set; }

    public required DateTimeOffset At { get; set; }
}

/// <summary>That a claim was put right in public, by whoever printed it or by the committee.</summary>
public sealed class StatementCorrection : RegisterRow
{
    public required Guid StatementId { get; set; }

    /// <summary>Code of the list statement-correction-by.</summary>
    public required string MadeBy { get; set; }

    public required DateOnly MadeOn { get; set; }

    public required string Text { get; set; }

    /// <summary>Where the words of the claim begin; null where it is about the whole text.</summary>
    public int? ClaimStart { get; set; }

    public Guid? UserId { get; set; }

    public required DateTimeOffset At { get; set; }
}

/// <summary>
/// One check at an address of its own, which is open to everybody once somebody else than the one who checked has released it. From then on
/// it says the same for ever.
/// </summary>
public sealed class StatementReport : RegisterRow
{
    public required Guid StatementId { get; set; }

    public required Guid CheckId { get; set; }

    /// <summary>Random: nobody comes to a report by counting.</summary>
    public required string Code { get; set; }

    /// <summary>Who made the check; null where the program did.</summary>
    public Guid? CheckedByUserId { get; set; }

    public Guid? AskedByUserId { get; set; }

    public required DateTimeOffset AskedAt { get; set; }

    public Guid? ReleasedByUserId { get; set; }

    public DateTimeOffset? ReleasedAt { get; set; }
}
