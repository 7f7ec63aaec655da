using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Pratip.Exchange.Reports;
using Pratip.Exchange.Reports.Html;
using Pratip.Kernel;
using Pratip.Statistics.Claims.Check;
using Pratip.Statistics.Claims.Checked;

namespace Pratip.Exchange.Statements;

/// <summary>
/// A checked text as one page that needs nothing else: the claims are marked in their text and lead to what was found about them. No script, no
/// request; whatever the text holds stays text.
/// </summary>
public static class CheckedTextHtml
{
    private const string Resource = "Pratip.Exchange.Statements.checked.css";

    private static readonly Lazy<string> Sheet = new(Load);

    public static string Render(CheckedText text, Language language)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = new CheckedWords(language);
        var page = new Markup();
        page.Raw("<!DOCTYPE html>\n").Open("html", ("lang", words.LanguageTag)).Line();
        WriteHead(page, text, words);
        page.Open("body").Line();
        if (words.Mark(text) is { } mark)
        {
            page.Element("p", mark, ("class", "mark"), ("role", "note")).Line();
        }

        WriteTitle(page, text, words);
        page.Open("main").Line();
        page.Element("p", words.Summary(text), ("class", "summary")).Line();
        WriteText(page, text, words);
        WriteClaims(page, text, words);
        WriteRemarks(page, text, words);
        WriteQuoted(page, "unread", words["unread"], words.UnreadSays(text), words.Unread(text));
        WriteQuoted(page, "passed", words["passed"], words["passed-says"], words.Passed(text));
        WriteDefinitions(page, text, words);
        page.Close().Line().Close().Line().Close().Line();
        return page.ToString();
    }

    private static void WriteHead(Markup page, CheckedText text, CheckedWords words)
    {
        var css = ReportStyleSheet.Plain + "\n" + Sheet.Value;
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(css)));
        page.Open("head").Line();
        page.Leaf("meta", ("charset", "utf-8")).Line();
        page.Leaf("meta", ("http-equiv", "Content-Security-Policy"), ("content", $"default-src 'none'; style-src 'sha256-{hash}'")).Line();
        page.Leaf("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1")).Line();
        page.Leaf("meta", ("name", "pratip:text"), ("content", text.Hash)).Line();
        page.Element("title", $"{words["title"]} \u2013 {text.Title}").Line();
        page.Open("style").Raw(css).Close().Line();
        page.Close().Line();
    }

    private static void WriteTitle(Markup page, CheckedText text, CheckedWords words)
    {
        page.Open("header").Line();
        page.Open("div", ("class", "letterhead")).Element("p", words.Kingdom).Element("p", words.Motto).Close().Line();
        page.Element("h1", words["title"]).Line();
        page.Element("p", text.Title, ("class", "official-date"), ("dir", "auto")).Line();
        WriteLines(page, words.About(text), "facts");
        page.Close().Line();
    }

    private static void WriteText(Markup page, CheckedText text, CheckedWords words)
    {
        var claims = text.Claims.ToDictionary(c => c.Number);
        page.Open("section", ("id", "text")).Line().Element("h2", words["text"]).Line();
        page.Open("div", ("class", "given"), ("lang", text.Language.Code())).Line();
        foreach (var paragraph in MarkedText.ParagraphsOf(text))
        {
            // A text may hold marks of writing direction that it never closes; each paragraph keeps its own.
            page.Open("p", ("dir", "auto"));
            foreach (var piece in paragraph)
            {
                if (!piece.IsMarked)
                {
                    page.Open("bdi").Text(piece.Text).Close();
                    continue;
                }

                // Each mark says what was found in words: colours are not seen by everybody, nor in every print.
                page.Open("mark", ("class", ClassOf(piece.Claims.Select(number => claims[number].Verdict)))).Open("bdi").Text(piece.Text).Close();
                foreach (var number in piece.Claims)
                {
                    page.Open("sup", ("id", "place-" + Plain(number))).Element("a", $"{words.Number(number)} {words.Verdict(claims[number])}", ("href", "#claim-" + Plain(number))).Close();
                }

                page.Close();
            }

            page.Close().Line();
        }

        page.Close().Line().Close().Line();
    }

    private static string? ClassOf(IEnumerable<ClaimVerdict?> verdicts) =>
        verdicts.Any(verdict => verdict?.IsWrong() == true) ? "wrong" : verdicts.All(verdict => verdict is null or ClaimVerdict.NotCheckable) ? "open" : null;

    private static void WriteClaims(Markup page, CheckedText text, CheckedWords words)
    {
        if (text.Claims.Count == 0)
        {
            return;
        }

        page.Open("section", ("id", "claims")).Line().Element("h2", words["claims"]).Line();
        foreach (var claim in text.Claims)
        {
            page.Open("div", ("class", claim.Verdict?.IsWrong() == true ? "claim wrong" : "claim"), ("id", "claim-" + Plain(claim.Number))).Line();
            page.Open("h3").Element("a", words.Number(claim.Number), ("href", "#place-" + Plain(claim.Number))).Text(". ").Element("span", words.Verdict(claim), ("class", "verdict")).Close().Line();
            page.Element("p", words.Say(claim.States)).Line();
            page.Element("blockquote", claim.Quote.Replace('\n', ' '), ("dir", "auto"), ("lang", text.Language.Code())).Line();
            WriteLines(page, words.About(claim, text), null);
            page.Close().Line();
        }

        page.Close().Line();
    }

    private static void WriteRemarks(Markup page, CheckedText text, CheckedWords words)
    {
        if (text.Remarks.Count == 0)
        {
            return;
        }

        page.Open("section", ("id", "within")).Line().Element("h2", words["within"]).Line().Open("ul").Line();
        foreach (var remark in text.Remarks)
        {
            page.Open("li").Element("strong", words.Verdict(remark)).Text(": " + words.Say(remark.Says));
            foreach (var number in remark.Claims)
            {
                page.Text(" ").Element("a", $"[{words.Number(number)}]", ("href", "#claim-" + Plain(number)));
            }

            page.Close().Line();
        }

        page.Close().Line().Close().Line();
    }

    /// <summary>Pieces, or numbers, that were held against nothing; nothing where there are none.</summary>
    private static void WriteQuoted(Markup page, string id, string heading, string says, IEnumerable<string> lines)
    {
        var quoted = lines.ToList();
        if (quoted.Count == 0)
        {
            return;
        }

        page.Open("section", ("id", id)).Line().Element("h2", heading).Line().Element("p", says).Line();
        foreach (var line in quoted)
        {
            page.Element("blockquote", line, ("dir", "auto")).Line();
        }

        page.Close().Line();
    }

    private static void WriteDefinitions(Markup page, CheckedText text, CheckedWords words)
    {
        if (text.Measures.Count == 0)
        {
            return;
        }

        page.Open("section", ("id", "definitions")).Line().Element("h2", words["definitions"]).Line();
        foreach (var measure in text.Measures)
        {
            page.Open("div", ("class", "definition"), ("id", ReportHtml.MeasureAnchor(measure.Id))).Line();
            page.Element("h3", words.Say(measure.Title)).Element("p", words.Say(measure.Definition));
            page.Element("p", words.Fill("version", measure.Id, measure.Version), ("class", "code")).Close().Line();
        }

        page.Close().Line();
    }

    private static void WriteLines(Markup page, IEnumerable<ClaimLine> lines, string? kind)
    {
        page.Open("dl", ("class", kind)).Line();
        foreach (var line in lines)
        {
            page.Open("div").Element("dt", line.Name).Open("dd");
            _ = line.Measure is { } id ? page.Element("a", line.Value, ("href", "#" + ReportHtml.MeasureAnchor(id))) : page.Text(line.Value);
            page.Close().Close().Line();
        }

        page.Close().Line();
    }

    private static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Load()
    {
        using var stream = typeof(CheckedTextHtml).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource '{Resource}' is not built into the program.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n").TrimEnd() + "\n";
    }
}
