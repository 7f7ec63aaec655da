namespace Pratip.Kernel;

/// <summary>
/// A text a person reads, in both languages of the register. A Khmer text stays unverified until a native speaker has
/// signed it; texts about consent and rights may not be used in a production register before that.
/// </summary>
public sealed record LocalizedText(string En, string Km, bool KmVerified = false)
{
    /// <summary>The text in the language asked for; English is the fallback where no Khmer has been written yet.</summary>
    public string In(Language language) => language == Language.Khmer && Km.Length > 0 ? Km : En;

    public override string ToString() => En;
}

/// <summary>The two languages of every page, file and report.</summary>
public enum Language
{
    English,
    Khmer,
}

public static class LanguageCodes
{
    public static string Code(this Language language) => language == Language.Khmer ? "km" : "en";

    public static bool TryParse(string? text, out Language language)
    {
        language = string.Equals(text, "km", StringComparison.OrdinalIgnoreCase) ? Language.Khmer : Language.English;
        return language == Language.Khmer || string.Equals(text, "en", StringComparison.OrdinalIgnoreCase);
    }
}
