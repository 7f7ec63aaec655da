using Pratip.Linkage.Records;

namespace Pratip.Linkage.Comparison;

/// <summary>
/// Says how far two values of a field agree. A comparator works on the numbers of values, so that whatever a value needs to be
/// compared is made once for each distinct value.
/// </summary>
internal abstract class FieldComparator
{
    /// <summary>From so many records on, their own values tell how rare they are.</summary>
    private const double Many = 20_000;

    /// <summary>Among few records a value that so many have may be one person's.</summary>
    private const double OfOnePerson = 3;

    protected FieldComparator(FieldColumn column, params AgreementLevel[] between)
    {
        Column = column;
        Levels = [AgreementLevel.Missing, AgreementLevel.Differ, .. between, AgreementLevel.Exact];
    }

    public const int MissingLevel = 0;
    public const int DifferLevel = 1;

    public FieldColumn Column { get; }

    /// <summary>The levels of this field, weaker ones first; a level's number is its place here.</summary>
    public IReadOnlyList<AgreementLevel> Levels { get; }

    public int ExactLevel => Levels.Count - 1;

    /// <summary>The level of two values: missing, exact, or what lies between.</summary>
    public int Level(int a, int b) =>
        a == FieldColumn.Missing || b == FieldColumn.Missing ? MissingLevel
        : a == b ? ExactLevel
        : LevelOfUnequal(a, b);

    /// <summary>
    /// Bits of a value such that two values whose bits differ in more than <see cref="MostApart"/> places are at
    /// <see cref="DifferLevel"/>. Many values are told apart by this alone, many at a time.
    /// </summary>
    public virtual int Signature(int value) => 0;

    public virtual int MostApart => 32;

    /// <summary>
    /// How often a value occurs by chance: what agreement on it proves is the less the more often that is. Among few records the share of
    /// a value says little of that, since two of a hundred have it where one person was reported twice: the fewer there are, the more it goes
    /// by how rare such a value usually is.
    /// </summary>
    public virtual double Frequency(int value)
    {
        var (share, records) = (Column.Share(value), (double)Math.Max(1, Column.Known?.Values.All ?? Column.Present));
        return records >= Many || Usual(value) is not { } usual
            ? share
            : (share * records / Many) + ((1 - (records / Many)) * Math.Max(usual, share - (OfOnePerson / records)));
    }

    /// <summary>The chance that two persons have the same value.</summary>
    public double ChanceOfEqual()
    {
        if (Column.Present >= Many || Column.Present == 0)
        {
            return Column.Concentration;
        }

        var chance = 0.0;
        for (var value = 1; value < Column.Texts.Length; value++)
        {
            chance += (double)Column.Counts[value] / Column.Present * Frequency(value);
        }

        return Math.Min(1, chance);
    }

    /// <summary>How often such a value usually occurs by chance, where the records are too few to tell; null where they tell in any case.</summary>
    protected virtual double? Usual(int value) => null;

    /// <summary>Whether agreement on a rare value says more than on a frequent one.</summary>
    public virtual bool HasRarity => true;

    /// <summary>A level below exact at which rarity counts as well; null where there is none.</summary>
    public virtual int? RareLevel => null;

    /// <summary>Makes for values that came to the column since what they need to be compared.</summary>
    public virtual void Extend()
    {
    }

    /// <summary>Rarity as a model keeps it.</summary>
    public virtual KnownFrequencies Frequencies() => new(ValueCounts(), KnownCounts.Count(0, []), 0);

    /// <summary>How often each value occurs in the column.</summary>
    protected KnownCounts ValueCounts() =>
        Column.Known?.Values
        ?? (Column.Singles is { } singles ? KnownCounts.Count(Column.Present, singles.Select(single => (single.Key, single.Value))) : null)
        ?? KnownCounts.Count(Column.Present, Column.Texts.Select((text, value) => (text, Column.Counts[value])).Skip(1));

    /// <summary>What was made for the first values, and behind it what is made for the others.</summary>
    protected static T[] Extended<T>(T[] made, string[] texts, Func<string, T> make)
    {
        var all = new T[texts.Length];
        made.CopyTo(all, 0);
        for (var value = made.Length; value < all.Length; value++)
        {
            all[value] = make(texts[value]);
        }

        return all;
    }

    /// <summary>The level of two values that are there and differ.</summary>
    protected abstract int LevelOfUnequal(int a, int b);

    protected int Number(AgreementLevel level)
    {
        for (var i = 0; i < Levels.Count; i++)
        {
            if (Levels[i] == level)
            {
                return i;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(level), level, "No level of this field.");
    }

    /// <summary>One bit for each letter or digit that occurs; others share bits.</summary>
    protected static int SignatureOf(string text)
    {
        var bits = 0;
        foreach (var c in text)
        {
            // Digits share no bit with small letters' first sixteen: they take the places of q to z, where letters are rare.
            bits |= 1 << (c is >= '0' and <= '9' ? 22 + (c - '0') : c & 31);
        }

        return bits;
    }
}
