using Pratip.Kernel;

namespace Pratip.Reference.Law;

/// <summary>A law whose articles can be charged or relied on.</summary>
public sealed record Instrument(string Code, LocalizedText Title);

/// <summary>One article, with where the national headline and the UNODC questionnaire count a charge under it.</summary>
/// <param name="Code">The instrument's code and the number: TSE-10 is article 10 of the 2008 law.</param>
/// <param name="IsOffence">False for definitions and rules of procedure, which nobody can be charged with.</param>
/// <param name="Verified">False where number or wording has still to be held against the Khmer text; figures that rest on such a row carry a footnote.</param>
/// <param name="PenaltyText">Imprisonment in years, base and aggravated, as 7–15 / 15–20; null where none is on record.</param>
public sealed record Article(
    string Code, string InstrumentCode, int Number, LocalizedText Title, HeadlineGroup Group, bool CountsForUnodc, bool IsOffence, bool Verified, string? PenaltyText)
{
    public override string ToString() => Code;
}
