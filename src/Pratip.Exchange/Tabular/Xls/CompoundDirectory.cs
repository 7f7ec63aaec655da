using System.Buffers.Binary;
using System.Text;

namespace Pratip.Exchange.Tabular.Xls;

/// <summary>
/// Reads the table of contents of an OLE compound file: encrypted workbooks, text documents, mail and macros come in the
/// same wrapping as old workbooks and are told apart here by the names of their streams.
/// </summary>
internal static class CompoundDirectory
{
    private const int HeaderBytes = 512;
    private const int EntryBytes = 128;
    private const int MostEntries = 65_536;
    private const uint LastSector = 0xFFFFFFFA;

    public static void Check(Stream file, FileProblems problems)
    {
        var names = Faults.Translate(() => Names(file, problems), cause => problems.Damaged(cause));
        if (names.Contains("EncryptedPackage"))
        {
            throw problems.Of(UnreadableReason.PasswordProtected);
        }

        if (names.Contains("_VBA_PROJECT_CUR") || names.Contains("_VBA_PROJECT"))
        {
            throw problems.Of(UnreadableReason.Macros);
        }

        if (!names.Contains("Workbook") && !names.Contains("Book"))
        {
            throw problems.OtherKind(names.Contains("WordDocument") ? "document" : names.Contains("PowerPoint Document") ? "presentation" : "compound");
        }
    }

    private static HashSet<string> Names(Stream file, FileProblems problems)
    {
        var header = new byte[HeaderBytes];
        file.Position = 0;
        file.ReadExactly(header);
        var shift = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(30));
        if (shift is not (9 or 12))
        {
            throw problems.Damaged();
        }

        var sectorBytes = 1 << shift;
        var sector = new byte[sectorBytes];
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var at = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(48));
        for (var read = 0; at < LastSector; read += sectorBytes / EntryBytes)
        {
            if (read > MostEntries)
            {
                throw problems.Damaged();
            }

            ReadSector(file, at, sector);
            for (var entry = 0; entry < sectorBytes; entry += EntryBytes)
            {
                var length = Math.Clamp(BinaryPrimitives.ReadUInt16LittleEndian(sector.AsSpan(entry + 64)) - 2, 0, 62);
                names.Add(Encoding.Unicode.GetString(sector, entry, length));
            }

            at = Next(file, header, at, sectorBytes);
        }

        return names;
    }

    /// <summary>Follows the allocation table, whose own sectors are listed in the header and, for large files, in a chain.</summary>
    private static uint Next(Stream file, byte[] header, uint sector, int sectorBytes)
    {
        var perSector = (uint)(sectorBytes / sizeof(uint));
        var bytes = new byte[sectorBytes];
        ReadSector(file, TableSector(file, header, sector / perSector, bytes), bytes);
        return Entry(bytes, sector % perSector);
    }

    private static uint TableSector(Stream file, byte[] header, uint table, byte[] bytes)
    {
        const int FirstInHeader = 76;
        const uint ListedInHeader = 109;
        const int ChainStart = 68;
        if (table < ListedInHeader)
        {
            return Entry(header.AsSpan(FirstInHeader), table);
        }

        // The last entry of each sector of the chain names the next sector.
        var perSector = (uint)(bytes.Length / sizeof(uint)) - 1;
        var at = Entry(header.AsSpan(ChainStart), 0);
        for (table -= ListedInHeader; ; table -= perSector)
        {
            ReadSector(file, at, bytes);
            if (table < perSector)
            {
                return Entry(bytes, table);
            }

            at = Entry(bytes, perSector);
        }
    }

    private static uint Entry(ReadOnlySpan<byte> entries, uint index) =>
        BinaryPrimitives.ReadUInt32LittleEndian(entries[(int)(index * sizeof(uint))..]);

    private static void ReadSector(Stream file, uint sector, byte[] bytes)
    {
        file.Position = (sector + 1L) * bytes.Length;
        file.ReadExactly(bytes);
    }
}
