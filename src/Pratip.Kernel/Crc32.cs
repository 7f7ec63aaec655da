using System.Buffers.Binary;

namespace Pratip.Kernel;

/// <summary>The checksum of zip entries, which the framework stores but does not compare; eight bytes a step.</summary>
public sealed class Crc32
{
    private static readonly uint[] Table = Fill();

    public uint Value { get; private set; }

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = new Crc32();
        crc.Append(bytes);
        return crc.Value;
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        var crc = ~Value;
        var table = Table;
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            var low = BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ crc;
            var high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            crc = table[(7 << 8) | (byte)low] ^ table[(6 << 8) | (byte)(low >> 8)]
                ^ table[(5 << 8) | (byte)(low >> 16)] ^ table[(4 << 8) | (byte)(low >> 24)]
                ^ table[(3 << 8) | (byte)high] ^ table[(2 << 8) | (byte)(high >> 8)]
                ^ table[(1 << 8) | (byte)(high >> 16)] ^ table[(byte)(high >> 24)];
        }

        foreach (var b in bytes)
        {
            crc = table[(byte)(crc ^ b)] ^ (crc >> 8);
        }

        Value = ~crc;
    }

    private static uint[] Fill()
    {
        var table = new uint[8 << 8];
        for (var i = 0u; i < 256; i++)
        {
            var crc = i;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }

            table[i] = crc;
        }

        for (var i = 256; i < table.Length; i++)
        {
            table[i] = table[(byte)table[i - 256]] ^ (table[i - 256] >> 8);
        }

        return table;
    }
}
