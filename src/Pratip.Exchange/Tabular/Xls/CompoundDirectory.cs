using System.Buffers.Binary;
using System.Text;

namespace Pratip.Exchange.Tabular.Xls;

/// <summary>
/// Reads the table of contents of an OLE compound file: encrypted workbooks, text documents, mail and macros come in the
/// same wrapping as old workbooks and are told apart here by the names of their streams.
/// </summary>
internal sealed class CompoundDirectory
{
    private const int HeaderBytes = 512;
    private const int EntryBytes = 128;
    private const int MostEntries = 65_536;
    private const uint LastSector = 0xFFFFFFFA;

    private readonly Stream _file;
    private readonly byte[] _header = new byte[HeaderBytes];
    private readonly byte[] _table;
    private readonly Dictionary<string, (uint Start, long Length)> _streams = new(StringComparer.OrdinalIgnoreCase);
    private uint? _tableAt;

    private CompoundDirectory(Stream file, FileProblems problems)
    {
        _file = file;
        file.Position = 0;
        file.ReadExactly(_header);
        var shift = BinaryPrimitives.ReadUInt16LittleEndian(_header.AsSpan(30));
        if (shift is not (9 or 12))
        {
            throw problems.Damaged();
        }

        SectorBytes = 1 << shift;
        _table = new byte[SectorBytes];
        ReadNames(problems);
    }

    public int SectorBytes { get; }

    public static CompoundDirectory Read(Stream file, FileProblems problems) =>
        Faults.Translate(() => new CompoundDirectory(file, problems), cause => problems.Damaged(cause));

    /// <summary>Refuses what is no old workbook that can be opened.</summary>
    public void Check(FileProblems problems)
    {
        var names = _streams.Keys.ToHashSet(StringComparer.OrdinalIgnoreCase);
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

    /// <summary>The sectors of a stream in their order; null where it is kept in another way because it is small.</summary>
    public IEnumerable<uint>? SectorsOf(string stream)
    {
        const int SmallestInSectors = 56;
        return _streams.TryGetValue(stream, out var found) && found.Length >= BinaryPrimitives.ReadUInt32LittleEndian(_header.AsSpan(SmallestInSectors))
            ? Chain(found.Start, found.Length)
            : null;
    }

    public void ReadSector(uint sector, byte[] bytes) => ReadSector(_file, sector, bytes);

    private IEnumerable<uint> Chain(uint start, long length)
    {
        var left = (Math.Min(length, _file.Length) + SectorBytes - 1) / SectorBytes;
        for (var at = start; at < LastSector && left > 0; left--)
        {
            yield return at;
            at = Next(at);
        }
    }

    private void ReadNames(FileProblems problems)
    {
        var sector = new byte[SectorBytes];
        var at = BinaryPrimitives.ReadUInt32LittleEndian(_header.AsSpan(48));
        for (var read = 0; at < LastSector; read += SectorBytes / EntryBytes)
        {
            if (read > MostEntries)
            {
                throw problems.Damaged();
            }

            ReadSector(_file, at, sector);
            for (var entry = 0; entry < SectorBytes; entry += EntryBytes)
            {
                var length = Math.Clamp(BinaryPrimitives.ReadUInt16LittleEndian(sector.AsSpan(entry + 64)) - 2, 0, 62);
                _streams.TryAdd(
                    Encoding.Unicode.GetString(sector, entry, length),
                    (BinaryPrimitives.ReadUInt32LittleEndian(sector.AsSpan(entry + 116)), BinaryPrimitives.ReadUInt32LittleEndian(sector.AsSpan(entry + 120))));
            }

            at = Next(at);
        }
    }

    /// <summary>Follows the allocation table, whose own sectors are listed in the header and, for large files, in a chain.</summary>
    private uint Next(uint sector)
    {
        var perSector = (uint)(SectorBytes / sizeof(uint));
        if (_tableAt != sector / perSector)
        {
            ReadSector(_file, TableSector(_file, _header, sector / perSector, _table), _table);
            _tableAt = sector / perSector;
        }

        return Entry(_table, sector % perSector);
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
