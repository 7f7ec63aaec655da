using Pratip.Reference.Geography;

namespace Pratip.Reference.Tests.Geography;

public sealed class GazetteerTests
{
    private static readonly Gazetteer Territory = Gazetteer.Standard;

    [Fact]
    public void Holds_25_provinces_whose_ISO_numbers_are_the_national_ones()
    {
        Assert.Equal(25, Territory.Provinces.Count);
        Assert.Equal(Enumerable.Range(1, 25).Select(i => $"{i:00} KH-{i}"), Territory.Provinces.Select(p => $"{p.Code} {p.IsoCode}"), StringComparer.Ordinal);
        Assert.Equal("12", Assert.Single(Territory.Provinces, p => p.IsMunicipality).Code);
    }

    [Fact]
    public void Holds_163_districts_33_municipalities_and_14_khan()
    {
        Assert.Equal(163, Territory.Districts.Count(d => d.Kind == DistrictKind.District));
        Assert.Equal(33, Territory.Districts.Count(d => d.Kind == DistrictKind.Municipality));
        Assert.Equal(14, Territory.Districts.Count(d => d.Kind == DistrictKind.Khan));
        Assert.All(Territory.Districts.Where(d => d.Kind == DistrictKind.Khan), d => Assert.Equal("12", d.ProvinceCode));
    }

    [Fact]
    public void Every_province_has_as_many_districts_as_the_national_gazetteer() => Assert.Equal(
        [9, 14, 10, 8, 9, 9, 9, 13, 7, 7, 5, 14, 8, 13, 7, 9, 13, 6, 6, 8, 10, 5, 2, 2, 7],
        Territory.Provinces.Select(p => Territory.DistrictsOf(p).Count()));

    [Fact]
    public void Every_name_is_there_in_both_scripts()
    {
        Assert.All(Territory.Provinces, p => Assert.True(p.Name.En.Length > 0 && IsKhmer(p.Name.Km)));
        Assert.All(Territory.Districts, d => Assert.True(d.Name.En.Length > 0 && IsKhmer(d.Name.Km)));
    }

    [Fact]
    public void Every_spelling_of_a_province_leads_to_it() => Assert.All(Territory.Provinces, p =>
        Assert.All([p.Code, p.IsoCode, p.IsoSpelling, p.Name.En, p.Name.Km, .. p.Aliases, p.Name.En + " Province", "ខេត្ត" + p.Name.Km], typed =>
        {
            Assert.True(Territory.TryResolveProvince(typed, out var found), typed);
            Assert.Same(p, found);
        }));

    [Theory]
    [InlineData("kratie", "10")]
    [InlineData("Kratié", "10")]
    [InlineData("TAKEO", "21")]
    [InlineData("Sihanoukville", "18")]
    [InlineData("preah-sihanouk", "18")]
    [InlineData("Phnom Penh capital", "12")]
    [InlineData("រាជធានីភ្នំពេញ", "12")]
    [InlineData("5", "05")]
    [InlineData("០៥", "05")]
    [InlineData("kh-5", "05")]
    [InlineData("Kampong Cham", "03")]
    public void Reads_a_province_however_it_is_romanised(string typed, string code)
    {
        Assert.True(Territory.TryResolveProvince(typed, out var province));
        Assert.Equal(code, province.Code);
    }

    [Fact]
    public void Every_spelling_of_a_district_leads_to_it_within_its_province() => Assert.All(Territory.Districts, d =>
        Assert.All([d.Code, d.Name.En, d.Name.Km, .. d.Aliases, "Srok " + d.Name.En], typed =>
        {
            Assert.True(Territory.TryResolveDistrict(Territory.FindProvince(d.ProvinceCode)!, typed, out var found), typed);
            Assert.Same(d, found);
        }));

    [Fact]
    public void A_district_is_looked_for_in_its_own_province_only()
    {
        Assert.True(Territory.TryResolveDistrict(Territory.FindProvince("21")!, "Samraong", out var inTakeo));
        Assert.True(Territory.TryResolveDistrict(Territory.FindProvince("22")!, "Samraong", out var inOddarMeanchey));
        Assert.Equal(("2107", "2204"), (inTakeo.Code, inOddarMeanchey.Code));
        Assert.False(Territory.TryResolveDistrict(Territory.FindProvince("01")!, "Samraong", out _));
    }

    [Theory]
    [InlineData("Bangkok")]
    [InlineData("province")]
    [InlineData("26")]
    [InlineData("")]
    [InlineData(null)]
    public void Does_not_guess(string? typed) => Assert.False(Territory.TryResolveProvince(typed, out _));

    private static bool IsKhmer(string text) => text.Length > 0 && text.All(c => c is (>= '\u1780' and <= '\u17FF') or ' ');
}
