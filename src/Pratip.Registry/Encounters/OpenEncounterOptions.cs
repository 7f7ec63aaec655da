using Pratip.Registry.Audit;
using Pratip.Registry.Entry;

namespace Pratip.Registry.Encounters;

/// <summary>An operation or check in which people were met.</summary>
public sealed record OpenEncounterOptions
{
    /// <summary>Shorter than other references: the people met have theirs from it and their number.</summary>
    internal const int LongestReference = 40;

    public Guid Id { get; init; } = RowId.Next();

    /// <summary>The office's own reference.</summary>
    public string? OwnReference { get; init; }

    /// <summary>ISO, as well as it is known.</summary>
    public string? On { get; init; }

    /// <summary>A site of the register; what kind of place it is and where is then known.</summary>
    public Guid? SiteId { get; init; }

    public string? SiteKind { get; init; }

    public string? ProvinceCode { get; init; }

    /// <summary>The joint operation it was part of.</summary>
    public Guid? OperationId { get; init; }

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(OwnReference), OwnReference) && check.Line(nameof(OwnReference), OwnReference, LongestReference);
        _ = check.Require(nameof(On), On) && check.Date(nameof(On), On, today);
        check.Code(nameof(SiteKind), "site-kind", SiteKind);
        check.Province(nameof(ProvinceCode), ProvinceCode);
        return check.Problems;
    }
}
