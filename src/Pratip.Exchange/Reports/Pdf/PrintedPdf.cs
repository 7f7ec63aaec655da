using System.Buffers.Text;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Pratip.Exchange.Reports.Pdf;

/// <summary>
/// A PDF as Chromium writes it: one table of objects at its end, no object within another's bytes, and streams packed once.
/// Libraries for PDFs write every object anew, which takes most of a second and puts their own name in; here all bytes stay but
/// those that change. Whatever is otherwise is an <see cref="InvalidDataException"/>: nothing is repaired.
/// </summary>
internal sealed class PrintedPdf
{
    private const int LengthOfEntry = 20;

    private const int DigitsOfOffset = 10;

    private readonly byte[] _bytes;

    private readonly int _table;

    private readonly int _entries;

    private readonly int[] _offsets;

    public PrintedPdf(byte[] bytes)
    {
        _bytes = bytes;
        _table = TableIsAt(0) is { Value: var table, End: var end } && table < bytes.Length && bytes.AsSpan(end).TrimEnd((byte)'\n').SequenceEqual("\n%%EOF"u8) ? table : throw Unexpected();
        var head = NumberBehind("xref\n0 "u8, _table, Math.Min(bytes.Length, _table + LengthOfEntry));
        _entries = head.End + 1;
        var count = head.Start == _table + "xref\n0 "u8.Length && head.Value <= (bytes.Length - _entries) / LengthOfEntry ? head.Value : throw Unexpected();
        _offsets = [.. Enumerable.Range(0, count).Select(OffsetOf)];
        var trailer = TrailerIsAt();
        Trailer = PdfValue.AsDictionary(PdfValue.Read(bytes, trailer, out _));
        if (Trailer.ContainsKey("/Prev") || Trailer.ContainsKey("/XRefStm") || Trailer.ContainsKey("/Encrypt"))
        {
            throw Unexpected();
        }
    }

    public IReadOnlyDictionary<string, object?> Trailer { get; }

    /// <summary>The object a value refers to, or the value.</summary>
    public object? Follow(object? value) => value is PdfReference { Number: var number } ? Read(number, out _) : value;

    /// <summary>The stream of an object, unpacked; null where it has none, or one packed in another way.</summary>
    public byte[]? Stream(int number)
    {
        if (Read(number, out var end) is not Dictionary<string, object?> head || !head.TryGetValue("/Filter", out var filter) || filter is not "/FlateDecode" || head.ContainsKey("/DecodeParms"))
        {
            return null;
        }

        var (start, length) = Place(head, end);
        using var packed = new ZLibStream(new MemoryStream(_bytes, start, length), CompressionMode.Decompress);
        var unpacked = new MemoryStream();
        packed.CopyTo(unpacked);
        return unpacked.ToArray();
    }

    /// <summary>The same file, but for the streams of these objects.</summary>
    public byte[] With(IReadOnlyDictionary<int, byte[]> streams)
    {
        var written = new MemoryStream(_bytes.Length);
        var moves = new List<(int From, int By)> { (0, 0) };
        var copied = 0;
        foreach (var (number, stream) in streams.OrderBy(stream => _offsets[stream.Key]))
        {
            var (start, length) = Place(PdfValue.AsDictionary(Read(number, out var end)), end);
            var packed = Pack(stream);
            var told = NumberBehind("/Length "u8, _offsets[number], start);
            written.Write(_bytes, copied, told.Start >= copied ? told.Start - copied : throw Unexpected());
            Write(written, packed.Length);
            written.Write(_bytes, told.End, start - told.End);
            written.Write(packed);
            copied = start + length;
            moves.Add((copied, (int)written.Length - copied));
        }

        written.Write(_bytes, copied, _table - copied);
        WriteTable(written, moves);
        return written.ToArray();
    }

    private void WriteTable(MemoryStream written, List<(int From, int By)> moves)
    {
        var table = written.Length;
        written.Write(_bytes, _table, _entries - _table);
        for (var number = 0; number < _offsets.Length; number++)
        {
            var entry = _bytes.AsSpan(_entries + number * LengthOfEntry, LengthOfEntry);
            var moved = _offsets[number] < 0 ? Latin(entry[..DigitsOfOffset]) : (_offsets[number] + moves.Last(move => move.From <= _offsets[number]).By).ToString("D10", CultureInfo.InvariantCulture);
            written.Write(Encoding.Latin1.GetBytes(moved));
            written.Write(entry[DigitsOfOffset..]);
        }

        var rest = _entries + _offsets.Length * LengthOfEntry;
        var told = TableIsAt(rest);
        written.Write(_bytes, rest, told.Start - rest);
        Write(written, table);
        written.Write(_bytes, told.End, _bytes.Length - told.End);
    }

    private static void Write(MemoryStream written, long number) => written.Write(Encoding.Latin1.GetBytes(number.ToString(CultureInfo.InvariantCulture)));

    private static byte[] Pack(byte[] unpacked)
    {
        var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            stream.Write(unpacked);
        }

        return packed.ToArray();
    }

    private object? Read(int number, out int end)
    {
        var head = Encoding.Latin1.GetBytes($"{number} 0 obj\n");
        var offset = number < _offsets.Length ? _offsets[number] : -1;
        return offset >= 0 && _bytes.AsSpan(offset).StartsWith(head) ? PdfValue.Read(_bytes, offset + head.Length, out end) : throw Unexpected();
    }

    private (int Start, int Length) Place(Dictionary<string, object?> head, int announced)
    {
        var start = announced + "stream\n"u8.Length;
        var length = PdfValue.AsInteger(head.GetValueOrDefault("/Length"));
        var isWhole = _bytes.AsSpan(announced).StartsWith("stream\n"u8) && length >= 0 && length < _table - start && _bytes.AsSpan(start + length).StartsWith("\nendstream"u8);
        return isWhole ? (start, length) : throw Unexpected();
    }

    /// <summary>-1 for an entry of which no object is left.</summary>
    private int OffsetOf(int number)
    {
        var entry = Latin(_bytes.AsSpan(_entries + number * LengthOfEntry, LengthOfEntry));
        var isThere = entry.EndsWith(" n \n", StringComparison.Ordinal);
        return (isThere || entry.EndsWith(" f \n", StringComparison.Ordinal)) && int.TryParse(entry.AsSpan(0, DigitsOfOffset), NumberStyles.None, CultureInfo.InvariantCulture, out var offset) && offset < _table
            ? isThere ? offset : -1
            : throw Unexpected();
    }

    private int TrailerIsAt()
    {
        var at = _entries + _offsets.Length * LengthOfEntry;
        return _bytes.AsSpan(at).StartsWith("trailer\n"u8) ? at + "trailer\n"u8.Length : throw Unexpected();
    }

    private (int Start, int End, int Value) TableIsAt(int from) => NumberBehind("startxref\n"u8, Math.Max(from, _bytes.Length - 40), _bytes.Length);

    /// <summary>A number and where it stands, behind words that stand there once.</summary>
    private (int Start, int End, int Value) NumberBehind(ReadOnlySpan<byte> words, int from, int to)
    {
        var place = _bytes.AsSpan(from, to - from);
        var at = place.IndexOf(words);
        var start = at + words.Length;
        return at >= 0 && place.LastIndexOf(words) == at && Utf8Parser.TryParse(place[start..], out int number, out var length) && number >= 0
            ? (from + start, from + start + length, number)
            : throw Unexpected();
    }

    private static string Latin(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes);

    private static InvalidDataException Unexpected() => new("Chromium writes a PDF in another way.");
}
