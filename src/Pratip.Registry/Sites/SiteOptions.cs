using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.People;

namespace Pratip.Registry.Sites;

/// <summary>A place where people were found, held or made to work.</summary>
public sealed record RegisterSiteOptions
{
    public Guid Id { get; init; } = RowId.Next();

    /// <summary>The office's own reference.</summary>
    public string? OwnReference { get; init; }

    /// <summary>Code of the list site-kind.</summary>
    public string? Kind { get; init; }

    /// <summary>What the place is called; a place, never a person.</summary>
    public string? Name { get; init; }

    public string? ProvinceCode { get; init; }

    public string? Locality { get; init; }

    /// <summary>ISO, as well as it is known.</summary>
    public string? KnownSince { get; init; }

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(OwnReference), OwnReference) && check.Line(nameof(OwnReference), OwnReference, PersonRows.LongestReference);
        _ = check.Require(nameof(Kind), Kind) && check.Code(nameof(Kind), "site-kind", Kind);
        check.Line(nameof(Name), Name);
        check.Province(nameof(ProvinceCode), ProvinceCode);
        check.Line(nameof(Locality), Locality);
        check.Date(nameof(KnownSince), KnownSince, today);
        return check.Problems;
    }
}

/// <summary>Nobody is held or made to work there any more.</summary>
public sealed record CloseSiteOptions
{
    public required Guid Id { get; init; }

    public required int BasedOn { get; init; }

    public string? ClosedOn { get; init; }

    /// <summary>Code of the list site-closing.</summary>
    public string? Closing { get; init; }

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(ClosedOn), ClosedOn) && check.Date(nameof(ClosedOn), ClosedOn, today);
        check.Code(nameof(Closing), "site-closing", Closing);
        return check.Problems;
    }
}
