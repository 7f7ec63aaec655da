using Pratip.Reference.Countries;

namespace Pratip.Reference.Tests.Countries;

public sealed class CountryListTests
{
    private static readonly CountryList Countries = CountryList.Standard;

    [Fact]
    public void Holds_the_249_countries_of_ISO_3166_with_stateless_and_unknown()
    {
        Assert.Equal(249, Countries.Countries.Count(c => c.IsCountry));
        Assert.Equal(("XXA", "unknown"), (Countries.Stateless.Alpha3, Countries.Unknown.Name.En));
        Assert.All(Countries.Countries, c =>
        {
            Assert.Equal((2, 3), (c.Alpha2.Length, c.Alpha3.Length));
            Assert.NotEmpty(c.Name.En);
        });
    }

    [Fact]
    public void Names_every_citizenship_of_the_published_figures_in_Khmer() =>
        Assert.True(Countries.Countries.Count(c => c.Name.Km.Any(letter => letter is >= '\u1780' and <= '\u17FF')) >= 190);

    [Fact]
    public void Every_spelling_of_a_country_leads_to_it() => Assert.All(Countries.Countries, c =>
        Assert.All([c.Alpha2, c.Alpha3, c.Name.En, .. c.Aliases], typed =>
        {
            Assert.True(Countries.TryResolve(typed, out var found), typed);
            Assert.Same(c, found);
        }));

    [Theory]
    [InlineData("Chinese", "CN")]
    [InlineData("P.R. China", "CN")]
    [InlineData("ចិន", "CN")]
    [InlineData("vietnamese", "VN")]
    [InlineData("Việt Nam", "VN")]
    [InlineData("Viet Nam", "VN")]
    [InlineData("KOR", "KR")]
    [InlineData("South Korean", "KR")]
    [InlineData("Korea, Republic of", "KR")]
    [InlineData("Korea (Democratic People's Republic of)", "KP")]
    [InlineData("Lao PDR", "LA")]
    [InlineData("Cote d'Ivoire", "CI")]
    [InlineData("Burmese", "MM")]
    [InlineData("Taiwan", "TW")]
    [InlineData("Taiwan (as reported)", "TW")]
    [InlineData("stateless", "XA")]
    [InlineData("N/A", "XU")]
    [InlineData("NA", "NA")]
    public void Reads_codes_names_demonyms_and_the_spellings_of_the_press(string typed, string code)
    {
        Assert.True(Countries.TryResolve(typed, out var country));
        Assert.Equal(code, country.Alpha2);
    }

    /// <summary>A list in Khmer holds no English word.</summary>
    [Fact]
    public void Every_country_has_its_name_in_both_languages() => Assert.All(Countries.Countries, country =>
        Assert.True(country.Words.Km.Length > 0 && country.Words.Km != country.Words.En && !country.Words.Km.Any(char.IsAsciiLetter), country.ToString()));

    [Fact]
    public void Reads_a_name_whose_accents_are_written_apart()
    {
        Assert.True(Countries.TryResolve("Co\u0302te d\u2019Ivoire", out var country));
        Assert.Equal("CI", country.Alpha2);
    }

    [Theory]
    [InlineData("China (including Taiwan)")]
    [InlineData("Atlantis")]
    [InlineData("")]
    [InlineData(null)]
    public void Does_not_guess(string? typed) => Assert.False(Countries.TryResolve(typed, out _));
}
