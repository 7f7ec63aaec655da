using System.Buffers.Binary;
using System.Text;

namespace Pratip.Exchange.Tests.Tabular;

/// <summary>The smallest OLE compound file that holds the streams given, each at least as long as a full sector chain needs.</summary>
internal static class CompoundFileBuilder
{
    private const int Sector = 512;
    private const int LongEnoughForItsOwnChain = 4096;
    private const uint EndOfChain = 0xFFFFFFFE;

    public static byte[] Build(params (string Name, byte[] Bytes)[] streams)
    {
        var table = Enumerable.Repeat(0xFFFFFFFF, Sector / 4).ToArray();
        table[0] = 0xFFFFFFFD;
        var directorySectors = (streams.Length + 1 + 3) / 4;
        Chain(table, 1, directorySectors);
        var body = new List<byte>();
        var directory = new byte[directorySectors * Sector];
        Entry(directory, 0, "Root Entry", type: 5, child: streams.Length == 0 ? 0xFFFFFFFF : 1, right: 0xFFFFFFFF, start: EndOfChain, size: 0);
        var next = 1 + directorySectors;
        for (var i = 0; i < streams.Length; i++)
        {
            var size = Math.Max(streams[i].Bytes.Length, LongEnoughForItsOwnChain);
            var sectors = (size + Sector - 1) / Sector;
            Entry(directory, i + 1, streams[i].Name, type: 2, child: 0xFFFFFFFF, right: i + 1 < streams.Length ? (uint)(i + 2) : 0xFFFFFFFF, start: (uint)next, size: (uint)size);
            Chain(table, next, sectors);
            next += sectors;
            body.AddRange(streams[i].Bytes);
            body.AddRange(new byte[(sectors * Sector) - streams[i].Bytes.Length]);
        }

        var tableBytes = new byte[Sector];
        Buffer.BlockCopy(table, 0, tableBytes, 0, Sector);
        return [.. Header(), .. tableBytes, .. directory, .. body];
    }

    private static byte[] Header()
    {
        var header = new byte[Sector];
        ((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).CopyTo(header);
        (int At, ushort Value)[] shorts = [(24, 0x3E), (26, 3), (28, 0xFFFE), (30, 9), (32, 6)];
        foreach (var (at, value) in shorts)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(at), value);
        }

        (int At, uint Value)[] ints = [(44, 1), (48, 1), (56, LongEnoughForItsOwnChain), (60, EndOfChain), (68, EndOfChain), (76, 0)];
        foreach (var (at, value) in ints)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(at), value);
        }

        header.AsSpan(80).Fill(0xFF);
        return header;
    }

    private static void Chain(uint[] table, int first, int count)
    {
        for (var i = first; i < first + count; i++)
        {
            table[i] = i + 1 < first + count ? (uint)(i + 1) : EndOfChain;
        }
    }

    private static void Entry(byte[] directory, int index, string name, byte type, uint child, uint right, uint start, uint size)
    {
        var entry = directory.AsSpan(index * 128, 128);
        Encoding.Unicode.GetBytes(name, entry);
        BinaryPrimitives.WriteUInt16LittleEndian(entry[64..], (ushort)((name.Length + 1) * 2));
        entry[66] = type;
        entry[67] = 1;
        BinaryPrimitives.WriteUInt32LittleEndian(entry[68..], 0xFFFFFFFF);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[72..], right);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[76..], child);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[116..], start);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[120..], size);
    }
}
