using Pratip.Registry.Audit;

namespace Pratip.Registry.Charges;

/// <summary>A reported person's standing as suspect in one case.</summary>
public sealed class Suspect : RegisterRow
{
    public required Guid ReportId { get; set; }

    public required Guid CaseId { get; set; }

    public string? Role { get; set; }

    public bool? IsPublicOfficial { get; set; }

    public bool IsAtLarge { get; set; }

    /// <summary>Kept because the birth date itself is in the vault and the year alone cannot tell a minor from an adult.</summary>
    public int? AgeAtArrest { get; set; }
}

/// <summary>Person by law article by case.</summary>
public sealed class Charge : RegisterRow
{
    public required Guid SuspectId { get; set; }

    public required string ArticleCode { get; set; }

    public string? ChargedOn { get; set; }

    /// <summary>pending, upheld, dropped or reclassified; a dropped charge no longer decides the headline group.</summary>
    public string Status { get; set; } = "pending";
}
