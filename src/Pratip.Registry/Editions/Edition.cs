using Pratip.Registry.Audit;

namespace Pratip.Registry.Editions;

/// <summary>
/// A frozen set of figures of one window. From the first signature on neither what it says nor what it was counted from
/// changes; the database refuses it.
/// </summary>
public sealed class Edition : RegisterRow
{
    /// <summary>Window, first letter of the vintage and number: <c>2024-p1</c>.</summary>
    public required string Name { get; set; }

    public required DateOnly From { get; set; }

    public required DateOnly To { get; set; }

    /// <summary>The windows beside it as they are written, one space between them.</summary>
    public required string Comparisons { get; set; }

    /// <summary>Code of the list edition-vintage.</summary>
    public required string Vintage { get; set; }

    /// <summary>1 for the first of its window, counted on with each later one.</summary>
    public required int Number { get; set; }

    public required DateOnly AsOf { get; set; }

    /// <summary>One of <see cref="EditionState"/>.</summary>
    public required string State { get; set; }

    /// <summary>Null where it was made at the console of whoever runs the machine.</summary>
    public Guid? CreatedByUserId { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>How many rows each fact table had, a line a table: what tells merged persons from persons who left.</summary>
    public required string FactRows { get; set; }

    /// <summary>The edition's own key, wrapped by the register's.</summary>
    public required byte[] WrappedKey { get; set; }

    /// <summary>The frozen facts under the edition's key.</summary>
    public required byte[] SealedFacts { get; set; }

    /// <summary>Every figure before anything is hidden, under the edition's key.</summary>
    public required byte[] SealedFigures { get; set; }

    /// <summary>The canonical content as the first signature sealed it; null in a draft.</summary>
    public byte[]? Content { get; set; }

    /// <summary>SHA-256 over the list of its files, in hexadecimal digits.</summary>
    public string? ContentHash { get; set; }

    public Guid? ReleasedByUserId { get; set; }

    public DateTimeOffset? ReleasedAt { get; set; }

    /// <summary>Why it was withdrawn unsigned.</summary>
    public string? WithdrawnBecause { get; set; }
}

/// <summary>Codes of the list edition-state.</summary>
public static class EditionState
{
    public const string Draft = "draft";

    /// <summary>One has signed; nothing changes any more.</summary>
    public const string Sealed = "sealed";

    public const string Signed = "signed";

    public const string Released = "released";

    public const string Withdrawn = "withdrawn";
}

/// <summary>That a finding was accepted, or why a figure is another than before.</summary>
public sealed class EditionDecision : RegisterRow
{
    public required Guid EditionId { get; set; }

    /// <summary>One of <see cref="EditionDecisionKind"/>.</summary>
    public required string Kind { get; set; }

    /// <summary>Key of the finding; of a change the measure, or one cell of it.</summary>
    public required string Key { get; set; }

    /// <summary>Code of the list edition-change-reason; null for a finding.</summary>
    public string? ReasonCode { get; set; }

    public required string Explanation { get; set; }

    public required Guid UserId { get; set; }

    public required DateTimeOffset At { get; set; }
}

public static class EditionDecisionKind
{
    public const string Finding = "finding";

    public const string Change = "change";
}

/// <summary>A block of text of the secretariat's own.</summary>
public sealed class EditionBlock : RegisterRow
{
    public required Guid EditionId { get; set; }

    /// <summary>Code of the list edition-text.</summary>
    public required string Block { get; set; }

    public required string English { get; set; }

    public required string Khmer { get; set; }

    public required Guid UserId { get; set; }
}

/// <summary>What one person signed of an edition, in which role.</summary>
public sealed class EditionSigning : RegisterRow
{
    public required Guid EditionId { get; set; }

    /// <summary>statistician, signatory or release.</summary>
    public required string Role { get; set; }

    public required Guid UserId { get; set; }

    public required DateTimeOffset At { get; set; }

    /// <summary>Exactly the bytes that were signed.</summary>
    public required byte[] Statement { get; set; }

    /// <summary>ECDSA P-256 over SHA-256, DER.</summary>
    public required byte[] Signature { get; set; }
}

/// <summary>The calendar: on which day an edition of a window and vintage comes out.</summary>
public sealed class ReleasePlan : RegisterRow
{
    public required DateOnly From { get; set; }

    public required DateOnly To { get; set; }

    /// <summary>Code of the list edition-vintage.</summary>
    public required string Vintage { get; set; }

    /// <summary>Not before this day in Phnom Penh.</summary>
    public required DateOnly Day { get; set; }

    /// <summary>Not before this moment either, where there is one.</summary>
    public DateTimeOffset? EmbargoUntil { get; set; }

    public required Guid UserId { get; set; }
}

/// <summary>A rule that leaves cells of a measure open though they are small: asked for by one person and approved by another.</summary>
public sealed class SuppressionExemption : RegisterRow
{
    public required string Measure { get; set; }

    /// <summary>The breakdown; null for every one and the total.</summary>
    public string? Breakdown { get; set; }

    /// <summary>The code within the breakdown; null for every one.</summary>
    public string? Key { get; set; }

    public required string Reason { get; set; }

    public required Guid AskedByUserId { get; set; }

    public required DateTimeOffset AskedAt { get; set; }

    public Guid? ApprovedByUserId { get; set; }

    public DateTimeOffset? ApprovedAt { get; set; }
}
