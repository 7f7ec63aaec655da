using Pratip.Registry.Audit;

namespace Pratip.Registry.Agencies;

/// <summary>A reporting or partner body. Data, because ministries are renamed and merged.</summary>
public sealed class Agency : RegisterRow
{
    public required string Code { get; set; }

    public required string Kind { get; set; }

    public required string Level { get; set; }

    public required string NameEn { get; set; }

    public required string NameKm { get; set; }

    public string? ParentCode { get; set; }

    public string? ProvinceCode { get; set; }

    /// <summary>The return subjects this body is expected to report, e.g. cases, victims.</summary>
    public List<string> ReportsSubjects { get; set; } = [];

    public DateOnly? ValidFrom { get; set; }

    public DateOnly? ValidTo { get; set; }

    /// <summary>Rows before this day read "screening not recorded", never "not screened".</summary>
    public DateOnly? GoLiveOn { get; set; }

    /// <summary>From the shipped template, not from an official list.</summary>
    public bool IsTemplate { get; set; }
}
