namespace Pratip.Exchange.Tabular.Xls;

/// <summary>
/// Passes reads on and counts them: a damaged sector chain can lead its reader in circles, and a stream that has given
/// far more than it holds ends that.
/// </summary>
internal sealed class PatientStream(Stream inner) : Stream
{
    private const long Floor = 16 << 20;
    private const int Rereads = 64;

    private long _given;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => inner.Length;

    public override long Position
    {
        get => inner.Position;
        set => inner.Position = value;
    }

    public override int Read(byte[] buffer, int offset, int count) => Count(inner.Read(buffer, offset, count));

    public override int Read(Span<byte> buffer) => Count(inner.Read(buffer));

    public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

    /// <summary>Called when a sheet is read again, which is no circle.</summary>
    public void Forgive() => _given = 0;

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    // A read of nothing counts as well, so that asking at the end of the file cannot go on for ever.
    private int Count(int read)
    {
        _given += Math.Max(read, 1);
        return _given <= Floor + (Rereads * inner.Length) ? read : throw new InvalidDataException("The file leads its reader in circles.");
    }
}
