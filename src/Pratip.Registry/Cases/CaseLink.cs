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

    /// <summary>Two dossiers that were joined before.</summary>
    public const string Split = "split";

    /// <summary>Two dossiers, as somebody found who was asked: it is not proposed again by what was known then.</summary>
    public const string Distinct = "distinct";

    /// <summary>Whether it says if two cases are one dossier: the last of these holds.</summary>
    public static bool IsOnCounting(string kind) => kind is Joined or Split or Distinct;

    /// <summary>Whether somebody who was asked has answered so. It can be taken back.</summary>
    public static bool IsAnswer(string? kind) => kind is Joined or Distinct;

    /// <summary>Of links those that say whether two cases are one dossier: <see cref="IsOnCounting"/> for a query.</summary>
    internal static IQueryable<CaseLink> OnCounting(this IQueryable<CaseLink> links) => links.Where(link => link.Kind == Joined || link.Kind == Split || link.Kind == Distinct);

    /// <summary>Of links those of two cases, whichever of them they were entered at.</summary>
    internal static IQueryable<CaseLink> OfPair(this IQueryable<CaseLink> links, Guid one, Guid other) =>
        links.Where(link => (link.CaseId == one && link.OtherCaseId == other) || (link.CaseId == other && link.OtherCaseId == one));

    /// <summary>What was said last of two cases holds: a split takes a join back, and a later join the split.</summary>
    /// <param name="ofPair">All links of the two, of whatever kind.</param>
    public static CaseLink? Standing(IEnumerable<CaseLink> ofPair) => ofPair.Where(link => IsOnCounting(link.Kind)).MaxBy(link => link.EventId);

    /// <summary>Why this cannot be said of two cases now; null where it can.</summary>
    /// <param name="ofPair">All links of the two, of whatever kind.</param>
    /// <param name="kind">What is to be said.</param>
    public static string? WhyNot(IReadOnlyCollection<CaseLink> ofPair, string kind)
    {
        var standing = Standing(ofPair)?.Kind;
        var isSaid = IsOnCounting(kind) ? standing == kind : ofPair.Any(link => link.Kind == kind);
        return isSaid ? "cases.linked-already"
            : kind == Split && standing != Joined ? "cases.never-joined"
            : kind == Distinct && standing == Joined ? "cases.joined-now"
            : null;
    }

    /// <summary>Two cases, whichever of them the link was entered at.</summary>
    public static (Guid, Guid) PairOf(CaseLink link)
    {
        ArgumentNullException.ThrowIfNull(link);
        return PairOf(link.CaseId, link.OtherCaseId);
    }

    public static (Guid, Guid) PairOf(Guid one, Guid other) => one.CompareTo(other) < 0 ? (one, other) : (other, one);
}
