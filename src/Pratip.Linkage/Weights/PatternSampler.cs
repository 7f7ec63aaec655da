using Pratip.Linkage.Blocking;
using Pratip.Linkage.Comparison;

namespace Pratip.Linkage.Weights;

/// <summary>Compares pairs field by field and counts the patterns of their levels.</summary>
internal static class PatternSampler
{
    /// <summary>The levels of two records.</summary>
    public static ulong Pattern(IReadOnlyList<FieldComparator> comparators, int a, int b)
    {
        var pattern = 0UL;
        for (var field = 0; field < comparators.Count; field++)
        {
            var values = comparators[field].Column.Values;
            pattern |= (ulong)comparators[field].Level(values[a], values[b]) << (PatternCounts.BitsPerField * field);
        }

        return pattern;
    }

    /// <summary>Patterns of pairs of records drawn at random with a seed.</summary>
    public static PatternCounts Random(IReadOnlyList<FieldComparator> comparators, int records, int pairs, ulong seed)
    {
        const int parts = 16;
        var counts = new PatternCounts[parts];
        Parallel.For(0, parts, part =>
        {
            var draw = new SeededDraw(seed + (ulong)part);
            counts[part] = new PatternCounts();
            for (var i = 0; i < pairs / parts; i++)
            {
                var (a, b) = (draw.Below(records), draw.Below(records));
                if (a != b)
                {
                    counts[part].Add(Pattern(comparators, a, b));
                }
            }
        });
        return Sum(counts);
    }

    /// <summary>Patterns of the pairs of blocks, up to a number of pairs; blocks are passed over evenly when there are more.</summary>
    public static PatternCounts InBlocks(IReadOnlyList<FieldComparator> comparators, Blocks blocks, long most, ulong seed)
    {
        var counts = new PatternCounts();
        var draw = new SeededDraw(seed);
        var share = Math.Min(1, most / (double)Math.Max(1, blocks.Pairs));
        for (var number = 0; number < blocks.Count; number++)
        {
            var block = blocks[number];
            for (var i = 0; i < block.Length; i++)
            {
                for (var j = i + 1; j < Blocks.End(i, block.Length); j++)
                {
                    if (block[i] != block[j] && (share >= 1 || draw.Below(1 << 20) < share * (1 << 20)))
                    {
                        counts.Add(Pattern(comparators, block[i], block[j]));
                    }
                }
            }
        }

        return counts;
    }

    private static PatternCounts Sum(PatternCounts[] counts)
    {
        var sum = new PatternCounts();
        foreach (var (pattern, count) in counts.SelectMany(part => part.All))
        {
            sum.Add(pattern, count);
        }

        return sum;
    }
}
