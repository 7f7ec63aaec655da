using Pratip.Registry.Audit;

namespace Pratip.Registry.Courts;

/// <summary>One dated step of the procedure against one suspect: arrest, custody, referral to court, verdict, appeal.</summary>
public sealed class ProceduralStage : RegisterRow
{
    public required Guid SuspectId { get; set; }

    /// <summary>Code of the list procedural-stage.</summary>
    public required string Stage { get; set; }

    public required string On { get; set; }

    public string? Court { get; set; }

    public string? Outcome { get; set; }

    public string? SentenceKind { get; set; }

    public int? SentenceMonths { get; set; }
}
