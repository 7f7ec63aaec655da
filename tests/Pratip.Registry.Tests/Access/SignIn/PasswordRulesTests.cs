using Pratip.Registry.Access.SignIn;

namespace Pratip.Registry.Tests.Access.SignIn;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("three lanterns by the river")]
    [InlineData("abcdefgh ijkm")]
    [InlineData("            x")]
    [InlineData("ប្រទីបបីនៅមាត់ទន្លេ")]
    [InlineData("三盏灯在河边三盏灯在河里")]
    public void Length_is_enough_in_any_script(string password) => Assert.Null(PasswordRules.Problem(password, "dara"));

    [Theory]
    [InlineData(null, "password.too-short")]
    [InlineData("", "password.too-short")]
    [InlineData("elevenchars", "password.too-short")]
    [InlineData("😀😀😁😂😃😄", "password.too-short")]
    [InlineData("password1234", "password.common")]
    [InlineData("PassWord1234", "password.common")]
    [InlineData("123456789012", "password.common")]
    [InlineData("cambodia2025", "password.common")]
    [InlineData("aaaaaaaaaaaaaaa", "password.common")]
    [InlineData("abababababababab", "password.common")]
    [InlineData("12341234123412", "password.common")]
    public void What_is_short_or_tried_first_is_not_taken(string? password, string reason) => Assert.Equal(reason, PasswordRules.Problem(password, "dara")?.Key);

    [Theory]
    [InlineData("provincial-officer")]
    [InlineData("Provincial-Officer")]
    [InlineData("provincial-officer2026")]
    public void The_sign_in_name_with_a_little_added_is_no_password(string password) =>
        Assert.Equal("password.is-name", PasswordRules.Problem(password, "provincial-officer")?.Key);

    [Fact]
    public void A_name_within_a_long_password_does_no_harm() => Assert.Null(PasswordRules.Problem("dara counts lanterns", "dara"));

    [Fact]
    public void A_password_has_at_most_128_characters()
    {
        Assert.Null(PasswordRules.Problem(string.Concat(Enumerable.Range(0, 128).Select(i => (char)('a' + (i * i % 26)))), "dara"));
        Assert.Equal("password.too-long", PasswordRules.Problem(new string('a', 129), "dara")?.Key);
    }
}
