using System.Globalization;
using System.IO.Compression;

namespace Pratip.Registry.Attachments;

/// <summary>
/// Whether a PDF does something by itself: it holds a script or starts a program, or it goes out to an address or another file when it is
/// opened. That it opens at a page is nothing. Names are read as a reader of PDF reads them, because a picture holds any row of bytes by
/// chance. What is damaged or encrypted is passed over: that is for the scanner of the operator.
/// </summary>
internal sealed class PdfActions
{
    /// <summary>Objects that are packed together are unpacked up to this; no honest file has so many.</summary>
    private const int MostUnpacked = 64 * 1024 * 1024;

    private static readonly string[] Scripts = ["JavaScript", "JS", "Launch"];

    private static readonly string[] Leaving = ["URI", "SubmitForm", "ImportData", "GoToR", "GoToE", "Rendition", "Movie", "Sound"];

    private readonly HashSet<string> _leaving = new(StringComparer.Ordinal);
    private readonly HashSet<string> _onOpening = new(StringComparer.Ordinal);
    private bool _isActive;
    private int _left = MostUnpacked;

    public static bool Has(byte[] content)
    {
        var found = new PdfActions();
        found.Read(new PdfTokens(content), null);
        return found._isActive || found._onOpening.Overlaps(found._leaving);
    }

    private void Read(PdfTokens reader, string? number)
    {
        var tokens = new List<PdfToken>();
        while (reader.Next() is { } token && !_isActive)
        {
            if (token is { Kind: PdfTokenKind.Word, Text: "stream" } && tokens is [.., { Kind: PdfTokenKind.Close }])
            {
                var packed = reader.Stream();
                if (Is(tokens, "ObjStm") && Is(tokens, "FlateDecode"))
                {
                    Unpack(packed, tokens);
                }
            }
            else if (token is { Kind: PdfTokenKind.Word, Text: "endobj" })
            {
                Look(tokens, number);
                tokens.Clear();
            }
            else
            {
                tokens.Add(token);
            }
        }

        Look(tokens, number);
    }

    /// <summary>Begins with the numbers of its objects and where each of them begins, counted from the first.</summary>
    private void Unpack(ReadOnlyMemory<byte> packed, List<PdfToken> dictionary)
    {
        var plain = Inflated(packed);
        var at = dictionary.FindLastIndex(token => token is { Kind: PdfTokenKind.Name, Text: "First" });
        if (at < 0 || at + 1 >= dictionary.Count || !TryNumber(dictionary[at + 1].Text, out var first) || first > plain.Length)
        {
            Read(new PdfTokens(plain), null);
            return;
        }

        var head = new PdfTokens(plain[..first]);
        var places = new List<(string Number, int Begin)>();
        while (head.Next() is { } number && head.Next() is { } place && TryNumber(place.Text, out var begin) && begin <= plain.Length - first)
        {
            places.Add((number.Text, first + begin));
        }

        for (var i = 0; i < places.Count && !_isActive; i++)
        {
            var end = i + 1 < places.Count ? places[i + 1].Begin : plain.Length;
            Read(new PdfTokens(plain[places[i].Begin..Math.Max(end, places[i].Begin)]), places[i].Number);
        }
    }

    private byte[] Inflated(ReadOnlyMemory<byte> packed)
    {
        using var plain = new MemoryStream();
        try
        {
            using var source = new MemoryStream(packed.ToArray());
            using var inflating = new ZLibStream(source, CompressionMode.Decompress);
            var some = new byte[16 * 1024];
            for (var read = inflating.Read(some); read > 0 && _left > 0; read = inflating.Read(some))
            {
                plain.Write(some, 0, read);
                _left -= read;
            }
        }
        catch (InvalidDataException)
        {
            // What could be read before is looked at.
        }

        return plain.ToArray();
    }

    private void Look(List<PdfToken> tokens, string? number)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i] is { Kind: PdfTokenKind.Word, Text: "obj" } && i >= 2)
            {
                number = tokens[i - 2].Text;
            }

            if (tokens[i].Kind != PdfTokenKind.Name)
            {
                continue;
            }

            _isActive |= Scripts.Contains(tokens[i].Text, StringComparer.Ordinal);
            if (number is not null && IsLeaving(tokens, i))
            {
                _leaving.Add(number);
            }

            if (tokens[i].Text is "OpenAction" or "AA")
            {
                LookOnOpening(tokens, i + 1);
            }
        }
    }

    /// <summary>An action stands there, or the number of the object that is one; a row is a place in the document.</summary>
    private void LookOnOpening(List<PdfToken> tokens, int at)
    {
        var (depth, rows) = (0, 0);
        for (var i = at; i < tokens.Count; i++)
        {
            depth += tokens[i].Kind switch { PdfTokenKind.Open => 1, PdfTokenKind.Close => -1, _ => 0 };
            rows += tokens[i].Text switch { "[" => 1, "]" => -1, _ => 0 };
            _isActive |= IsLeaving(tokens, i);
            if (rows == 0 && i >= at + 2 && tokens[i] is { Kind: PdfTokenKind.Word, Text: "R" })
            {
                _onOpening.Add(tokens[i - 2].Text);
            }

            if (depth <= 0 && rows == 0 && (i > at + 1 || tokens[i].Kind == PdfTokenKind.Close))
            {
                return;
            }
        }
    }

    private static bool IsLeaving(List<PdfToken> tokens, int at) =>
        tokens[at] is { Kind: PdfTokenKind.Name, Text: "S" } && at + 1 < tokens.Count && tokens[at + 1].Kind == PdfTokenKind.Name && Leaving.Contains(tokens[at + 1].Text, StringComparer.Ordinal);

    private static bool Is(List<PdfToken> tokens, string name) => tokens.Exists(token => token.Kind == PdfTokenKind.Name && token.Text == name);

    private static bool TryNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
