using System.Globalization;
using System.Text;
using Pratip.Exchange.Statements;
using Pratip.Kernel;
using Pratip.Statistics.Claims.Checked;

namespace Pratip.Commands;

/// <summary>A checked text for a terminal: each claim with its verdict, and the sums within the text.</summary>
internal static class CheckedTable
{
    private const int LongestQuote = 160;

    public static async Task WriteAsync(CheckedText text, Language language, TextWriter output)
    {
        var words = new CheckedWords(language);
        await output.WriteLineAsync(Printed($"{text.Title}{(words.Mark(text) is { } mark ? $"  [{mark}]" : "")}"));
        foreach (var line in words.About(text))
        {
            await output.WriteLineAsync(Printed($"  {line.Name}: {line.Value}"));
        }

        await output.WriteLineAsync();
        await output.WriteLineAsync(words.Summary(text));
        var width = text.Claims.Select(c => words.Verdict(c).Length).Append(0).Max();
        foreach (var claim in text.Claims)
        {
            await output.WriteLineAsync(Printed($"{claim.Number,4}  {words.Verdict(claim).PadRight(width)}  {words.Say(claim.States)}"));
            await output.WriteLineAsync(Printed($"      {Short(claim.Quote)}"));
            foreach (var line in words.About(claim, text).Where(line => line.Measure is null))
            {
                await output.WriteLineAsync(Printed($"      {line.Name}: {line.Value}"));
            }
        }

        await WriteRemarksAsync(text, words, output);
    }

    private static async Task WriteRemarksAsync(CheckedText text, CheckedWords words, TextWriter output)
    {
        if (text.Remarks.Count > 0)
        {
            await output.WriteLineAsync();
            await output.WriteLineAsync(words["within"] + ":");
        }

        foreach (var remark in text.Remarks)
        {
            var claims = string.Join(", ", remark.Claims.Select(number => number.ToString(CultureInfo.InvariantCulture)));
            await output.WriteLineAsync(Printed($"  {words.Verdict(remark)}: {words.Say(remark.Says)} [{claims}]"));
        }

        await WriteQuotedAsync(output, words["unread"], words.UnreadSays(text), words.Unread(text));
        await WriteQuotedAsync(output, words["passed"], words["passed-says"], words.Passed(text));
    }

    /// <summary>Pieces, or numbers, that were held against nothing; nothing where there are none.</summary>
    private static async Task WriteQuotedAsync(TextWriter output, string heading, string says, IEnumerable<string> lines)
    {
        var quoted = lines.ToList();
        if (quoted.Count == 0)
        {
            return;
        }

        await output.WriteLineAsync();
        await output.WriteLineAsync($"{heading}: {says}");
        foreach (var line in quoted)
        {
            await output.WriteLineAsync(Printed("  " + Short(line)));
        }
    }

    private static string Short(string quote) => quote.Length > LongestQuote ? quote[..(LongestQuote - 1)] + "…" : quote;

    /// <summary>What a text holds must not steer the terminal: no control characters, no marks of writing direction.</summary>
    private static string Printed(string line)
    {
        var printed = new StringBuilder(line.Length);
        foreach (var c in line)
        {
            var kind = char.GetUnicodeCategory(c);
            if (kind is UnicodeCategory.Control)
            {
                printed.Append(' ');
            }
            else if (kind is not UnicodeCategory.Format || c is '\u200B' or '\u200C' or '\u200D')
            {
                printed.Append(c);
            }
        }

        return printed.ToString();
    }
}
