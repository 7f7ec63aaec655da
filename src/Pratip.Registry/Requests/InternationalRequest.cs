using Pratip.Registry.Audit;

namespace Pratip.Registry.Requests;

/// <summary>Mutual legal assistance, extradition, police to police: to find those who direct the crime from abroad.</summary>
public sealed class InternationalRequest : RegisterRow
{
    public required Guid CaseId { get; set; }

    /// <summary>The suspect it is about; null where it is about the case.</summary>
    public Guid? SuspectId { get; set; }

    public required Guid AgencyId { get; set; }

    /// <summary>Code of the list international-request-kind.</summary>
    public required string Kind { get; set; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public required string ToCountry { get; set; }

    /// <summary>Code of the list international-request-basis.</summary>
    public required string Basis { get; set; }

    public required string SentOn { get; set; }

    public string? DueOn { get; set; }

    public string? AnsweredOn { get; set; }

    /// <summary>Code of the list international-request-answer; null while none came.</summary>
    public string? Answer { get; set; }
}
