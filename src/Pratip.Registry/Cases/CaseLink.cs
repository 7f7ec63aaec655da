using Pratip.Registry.Audit;

namespace Pratip.Registry.Cases;

/// <summary>Two dossiers that belong together; both stay, and the link can be voided.</summary>
public sealed class CaseLink : RegisterRow
{
    public required Guid CaseId { get; set; }

    public required Guid OtherCaseId { get; set; }

    /// <summary>Code of the list case-link.</summary>
    public required string Kind { get; set; }

    public required string Reason { get; set; }
}

/// <summary>The codes of the list case-link that counting goes by.</summary>
public static class CaseLinkKind
{
    /// <summary>One dossier under two numbers: it is counted once.</summary>
    public const string Joined = "joined";

    /// <summary>Two dossiers, also where they were joined before.</summary>
    public const string Split = "split";

    /// <summary>What was said last of two cases holds: a split takes a join back, and a later join the split.</summary>
    /// <param name="ofPair">All links of the two, of whatever kind.</param>
    public static CaseLink? Standing(IEnumerable<CaseLink> ofPair) => ofPair.Where(link => link.Kind is Joined or Split).MaxBy(link => link.EventId);

    /// <summary>Two cases, whichever of them the link was entered at.</summary>
    public static (Guid, Guid) PairOf(CaseLink link)
    {
        ArgumentNullException.ThrowIfNull(link);
        return link.CaseId.CompareTo(link.OtherCaseId) < 0 ? (link.CaseId, link.OtherCaseId) : (link.OtherCaseId, link.CaseId);
    }
}
