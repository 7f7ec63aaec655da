using Pratip.Kernel;
using Pratip.Reference.Geography;

namespace Pratip.Exchange.Demonstration;

/// <summary>A dossier of the invented world with everybody in it.</summary>
internal sealed class InventedCase(DossierPlan plan, string agency, Province province, string? district)
{
    public DossierPlan Plan { get; } = plan;

    public string Agency { get; } = agency;

    public Province Province { get; } = province;

    public string? District { get; } = district;

    public string Reference { get; set; } = "";

    public DateOnly ActedOn { get; init; }

    public DateOnly OpenedOn { get; init; }

    public PartialDate? OffenceOn { get; init; }

    /// <summary>The day the first suspects were arrested; null while all are at large.</summary>
    public DateOnly? ArrestedOn { get; init; }

    public Scenario Scenario { get; set; } = null!;

    public string OpeningArticle { get; set; } = "";

    public string DetectionSource { get; set; } = "unknown";

    public string? SiteKind { get; set; }

    public bool? CountsAsPalermo { get; set; }

    /// <summary>Kinds and numbers of victims, before the victims themselves are invented.</summary>
    public List<string> VictimKinds { get; } = [];

    public List<InventedSuspect> Suspects { get; } = [];

    public List<InventedVictim> Victims { get; } = [];

    public IEnumerable<InventedSuspect> Defendants => Suspects.Where(s => s.SentToCourtOn is not null);
}

internal sealed class InventedSuspect(InventedCase @case)
{
    public InventedCase Case { get; } = @case;

    public InventedPerson Person { get; set; } = null!;

    public string? Role { get; set; }

    public bool? IsPublicOfficial { get; set; }

    public IReadOnlyList<string> Articles { get; set; } = [];

    public DateOnly? ArrestedOn { get; init; }

    public DateOnly? SentToCourtOn { get; init; }

    public DateOnly? ChargedOn { get; init; }

    public CourtDecision? Decision { get; set; }

    public bool IsAtLarge => ArrestedOn is null;
}

internal sealed record InventedVictim(InventedCase Case, InventedPerson Person, DateOnly RegisteredOn, string Status, DateOnly? StatusDecidedOn, string IdentifyingBody)
{
    /// <summary>Only the band is known, not the age.</summary>
    public bool OnlyBand { get; init; }

    public int? AgeAtExploitation { get; init; }

    public IReadOnlyList<string> Means { get; init; } = [];

    public IReadOnlyList<string> Recruitment { get; init; } = [];

    public string? Phone { get; init; }
}

/// <summary>How the case ended for one defendant at first instance.</summary>
internal sealed record CourtDecision(DateOnly On, string Stage, string Outcome, string? SentenceKind, int? SentenceMonths);

/// <summary>One step that the Ministry of Justice reports.</summary>
internal sealed record CourtStep(InventedSuspect Defendant, string Stage, DateOnly On)
{
    public string? Outcome { get; init; }

    public string? SentenceKind { get; init; }

    public int? SentenceMonths { get; init; }
}
