using System.Runtime.InteropServices;
using Pratip.Linkage.Blocking;

namespace Pratip.Linkage.Scoring;

/// <summary>Compares all pairs of all blocks and keeps those worth keeping.</summary>
internal static class PairScorer
{
    private const int BlocksAtOnce = 4096;

    /// <param name="records">The records.</param>
    /// <param name="blocks">The blocks of one rule.</param>
    /// <param name="floor">Pairs that weigh less, in 1/1024 bit, are dropped.</param>
    /// <param name="earlier">Tells which pairs an earlier rule has brought together; those are not compared again.</param>
    /// <param name="rule">The rule's place among all rules.</param>
    /// <param name="marks">Bits of each record; only pairs with a bit in common are compared. Null compares all.</param>
    /// <returns>In no order; a pair of records with several keys may stand there several times.</returns>
    public static List<Edge> Score(PackedRecords records, Blocks blocks, int floor, EarlierRules? earlier = null, int rule = 0, byte[]? marks = null)
    {
        var parts = (blocks.Count + BlocksAtOnce - 1) / BlocksAtOnce;
        var found = new List<Edge>[parts];
        Parallel.For(0, parts, part =>
        {
            var edges = new List<Edge>();
            var rows = new int[64 * PackedRecords.RowLength];
            for (var block = part * BlocksAtOnce; block < Math.Min(blocks.Count, (part + 1) * BlocksAtOnce); block++)
            {
                Score(records, blocks[block], floor, ref rows, edges, earlier, rule, marks);
            }

            found[part] = edges;
        });

        return [.. found.SelectMany(edges => edges)];
    }

    /// <summary>All pairs of the first so many records; where they bear marks, those with a bit in common.</summary>
    public static List<Edge> ScoreAll(PackedRecords records, int count, int floor, byte[]? marks = null)
    {
        var found = new List<Edge>[Math.Max(0, count)];
        Parallel.For(0, count, a =>
        {
            found[a] = [];
            for (var b = a + 1; b < count; b++)
            {
                if (marks is not null && (marks[a] & marks[b]) == 0)
                {
                    continue;
                }

                var weight = records.Weigh(ref MemoryMarshal.GetReference(records.Row(a)), ref MemoryMarshal.GetReference(records.Row(b)), floor);
                if (weight >= floor)
                {
                    found[a].Add(new Edge(a, b, weight));
                }
            }
        });

        return [.. found.SelectMany(edges => edges)];
    }

    /// <summary>The rows of a block are brought together first: each is then read once from afar and many times from near.</summary>
    private static void Score(PackedRecords records, ReadOnlySpan<int> block, int floor, ref int[] rows, List<Edge> edges, EarlierRules? earlier, int rule, byte[]? marks)
    {
        if (rows.Length < block.Length * PackedRecords.RowLength)
        {
            rows = new int[2 * block.Length * PackedRecords.RowLength];
        }

        for (var i = 0; i < block.Length; i++)
        {
            records.Row(block[i]).CopyTo(rows.AsSpan(i * PackedRecords.RowLength));
        }

        ref var start = ref MemoryMarshal.GetArrayDataReference(rows);
        for (var i = 0; i < block.Length; i++)
        {
            ref var one = ref System.Runtime.CompilerServices.Unsafe.Add(ref start, i * PackedRecords.RowLength);
            for (var j = i + 1; j < Blocks.End(i, block.Length); j++)
            {
                if (earlier?.Found(block[i], block[j], rule) == true || (marks is not null && (marks[block[i]] & marks[block[j]]) == 0))
                {
                    continue;
                }

                // The earlier record first, however the block is sorted.
                ref var other = ref System.Runtime.CompilerServices.Unsafe.Add(ref start, j * PackedRecords.RowLength);
                var weight = block[i] < block[j] ? records.Weigh(ref one, ref other, floor) : records.Weigh(ref other, ref one, floor);
                if (weight >= floor && block[i] != block[j])
                {
                    edges.Add(new Edge(Math.Min(block[i], block[j]), Math.Max(block[i], block[j]), weight));
                }
            }
        }
    }
}
