using Pratip.Registry.Audit;

namespace Pratip.Registry.Charges;

/// <summary>
/// Police custody of one suspect. Its clock runs from the arrival at the unit: 48 hours, longer only with the
/// prosecutor's written permission (Code of Criminal Procedure, article 96).
/// </summary>
public sealed class Custody : RegisterRow
{
    public required Guid SuspectId { get; set; }

    public required DateTimeOffset ArrivedAt { get; set; }

    public DateTimeOffset? ExtendedUntil { get; set; }

    /// <summary>Number of the prosecutor's written permission.</summary>
    public string? Permission { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Code of the list custody-end.</summary>
    public string? End { get; set; }
}

/// <summary>A step of the disciplinary track against a public official, beside the criminal one.</summary>
public sealed class DisciplinaryStep : RegisterRow
{
    public required Guid SuspectId { get; set; }

    public required Guid OversightAgencyId { get; set; }

    public required string On { get; set; }

    /// <summary>Code of the list disciplinary-outcome.</summary>
    public required string Outcome { get; set; }
}
