using System.Globalization;

namespace Pratip.Exchange.Reports.Pdf;

/// <summary>How far a font of a PDF goes on behind each of its glyphs, at a size of one.</summary>
internal sealed class GlyphWidths
{
    private readonly Dictionary<int, double> _widths = [];

    private readonly double _others;

    private readonly double _unit;

    private readonly int _digits;

    private GlyphWidths(double others, double unit, int digits)
    {
        _others = others;
        _unit = unit;
        _digits = digits;
    }

    /// <summary>Null for a font of a kind that Chromium does not write.</summary>
    public static GlyphWidths? Of(PrintedPdf pdf, object? font)
    {
        var entries = PdfValue.AsDictionary(pdf.Follow(font));
        return entries.GetValueOrDefault("/Subtype") switch
        {
            "/Type0" when entries.GetValueOrDefault("/Encoding") is "/Identity-H" => OfGlyphs(PdfValue.AsDictionary(pdf.Follow(PdfValue.AsList(entries.GetValueOrDefault("/DescendantFonts")).FirstOrDefault()))),
            "/Type3" => OfPictures(entries),
            _ => null,
        };
    }

    /// <summary>The codes of a string in hexadecimal digits, without its brackets; null where it is none of whole codes.</summary>
    public IReadOnlyList<double>? Of(ReadOnlySpan<byte> digits)
    {
        if (digits.Length == 0 || digits.Length % _digits != 0)
        {
            return null;
        }

        var widths = new List<double>();
        for (var at = 0; at < digits.Length; at += _digits)
        {
            if (!int.TryParse(digits.Slice(at, _digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                return null;
            }

            widths.Add(_widths.GetValueOrDefault(code, _others) * _unit);
        }

        return widths;
    }

    /// <summary>How many hexadecimal digits one glyph has.</summary>
    public int Digits => _digits;

    private static GlyphWidths OfGlyphs(Dictionary<string, object?> font)
    {
        var widths = new GlyphWidths(font.TryGetValue("/DW", out var others) ? PdfValue.AsNumber(others) : 1000, 0.001, 4);
        var listed = font.TryGetValue("/W", out var list) ? PdfValue.AsList(list) : [];
        for (var at = 0; at < listed.Count;)
        {
            var code = PdfValue.AsInteger(listed[at]);
            if (listed.ElementAtOrDefault(at + 1) is List<object?> following)
            {
                widths.Add(code, following);
                at += 2;
                continue;
            }

            var last = PdfValue.AsInteger(listed.ElementAtOrDefault(at + 1));
            widths.Add(code, Enumerable.Repeat(listed.ElementAtOrDefault(at + 2), last is >= 0 and <= ushort.MaxValue ? Math.Max(0, last - code + 1) : 0));
            at += 3;
        }

        return widths;
    }

    /// <summary>Letters with a halo are drawn of a font of pictures.</summary>
    private static GlyphWidths OfPictures(Dictionary<string, object?> font)
    {
        var unit = PdfValue.AsNumber(PdfValue.AsList(font.GetValueOrDefault("/FontMatrix")).FirstOrDefault());
        var widths = new GlyphWidths(0, unit, 2);
        widths.Add(PdfValue.AsInteger(font.GetValueOrDefault("/FirstChar")), PdfValue.AsList(font.GetValueOrDefault("/Widths")));
        return widths;
    }

    private void Add(int first, IEnumerable<object?> widths)
    {
        foreach (var width in widths)
        {
            _widths[first++] = PdfValue.AsNumber(width);
        }
    }
}
