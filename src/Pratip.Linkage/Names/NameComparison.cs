namespace Pratip.Linkage.Names;

/// <summary>In which way two parts of names agree, from the strongest down.</summary>
public enum TokenAgreement
{
    None,
    SameSpelling,
    SameWithoutAccents,
    SameRomanisation,
    KnownVariant,
    SoundsAlike,
    FewLettersDiffer,
    SameConsonants,
    SameCharacters,
    Beginning,
    Initial,
}

/// <summary>One part of the name that was asked for and the part it met.</summary>
/// <param name="Asked">The part as asked; two parts that were read as one stand with a space.</param>
/// <param name="Found">The part that it met, or null where it met none.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="Agreement">In which way they agree.</param>
/// <param name="Via">The Latin form in which they met, where that is not the spelling of both.</param>
public sealed record TokenMatch(string Asked, string? Found, double Score, TokenAgreement Agreement, string? Via);

/// <summary>How alike two names are.</summary>
/// <param name="Score">0 to 1.</param>
/// <param name="Parts">Each part of the first name with what it met in the second.</param>
public sealed record NameComparison(double Score, IReadOnlyList<TokenMatch> Parts);
