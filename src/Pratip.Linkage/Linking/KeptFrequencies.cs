using System.Buffers.Binary;
using Pratip.Linkage.Records;

namespace Pratip.Linkage.Linking;

/// <summary>How rare the values of a field are, as a file holds it: twelve bytes for each value that occurred more than once.</summary>
internal sealed record KeptFrequencies(int All, byte[] Values, int AllParts, byte[] Parts, double OrdinaryPart)
{
    private const int Width = sizeof(ulong) + sizeof(int);

    public static KeptFrequencies Of(KnownFrequencies known) =>
        new(known.Values.All, Bytes(known.Values), known.Parts.All, Bytes(known.Parts), known.OrdinaryPart);

    public KnownFrequencies Known() => new(Counts(All, Values), Counts(AllParts, Parts), OrdinaryPart);

    private static byte[] Bytes(KnownCounts counts)
    {
        var bytes = new byte[counts.Repeated.Count * Width];
        var at = 0;
        foreach (var (digest, count) in counts.Repeated.OrderBy(one => one.Key))
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(at), digest);
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at + sizeof(ulong)), count);
            at += Width;
        }

        return bytes;
    }

    private static KnownCounts Counts(int all, byte[] bytes)
    {
        var repeated = new Dictionary<ulong, int>(bytes.Length / Width);
        for (var at = 0; at + Width <= bytes.Length; at += Width)
        {
            repeated[BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(at))] = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at + sizeof(ulong)));
        }

        return new KnownCounts(all, repeated);
    }
}
