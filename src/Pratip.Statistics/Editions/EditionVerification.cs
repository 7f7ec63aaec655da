using Pratip.Reference.Wording;

namespace Pratip.Statistics.Editions;

/// <summary>Something that is not as it should be, with the place where it shows.</summary>
public sealed record EditionFault(string? File, int? Line, Message Says);

/// <summary>What the verification of a bundle came to.</summary>
/// <param name="Faults">None: it is what was signed, and as far as it was recomputed, what the facts give.</param>
/// <param name="Notes">What was not verified, and what the reader has to compare himself.</param>
/// <param name="IsRecomputed">The facts were opened and gave the same bytes.</param>
public sealed record EditionVerification(string? Name, string? Hash, bool IsRecomputed, IReadOnlyList<EditionFault> Faults, IReadOnlyList<Message> Notes)
{
    public bool IsSound => Faults.Count == 0;
}
