using Pratip.Registry.Cases;

namespace Pratip.Registry.Tests.Cases;

public sealed class CaseNumberKeyTests
{
    [Theory]
    [InlineData("12/2026", "No. 012/2026")]
    [InlineData("12/2026", "លេខ ១២/២០២៦")]
    [InlineData("GD-7/24", "gd 07 / 24")]
    [InlineData("PP1024", "pp-1024")]
    public void Numbers_that_offices_mean_as_one_have_one_key(string one, string other) => Assert.Equal(CaseNumberKey.Of(one), CaseNumberKey.Of(other), StringComparer.Ordinal);

    [Theory]
    [InlineData("12/2026", "122/026")]
    [InlineData("12/2026", "1/22026")]
    [InlineData("GD-7/24", "PP-7/24")]
    public void Other_numbers_have_another(string one, string other) => Assert.NotEqual(CaseNumberKey.Of(one), CaseNumberKey.Of(other), StringComparer.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("court")]
    [InlineData("7/2")]
    public void What_means_no_one_dossier_has_none(string number) => Assert.Null(CaseNumberKey.Of(number));
}
