using Pratip.Kernel;
using Pratip.Reference.Geography;

namespace Pratip.Reference.Tests.Geography;

public sealed class GazetteerShapeTests
{
    private static readonly Gazetteer Territory = Gazetteer.Standard;

    [Fact]
    public void Every_district_is_coded_within_its_one_province()
    {
        Assert.Equal(Territory.Districts.Count, Territory.Districts.Select(d => d.Code).Distinct(StringComparer.Ordinal).Count());
        Assert.All(Territory.Districts, d =>
        {
            Assert.Matches("^[0-9]{4}$", d.Code);
            Assert.Equal(d.ProvinceCode, d.Code[..2]);
            Assert.Single(Territory.Provinces, p => Territory.DistrictsOf(p).Contains(d));
            Assert.Same(d, Territory.FindDistrict(d.Code));
        });
        Assert.Equal(Territory.Districts.Count, Territory.Provinces.Sum(p => Territory.DistrictsOf(p).Count()));
    }

    [Fact]
    public void Provinces_are_known_apart_by_every_spelling() => Assert.All(Territory.Provinces, p =>
        Assert.All([p.Name.En, p.Name.Km, .. p.Aliases], typed => Assert.DoesNotContain(
            Territory.Provinces.Where(o => o != p).SelectMany(o => (string[])[o.Name.En, o.Name.Km, .. o.Aliases]),
            other => string.Equals(other, typed, StringComparison.OrdinalIgnoreCase))));

    [Fact]
    public void A_province_is_found_however_it_is_spaced_cased_or_titled() => Assert.All(Territory.Provinces, p =>
        Assert.All(
            [
                p.Name.En.ToUpperInvariant(), p.Name.En.ToLowerInvariant(), p.Name.En.Replace(" ", "", StringComparison.Ordinal), p.Name.En.Replace(' ', '-'),
                $"  {p.Name.En}\t", "Khet " + p.Name.En, p.Name.En + " municipality", string.Join('\u200B', p.Name.Km.ToCharArray()), $" {p.Name.Km} ",
                KhmerDigits.From(p.Code), int.Parse(p.Code).ToString(), p.IsoCode.ToLowerInvariant(), p.IsoCode.Replace("-", " ", StringComparison.Ordinal),
            ],
            typed =>
            {
                Assert.True(Territory.TryResolveProvince(typed, out var found), typed);
                Assert.Same(p, found);
            }));

    [Fact]
    public void A_district_is_found_however_it_is_spaced_cased_or_titled() => Assert.All(Territory.Districts, d =>
        Assert.All(
            [d.Name.En.ToUpperInvariant(), d.Name.En.Replace(" ", "", StringComparison.Ordinal), $" {d.Name.Km} ", KhmerDigits.From(d.Code), d.Name.En + " district", (d.Kind == DistrictKind.Khan ? "ខណ្ឌ " : "ស្រុក") + d.Name.Km],
            typed =>
            {
                Assert.True(Territory.TryResolveDistrict(Territory.FindProvince(d.ProvinceCode)!, typed, out var found), typed);
                Assert.Same(d, found);
            }));

    [Theory]
    [InlineData("0")]
    [InlineData("00")]
    [InlineData("26")]
    [InlineData("KH-0")]
    [InlineData("KH-26")]
    [InlineData("TH-12")]
    [InlineData("Phnom")]
    [InlineData("Kampong")]
    [InlineData("Kampong Cham, Kampong Thom")]
    [InlineData("ខេត្ត")]
    public void What_may_mean_several_provinces_or_none_is_not_guessed(string typed) => Assert.False(Territory.TryResolveProvince(typed, out _));
}
