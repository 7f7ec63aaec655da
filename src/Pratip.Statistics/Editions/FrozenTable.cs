using Pratip.Statistics.Facts;

namespace Pratip.Statistics.Editions;

/// <summary>One fact table as bytes and back.</summary>
internal static class FrozenTable
{
    public static void Write(BinaryWriter writer, FactTable table)
    {
        writer.Write(table.Id);
        writer.Write(table.OrderedBy ?? "");
        writer.Write(table.RowCount);
        FrozenFacts.WriteAll(writer, InOrder(table.DateColumns), (to, column) =>
        {
            to.Write(column.Key);
            to.Write(column.Value.IsExact);
            FrozenFacts.WriteValues(to, column.Value.First);
            if (!column.Value.IsExact)
            {
                FrozenFacts.WriteValues(to, column.Value.Last);
            }
        });
        FrozenFacts.WriteAll(writer, InOrder(table.CodeColumns), (to, column) =>
        {
            to.Write(column.Key);
            FrozenFacts.WriteAll(to, column.Value.Dictionary, (entries, code) => entries.Write(code));
            FrozenFacts.WriteValues(to, column.Value.Values);
        });
        FrozenFacts.WriteAll(writer, InOrder(table.KeyColumns), WriteNumbers);
        FrozenFacts.WriteAll(writer, InOrder(table.AmountColumns), WriteNumbers);
    }

    public static FactTable Read(BinaryReader reader)
    {
        var id = reader.ReadString();
        var orderedBy = reader.ReadString();
        var rows = reader.ReadInt32();
        if (rows < 0)
        {
            throw new InvalidDataException($"The table '{id}' has {rows} rows.");
        }

        var dates = FrozenFacts.ReadAll(reader, from => (Name: from.ReadString(), Column: ReadDates(from, rows)));
        var codes = FrozenFacts.ReadAll(reader, from => (Name: from.ReadString(), Column: ReadCodes(from, id, rows)));
        var keys = FrozenFacts.ReadAll(reader, from => (Name: from.ReadString(), Column: FrozenFacts.ReadValues<int>(from, rows)));
        var amounts = FrozenFacts.ReadAll(reader, from => (Name: from.ReadString(), Column: FrozenFacts.ReadValues<int>(from, rows)));
        if (orderedBy.Length > 0 && !keys.Exists(k => k.Name == orderedBy && IsSorted(k.Column)))
        {
            throw new InvalidDataException($"The rows of '{id}' are not in the order of '{orderedBy}'.");
        }

        return new(
            id, rows, orderedBy.Length == 0 ? null : orderedBy,
            dates.ToDictionary(c => c.Name, c => c.Column, StringComparer.Ordinal), codes.ToDictionary(c => c.Name, c => c.Column, StringComparer.Ordinal),
            keys.ToDictionary(c => c.Name, c => c.Column, StringComparer.Ordinal), amounts.ToDictionary(c => c.Name, c => c.Column, StringComparer.Ordinal));
    }

    private static DateColumn ReadDates(BinaryReader reader, int rows)
    {
        var isExact = reader.ReadBoolean();
        var first = FrozenFacts.ReadValues<int>(reader, rows);
        return new(first, isExact ? first : FrozenFacts.ReadValues<int>(reader, rows));
    }

    private static CodeColumn ReadCodes(BinaryReader reader, string table, int rows)
    {
        var dictionary = FrozenFacts.ReadAll(reader, from => from.ReadString()).ToArray();
        var values = FrozenFacts.ReadValues<ushort>(reader, rows);
        return dictionary is [FactTable.UnknownCode, ..] && (rows == 0 || values.Max() < dictionary.Length)
            ? new(dictionary, values)
            : throw new InvalidDataException($"A column of '{table}' names a code that is not there.");
    }

    private static bool IsSorted(int[] keys)
    {
        for (var i = 1; i < keys.Length; i++)
        {
            if (keys[i - 1] > keys[i])
            {
                return false;
            }
        }

        return true;
    }

    private static void WriteNumbers(BinaryWriter writer, KeyValuePair<string, int[]> column)
    {
        writer.Write(column.Key);
        FrozenFacts.WriteValues(writer, column.Value);
    }

    private static IEnumerable<KeyValuePair<string, T>> InOrder<T>(IReadOnlyDictionary<string, T> columns) => columns.OrderBy(c => c.Key, StringComparer.Ordinal);
}
