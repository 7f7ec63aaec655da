using FsCheck;
using FsCheck.Fluent;
using Pratip.Statistics.Claims;
using Pratip.Statistics.Claims.Check;
using Pratip.Statistics.Tests.Claims.Corpus;

namespace Pratip.Statistics.Tests.Claims;

/// <summary>Texts that nobody meant to be read end in claims or in none, and never in an exception or without an end.</summary>
public sealed class HostileTextTests
{
    private static readonly string[] Pieces =
        ["197 ", "cases ", "rose ", "fell by ", "from ", "to ", "in 2024 ", "more than ", ", ", ". ", "% ", "of ", "half ", "Chinese ", "women ", "deported ", "17 ", "the ", "and ", "between ", "ករណី", "កើនឡើង", "ឆ្នាំ", "២០២៤", "នាក់", "។ ", "(", ")", "May ", "1st ", "-", "topped ", "respectively ", "doubled ", "than ", "\u200f", "9999999999999999999999999999999999 ", "\n\n"];

    [Fact]
    public void A_text_of_ten_megabytes_without_spaces_ends()
    {
        Assert.Empty(ClaimReader.Read(new string('a', 10_000_000), null));
        Assert.Empty(ClaimReader.Read(new string('ក', 2_000_000), null));
        Assert.Empty(ClaimReader.Read(new string('7', 2_000_000), null));
    }

    [Fact]
    public void A_table_of_numbers_is_not_read_and_is_told_to_be_unread()
    {
        var text = "Cases: " + string.Join(" and ", Enumerable.Range(100, 50).Select(i => $"{i} cases")) + ". In 2024 there were 197 cases.";
        var reading = ClaimReader.ReadWhole(text, null);
        Assert.Equal(197, Assert.Single(reading.Claims).Value!.Value.Low);
        Assert.Equal(0, Assert.Single(reading.Unread).Start);
    }

    [Fact]
    public void A_number_of_four_hundred_digits_is_no_count() =>
        Assert.Empty(ClaimReader.Read("In 2024, " + new string('9', 400) + " cases were handled.", null));

    [Fact]
    public void A_text_that_is_too_long_is_refused_with_its_length()
    {
        var refused = Assert.Throws<ArgumentException>(() => ClaimReader.Read(new string(' ', ClaimReader.LongestText + 1), null));
        Assert.Contains("20000001", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_words_in_any_order_are_read_and_checked_without_an_exception() =>
        Prop.ForAll(Gen.Elements(Pieces).ListOf().Select(pieces => string.Concat(pieces)).ToArbitrary(), text => ReadsAndChecks(text)).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Any_characters_are_read_without_an_exception() =>
        Prop.ForAll<string>(text => ReadsAndChecks(text ?? "")).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static bool ReadsAndChecks(string text)
    {
        var claims = ClaimReader.Read(text, new DateOnly(2025, 4, 2));
        var check = new ClaimCheck(CorpusFigures.Standard);
        return claims.All(c => c.Span.End <= text.Length && check.Of(c).Says.Key.Length > 0) && TextChecks.Of(claims).Count >= 0 && FigureNotes.Of(claims, CorpusFigures.Standard).Count >= 0;
    }
}
