using System.Globalization;

namespace Pratip.Exchange.Reports.Pdf;

/// <summary>A font of a printed page: how far it goes on behind each of its glyphs, at a size of one, and what they stand for.</summary>
internal sealed class PrintedFont
{
    private readonly Dictionary<int, double> _widths = [];

    private readonly double _others;

    private readonly double _unit;

    private PrintedFont(double others, double unit, int digits)
    {
        _others = others;
        _unit = unit;
        Digits = digits;
    }

    /// <summary>How many hexadecimal digits the code of one glyph has.</summary>
    public int Digits { get; }

    /// <summary>Null where the font does not say it.</summary>
    public GlyphLetters? Letters { get; private set; }

    /// <summary>Null for a font of a kind that Chromium does not write.</summary>
    public static PrintedFont? Of(PrintedPdf pdf, object? font)
    {
        var entries = PdfValue.AsDictionary(pdf.Follow(font));
        var read = entries.GetValueOrDefault("/Subtype") switch
        {
            "/Type0" when entries.GetValueOrDefault("/Encoding") is "/Identity-H" => OfGlyphs(PdfValue.AsDictionary(pdf.Follow(PdfValue.AsList(entries.GetValueOrDefault("/DescendantFonts")).FirstOrDefault()))),
            "/Type3" => OfPictures(entries),
            _ => null,
        };
        if (read is not null && entries.GetValueOrDefault("/ToUnicode") is PdfReference { Number: var number } && pdf.Stream(number) is { } table)
        {
            read.Letters = new(number, table);
        }

        return read;
    }

    /// <summary>The codes of a string in hexadecimal digits, without its brackets; null where it is none of whole codes.</summary>
    public IReadOnlyList<int>? Codes(ReadOnlySpan<byte> digits)
    {
        if (digits.Length == 0 || digits.Length % Digits != 0)
        {
            return null;
        }

        var codes = new List<int>();
        for (var at = 0; at < digits.Length; at += Digits)
        {
            if (!int.TryParse(digits.Slice(at, Digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                return null;
            }

            codes.Add(code);
        }

        return codes;
    }

    public double Width(int code) => _widths.GetValueOrDefault(code, _others) * _unit;

    private static PrintedFont OfGlyphs(Dictionary<string, object?> font)
    {
        var widths = new PrintedFont(font.TryGetValue("/DW", out var others) ? PdfValue.AsNumber(others) : 1000, 0.001, 4);
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
    private static PrintedFont OfPictures(Dictionary<string, object?> font)
    {
        var unit = PdfValue.AsNumber(PdfValue.AsList(font.GetValueOrDefault("/FontMatrix")).FirstOrDefault());
        var widths = new PrintedFont(0, unit, 2);
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
