using System.Globalization;

namespace Pratip.Exchange.Reports.Docx;

/// <summary>How a run of text looks.</summary>
/// <param name="Highlight">One of the format's few colours of markers.</param>
/// <param name="HalfPoints">Size in half points, as the format counts; null leaves it to the style.</param>
internal sealed record DocxRun(bool Bold = false, bool Italic = false, string? Colour = null, int? HalfPoints = null, bool Raised = false, string? Highlight = null)
{
    public static DocxRun Plain { get; } = new();

    public static DocxRun Strong { get; } = new(Bold: true);

    public static DocxRun Quiet { get; } = new(Colour: "5A6470");

    public static DocxRun Code { get; } = new(Colour: "5A6470", HalfPoints: 14);

    public static DocxRun Note { get; } = new(Raised: true);
}

/// <summary>
/// Paragraphs and runs of a document. Khmer is a complex script to word processors: its runs are marked so, and its size,
/// weight and font are told a second time, or they would fall back to those for Latin.
/// </summary>
internal sealed class DocxText
{
    public Markup Markup { get; } = new();

    public DocxText Open(string? style = null, string? align = null, bool keepNext = false, int indent = 0, bool newPage = false)
    {
        Markup.Open("w:p");
        Markup.Open("w:pPr");
        if (style is not null)
        {
            Markup.Leaf("w:pStyle", ("w:val", style));
        }

        if (keepNext)
        {
            Markup.Leaf("w:keepNext");
        }

        if (newPage)
        {
            Markup.Leaf("w:pageBreakBefore");
        }

        if (indent > 0)
        {
            Markup.Leaf("w:ind", ("w:left", indent.ToString(CultureInfo.InvariantCulture)));
        }

        if (align is not null)
        {
            Markup.Leaf("w:jc", ("w:val", align));
        }

        Markup.Close();
        return this;
    }

    public DocxText Close()
    {
        Markup.Close().Line();
        return this;
    }

    public DocxText Paragraph(string text, string? style = null, string? align = null, DocxRun? look = null) =>
        Open(style, align).Run(text, look).Close();

    public DocxText Run(string text, DocxRun? look = null)
    {
        if (text.Length == 0)
        {
            return this;
        }

        Markup.Open("w:r");
        Look(look ?? DocxRun.Plain, IsComplex(text));
        Markup.Element("w:t", text, ("xml:space", "preserve"));
        Markup.Close();
        return this;
    }

    public DocxText Link(string bookmark, string text, DocxRun? look = null)
    {
        Markup.Open("w:hyperlink", ("w:anchor", bookmark), ("w:history", "1"));
        Run(text, look);
        Markup.Close();
        return this;
    }

    public DocxText Bookmark(int id, string name, string text)
    {
        var number = id.ToString(CultureInfo.InvariantCulture);
        Markup.Leaf("w:bookmarkStart", ("w:id", number), ("w:name", name));
        Run(text);
        Markup.Leaf("w:bookmarkEnd", ("w:id", number));
        return this;
    }

    public DocxText Tab()
    {
        Markup.Open("w:r").Leaf("w:tab").Close();
        return this;
    }

    /// <summary>The beginning of a field whose result follows; a dirty one is brought up to date when the file is opened.</summary>
    public DocxText BeginField(string instruction, bool dirty)
    {
        Markup.Open("w:r").Leaf("w:fldChar", ("w:fldCharType", "begin"), ("w:dirty", dirty ? "true" : null)).Close();
        Markup.Open("w:r").Element("w:instrText", $" {instruction} ", ("xml:space", "preserve")).Close();
        Markup.Open("w:r").Leaf("w:fldChar", ("w:fldCharType", "separate")).Close();
        return this;
    }

    public DocxText EndField()
    {
        Markup.Open("w:r").Leaf("w:fldChar", ("w:fldCharType", "end")).Close();
        return this;
    }

    public DocxText Field(string instruction, string result, DocxRun? look = null) => BeginField(instruction, dirty: false).Run(result, look).EndField();

    private static bool IsComplex(string text) => text.AsSpan().IndexOfAnyInRange('\u1780', '\u17FF') >= 0;

    private void Look(DocxRun look, bool complex)
    {
        if (look == DocxRun.Plain && !complex)
        {
            return;
        }

        Markup.Open("w:rPr");
        if (look.Bold)
        {
            Markup.Leaf("w:b").Leaf("w:bCs");
        }

        if (look.Italic)
        {
            Markup.Leaf("w:i").Leaf("w:iCs");
        }

        if (look.Colour is not null)
        {
            Markup.Leaf("w:color", ("w:val", look.Colour));
        }

        if (look.HalfPoints is { } size)
        {
            var points = size.ToString(CultureInfo.InvariantCulture);
            Markup.Leaf("w:sz", ("w:val", points)).Leaf("w:szCs", ("w:val", points));
        }

        if (look.Highlight is not null)
        {
            Markup.Leaf("w:highlight", ("w:val", look.Highlight));
        }

        if (look.Raised)
        {
            Markup.Leaf("w:vertAlign", ("w:val", "superscript"));
        }

        if (complex)
        {
            Markup.Leaf("w:cs");
        }

        Markup.Close();
    }
}
