using Pratip.Kernel;

namespace Pratip.Reference.Wording;

/// <summary>How a reader wants to be spoken to. English knows neither Khmer digits nor the Buddhist era.</summary>
/// <param name="Language">Of the words.</param>
/// <param name="KhmerDigits">Whether Khmer words come with Khmer digits.</param>
/// <param name="BuddhistYears">Whether the year of the Buddhist era stands beside a date in Khmer words.</param>
public sealed record ReadingStyle(Language Language, bool KhmerDigits = true, bool BuddhistYears = false)
{
    private static readonly ReadingStyle English = new(Language.English);
    private static readonly ReadingStyle Khmer = new(Language.Khmer);

    /// <summary>The language whose way of writing numbers is used: Khmer only with Khmer digits.</summary>
    public Language NumberLanguage => Language == Language.Khmer && KhmerDigits ? Language.Khmer : Language.English;

    public bool HasBuddhistYears => Language == Language.Khmer && BuddhistYears;

    /// <summary>As a language is written where nobody has asked for anything else.</summary>
    public static ReadingStyle Of(Language language) => language == Language.Khmer ? Khmer : English;

    /// <summary>Words of the program, which hold Khmer digits in Khmer.</summary>
    public string Words(string text) => Language == Language.Khmer && !KhmerDigits ? Pratip.Kernel.KhmerDigits.ToAscii(text) : text;
}
