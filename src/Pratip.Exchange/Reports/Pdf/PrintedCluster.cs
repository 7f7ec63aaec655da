using System.Buffers;
using System.Text;

namespace Pratip.Exchange.Reports.Pdf;

/// <param name="Code">Where the spacing goes: before the string, or within it before its last code.</param>
/// <param name="IsOnly">The string has one code and need not be parted.</param>
/// <param name="End">Behind the word that draws it.</param>
internal readonly record struct LastGlyph(int Code, bool IsOnly, int End);

/// <summary>One cluster of letters while it is drawn.</summary>
internal sealed class PrintedCluster
{
    private readonly string? _text;

    private readonly List<int> _codes = [];

    private double _furthest = double.NegativeInfinity;

    private double _end;

    private bool _isSpoilt;

    private PrintedFont? _font;

    private PrintedCluster(string? text) => _text = text;

    public LastGlyph? Last { get; private set; }

    /// <summary>How much further its widest glyph goes than its last; 0 where that is not known.</summary>
    public double Gap => _isSpoilt ? 0 : _furthest - _end;

    /// <param name="written">Its text as the span has it, in hexadecimal digits.</param>
    public static PrintedCluster Of(ReadOnlySpan<byte> written) => new(TextOf(written));

    public void Reach(double end, int code)
    {
        (_furthest, _end) = (Math.Max(_furthest, end), end);
        _codes.Add(code);
    }

    public void Drew(LastGlyph glyph, PrintedFont font)
    {
        _isSpoilt |= _font is not null && _font != font;
        (Last, _font) = (glyph, font);
    }

    /// <summary>Lets the font know what its glyphs stood for.</summary>
    public void Tell()
    {
        if (!_isSpoilt && _text is not null)
        {
            _font?.Letters?.Saw(_text, _codes);
        }
    }

    /// <summary>Some of it stands where we do not know.</summary>
    public void Spoil() => _isSpoilt = true;

    /// <summary>Places count from elsewhere now: well where nothing was drawn yet.</summary>
    public void Restart() => _isSpoilt |= Last is not null;

    /// <summary>Null for a text that is not written as Chromium does.</summary>
    private static string? TextOf(ReadOnlySpan<byte> written)
    {
        var text = new byte[Math.Max(0, written.Length - 2) / 2];
        return written is [(byte)'<', .. var digits, (byte)'>'] && Convert.FromHexString(digits, text, out _, out _) is OperationStatus.Done && text is [0xFE, 0xFF, .. var letters]
            ? Encoding.BigEndianUnicode.GetString(letters)
            : null;
    }
}
