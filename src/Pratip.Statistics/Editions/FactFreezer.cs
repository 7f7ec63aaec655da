using System.Security.Cryptography;
using Pratip.Statistics.Facts;

namespace Pratip.Statistics.Editions;

/// <summary>
/// Cuts facts loose from the register before they are kept: persons and cases get random numbers that mean nothing outside
/// their table, and rows come in random order. Every figure stays what it was.
/// </summary>
public static class FactFreezer
{
    public static FactSnapshot Freeze(FactSnapshot facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return facts with { Tables = facts.Tables.ToDictionary(t => t.Key, t => Loosen(t.Value), StringComparer.Ordinal) };
    }

    private static FactTable Loosen(FactTable table)
    {
        var order = new int[table.RowCount];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        RandomNumberGenerator.Shuffle<int>(order);
        var keys = table.KeyColumns.ToDictionary(c => c.Key, c => Renumber(Pick(c.Value, order)), StringComparer.Ordinal);
        if (table.OrderedBy is { } first)
        {
            var byKey = new int[order.Length];
            for (var i = 0; i < byKey.Length; i++)
            {
                byKey[i] = i;
            }

            Array.Sort((int[])keys[first].Clone(), byKey);
            order = Pick(order, byKey);
            keys = keys.ToDictionary(c => c.Key, c => Pick(c.Value, byKey), StringComparer.Ordinal);
        }

        return new(
            table.Id, table.RowCount, table.OrderedBy,
            table.DateColumns.ToDictionary(c => c.Key, c => Pick(c.Value, order), StringComparer.Ordinal),
            table.CodeColumns.ToDictionary(c => c.Key, c => new CodeColumn(c.Value.Dictionary, Pick(c.Value.Values, order)), StringComparer.Ordinal),
            keys,
            table.AmountColumns.ToDictionary(c => c.Key, c => Pick(c.Value, order), StringComparer.Ordinal));
    }

    private static DateColumn Pick(DateColumn dates, int[] order)
    {
        var first = Pick(dates.First, order);
        return new(first, dates.IsExact ? first : Pick(dates.Last, order));
    }

    private static T[] Pick<T>(T[] values, int[] order) => Array.ConvertAll(order, i => values[i]);

    private static int[] Renumber(int[] keys)
    {
        var known = keys.Distinct().ToArray();
        var numbers = new int[known.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = i;
        }

        RandomNumberGenerator.Shuffle<int>(numbers);
        var renumbered = new Dictionary<int, int>(known.Length);
        for (var i = 0; i < known.Length; i++)
        {
            renumbered.Add(known[i], numbers[i]);
        }

        return Array.ConvertAll(keys, key => renumbered[key]);
    }
}
