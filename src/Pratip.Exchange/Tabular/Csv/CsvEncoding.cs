using System.Buffers;
using System.Text;

namespace Pratip.Exchange.Tabular.Csv;

/// <summary>
/// Finds out in one pass over the bytes how a text file is written. Valid UTF-8 wins; bytes that are no UTF-8 at all are
/// Windows-1252; a file that is partly one and partly the other is refused, because half of its names would be wrong.
/// </summary>
internal sealed class CsvEncoding(Stream file, FileProblems problems)
{
    private const int Chunk = 1 << 16;

    /// <summary>Windows-1252 leaves these five undefined.</summary>
    private static readonly SearchValues<byte> NotIn1252 = SearchValues.Create([0x81, 0x8D, 0x8F, 0x90, 0x9D]);

    private static readonly SearchValues<byte> Controls = SearchValues.Create(
        [.. Enumerable.Range(1, 31).Where(c => c is not ('\t' or '\n' or '\r' or '\f' or 0x1A)).Select(c => (byte)c)]);

    private long _nulsAtEven;
    private long _nulsAtOdd;
    private long _firstNul = -1;
    private long _firstControl = -1;
    private long _firstInvalid = -1;
    private long _firstUndefined = -1;
    private bool _anyMultibyte;

    public Encoding Detect()
    {
        var mark = new byte[4];
        file.Position = 0;
        var head = mark.AsSpan(0, file.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false));
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) && !head[2..].SequenceEqual((ReadOnlySpan<byte>)[0, 0]))
        {
            return new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true);
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true);
        }

        var hasUtf8Mark = head.StartsWith("\uFEFF"u8);
        Survey();
        if (_firstNul >= 0)
        {
            return WithoutMark() ?? throw At(UnreadableReason.NulCharacter, _firstNul);
        }

        if (_firstControl >= 0)
        {
            throw At(UnreadableReason.NotText, _firstControl);
        }

        if (_firstInvalid < 0)
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        }

        if (hasUtf8Mark || _anyMultibyte || _firstUndefined >= 0)
        {
            throw At(UnreadableReason.MixedEncoding, _firstInvalid);
        }

        return CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
    }

    /// <summary>UTF-16 without its mark shows by zeros on one side of nearly every delimiter, digit and Latin letter.</summary>
    private UnicodeEncoding? WithoutMark()
    {
        // Fewer than these on one side can be chance.
        const int Fewest = 8;
        const int OneInBytes = 20;
        var oneSided = _nulsAtEven == 0 || _nulsAtOdd == 0;
        var nuls = _nulsAtEven + _nulsAtOdd;
        return oneSided && file.Length % 2 == 0 && nuls >= Fewest && nuls * OneInBytes >= file.Length
            ? new UnicodeEncoding(bigEndian: _nulsAtOdd == 0, byteOrderMark: false, throwOnInvalidBytes: true)
            : null;
    }

    private void Survey()
    {
        file.Position = 0;
        var buffer = new byte[Chunk];
        var kept = 0;
        var offset = 0L;
        while (true)
        {
            var read = file.Read(buffer, kept, buffer.Length - kept);
            var bytes = buffer.AsSpan(0, kept + read);
            var done = SurveyText(bytes, offset, last: read == 0);
            SurveyControls(bytes[..done], offset);
            if (read == 0)
            {
                return;
            }

            offset += done;
            kept = bytes.Length - done;
            bytes[done..].CopyTo(buffer);
        }
    }

    /// <summary>Walks the bytes beyond ASCII; returns how many were understood.</summary>
    private int SurveyText(ReadOnlySpan<byte> bytes, long offset, bool last)
    {
        var at = 0;
        while (true)
        {
            var next = bytes[at..].IndexOfAnyExceptInRange((byte)0, (byte)127);
            if (next < 0)
            {
                return bytes.Length;
            }

            at += next;
            var status = Rune.DecodeFromUtf8(bytes[at..], out _, out var length);
            if (status == OperationStatus.NeedMoreData && !last)
            {
                return at;
            }

            if (status == OperationStatus.Done)
            {
                _anyMultibyte = true;
            }
            else
            {
                First(ref _firstInvalid, offset + at);
                var undefined = bytes.Slice(at, length).IndexOfAny(NotIn1252);
                if (undefined >= 0)
                {
                    First(ref _firstUndefined, offset + at + undefined);
                }
            }

            at += length;
        }
    }

    private void SurveyControls(ReadOnlySpan<byte> bytes, long offset)
    {
        var control = bytes.IndexOfAny(Controls);
        if (control >= 0)
        {
            First(ref _firstControl, offset + control);
        }

        for (var at = bytes.IndexOf((byte)0); at >= 0;)
        {
            First(ref _firstNul, offset + at);
            if (((offset + at) & 1) == 0)
            {
                _nulsAtEven++;
            }
            else
            {
                _nulsAtOdd++;
            }

            var next = bytes[(at + 1)..].IndexOf((byte)0);
            at = next < 0 ? -1 : at + 1 + next;
        }
    }

    private static void First(ref long place, long offset) => place = place < 0 ? offset : place;

    private UnreadableFileException At(UnreadableReason reason, long offset)
    {
        file.Position = 0;
        var lines = 1L;
        var buffer = new byte[Chunk];
        while (offset > 0 && file.Read(buffer, 0, (int)Math.Min(buffer.Length, offset)) is > 0 and var read)
        {
            lines += buffer.AsSpan(0, read).Count((byte)'\n');
            offset -= read;
        }

        return problems.Of(reason, FileProblems.Plain(lines));
    }
}
