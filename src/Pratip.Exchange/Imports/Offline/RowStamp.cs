using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Pratip.Exchange.Imports.Offline;

/// <summary>
/// What the register writes beside a row that it gives out: which row it is, the versions it was written from, and keyed
/// digests of what it said, so that an edited row is told from an untouched one and an outdated row from a current one.
/// It holds the row's id too, because a sort that leaves out a hidden column must not give a row the id of another.
/// </summary>
internal sealed record RowStamp(Guid RowId, ulong Key, StampedPart Fact, StampedPart Person, StampedPart RemovalFile, bool WithoutNames)
{
    private const int ContentLength = 16 + 8 + (3 * StampedPart.Length) + 1;
    private const int SealLength = 8;

    public StampedPart this[RowParts part] => part switch
    {
        RowParts.Person => Person,
        RowParts.RemovalFile => RemovalFile,
        _ => Fact,
    };

    /// <summary>As it stands in the cell; the digest is keyed and knows the agency, so that no other register or body takes it for its own.</summary>
    public string ToText(Func<ReadOnlySpan<byte>, byte[]> digest)
    {
        var bytes = new byte[ContentLength + SealLength];
        RowId.TryWriteBytes(bytes, bigEndian: true, out _);
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(16), Key);
        var at = 24;
        foreach (var part in new[] { Fact, Person, RemovalFile })
        {
            part.Write(bytes.AsSpan(at));
            at += StampedPart.Length;
        }

        bytes[at] = WithoutNames ? (byte)1 : (byte)0;
        digest(bytes.AsSpan(0, ContentLength)).AsSpan(0, SealLength).CopyTo(bytes.AsSpan(ContentLength));
        return Convert.ToBase64String(bytes);
    }

    /// <summary>Null where the text is damaged or was written for another body or by another register.</summary>
    public static RowStamp? Read(string text, Func<ReadOnlySpan<byte>, byte[]> digest)
    {
        var bytes = new byte[ContentLength + SealLength];
        if (!Convert.TryFromBase64String(text, bytes, out var length) || length != bytes.Length
            || !CryptographicOperations.FixedTimeEquals(digest(bytes.AsSpan(0, ContentLength)).AsSpan(0, SealLength), bytes.AsSpan(ContentLength)))
        {
            return null;
        }

        var parts = Enumerable.Range(0, 3).Select(i => StampedPart.Read(bytes.AsSpan(24 + (i * StampedPart.Length)))).ToArray();
        return new(new Guid(bytes.AsSpan(0, 16), bigEndian: true), BinaryPrimitives.ReadUInt64BigEndian(bytes.AsSpan(16)), parts[0], parts[1], parts[2], bytes[ContentLength - 1] == 1);
    }
}

/// <summary>A part of a row as it was given out.</summary>
internal readonly record struct StampedPart(int Version, ulong Digest)
{
    public const int Length = 12;

    public static StampedPart Read(ReadOnlySpan<byte> bytes) => new(BinaryPrimitives.ReadInt32BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[4..]));

    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteInt32BigEndian(bytes, Version);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[4..], Digest);
    }
}
