using Pratip.Registry.Audit;

namespace Pratip.Registry.Cases;

/// <summary>One dossier of one lead agency. Its headline group is derived from its charges and never stored.</summary>
public sealed class Case : RegisterRow
{
    /// <summary>Issued centrally, e.g. <c>KH-2024-000123</c>; unique.</summary>
    public required string Number { get; set; }

    public required Guid LeadAgencyId { get; set; }

    /// <summary>The lead agency's own number; unique within the agency.</summary>
    public required string OwnReference { get; set; }

    /// <summary>The date that places the case in a window, ISO and perhaps partial.</summary>
    public required string ActedOn { get; set; }

    public string? OpenedOn { get; set; }

    public string? OffenceOn { get; set; }

    public required string ProvinceCode { get; set; }

    public string? DistrictCode { get; set; }

    /// <summary>Decides the headline group until somebody is charged.</summary>
    public required string OpeningArticle { get; set; }

    public string DetectionSource { get; set; } = "unknown";

    public List<string> FormsOfExploitation { get; set; } = [];

    public string? SiteKind { get; set; }

    public string Status { get; set; } = "open";

    /// <summary>Whether the Palermo definition is met, as reviewed by a person; null before review.</summary>
    public bool? CountsAsPalermo { get; set; }

    public string? PalermoReviewer { get; set; }
}

/// <summary>The number another body gives the same dossier.</summary>
public sealed class BodyCaseNumber : RegisterRow
{
    public required Guid CaseId { get; set; }

    public required string Body { get; set; }

    public required string Number { get; set; }
}
