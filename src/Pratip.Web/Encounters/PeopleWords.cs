using Pratip.Reference.Countries;
using Pratip.Web.Hosting;

namespace Pratip.Web.Encounters;

/// <summary>How the pages of encounters name what the register keeps as codes.</summary>
internal static class PeopleWords
{
    /// <summary>A country in the reader's language; one without a Khmer name by its English one.</summary>
    public static Func<string, string> Country(SiteText text) => code => CountryList.Standard.Find(code) is { } country ? Name(text, country) : code;

    public static string Name(SiteText text, Country country) => text.Say(country.Words);
}
