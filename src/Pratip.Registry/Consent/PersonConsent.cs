using Pratip.Registry.Audit;

namespace Pratip.Registry.Consent;

/// <summary>What a person agreed to, for one purpose. Withdrawing is a change of the row, and no reason is asked for.</summary>
public sealed class PersonConsent : RegisterRow
{
    public required Guid ReportId { get; set; }

    /// <summary>Code of the list consent-purpose.</summary>
    public required string Purpose { get; set; }

    public required string On { get; set; }

    /// <summary>Whether the person said yes; a refusal is recorded as well.</summary>
    public required bool IsGiven { get; set; }

    /// <summary>Code of the list consent-form: spoken, written.</summary>
    public required string Form { get; set; }

    /// <summary>The language it was explained in, ISO 639.</summary>
    public required string SpokenLanguage { get; set; }

    public bool? WithInterpreter { get; set; }

    /// <summary>The guardian who agreed for a child; null where the person did.</summary>
    public Guid? GuardianId { get; set; }

    public string? WithdrawnOn { get; set; }
}
