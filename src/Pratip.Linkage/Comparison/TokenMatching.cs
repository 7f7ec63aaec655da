using System.Numerics;
using Pratip.Linkage.Names;

namespace Pratip.Linkage.Comparison;

/// <summary>Two names set against each other part by part, best pairs first. What is written together is not seen, only suspected.</summary>
internal ref struct TokenMatching
{
    /// <summary>A part that met another this well is not half of a word written together.</summary>
    private const int WellMet = 850;

    /// <summary>Parts written together have nearly the same letters as the parts apart.</summary>
    private const int MostLettersApart = 5;

    private readonly ReadOnlySpan<int> _one;
    private readonly ReadOnlySpan<int> _other;
    private readonly int[] _weights;
    private readonly TokenPairs _pairs;
    private readonly int _weightOne;
    private readonly int _weightOther;
    private long _gain;
    private long _telling;
    private int _metOne;
    private int _metOther;
    private int _takenOne;
    private int _takenOther;
    private int _openOne;
    private int _openOther;

    /// <param name="one">A name by the numbers of its parts.</param>
    /// <param name="other">Another.</param>
    /// <param name="weights">What each part weighs, by its number.</param>
    /// <param name="pairs">How alike parts are.</param>
    public TokenMatching(ReadOnlySpan<int> one, ReadOnlySpan<int> other, int[] weights, TokenPairs pairs)
    {
        _one = one;
        _other = other;
        (_weights, _pairs) = (weights, pairs);
        (_weightOne, _weightOther) = (Sum(one, weights), Sum(other, weights));
        (_openOne, _openOther) = ((1 << one.Length) - 1, (1 << other.Length) - 1);
        while (TakeBest())
        {
        }
    }

    /// <summary>As <see cref="NameAlignment.Score"/>, in thousandths.</summary>
    public readonly int Score => (int)Math.Min(1000, _gain / Math.Max(1, _weightOne + _weightOther - (Math.Abs(_weightOne - _weightOther) / 2)));

    /// <summary>As <see cref="NameAlignment.Agreement"/>, in thousandths.</summary>
    public readonly int Agreement => NameAgreement.Of(_telling, _metOne, _metOther, _weightOne - _metOne, _weightOther - _metOther);

    /// <summary>What the best pair of parts weighs, times how alike they are.</summary>
    public int BestPart { get; private set; }

    /// <summary>Whether parts that met badly or not at all may be one word here and two there.</summary>
    public readonly bool MayBeWrittenTogether =>
        _openOne != 0 && _openOther != 0 && (BitOperations.IsPow2(_openOne) ^ BitOperations.IsPow2(_openOther))
        && BitOperations.PopCount(Letters(_one, _openOne) ^ Letters(_other, _openOther)) <= MostLettersApart;

    private bool TakeBest()
    {
        var (best, bestI, bestJ, likeness) = (0L, -1, -1, 0);
        for (var i = 0; i < _one.Length; i++)
        {
            for (var j = 0; j < _other.Length && (_takenOne >> i & 1) == 0; j++)
            {
                if ((_takenOther >> j & 1) == 0 && _pairs.Likeness(_one[i], _other[j]) is var alike
                    && (long)alike * (_weights[_one[i]] + _weights[_other[j]]) is var value && value > best)
                {
                    (best, bestI, bestJ, likeness) = (value, i, j, alike);
                }
            }
        }

        if (bestI >= 0)
        {
            Take(bestI, bestJ, best, likeness);
        }

        return bestI >= 0;
    }

    private void Take(int i, int j, long gain, int likeness)
    {
        BestPart = Math.Max(BestPart, (int)(gain / 2000));
        _gain += gain;
        _takenOne |= 1 << i;
        _takenOther |= 1 << j;
        if (likeness >= NameAgreement.LeastTelling)
        {
            _telling += gain;
            _metOne += _weights[_one[i]];
            _metOther += _weights[_other[j]];
        }

        if (likeness >= WellMet)
        {
            _openOne &= ~(1 << i);
            _openOther &= ~(1 << j);
        }
    }

    private readonly uint Letters(ReadOnlySpan<int> name, int parts)
    {
        var letters = 0u;
        for (; parts != 0; parts &= parts - 1)
        {
            letters |= _pairs.Letters(name[BitOperations.TrailingZeroCount(parts)]);
        }

        return letters;
    }

    private static int Sum(ReadOnlySpan<int> name, int[] weights)
    {
        var sum = 0;
        foreach (var part in name)
        {
            sum += weights[part];
        }

        return sum;
    }
}
