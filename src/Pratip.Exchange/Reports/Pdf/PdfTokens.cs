using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Pratip.Exchange.Reports.Pdf;

internal enum PdfTokenKind
{
    Number,
    Name,
    Hexadecimal,
    Text,
    Open,
    Close,
    Word,
}

/// <summary>Where a token stands in the bytes it was read of.</summary>
internal readonly record struct PdfToken(PdfTokenKind Kind, int Start, int End);

/// <summary>The words of a PDF's objects and of what it draws, one after the other. Words within a picture's bytes are no words: whoever meets one stops.</summary>
internal ref struct PdfTokens(ReadOnlySpan<byte> bytes, int start)
{
    private static readonly SearchValues<byte> Blanks = SearchValues.Create(" \r\n\t\f\0"u8);

    private static readonly SearchValues<byte> Ends = SearchValues.Create(" \r\n\t\f\0/<>[]()%{}"u8);

    private readonly ReadOnlySpan<byte> _bytes = bytes;

    private int _at = start;

    public PdfToken Current { get; private set; }

    public readonly ReadOnlySpan<byte> Bytes => _bytes[Current.Start..Current.End];

    public readonly string Latin => Encoding.Latin1.GetString(Bytes);

    public readonly double Number => Utf8Parser.TryParse(Bytes, out double number, out var used) && used == Bytes.Length && double.IsFinite(number)
        ? number
        : throw new InvalidDataException($"{Latin} is no number.");

    /// <summary>Goes on to the next token.</summary>
    /// <exception cref="InvalidDataException">A token does not end.</exception>
    public bool Read()
    {
        var skipped = _bytes[_at..].IndexOfAnyExcept(Blanks);
        if (skipped < 0)
        {
            return false;
        }

        var from = _at + skipped;
        (var kind, _at) = _bytes[from] switch
        {
            (byte)'/' => (PdfTokenKind.Name, EndOfWord(from + 1)),
            (byte)'<' => Follows(from, '<') ? (PdfTokenKind.Open, from + 2) : (PdfTokenKind.Hexadecimal, EndOfHexadecimal(from)),
            (byte)'>' when Follows(from, '>') => (PdfTokenKind.Close, from + 2),
            (byte)'[' => (PdfTokenKind.Open, from + 1),
            (byte)']' => (PdfTokenKind.Close, from + 1),
            (byte)'(' => (PdfTokenKind.Text, EndOfText(from)),
            (>= (byte)'0' and <= (byte)'9') or (byte)'-' or (byte)'+' or (byte)'.' => (PdfTokenKind.Number, EndOfWord(from)),
            _ => (PdfTokenKind.Word, EndOfWord(from)),
        };
        Current = _at > from ? new(kind, from, _at) : throw new InvalidDataException($"No token begins with {(char)_bytes[from]}.");
        return true;
    }

    private readonly bool Follows(int from, char next) => from + 1 < _bytes.Length && _bytes[from + 1] == next;

    private readonly int EndOfWord(int from)
    {
        var length = _bytes[from..].IndexOfAny(Ends);
        return length < 0 ? _bytes.Length : from + length;
    }

    private readonly int EndOfHexadecimal(int from)
    {
        var length = _bytes[from..].IndexOf((byte)'>');
        return length < 0 ? throw new InvalidDataException("A string does not end.") : from + length + 1;
    }

    private readonly int EndOfText(int from)
    {
        var depth = 0;
        for (var at = from; at < _bytes.Length; at++)
        {
            depth += _bytes[at] switch { (byte)'(' => 1, (byte)')' => -1, _ => 0 };
            if (depth == 0)
            {
                return at + 1;
            }

            at += _bytes[at] is (byte)'\\' ? 1 : 0;
        }

        throw new InvalidDataException("A string does not end.");
    }
}
