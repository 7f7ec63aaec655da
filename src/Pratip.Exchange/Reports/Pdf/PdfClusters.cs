namespace Pratip.Exchange.Reports.Pdf;

/// <summary>Lets the words of a printed page stand whole for whoever searches, copies or reads aloud its PDF. See <see cref="ClusterEnds"/> and <see cref="GlyphLetters"/>.</summary>
internal sealed class PdfClusters
{
    private readonly PrintedPdf _pdf;

    private readonly Dictionary<int, PrintedFont?> _fonts = [];

    private readonly HashSet<int> _visited = [];

    private readonly Dictionary<int, byte[]> _changed = [];

    private PdfClusters(PrintedPdf pdf) => _pdf = pdf;

    /// <summary>The same page to the eye; the same bytes where the file is not as Chromium writes it.</summary>
    public static byte[] Joined(byte[] printed)
    {
        try
        {
            var pdf = new PrintedPdf(printed);
            var clusters = new PdfClusters(pdf);
            clusters.VisitPages();
            clusters.CompleteLetters();
            return clusters._changed.Count == 0 ? printed : pdf.With(clusters._changed);
        }
        catch (InvalidDataException)
        {
            // A browser of another year may write otherwise. Its page is whole, only its words may read with gaps.
            return printed;
        }
    }

    private void VisitPages()
    {
        var root = PdfValue.AsDictionary(_pdf.Follow(_pdf.Trailer.GetValueOrDefault("/Root")));
        var left = new Stack<object?>([root.GetValueOrDefault("/Pages")]);
        while (left.TryPop(out var next))
        {
            if (next is not PdfReference { Number: var number } || !_visited.Add(number))
            {
                continue;
            }

            var node = PdfValue.AsDictionary(_pdf.Follow(next));
            foreach (var kid in node.TryGetValue("/Kids", out var kids) ? PdfValue.AsList(_pdf.Follow(kids)) : [])
            {
                left.Push(kid);
            }

            if (node.GetValueOrDefault("/Type") is "/Page" && node.GetValueOrDefault("/Contents") is PdfReference drawing)
            {
                Visit(drawing, node.GetValueOrDefault("/Resources"));
            }
        }
    }

    /// <param name="named">What the drawing calls its fonts and the drawings within it.</param>
    private void Visit(PdfReference drawing, object? named)
    {
        if (!_visited.Add(drawing.Number) || _pdf.Follow(named) is not Dictionary<string, object?> resources)
        {
            return;
        }

        var fonts = Entries(resources, "/Font");
        if (fonts.Count > 0 && _pdf.Stream(drawing.Number) is { } drawn && ClusterEnds.Set(drawn, name => Font(fonts.GetValueOrDefault(name))) is { } changed)
        {
            _changed[drawing.Number] = changed;
        }

        foreach (var within in Entries(resources, "/XObject").Values.OfType<PdfReference>())
        {
            var entries = PdfValue.AsDictionary(_pdf.Follow(within));
            if (entries.GetValueOrDefault("/Subtype") is "/Form")
            {
                Visit(within, entries.GetValueOrDefault("/Resources"));
            }
        }
    }

    private void CompleteLetters()
    {
        foreach (var letters in _fonts.Values.Select(font => font?.Letters).OfType<GlyphLetters>())
        {
            if (letters.Completed() is { } completed)
            {
                _changed[letters.Number] = completed;
            }
        }
    }

    private Dictionary<string, object?> Entries(Dictionary<string, object?> resources, string name) =>
        resources.TryGetValue(name, out var entries) ? PdfValue.AsDictionary(_pdf.Follow(entries)) : [];

    private PrintedFont? Font(object? font)
    {
        if (font is not PdfReference { Number: var number })
        {
            return null;
        }

        return _fonts.TryGetValue(number, out var known) ? known : _fonts[number] = PrintedFont.Of(_pdf, font);
    }
}
