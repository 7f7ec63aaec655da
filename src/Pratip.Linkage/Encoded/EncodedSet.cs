using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Pratip.Linkage.Encoded;

/// <summary>Two encodings that are alike.</summary>
/// <param name="A">The place in the first list.</param>
/// <param name="B">The place in the second list.</param>
/// <param name="Likeness">Dice's coefficient: twice the bits both have over the bits each has, from 0 to 1.</param>
public readonly record struct EncodedMatch(int A, int B, double Likeness);

/// <summary>Encodings laid out for comparison with many others.</summary>
public sealed class EncodedSet
{
    private readonly ulong[] _words;
    private readonly int[] _counts;

    public EncodedSet(IReadOnlyList<EncodedRecord> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        _words = new ulong[records.Count * EncodedRecord.Words];
        _counts = new int[records.Count];
        for (var i = 0; i < records.Count; i++)
        {
            records[i].WordList.CopyTo(_words.AsSpan(i * EncodedRecord.Words));
            _counts[i] = records[i].Count;
        }
    }

    public int Count => _counts.Length;

    /// <summary>All pairs of the two lists that are at least so alike, in the order of the lists; every pair is compared.</summary>
    public List<EncodedMatch> Match(EncodedSet other, double least)
    {
        ArgumentNullException.ThrowIfNull(other);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(least);
        var found = new List<EncodedMatch>[Count];
        Parallel.For(0, Count, a =>
        {
            found[a] = [];
            ref var one = ref _words[a * EncodedRecord.Words];
            for (var b = 0; b < other.Count; b++)
            {
                var both = Both(ref one, ref other._words[b * EncodedRecord.Words]);
                if (2.0 * both >= least * (_counts[a] + other._counts[b]) && both > 0)
                {
                    found[a].Add(new EncodedMatch(a, b, 2.0 * both / (_counts[a] + other._counts[b])));
                }
            }
        });
        return [.. found.SelectMany(matches => matches)];
    }

    /// <summary>How many bits two encodings share.</summary>
    private static int Both(ref ulong one, ref ulong other) => Avx2.IsSupported ? BothByBytes(ref one, ref other) : BothByWords(ref one, ref other);

    internal static int BothByWords(ref ulong one, ref ulong other)
    {
        var count = 0;
        for (var word = 0; word < EncodedRecord.Words; word++)
        {
            count += BitOperations.PopCount(Unsafe.Add(ref one, word) & Unsafe.Add(ref other, word));
        }

        return count;
    }

    /// <summary>The bits of each half byte from a table of sixteen, 32 bytes at a time (Muła, Kurz and Lemire 2018, Comput. J. 61:111).</summary>
    internal static int BothByBytes(ref ulong one, ref ulong other)
    {
        var table = Vector256.Create((byte)0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4, 0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4);
        var half = Vector256.Create((byte)15);
        var sum = Vector256<byte>.Zero;
        for (var word = 0; word < EncodedRecord.Words; word += Vector256<ulong>.Count)
        {
            var bytes = (Vector256.LoadUnsafe(ref one, (nuint)word) & Vector256.LoadUnsafe(ref other, (nuint)word)).AsByte();
            sum += Avx2.Shuffle(table, bytes & half) + Avx2.Shuffle(table, (bytes.AsUInt16() >>> 4).AsByte() & half);
        }

        // Four times eight bits at most in a byte: nothing overflows before the sums of absolute differences add them up.
        return (int)Vector256.Sum(Avx2.SumAbsoluteDifferences(sum, Vector256<byte>.Zero).AsUInt64());
    }
}
