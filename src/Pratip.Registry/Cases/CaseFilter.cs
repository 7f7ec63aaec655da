namespace Pratip.Registry.Cases;

/// <summary>What a list of cases is asked for. Every field stands in the address of the page, so that a list can be kept and sent.</summary>
public sealed record CaseFilter
{
    /// <summary>Central number, own reference or another body's number; whole, or the beginning of a central number.</summary>
    public string? Number { get; init; }

    public string? Status { get; init; }

    public string? ProvinceCode { get; init; }

    public string? LeadAgencyCode { get; init; }

    /// <summary>Acted on or after this ISO date.</summary>
    public string? From { get; init; }

    /// <summary>Acted on or before this ISO date.</summary>
    public string? To { get; init; }

    public CaseAssignee Assignee { get; init; }

}

public enum CaseAssignee
{
    Anybody,
    Me,
    Nobody,
}

/// <summary>One line of a list of cases.</summary>
public sealed record CaseListItem(
    Guid Id, string Number, string OwnReference, Guid LeadAgencyId, string ActedOn, string ProvinceCode, string Status, string OpeningArticle, int Suspects, int Victims);

/// <summary>A page of a list, and where the next one begins; null on the last.</summary>
public sealed record Listing<T>(IReadOnlyList<T> Items, Guid? Next);
