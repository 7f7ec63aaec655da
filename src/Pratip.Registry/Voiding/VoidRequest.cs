using Pratip.Registry.Audit;

namespace Pratip.Registry.Voiding;

/// <summary>One person's request to void a row entered by mistake, and a second person's approval of it.</summary>
public sealed class VoidRequest : RegisterRow, IAnsweredRequest
{
    /// <summary>The table of the row to void.</summary>
    public required string TargetNoun { get; set; }

    public required Guid TargetId { get; set; }

    public required string AskedBy { get; set; }

    public required string Reason { get; set; }

    /// <summary>The agency of the person who asked; null for a command of the operator.</summary>
    public Guid? AgencyId { get; set; }

    /// <summary>The agency that answers for the row and decides; null for a command of the operator and in requests from before there was one.</summary>
    public Guid? AnsweringAgencyId { get; set; }

    /// <summary>The case the row belongs to, or null: its recused agencies see nothing of the request.</summary>
    public Guid? CaseId { get; set; }

    /// <summary>Null while nobody has approved; never the person who asked.</summary>
    public string? ApprovedBy { get; set; }

    /// <summary>Who said no, which the person who asked may as well.</summary>
    public string? RefusedBy { get; set; }

    public string? DecisionReason { get; set; }
}
