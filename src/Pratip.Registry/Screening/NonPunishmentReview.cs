using Pratip.Registry.Audit;

namespace Pratip.Registry.Screening;

/// <summary>Whether somebody is to be held liable for what they were made to do, for each kind of liability on its own.</summary>
public sealed class NonPunishmentReview : RegisterRow
{
    public required Guid ReportId { get; set; }

    /// <summary>Code of the list liability-kind: criminal, administrative, immigration.</summary>
    public required string Liability { get; set; }

    /// <summary>Code of the list compulsion-basis.</summary>
    public required string Basis { get; set; }

    /// <summary>Code of the list non-punishment-decision: applied, not-applied, deferred.</summary>
    public required string Decision { get; set; }

    public required Guid DecidingAgencyId { get; set; }

    /// <summary>Code of the list procedural-stage at which it was decided; null outside proceedings.</summary>
    public string? Stage { get; set; }

    public required string On { get; set; }

    /// <summary>Code of the list non-punishment-effect.</summary>
    public required string Effect { get; set; }

    public required byte[] WrappedKey { get; set; }

    /// <summary>The act and the reason, sealed.</summary>
    public required byte[] Reason { get; set; }
}
