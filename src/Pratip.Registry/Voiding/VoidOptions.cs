using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Voiding;

/// <summary>A request to void a row that was entered by mistake.</summary>
public sealed record AskVoidOptions
{
    /// <summary>Made by whoever asks: the same request sent twice is one.</summary>
    public Guid Id { get; init; } = RowId.Next();

    /// <summary>The table of the row.</summary>
    public required string Noun { get; init; }

    public required Guid TargetId { get; init; }

    /// <summary>It stands in the log in clear.</summary>
    public string? Reason { get; init; }

    public IReadOnlyList<EntryProblem> Problems()
    {
        var check = new EntryCheck();
        _ = NounTable.Find(Noun) is not null || check.Refuse(nameof(Noun), "voiding.not-voidable", EntryCheck.Shortened(Noun));
        _ = (!string.IsNullOrWhiteSpace(Reason) || check.Refuse(nameof(Reason), "voiding.reason-missing")) && check.Reason(nameof(Reason), Reason);
        return check.Problems;
    }
}

/// <summary>The second person's decision; to say no, the person who asked may be the one.</summary>
public sealed record DecideVoidOptions
{
    public required Guid Id { get; init; }

    /// <summary>The version of the request that was shown.</summary>
    public required int BasedOn { get; init; }

    public required bool IsApproved { get; init; }

    /// <summary>Needed to refuse.</summary>
    public string? Reason { get; init; }

    public IReadOnlyList<EntryProblem> Problems()
    {
        var check = new EntryCheck();
        _ = (IsApproved || check.Require(nameof(Reason), Reason)) && check.Reason(nameof(Reason), Reason);
        return check.Problems;
    }
}
