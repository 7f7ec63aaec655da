using System.Globalization;
using Pratip.Exchange.Reports.Docx;
using Pratip.Kernel;
using Pratip.Statistics.Claims.Check;
using Pratip.Statistics.Claims.Checked;

namespace Pratip.Exchange.Statements;

/// <summary>A checked text as a document to send as a reply: the claims are marked in their text, and each number leads to what was found.</summary>
public static class CheckedTextDocx
{
    private static readonly DocxRun Marked = new(Highlight: "yellow");

    private static readonly DocxRun Wrong = new(Bold: true, Highlight: "yellow");

    public static byte[] Render(CheckedText text, Language language)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = new CheckedWords(language);
        var body = new DocxText();
        WriteTitle(body, text, words);
        WriteText(body, text, words);
        WriteClaims(body, text, words);
        WriteRemarks(body, text, words);
        WriteQuoted(body, words["unread"], words.UnreadSays(text), words.Unread(text));
        WriteQuoted(body, words["passed"], words["passed-says"], words.Passed(text));
        WriteDefinitions(body, text, words);
        var mark = words.Mark(text) ?? words["title"];
        var head = new DocxText().Paragraph(mark, DocxStyles.Mark);
        return DocxPage.Save(new DocxPackage(), body.Markup.ToString(), head, null, DocxPage.Core(text.Title, mark, null, language.Code(), text.CheckedOn));
    }

    private static void WriteTitle(DocxText body, CheckedText text, CheckedWords words)
    {
        body.Paragraph(words.Kingdom, DocxStyles.Centred).Paragraph(words.Motto, DocxStyles.Centred);
        body.Paragraph(words["title"], DocxStyles.Title).Paragraph(text.Title, DocxStyles.Centred);
        WriteLines(body, words.About(text), _ => null);
        body.Paragraph(words.Summary(text), look: DocxRun.Strong);
    }

    private static void WriteText(DocxText body, CheckedText text, CheckedWords words)
    {
        var verdicts = text.Claims.ToDictionary(c => c.Number, c => c.Verdict);
        body.Paragraph(words["text"], DocxStyles.Section);
        foreach (var paragraph in MarkedText.ParagraphsOf(text))
        {
            body.Open();
            foreach (var piece in paragraph)
            {
                body.Run(piece.Text, !piece.IsMarked ? DocxRun.Plain : piece.Claims.Any(number => verdicts[number]?.IsWrong() == true) ? Wrong : Marked);
                foreach (var number in piece.Claims)
                {
                    body.Link(ClaimMark(number), words.Number(number) + " ", DocxRun.Note);
                }
            }

            body.Close();
        }
    }

    private static void WriteClaims(DocxText body, CheckedText text, CheckedWords words)
    {
        if (text.Claims.Count == 0)
        {
            return;
        }

        var marks = MeasureMarks(text);
        body.Paragraph(words["claims"], DocxStyles.Section);
        foreach (var claim in text.Claims)
        {
            body.Open(DocxStyles.Definition).Bookmark(claim.Number, ClaimMark(claim.Number), $"{words.Number(claim.Number)}. {words.Verdict(claim)}").Close();
            body.Paragraph(words.Say(claim.States));
            body.Open(indent: 400).Run(claim.Quote.Replace('\n', ' '), DocxRun.Quiet).Close();
            WriteLines(body, words.About(claim, text), id => marks.GetValueOrDefault(id)?.Name);
        }
    }

    private static void WriteRemarks(DocxText body, CheckedText text, CheckedWords words)
    {
        if (text.Remarks.Count == 0)
        {
            return;
        }

        body.Paragraph(words["within"], DocxStyles.Section);
        foreach (var remark in text.Remarks)
        {
            body.Open().Run(words.Verdict(remark) + ": ", DocxRun.Strong).Run(words.Say(remark.Says));
            foreach (var number in remark.Claims)
            {
                body.Run(" ").Link(ClaimMark(number), $"[{words.Number(number)}]");
            }

            body.Close();
        }
    }

    /// <summary>Pieces, or numbers, that were held against nothing; nothing where there are none.</summary>
    private static void WriteQuoted(DocxText body, string heading, string says, IEnumerable<string> lines)
    {
        var quoted = lines.ToList();
        if (quoted.Count == 0)
        {
            return;
        }

        body.Paragraph(heading, DocxStyles.Section).Paragraph(says);
        foreach (var line in quoted)
        {
            body.Open(indent: 400).Run(line, DocxRun.Quiet).Close();
        }
    }

    private static void WriteDefinitions(DocxText body, CheckedText text, CheckedWords words)
    {
        if (text.Measures.Count == 0)
        {
            return;
        }

        var marks = MeasureMarks(text);
        body.Paragraph(words["definitions"], DocxStyles.Section);
        foreach (var measure in text.Measures)
        {
            var mark = marks[measure.Id];
            body.Open(DocxStyles.Definition).Bookmark(mark.Id, mark.Name, words.Say(measure.Title)).Close();
            body.Paragraph(words.Say(measure.Definition)).Paragraph(words.Fill("version", measure.Id, measure.Version), look: DocxRun.Code);
        }
    }

    private static void WriteLines(DocxText body, IEnumerable<ClaimLine> lines, Func<string, string?> markOf)
    {
        foreach (var line in lines)
        {
            body.Open().Run(line.Name + ": ", DocxRun.Strong);
            _ = line.Measure is { } id && markOf(id) is { } mark ? body.Link(mark, line.Value) : body.Run(line.Value);
            body.Close();
        }
    }

    private static string ClaimMark(int number) => "claim_" + number.ToString(CultureInfo.InvariantCulture);

    private static Dictionary<string, MeasureMark> MeasureMarks(CheckedText text) =>
        text.Measures.Select((measure, at) => (measure.Id, Mark: new MeasureMark(text.Claims.Count + at + 1, "measure_" + (at + 1).ToString(CultureInfo.InvariantCulture))))
            .ToDictionary(one => one.Id, one => one.Mark, StringComparer.Ordinal);

    /// <summary>Number and name of a bookmark; both once in a document.</summary>
    private sealed record MeasureMark(int Id, string Name);
}
