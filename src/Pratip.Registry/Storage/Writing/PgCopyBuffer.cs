using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Pratip.Registry.Storage.Mappings;

namespace Pratip.Registry.Storage.Writing;

/// <summary>
/// Rows in the form of binary COPY: a count of columns, then each value behind its length, numbers with the high byte first.
/// One method a type, so that no value is boxed on its way.
/// </summary>
internal sealed class PgCopyBuffer
{
    private const int Null = -1;
    private static readonly long Epoch = new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;
    private static readonly int EpochDay = new DateOnly(2000, 1, 1).DayNumber;

    /// <summary>The server's number of the type text, for what an array holds.</summary>
    private const int TextOid = 25;

    private byte[] _bytes = [];

    public int Length { get; private set; }

    /// <summary>Hands over what is written, in an array to give back to the pool, and starts anew.</summary>
    public ArraySegment<byte> Take()
    {
        var taken = new ArraySegment<byte>(_bytes, 0, Length);
        _bytes = [];
        Length = 0;
        return taken;
    }

    public void StartRow(short columns) => BinaryPrimitives.WriteInt16BigEndian(Next(2), columns);

    public void Write(int value)
    {
        Raw(4);
        Raw(value);
    }

    public void Write(long value)
    {
        Raw(8);
        BinaryPrimitives.WriteInt64BigEndian(Next(8), value);
    }

    public void Write(bool value)
    {
        Raw(1);
        Next(1)[0] = value ? (byte)1 : (byte)0;
    }

    public void Write(Guid value)
    {
        Raw(16);
        value.TryWriteBytes(Next(16), bigEndian: true, out _);
    }

    public void Write(DateOnly value) => Write(value.DayNumber - EpochDay);

    public void Write(DateTimeOffset value) => Write((value.UtcTicks - Epoch) / TimeSpan.TicksPerMicrosecond);

    public void Write(int? value) => Optional(value, static (buffer, one) => buffer.Write(one));

    public void Write(long? value) => Optional(value, static (buffer, one) => buffer.Write(one));

    public void Write(bool? value) => Optional(value, static (buffer, one) => buffer.Write(one));

    public void Write(Guid? value) => Optional(value, static (buffer, one) => buffer.Write(one));

    public void Write(DateOnly? value) => Optional(value, static (buffer, one) => buffer.Write(one));

    public void Write(DateTimeOffset? value) => Optional(value, static (buffer, one) => buffer.Write(one));

    public void Write(string? value)
    {
        if (value is null)
        {
            Raw(Null);
            return;
        }

        // The longest form is asked for once; the length goes in front when it is known.
        Reserve(4 + Encoding.UTF8.GetMaxByteCount(value.Length));
        var length = Encoding.UTF8.GetBytes(value, _bytes.AsSpan(Length + 4));
        Raw(length);
        Length += length;
    }

    public void Write(byte[]? value)
    {
        if (value is null)
        {
            Raw(Null);
            return;
        }

        Raw(value.Length);
        value.CopyTo(Next(value.Length));
    }

    /// <summary>A list of codes is a set: sorted, as the model's conversion has it.</summary>
    public void Write(List<string>? value)
    {
        if (value is null)
        {
            Raw(Null);
            return;
        }

        var start = Length;
        Raw(0);
        Raw(value.Count == 0 ? 0 : 1); // dimensions
        Raw(0); // holds no null
        Raw(TextOid);
        if (value.Count > 0)
        {
            Raw(value.Count);
            Raw(1); // the first index
            foreach (var code in CodeSets.Sorted(value))
            {
                Write(code);
            }
        }

        BinaryPrimitives.WriteInt32BigEndian(_bytes.AsSpan(start), Length - start - 4);
    }

    private void Optional<T>(T? value, Action<PgCopyBuffer, T> write)
        where T : struct
    {
        if (value is { } one)
        {
            write(this, one);
        }
        else
        {
            Raw(Null);
        }
    }

    private void Raw(int number) => BinaryPrimitives.WriteInt32BigEndian(Next(4), number);

    private Span<byte> Next(int count)
    {
        Reserve(count);
        var span = _bytes.AsSpan(Length, count);
        Length += count;
        return span;
    }

    private void Reserve(int count)
    {
        if (_bytes.Length - Length >= count)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(Length + count, PgCopy.ChunkSize * 5 / 4));
        _bytes.AsSpan(0, Length).CopyTo(larger);
        if (_bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
        }

        _bytes = larger;
    }
}
