using System.Globalization;
using System.Text;

namespace Pratip.Exchange.Reports.Pdf;

/// <summary>
/// Where the clusters of letters end that a PDF draws. Chromium writes a cluster (a Khmer consonant with its vowel, subscript and signs)
/// as one span with its text, and a reader takes the end of the span from the glyph that was drawn last. That often is a mark
/// that stands within the consonant and goes on by nothing: what is left of the consonant is then read as a space. Behind such
/// a mark the pen is put where the widest glyph of the cluster ends. Each glyph has a place of its own, so nothing moves.
/// </summary>
internal sealed class ClusterEnds
{
    /// <summary>No reader makes a space of less, measured in the size of the font.</summary>
    private const double LeastGap = 0.02;

    private readonly Func<string, PrintedFont?> _fontNamed;

    private readonly List<(int At, string Text)> _added = [];

    /// <summary>The words since the last one that does something.</summary>
    private readonly List<PdfToken> _operands = [];

    private PrintedFont? _font;

    private double _size;

    private double _lineStart;

    private double _pen;

    private PrintedCluster? _cluster;

    private int _depth;

    private ClusterEnds(Func<string, PrintedFont?> fontNamed) => _fontNamed = fontNamed;

    /// <summary>What is drawn, with the ends of its clusters; null where it says nothing new, or moves letters in another way than Chromium.</summary>
    public static byte[]? Set(byte[] drawing, Func<string, PrintedFont?> fontNamed)
    {
        var ends = new ClusterEnds(fontNamed);
        var tokens = new PdfTokens(drawing, 0);
        var named = -1;
        while (tokens.Read())
        {
            if (tokens.Current.Kind is not PdfTokenKind.Word)
            {
                ends._operands.Add(tokens.Current);
                named = tokens.Current.Kind is PdfTokenKind.Name && tokens.Bytes.SequenceEqual("/ActualText"u8) ? ends._operands.Count : named;
                continue;
            }

            if (!ends.Do(tokens.Latin, tokens.Current, drawing, named))
            {
                return null;
            }

            ends._operands.Clear();
            named = -1;
        }

        return ends._added.Count == 0 ? null : ends.Insert(drawing);
    }

    /// <param name="named">Which operand is the text of a span, from 0; -1 for none.</param>
    /// <returns>False for what Chromium does not write: where the letters stand is then not known.</returns>
    private bool Do(string word, PdfToken token, ReadOnlySpan<byte> drawing, int named)
    {
        switch (word)
        {
            case "BT" or "ET" or "Tm":
                (_lineStart, _pen) = (0, 0);
                _font = word is "Tm" ? _font : null;
                _cluster?.Restart();
                break;
            case "Td":
                _lineStart += Number(drawing, 2);
                _pen = _lineStart;
                break;
            case "Tf":
                (_font, _size) = (_fontNamed(Encoding.Latin1.GetString(Operand(drawing, 2))), Number(drawing, 1));
                break;
            case "Tj":
                Draw(Operand(drawing, 1), token);
                break;
            case "BDC" or "BMC":
                Begin(named < 0 ? default : Operand(drawing, _operands.Count - named));
                break;
            case "EMC":
                End();
                break;
            case "TJ" or "'" or "\"" or "TD" or "T*" or "TL" or "Tc" or "Tw" or "Tz" or "Ts" or "BI":
                return false;
        }

        return true;
    }

    private void Begin(ReadOnlySpan<byte> text)
    {
        if (_cluster is not null)
        {
            _depth++;
        }
        else if (text.Length > 0)
        {
            (_cluster, _depth) = (PrintedCluster.Of(text), 0);
        }
    }

    private void End()
    {
        if (_cluster is null || _depth-- > 0)
        {
            return;
        }

        if (_cluster is { Last: var (code, isFirst, end), Gap: var gap } && gap > LeastGap * Math.Abs(_size))
        {
            var spacing = gap.ToString("0.####", CultureInfo.InvariantCulture);
            _added.Add((code, isFirst ? $"{spacing} Tc " : $"> Tj {spacing} Tc <"));
            _added.Add((end, " 0 Tc"));
        }

        _cluster.Tell();
        _cluster = null;
    }

    private void Draw(ReadOnlySpan<byte> text, PdfToken token)
    {
        if (_font is null || text is not [(byte)'<', .. var digits, (byte)'>'] || _font.Codes(digits) is not { } codes)
        {
            _cluster?.Spoil();
            return;
        }

        foreach (var code in codes)
        {
            _pen += _font.Width(code) * _size;
            _cluster?.Reach(_pen, code);
        }

        var start = _operands[^1].Start;
        var isOne = codes.Count == 1;
        _cluster?.Drew(new(isOne ? start : start + 1 + digits.Length - _font.Digits, isOne, token.End), _font);
    }

    private double Number(ReadOnlySpan<byte> drawing, int fromEnd)
    {
        var at = _operands.Count - fromEnd;
        var number = new PdfTokens(drawing, at < 0 ? drawing.Length : _operands[at].Start);
        return number.Read() ? number.Number : throw new InvalidDataException("A number is missing.");
    }

    private ReadOnlySpan<byte> Operand(ReadOnlySpan<byte> drawing, int fromEnd)
    {
        var at = _operands.Count - fromEnd;
        return at < 0 || fromEnd < 1 ? throw new InvalidDataException("An operand is missing.") : drawing[_operands[at].Start.._operands[at].End];
    }

    private byte[] Insert(ReadOnlySpan<byte> drawing)
    {
        var written = new MemoryStream(drawing.Length + _added.Count * 16);
        var copied = 0;
        foreach (var (at, text) in _added)
        {
            written.Write(drawing[copied..at]);
            written.Write(Encoding.Latin1.GetBytes(text));
            copied = at;
        }

        written.Write(drawing[copied..]);
        return written.ToArray();
    }
}
