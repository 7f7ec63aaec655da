using Pratip.Statistics.Editions;
using Pratip.Testing;

namespace Pratip.Statistics.Tests.Editions;

/// <summary>
/// A bundle of every version of the counting, made once and kept. It goes on giving its own bytes, whatever becomes of today's
/// definitions; a change of the counting that breaks this test raises <see cref="EditionBuilder.Tabulation"/> and keeps the old way.
/// </summary>
public sealed class GoldenEditionTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void An_edition_of_long_ago_is_counted_again_to_the_same_byte(int tabulation)
    {
        var verified = EditionVerifier.Verify(Read(tabulation, "bundle"), Convert.FromBase64String(Text(tabulation, "key")), Text(tabulation, "pem"));
        Assert.Empty(verified.Faults);
        Assert.True(verified.IsRecomputed);
        Assert.Equal(tabulation, EditionBundle.ReadContent(Read(tabulation, "bundle")).Content.Head.Tabulation);
    }

    [Fact]
    public void There_is_a_bundle_of_the_present_counting()
    {
        Assert.True(File.Exists(PathOf(EditionBuilder.Tabulation, "bundle")));
    }

    private static byte[] Read(int tabulation, string part) => File.ReadAllBytes(PathOf(tabulation, part));

    private static string Text(int tabulation, string part) => File.ReadAllText(PathOf(tabulation, part));

    private static string PathOf(int tabulation, string part) =>
        Path.Combine(Repository.Root, "tests", "Pratip.Statistics.Tests", "Editions", "golden", $"tabulation-{tabulation}.{part}");
}
