using Pratip.Reference.Characters;

namespace Pratip.Reference.Tests.Characters;

public sealed class LookupKeyTests
{
    [Theory]
    [InlineData("Preah-Sihanouk", "preahsihanouk")]
    [InlineData(" PREAH  SIHANOUK ", "preahsihanouk")]
    [InlineData("Kratié", "kratie")]
    [InlineData("Krati\u0065\u0301", "kratie")]
    [InlineData("Đà Nẵng", "danang")]
    [InlineData("មាត្រា ១០", "មាត្រា10")]
    [InlineData("ភ្នំ\u200Bពេញ", "ភ្នំពេញ")]
    [InlineData("K\uFE0Fam\u17B4pot", "kampot")]
    [InlineData("ＫＡＭＰＯＴ ０１", "kampot01")]
    [InlineData("S'ang", "sang")]
    [InlineData("- /", "")]
    [InlineData(null, "")]
    public void Takes_off_what_people_type_differently(string? typed, string key) => Assert.Equal(key, LookupKey.Of(typed));

    [Fact]
    public void Keeps_the_vowel_signs_of_Khmer_apart() => Assert.NotEqual(LookupKey.Of("កំពត"), LookupKey.Of("កាពត"), StringComparer.Ordinal);

    [Fact]
    public void Half_a_surrogate_pair_does_no_harm() => Assert.NotNull(LookupKey.Of("a\uD800"));
}
