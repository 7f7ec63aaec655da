using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Pratip.Exchange.Reports.Pdf;

/// <summary>
/// A PDF as Chromium writes it: one table of objects at its end, no object within another's bytes, and streams packed once.
/// Libraries for PDFs write every object anew, which takes most of a second and puts their own name in; here all bytes stay but
/// those that change. Whatever is otherwise is an <see cref="InvalidDataException"/>: nothing is repaired.
/// </summary>
internal sealed partial class PrintedPdf
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
        var end = TableIsAt().Match(Latin(Math.Max(0, bytes.Length - 40), bytes.Length));
        _table = end.Success && int.TryParse(end.Groups["offset"].ValueSpan, out var table) && table < bytes.Length ? table : throw Unexpected();
        var head = HeadOfTable().Match(Latin(_table, Math.Min(bytes.Length, _table + 30)));
        _entries = _table + head.Length;
        var count = head.Success && int.TryParse(head.Groups["count"].ValueSpan, out var objects) && objects <= (bytes.Length - _entries) / LengthOfEntry ? objects : throw Unexpected();
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
            var head = Latin(_offsets[number], start);
            var lengths = LengthOfStream().Matches(head) is [var only] ? only : throw Unexpected();
            written.Write(_bytes, copied, _offsets[number] - copied);
            written.Write(Encoding.Latin1.GetBytes($"{head[..lengths.Index]}{packed.Length}{head[(lengths.Index + lengths.Length)..]}"));
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

        var rest = Latin(_entries + _offsets.Length * LengthOfEntry, _bytes.Length);
        var end = TableIsAt().Match(rest).Groups["offset"];
        written.Write(Encoding.Latin1.GetBytes($"{rest[..end.Index]}{table}{rest[(end.Index + end.Length)..]}"));
    }

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

    private string Latin(int from, int to) => Latin(_bytes.AsSpan(from, to - from));

    private static string Latin(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes);

    private static InvalidDataException Unexpected() => new("Chromium writes a PDF in another way.");

    [GeneratedRegex(@"startxref\n(?<offset>\d{1,10})\n%%EOF\n?\z")]
    private static partial Regex TableIsAt();

    [GeneratedRegex(@"\Axref\n0 (?<count>\d{1,9})\n")]
    private static partial Regex HeadOfTable();

    [GeneratedRegex(@"(?<=/Length )\d+(?=[\s/>])")]
    private static partial Regex LengthOfStream();
}
