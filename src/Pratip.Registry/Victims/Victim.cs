using Pratip.Registry.Audit;

namespace Pratip.Registry.Victims;

/// <summary>A reported person's standing as presumed or identified victim; independent of what becomes of the case.</summary>
public sealed class Victim : RegisterRow
{
    public required Guid ReportId { get; set; }

    public Guid? CaseId { get; set; }

    /// <summary>The date that places the victim in a window: registration, not exploitation.</summary>
    public required string RegisteredOn { get; set; }

    public required string Status { get; set; }

    public string? StatusDecidedOn { get; set; }

    public string? IdentifyingBody { get; set; }

    public int? AgeAtIdentification { get; set; }

    /// <summary>A band where no age is known, from the national committee's set.</summary>
    public string? AgeBand { get; set; }

    public int? AgeAtExploitation { get; set; }

    public List<string> FormsOfExploitation { get; set; } = [];

    public List<string> MeansOfControl { get; set; } = [];

    public List<string> RecruitmentChannels { get; set; } = [];

    public string? Sector { get; set; }
}

/// <summary>Where a victim was handed over to.</summary>
public sealed class HandOver : RegisterRow
{
    public required Guid ReportId { get; set; }

    public required string Destination { get; set; }

    public required string On { get; set; }

    public string? ProvinceCode { get; set; }
}
