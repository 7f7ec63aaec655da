using System.Text;

namespace Pratip.Exchange.Tests.Tabular;

/// <summary>A binary workbook (BIFF8) of one sheet with texts, numbers, a date and a Boolean.</summary>
internal static class XlsBuilder
{
    public static byte[] Build(params ReadOnlySpan<object?[]> rows) => CompoundFileBuilder.Build(("Workbook", Stream(rows)));

    public static byte[] Encrypted() => CompoundFileBuilder.Build(("Workbook",
        [.. Bof(0x0005), .. Record(0x002F, [1, 0, 1, 0, 1, 0, .. new byte[48]]), .. Record(0x000A, [])]));

    private static byte[] Stream(ReadOnlySpan<object?[]> rows)
    {
        var texts = new List<string>();
        var cells = new List<byte>();
        for (var row = 0; row < rows.Length; row++)
        {
            for (var column = 0; column < rows[row].Length; column++)
            {
                cells.AddRange(CellRecord(row, column, rows[row][column], texts));
            }
        }

        byte[] sheet =
        [
            .. Bof(0x0010),
            .. Record(0x0200, [.. BitConverter.GetBytes(0), .. BitConverter.GetBytes(rows.Length), 0, 0, 16, 0, 0, 0]),
            .. cells,
            .. Record(0x000A, []),
        ];
        byte[] Globals(int sheetAt) =>
        [
            .. Bof(0x0005),
            .. Record(0x0042, [0xB0, 0x04]),
            .. Record(0x00E0, Format(0)),
            .. Record(0x00E0, Format(14)),
            .. Record(0x0085, [.. BitConverter.GetBytes(sheetAt), 0, 0, 5, 0, .. "Cases"u8]),
            .. Record(0x00FC, [.. BitConverter.GetBytes(texts.Count), .. BitConverter.GetBytes(texts.Count), .. texts.SelectMany(Text)]),
            .. Record(0x000A, []),
        ];
        return [.. Globals(Globals(0).Length), .. sheet];
    }

    private static byte[] CellRecord(int row, int column, object? value, List<string> texts)
    {
        byte[] At(byte format) => [.. BitConverter.GetBytes((ushort)row), .. BitConverter.GetBytes((ushort)column), format, 0];
        switch (value)
        {
            case null:
                return [];
            case string text:
                texts.Add(text);
                return Record(0x00FD, [.. At(0), .. BitConverter.GetBytes(texts.Count - 1)]);
            case bool flag:
                return Record(0x0205, [.. At(0), flag ? (byte)1 : (byte)0, 0]);
            case XlsError error:
                return Record(0x0205, [.. At(0), error.Code, 1]);
            case DateOnly date:
                return Record(0x0203, [.. At(1), .. BitConverter.GetBytes(date.ToDateTime(default).ToOADate())]);
            default:
                return Record(0x0203, [.. At(0), .. BitConverter.GetBytes(Convert.ToDouble(value))]);
        }
    }

    private static byte[] Bof(ushort type) =>
        Record(0x0809, [0, 6, .. BitConverter.GetBytes(type), 0xBB, 0x0D, 0xCC, 0x07, 0, 0, 0, 0, 6, 0, 0, 0]);

    private static byte[] Format(byte number) => [0, 0, number, 0, .. new byte[16]];

    private static byte[] Text(string text) => [.. BitConverter.GetBytes((ushort)text.Length), 1, .. Encoding.Unicode.GetBytes(text)];

    private static byte[] Record(ushort id, byte[] data) => [.. BitConverter.GetBytes(id), .. BitConverter.GetBytes((ushort)data.Length), .. data];
}

/// <summary>A cell that shows an error instead of a value.</summary>
internal sealed record XlsError(byte Code);
