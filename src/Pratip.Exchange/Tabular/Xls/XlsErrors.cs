using System.Buffers.Binary;

namespace Pratip.Exchange.Tabular.Xls;

/// <summary>
/// The error cells of an old workbook, which its reader shows as empty ones. They are found in one walk over the records
/// of the file, before it is read.
/// </summary>
internal sealed class XlsErrors
{
    private const ushort BeginOfSheet = 0x0809;
    private const ushort EndOfSheet = 0x000A;
    private const ushort SheetPlace = 0x0085;
    private const ushort BooleanOrError = 0x0205;
    private const ushort Formula = 0x0006;
    private const int Most = 1_000_000;
    private const int LongestLookedInto = 32;

    private readonly Dictionary<(int Sheet, int Row, int Column), byte> _errors = [];
    private readonly Dictionary<long, int> _sheetAt = [];

    private XlsErrors()
    {
    }

    public static XlsErrors Read(CompoundDirectory directory, FileProblems problems)
    {
        var errors = new XlsErrors();
        if ((directory.SectorsOf("Workbook") ?? directory.SectorsOf("Book")) is { } sectors)
        {
            errors.Walk(new Records(directory, sectors), problems);
        }

        return errors;
    }

    /// <summary>The error as a spreadsheet program shows it, or null where the cell holds none.</summary>
    public string? At(int sheet, int row, int column) => !_errors.TryGetValue((sheet, row - 1, column), out var code) ? null : code switch
    {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    };

    private void Walk(Records records, FileProblems problems)
    {
        var (sheet, depth) = (-1, 0);
        Span<byte> data = stackalloc byte[LongestLookedInto];
        while (records.Next(data) is { } record)
        {
            switch (record.Id)
            {
                case BeginOfSheet:
                    sheet = depth++ == 0 ? _sheetAt.GetValueOrDefault(record.Offset, -1) : sheet;
                    break;
                case EndOfSheet:
                    depth = Math.Max(depth - 1, 0);
                    break;
                case SheetPlace when data[5] == 0:
                    _sheetAt.TryAdd(BinaryPrimitives.ReadUInt32LittleEndian(data), _sheetAt.Count);
                    break;
                case BooleanOrError when data[7] == 1:
                    Add(sheet, data, data[6], problems);
                    break;
                case Formula when data[6] == 2 && data[12] == 0xFF && data[13] == 0xFF:
                    Add(sheet, data, data[8], problems);
                    break;
            }
        }
    }

    private void Add(int sheet, ReadOnlySpan<byte> data, byte code, FileProblems problems)
    {
        if (_errors.Count >= Most)
        {
            throw problems.Damaged();
        }

        _errors[(sheet, BinaryPrimitives.ReadUInt16LittleEndian(data), BinaryPrimitives.ReadUInt16LittleEndian(data[2..]))] = code;
    }

    /// <summary>The records of the workbook's stream, one after the other, whatever sectors they lie in.</summary>
    private sealed class Records(CompoundDirectory directory, IEnumerable<uint> sectors)
    {
        private readonly IEnumerator<uint> _sectors = sectors.GetEnumerator();
        private readonly byte[] _sector = new byte[directory.SectorBytes];
        private int _at = directory.SectorBytes;
        private long _offset;

        /// <summary>The next record, with the start of its content; null at the end.</summary>
        public (ushort Id, long Offset)? Next(Span<byte> data)
        {
            var start = _offset;
            Span<byte> head = stackalloc byte[4];
            if (!Read(head))
            {
                return null;
            }

            data.Clear();
            var length = BinaryPrimitives.ReadUInt16LittleEndian(head[2..]);
            var seen = Math.Min(length, data.Length);
            return Read(data[..seen]) && Skip(length - seen) ? (BinaryPrimitives.ReadUInt16LittleEndian(head), start) : null;
        }

        private bool Read(Span<byte> target)
        {
            while (target.Length > 0)
            {
                if (!Fill())
                {
                    return false;
                }

                var part = Math.Min(target.Length, _sector.Length - _at);
                _sector.AsSpan(_at, part).CopyTo(target);
                target = target[part..];
                Advance(part);
            }

            return true;
        }

        private bool Skip(int count)
        {
            while (count > 0)
            {
                if (!Fill())
                {
                    return false;
                }

                var part = Math.Min(count, _sector.Length - _at);
                count -= part;
                Advance(part);
            }

            return true;
        }

        private bool Fill()
        {
            if (_at < _sector.Length)
            {
                return true;
            }

            if (!_sectors.MoveNext())
            {
                return false;
            }

            directory.ReadSector(_sectors.Current, _sector);
            _at = 0;
            return true;
        }

        private void Advance(int count)
        {
            _at += count;
            _offset += count;
        }
    }
}
