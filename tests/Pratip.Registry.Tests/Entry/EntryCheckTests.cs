using System.Text;
using Pratip.Registry.Entry;

namespace Pratip.Registry.Tests.Entry;

public sealed class EntryCheckTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Theory]
    [InlineData("2024-03-17", null)]
    [InlineData("2024-03", null)]
    [InlineData("2026-03", null)]
    [InlineData("2026", null)]
    [InlineData("2026-03-02", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("2026-03-03", "entry.date-to-come")]
    [InlineData("2026-04", "entry.date-to-come")]
    [InlineData("2027", "entry.date-to-come")]
    [InlineData("1899", "entry.date")]
    [InlineData("17/03/2024", "entry.date")]
    [InlineData("2024-02-30", "entry.date")]
    [InlineData("yesterday", "entry.date")]
    public void A_date_is_kept_as_well_as_it_is_known_and_never_from_the_future(string? value, string? key)
    {
        var check = new EntryCheck();
        Assert.Equal(key is null, check.Date("On", value, Today));
        Assert.Equal(key, check.Problems.SingleOrDefault()?.What.Key);
    }

    [Theory]
    [InlineData(null, "unknown")]
    [InlineData(null, "sexual-exploitation", "forced-labour")]
    [InlineData("entry.unknown-beside", "sexual-exploitation", "unknown")]
    [InlineData("entry.code", "unknown", "made-up")]
    public void Unknown_stands_alone_among_several_codes(string? key, params string[] codes)
    {
        var check = new EntryCheck();
        Assert.Equal(key is null, check.Codes("Forms", "form-of-exploitation", codes));
        Assert.Equal(key, check.Problems.SingleOrDefault()?.What.Key);
    }

    [Theory]
    [InlineData("\u202Etxt.exe", "entry.direction")]
    [InlineData("C-1\u2066 12\u2069", "entry.direction")]
    [InlineData("a\u0007b", "entry.signs")]
    [InlineData("\u200Fאבג 12", null)]
    [InlineData("ការ\u200Bជួញ\u200Bដូរ", null)]
    [InlineData("نام\u200Cها", null)]
    public void What_turns_the_direction_unseen_is_refused_and_what_a_script_is_written_with_is_not(string value, string? key)
    {
        var check = new EntryCheck();
        Assert.Equal(key is null, check.Line("Name", value));
        Assert.Equal(key, check.Problems.SingleOrDefault()?.What.Key);
    }

    [Theory]
    [InlineData("2024-03", "2024-03-17", true)]
    [InlineData("2024-03-17", "2024-03", true)]
    [InlineData("2024", "2024-01-01", true)]
    [InlineData("2024-03-17", "2024-03-16", false)]
    [InlineData("2024-03", "2024-02-29", false)]
    [InlineData(null, "2024-02-29", true)]
    [InlineData("nonsense", "2024-02-29", true)]
    public void Two_dates_are_out_of_order_only_where_that_is_certain(string? earlier, string? later, bool isRight) =>
        Assert.Equal(isRight, new EntryCheck().InOrder("On", earlier, later));

    [Theory]
    [InlineData("ភូមិថ្មី \u200B ឡ", true)]
    [InlineData("emoji 🏮 and Latin", true)]
    [InlineData("two\nlines\tand a tab", true)]
    [InlineData("nul\0", false)]
    [InlineData("bell\a", false)]
    [InlineData("half \uD800 a character", false)]
    public void Any_script_is_kept_and_what_no_database_takes_is_refused(string text, bool isRight)
    {
        Assert.Equal(isRight, new EntryCheck().Text("Text", text));
        Assert.Equal(isRight && !text.Contains('\n', StringComparison.Ordinal), new EntryCheck().Line("Text", text));
    }

    [Fact]
    public void Nothing_that_passes_breaks_as_json_or_utf_8()
    {
        var random = new Random(20261128);
        var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
        for (var tries = 0; tries < 2000; tries++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(12)).Select(_ => (char)random.Next(random.Next(2) == 0 ? 0x80 : 0x10000))]);
            if (new EntryCheck().Text("Text", text))
            {
                Assert.Equal(text, strict.GetString(strict.GetBytes(text)));
                Assert.DoesNotContain('\0', text);
            }
        }
    }

    [Theory]
    [InlineData("", null, true)]
    [InlineData("17", 17, true)]
    [InlineData("១៧", 17, true)]
    [InlineData("0", 0, true)]
    [InlineData("121", null, false)]
    [InlineData("-1", null, false)]
    [InlineData("17.5", null, false)]
    [InlineData("99999999999999999999", null, false)]
    public void A_number_is_read_in_any_digits_and_kept_within_its_bounds(string typed, int? number, bool isRight)
    {
        var check = new EntryCheck();
        Assert.Equal(number, check.ReadNumber("Age", typed, 0, 120));
        Assert.Equal(isRight, check.Problems.Count == 0);
    }

    [Fact]
    public void A_refusal_holds_all_problems_and_says_the_first()
    {
        var check = new EntryCheck();
        check.ThrowIfAny();
        check.Require("First", " ");
        check.Code("Second", "sex", "both");
        var refused = Assert.Throws<EntryRefusedException>(check.ThrowIfAny);
        Assert.Equal(["First", "Second"], refused.Problems.Select(problem => problem.Field), StringComparer.Ordinal);
        Assert.Equal(refused.Problems[0].What, refused.Reason);
    }

    [Theory]
    [InlineData("0123456789", 10, true)]
    [InlineData("0123456789x", 10, false)]
    public void What_is_too_long_is_refused_and_never_cut(string text, int most, bool isRight) => Assert.Equal(isRight, new EntryCheck().Line("Line", text, most));
}
