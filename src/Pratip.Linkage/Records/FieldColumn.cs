namespace Pratip.Linkage.Records;

/// <summary>One field of all records: each distinct value is kept once, and a record holds its number.</summary>
public sealed class FieldColumn
{
    /// <summary>The number of the value that is not there.</summary>
    public const int Missing = 0;

    internal FieldColumn(LinkageField field, int[] values, string[] texts)
    {
        (Field, Values, Texts) = (field, values, texts);
        Counts = new int[texts.Length];
        foreach (var value in values)
        {
            Counts[value]++;
        }

        Present = values.Length - Counts[Missing];
        HasSeveral = AnySeveral(texts);
        Singles = HasSeveral ? CountSingles() : null;
        EqualPairs = Singles is null ? Counts.Skip(1).Sum(Pairs) : Singles.Values.Sum(Pairs);
    }

    public LinkageField Field { get; }

    /// <summary>The number of each record's value; <see cref="Missing"/> where it has none.</summary>
    internal int[] Values { get; private set; }

    /// <summary>The distinct values; the first stands for what is missing.</summary>
    internal string[] Texts { get; private set; }

    /// <summary>How rare values are by a model that was learnt before; null where these records themselves tell.</summary>
    internal KnownFrequencies? Known { get; init; }

    /// <summary>How many records have each value.</summary>
    internal int[] Counts { get; }

    /// <summary>Whether a record has several values in this field: two are then as like as the likest of them.</summary>
    internal bool HasSeveral { get; private set; }

    /// <summary>How many records have each value, alone or among several; null where none has several.</summary>
    internal IReadOnlyDictionary<string, int>? Singles { get; }

    /// <summary>How many records have a value.</summary>
    public int Present { get; }

    /// <summary>How many records have the most frequent value.</summary>
    internal int MostFrequent => (Singles?.Values ?? Counts.Skip(1)).DefaultIfEmpty().Max();

    /// <summary>How many pairs of records have the same value, or one in common.</summary>
    internal double EqualPairs { get; }

    /// <summary>The chance that two records which both have a value have the same one.</summary>
    internal double Concentration => Present < 2 ? 0 : EqualPairs / ((double)Present * (Present - 1) / 2);

    /// <summary>The share of a value among those that are there; of several values of one record together.</summary>
    internal double Share(int value) =>
        HasSeveral ? Math.Min(1, SeveralValues.Of(Texts[value]).Sum(single => Known is { } known ? known.Values.Share(single) : Singles!.GetValueOrDefault(single) / (double)Math.Max(1, Present)))
        : Known is { } those ? those.Values.Share(Texts[value])
        : (double)Counts[value] / Math.Max(1, Present);

    /// <summary>The same values, as rare as a model knows them.</summary>
    internal FieldColumn With(KnownFrequencies known) => new(Field, Values, Texts) { Known = known };

    /// <summary>Some of the records, in this order, and their values alone.</summary>
    internal FieldColumn Pick(int[] records)
    {
        var (numbers, texts) = (new Dictionary<int, int> { [Missing] = Missing }, new List<string> { "" });
        var values = Array.ConvertAll(records, record =>
        {
            if (!numbers.TryGetValue(Values[record], out var number))
            {
                numbers[Values[record]] = number = texts.Count;
                texts.Add(Texts[Values[record]]);
            }

            return number;
        });
        return new FieldColumn(Field, values, [.. texts]) { Known = Known };
    }

    /// <summary>Further records, and the values that none before had. Only where a model says how rare values are: they are not counted again.</summary>
    internal void Append(IReadOnlyList<int> values, IReadOnlyList<string> texts)
    {
        if (Known is null)
        {
            throw new InvalidOperationException("Frequencies that were counted from a table's records cannot stay while it grows.");
        }

        Values = [.. Values, .. values];
        Texts = texts.Count == 0 ? Texts : [.. Texts, .. texts];
        HasSeveral |= AnySeveral(texts);
    }

    private bool AnySeveral(IEnumerable<string> texts) => SeveralValues.MayBe(Field.Kind) && texts.Any(SeveralValues.Are);

    private static double Pairs(int count) => (double)count * (count - 1) / 2;

    private Dictionary<string, int> CountSingles()
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var value = 1; value < Texts.Length; value++)
        {
            foreach (var single in SeveralValues.Of(Texts[value]))
            {
                counts[single] = counts.GetValueOrDefault(single) + Counts[value];
            }
        }

        return counts;
    }

    public string Text(int record) => Texts[Values[record]];
}
