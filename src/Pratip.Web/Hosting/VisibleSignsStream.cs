namespace Pratip.Web.Hosting;

/// <summary>
/// The body of a form while it is read: the escape of a control character takes three bytes, and so does the visible sign in
/// UTF-8, so the body keeps its length. An escape may be cut by the end of a reading; its beginning is held back until the next.
/// </summary>
public sealed class VisibleSignsStream(Stream inner) : Stream
{
    private const int Escape = 3;

    private readonly byte[] _held = new byte[Escape - 1];
    private int _heldCount;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => inner.Length;

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.Length < Escape)
        {
            return buffer.IsEmpty ? 0 : throw new NotSupportedException("A form is read in larger pieces.");
        }

        while (true)
        {
            _held.AsSpan(0, _heldCount).CopyTo(buffer.Span);
            var read = await inner.ReadAsync(buffer[_heldCount..], cancellationToken);
            var count = _heldCount + read;
            _heldCount = 0;
            if (read == 0)
            {
                return count;
            }

            if (Replace(buffer.Span[..count]) is var whole and > 0)
            {
                return whole;
            }
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("A form is read without waiting.");

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>How much of it may be handed on.</summary>
    private int Replace(Span<byte> bytes)
    {
        for (var at = bytes.IndexOf((byte)'%'); at >= 0 && at + Escape <= bytes.Length; at = Next(bytes, at + 1))
        {
            if (VisibleSigns.IsEscapedControl(bytes[at], bytes[at + 1], bytes[at + 2]))
            {
                "\uFFFD"u8.CopyTo(bytes[at..]);
            }
        }

        // The last two bytes may be the beginning of an escape.
        var tail = Math.Max(0, bytes.Length - _held.Length);
        var cut = bytes[tail..].LastIndexOf((byte)'%');
        if (cut < 0)
        {
            return bytes.Length;
        }

        _heldCount = bytes.Length - tail - cut;
        bytes[(tail + cut)..].CopyTo(_held);
        return tail + cut;
    }

    private static int Next(Span<byte> bytes, int from) => bytes[from..].IndexOf((byte)'%') is var found and >= 0 ? from + found : -1;
}
