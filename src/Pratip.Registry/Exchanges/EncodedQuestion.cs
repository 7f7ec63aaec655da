using Pratip.Registry.Audit;
using Pratip.Registry.Search;

namespace Pratip.Registry.Exchanges;

/// <summary>
/// A partner's encoding is like that of a person an agency holds. The holder is told and decides whether to say so; until then the
/// partner learns nothing, not even that there was something to ask.
/// </summary>
public sealed class EncodedQuestion : RegisterRow
{
    public required Guid RunId { get; set; }

    public required Guid PartnerAgencyId { get; set; }

    /// <summary>Under which the partner finds the row in its own list.</summary>
    public required int Number { get; set; }

    public required Guid HoldingAgencyId { get; set; }

    public required Guid HeldReportId { get; set; }

    /// <summary>Dice's coefficient in thousandths.</summary>
    public required int LikenessPerMille { get; set; }

    public required DateTimeOffset AskedAt { get; set; }

    /// <summary>One of <see cref="HolderAnswer"/>.</summary>
    public string Answer { get; set; } = HolderAnswer.Asked;

    public string? AnsweredBy { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    public required byte[] WrappedKey { get; set; }

    /// <summary>What the holder lets the partner know, sealed; null unless told.</summary>
    public byte[]? Word { get; set; }
}
