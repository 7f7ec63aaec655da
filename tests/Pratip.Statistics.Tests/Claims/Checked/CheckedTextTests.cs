using Pratip.Kernel;
using Pratip.Statistics.Claims.Check;
using Pratip.Statistics.Claims.Checked;

namespace Pratip.Statistics.Tests.Claims.Checked;

public sealed class CheckedTextTests
{
    private const string Speech = "In 2024 there were 197 cases, up by 33 from 164 in 2023, a rise of 20.12 per cent. Crime decreased. Among those deported, 120 were women from Viet Nam.";

    private static readonly DateOnly Day = new(2025, 3, 28);

    [Fact]
    public void Without_figures_nothing_has_a_verdict_and_the_sums_are_done_all_the_same()
    {
        var text = TextCheck.Of(new("A speech", Speech, Day), null, null, Day);
        Assert.False(text.IsHeldAgainstFigures);
        Assert.NotEmpty(text.Claims);
        Assert.All(text.Claims, claim => Assert.Null(claim.Verdict));
        Assert.Contains(text.Remarks, remark => remark is { Check: TextChecks.Change, Verdict: Statistics.Checks.Verdict.Agrees });
    }

    [Fact]
    public void Claims_are_numbered_in_the_order_of_the_text_and_state_what_they_say_by_themselves()
    {
        var text = TextCheck.Of(new("A speech", Speech, Day), null, null, Day);
        Assert.Equal(Enumerable.Range(1, text.Claims.Count), text.Claims.Select(c => c.Number));
        Assert.Equal(text.Claims.Select(c => c.Claim.Span.Start).Order(), text.Claims.Select(c => c.Claim.Span.Start));
        Assert.Contains("2024: 197.", text.Claims[0].States.En, StringComparison.Ordinal);
        Assert.Contains("១៩៧", text.Claims[0].States.Km, StringComparison.Ordinal);
        Assert.All(text.Claims, claim => Assert.Contains(claim.Claim.Span.In(Speech), claim.Quote, StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_written_as_JSON_is_read_back_and_written_the_same()
    {
        var text = TextCheck.Of(new("A speech", Speech, Day) { Source = "radio" }, null, null, Day);
        var json = CheckedTextJson.Write(text);
        Assert.Equal(json, CheckedTextJson.Write(CheckedTextJson.Read(json)));
        Assert.StartsWith("{\n  \"schema\": \"pratip-checked-text/1\"", json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("checked-text/1", "checked-text/2", "schema")]
    [InlineData("197 cases", "198 cases", "hash")]
    [InlineData("\"form\": \"level\"", "\"form\": \"guess\"", "line")]
    [InlineData("{", "", "line")]
    public void What_was_altered_or_is_of_another_schema_is_refused_with_the_reason(string was, string becomes, string says)
    {
        var json = CheckedTextJson.Write(TextCheck.Of(new("A speech", Speech, Day), null, null, Day));
        var altered = json[..json.IndexOf(was, StringComparison.Ordinal)] + becomes + json[(json.IndexOf(was, StringComparison.Ordinal) + was.Length)..];
        Assert.Contains(says, Assert.Throws<InvalidDataException>(() => CheckedTextJson.Read(altered)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_mostly_in_Khmer_is_Khmer() =>
        Assert.Equal((Language.Khmer, Language.English), (TextCheck.Of(new("១", "ក្នុងឆ្នាំ២០២៤ មានករណី ១៩៧ (NCCT)។"), null, null, Day).Language, TextCheck.Of(new("1", Speech), null, null, Day).Language));
}
