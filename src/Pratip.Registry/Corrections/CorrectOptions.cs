using Pratip.Registry.Audit;
using Pratip.Registry.Entry;

namespace Pratip.Registry.Corrections;

/// <summary>What should stand in some fields of a row. What was unknown is filled in at once, what was known or says something else than what is known becomes a request.</summary>
public sealed record CorrectOptions
{
    /// <summary>Made by whoever asks: the same correction sent twice is one.</summary>
    public Guid Id { get; init; } = RowId.Next();

    /// <summary>The table of the row.</summary>
    public required string Noun { get; init; }

    /// <summary>The row; for an identity the report's id, whether anything of it is known yet or not.</summary>
    public required Guid TargetId { get; init; }

    /// <summary>The version that was shown; 0 for an identity of which nothing is known.</summary>
    public required int BasedOn { get; init; }

    /// <summary>By property; fields that are not named stay as they are, one without values becomes unknown.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Values { get; init; }

    /// <summary>Why what stood there is wrong. It stands in the log in clear.</summary>
    public string? Reason { get; init; }

    /// <summary>What has to be put right before the register is asked; the field is the property of the row.</summary>
    public IReadOnlyList<EntryProblem> Problems(DateTimeOffset now)
    {
        var check = new EntryCheck();
        if (CorrectableNoun.Find(Noun) is not { } noun)
        {
            check.Refuse(nameof(Noun), "corrections.not-correctable", EntryCheck.Shortened(Noun));
            return check.Problems;
        }

        foreach (var (property, values) in Values)
        {
            if (noun.Field(property) is { } field)
            {
                FactValues.Check(check, field, FactValues.Normalized(field, values), now);
            }
            else
            {
                check.Refuse(property, "corrections.not-correctable", EntryCheck.Shortened(property));
            }
        }

        check.Reason(nameof(Reason), Reason);
        return check.Problems;
    }
}

/// <summary>What came of a correction.</summary>
/// <param name="FilledIn">Properties that were unknown and are filled in.</param>
/// <param name="RequestId">The request for the rest; null where nothing that was known was to be replaced or contradicted.</param>
public sealed record CorrectionOutcome(IReadOnlyList<string> FilledIn, Guid? RequestId);

public enum CorrectionDecision
{
    Approve,
    Refuse,

    /// <summary>The row has changed so that the correction no longer fits.</summary>
    Overtaken,

    /// <summary>Whoever asked takes the request back.</summary>
    TakeBack,
}

/// <summary>The decision on a correction, by somebody who did not ask for it; to take it back is for the person who did.</summary>
public sealed record DecideCorrectionOptions
{
    public required Guid Id { get; init; }

    /// <summary>The version of the request that was shown.</summary>
    public required int BasedOn { get; init; }

    public required CorrectionDecision Decision { get; init; }

    /// <summary>The version of the row that was shown beside the request.</summary>
    public int? TargetVersion { get; init; }

    /// <summary>That the row has changed since the request was made was seen, and the correction is right nevertheless.</summary>
    public bool DespiteChange { get; init; }

    /// <summary>Needed to refuse.</summary>
    public string? Reason { get; init; }

    public IReadOnlyList<EntryProblem> Problems()
    {
        var check = new EntryCheck();
        _ = (Decision != CorrectionDecision.Refuse || check.Require(nameof(Reason), Reason)) && check.Reason(nameof(Reason), Reason);
        if (!Enum.IsDefined(Decision))
        {
            check.Refuse(nameof(Decision), "entry.missing");
        }

        return check.Problems;
    }
}
