using System.Numerics;
using Pratip.Linkage.Names;
using Pratip.Linkage.Names.Sounds;

namespace Pratip.Linkage.Comparison;

/// <summary>
/// How alike two parts of names are, remembered: the same few thousand pairs of parts come again and again. What is remembered may
/// be overwritten and is then worked out once more; no thread waits for another.
/// </summary>
internal sealed class TokenPairs
{
    private const int FewestBits = 18;
    private const int MostBits = 22;

    /// <summary>The more parts there are, the more pairs of them come again.</summary>
    private const int SlotsPerToken = 16;

    private const int ScoreBits = 11;

    /// <summary>Parts whose consonants differ in more classes than this are two names, whatever their letters.</summary>
    private const int MostClassesApart = 3;

    private long[] _remembered = [];
    private int _shift;
    private NameToken[] _tokens = [];
    private uint[][] _classes = [];

    /// <summary>Takes over the parts that came since; those before keep their numbers.</summary>
    public void Extend(List<NameToken> tokens)
    {
        _classes = [.. _classes, .. tokens.Skip(_tokens.Length).Select(token => Array.ConvertAll(token.Sounds, Classes))];
        _tokens = [.. tokens];
        var bits = Math.Clamp(BitOperations.Log2((uint)(SlotsPerToken * _tokens.Length) | 1) + 1, FewestBits, MostBits);
        if (1 << bits > _remembered.Length)
        {
            (_remembered, _shift) = (new long[1 << bits], 64 - bits);
        }
    }

    /// <summary>In thousandths; symmetric.</summary>
    public int Likeness(int a, int b)
    {
        if (a == b)
        {
            return TokenSimilarity.Exact;
        }

        (a, b) = a < b ? (a, b) : (b, a);
        var pair = ((long)a << 26) | (uint)b;
        var slot = (int)(((ulong)pair * 0x9E3779B97F4A7C15) >> _shift);
        var remembered = Volatile.Read(ref _remembered[slot]);
        if (remembered >> ScoreBits == pair && remembered != 0)
        {
            return (int)remembered & ((1 << ScoreBits) - 1);
        }

        var score = AreFarApart(a, b) ? 0 : TokenSimilarity.Between(_tokens[a], _tokens[b]);
        Volatile.Write(ref _remembered[slot], (pair << ScoreBits) | (uint)score);
        return score;
    }

    /// <summary>Which letters the first form of a part holds.</summary>
    public uint Letters(int token) => _tokens[token].Letters[0];

    /// <summary>Characters of one script are compared as such, and an initial with any name that begins with it.</summary>
    private bool AreFarApart(int a, int b)
    {
        var (one, other) = (_tokens[a], _tokens[b]);
        if (one.IsInitial || other.IsInitial || (one.Script == Script.Han && other.Script == Script.Han) || one.Variants.AsSpan().ContainsAny(other.Variants))
        {
            return false;
        }

        foreach (var classes in _classes[a])
        {
            foreach (var others in _classes[b])
            {
                if (BitOperations.PopCount(classes ^ others) <= MostClassesApart)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static uint Classes(Sound[] sounds)
    {
        var classes = 0u;
        foreach (var sound in sounds)
        {
            classes |= sound.IsVowel ? 0 : 1u << (sound.Class & 31);
        }

        return classes;
    }
}
