using System.Buffers.Binary;
using System.Text;
using Pratip.Kernel;

namespace Pratip.Statistics.Editions;

/// <summary>
/// A ZIP archive in one form only: nothing compressed, one fixed time, names in the order given, nothing between or after. The
/// same files give the same bytes in every version of the program, reading it sets nothing aside but what is there, and a byte
/// changed anywhere shows.
/// </summary>
internal static class StoredZip
{
    private const uint LocalMark = 0x04034b50;
    private const uint CentralMark = 0x02014b50;
    private const uint EndMark = 0x06054b50;
    private const ushort Version = 20;
    private const ushort NamesAreUtf8 = 0x0800;
    private const ushort FirstDay1980 = (1 << 5) | 1;
    private const int LocalLength = 30;
    private const int MostFiles = 1000;

    public static byte[] Write(IReadOnlyList<ContentFile> files)
    {
        using var zip = new MemoryStream();
        using var central = new MemoryStream();
        Span<byte> header = stackalloc byte[46];
        foreach (var file in files)
        {
            var name = Encoding.UTF8.GetBytes(file.Path);
            var at = checked((uint)zip.Length);
            Header(header[..LocalLength], LocalMark, file, name.Length, 4);
            zip.Write(header[..LocalLength]);
            zip.Write(name);
            zip.Write(file.Bytes);
            header.Clear();
            BinaryPrimitives.WriteUInt16LittleEndian(header[4..], Version);
            Header(header[..32], CentralMark, file, name.Length, 6);
            BinaryPrimitives.WriteUInt32LittleEndian(header[42..], at);
            central.Write(header);
            central.Write(name);
        }

        var start = checked((uint)zip.Length);
        zip.Write(central.ToArray());
        Span<byte> end = stackalloc byte[22];
        end.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(end, EndMark);
        BinaryPrimitives.WriteUInt16LittleEndian(end[8..], (ushort)files.Count);
        BinaryPrimitives.WriteUInt16LittleEndian(end[10..], (ushort)files.Count);
        BinaryPrimitives.WriteUInt32LittleEndian(end[12..], (uint)central.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(end[16..], start);
        zip.Write(end);
        return zip.ToArray();
    }

    /// <summary>The files as far as they can be told apart, and where the first byte lies that this class would not have written; -1 where there is none.</summary>
    public static IReadOnlyList<ContentFile> Read(ReadOnlySpan<byte> zip, out long wrongAt)
    {
        var files = new List<ContentFile>();
        var at = 0;
        while (zip.Length - at >= LocalLength && BinaryPrimitives.ReadUInt32LittleEndian(zip[at..]) == LocalMark && files.Count < MostFiles)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(zip[(at + 22)..]);
            var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(zip[(at + 26)..]);
            var data = at + LocalLength + nameLength;
            if (data > zip.Length || length > zip.Length - data)
            {
                break;
            }

            files.Add(new(Encoding.UTF8.GetString(zip.Slice(at + LocalLength, nameLength)), zip.Slice(data, (int)length).ToArray()));
            at = data + (int)length;
        }

        var again = Write(files);
        var same = zip.CommonPrefixLength(again);
        wrongAt = same == zip.Length && same == again.Length ? -1 : same;
        return files;
    }

    /// <summary>What the header before a file and its entry in the list share.</summary>
    private static void Header(Span<byte> header, uint mark, ContentFile file, int nameLength, int at)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(header, mark);
        BinaryPrimitives.WriteUInt16LittleEndian(header[at..], Version);
        BinaryPrimitives.WriteUInt16LittleEndian(header[(at + 2)..], NamesAreUtf8);
        BinaryPrimitives.WriteUInt16LittleEndian(header[(at + 4)..], 0);
        BinaryPrimitives.WriteUInt16LittleEndian(header[(at + 6)..], 0);
        BinaryPrimitives.WriteUInt16LittleEndian(header[(at + 8)..], FirstDay1980);
        BinaryPrimitives.WriteUInt32LittleEndian(header[(at + 10)..], Crc32.Of(file.Bytes));
        BinaryPrimitives.WriteUInt32LittleEndian(header[(at + 14)..], (uint)file.Bytes.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(header[(at + 18)..], (uint)file.Bytes.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(header[(at + 22)..], (ushort)nameLength);
        BinaryPrimitives.WriteUInt16LittleEndian(header[(at + 24)..], 0);
    }
}
