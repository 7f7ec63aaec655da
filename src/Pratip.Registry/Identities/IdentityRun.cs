using Pratip.Registry.Audit;

namespace Pratip.Registry.Identities;

/// <summary>A run of the linkage over all reports: what it had learnt and what it came to. It holds numbers alone.</summary>
public sealed class IdentityRun : RegisterRow
{
    public required DateTimeOffset At { get; set; }

    /// <summary>The method and a digest of what was learnt: the same version means the same weights.</summary>
    public required string ModelVersion { get; set; }

    public required long Seed { get; set; }

    /// <summary>The probability from which on a pair counts as one person, chosen by the F1 it lets expect.</summary>
    public required int ThresholdPerMille { get; set; }

    public required int Reports { get; set; }

    public required int Persons { get; set; }

    /// <summary>Pairs the engine holds for one person.</summary>
    public required int AutomaticPairs { get; set; }

    /// <summary>Pairs somebody has to look at.</summary>
    public required int ReviewPairs { get; set; }

    /// <summary>What each level of each field weighs, as JSON.</summary>
    public required string Weights { get; set; }
}

/// <summary>
/// Two reports that the last run would have somebody look at. Fields stand here by how far they agree, never by a name or a value.
/// A pair that was judged, or that the last run did not propose, is closed.
/// </summary>
public sealed class IdentityPair : RegisterRow
{
    public required Guid ReportAId { get; set; }

    public required Guid ReportBId { get; set; }

    public required Guid AgencyAId { get; set; }

    public required Guid AgencyBId { get; set; }

    /// <summary>The run whose weights these are: the last for which anything about the pair was new.</summary>
    public required Guid RunId { get; set; }

    public required int ProbabilityPerMille { get; set; }

    /// <summary>How far each field agrees, such as "name:alike birth:swapped".</summary>
    public required string Levels { get; set; }

    /// <summary>What all fields weigh together, in tenths of a bit; more than their levels where what agrees is rare.</summary>
    public required int WeightTenths { get; set; }

    /// <summary>Why the engine does not decide: probability, roles, documents, births, other-pairs, new-evidence, sample, same-office, disputed or unsure.</summary>
    public required string Cause { get; set; }

    public bool IsOpen { get; set; } = true;
}

/// <summary>
/// The person a report is counted under: of the earliest report that the linkage holds for the same person. The row's id is the
/// report's; a report without a row is counted by itself. It serves counting alone, and nobody reads it within a scope.
/// </summary>
public sealed class CountedPerson : RegisterRow
{
    public required Guid PersonId { get; set; }
}

public static class ReviewCause
{
    public const string Probability = "probability";

    /// <summary>One is a presumed victim, the other a suspect or somebody removed.</summary>
    public const string Roles = "roles";

    public const string Documents = "documents";

    /// <summary>Missions have confirmed both, and their birth dates differ.</summary>
    public const string Births = "births";

    /// <summary>By itself it would be one person; the other reports of either speak against it.</summary>
    public const string OtherPairs = "other-pairs";

    /// <summary>It was judged, and one of the two identities has changed since.</summary>
    public const string NewEvidence = "new-evidence";

    /// <summary>The engine holds it for one person by itself, and somebody checks a sample of what it decides.</summary>
    public const string Sample = "sample";

    /// <summary>The engine holds it for one person by itself, and one office has reported them twice: that office learns of it.</summary>
    public const string SameOffice = "same-office";

    /// <summary>It was decided, and another officer has said otherwise.</summary>
    public const string Disputed = "disputed";

    /// <summary>Somebody looked and could not say.</summary>
    public const string Unsure = "unsure";
}
