using System.Runtime.InteropServices;
using Pratip.Linkage.Names;
using Pratip.Linkage.Records;

namespace Pratip.Linkage.Comparison;

/// <summary>The parts of the names of a column, each kept once, with what its rarity makes it weigh.</summary>
internal sealed class TokenTable
{
    /// <summary>How much a part's weight grows each time it is ten times rarer than an ordinary one.</summary>
    private const int PerTenth = 250;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _words = [];
    private readonly List<NameToken> _tokens = [];
    private readonly List<int> _counts = [];
    private readonly List<int> _names = [];
    private readonly List<int> _starts = [0];
    private readonly FieldColumn _column;
    private readonly TokenPairs _pairs = new();
    private readonly TokenJoins _joins;
    private readonly double _all;
    private int[] _weights = [];

    public TokenTable(FieldColumn column)
    {
        _column = column;
        _joins = new TokenJoins(_tokens);
        _all = Math.Max(1, column.Known?.Parts.All ?? column.Present);
        Extend();
    }

    /// <summary>The share of a part that is neither rare nor frequent.</summary>
    public double Ordinary { get; private set; }

    /// <summary>Reads the values that came to the column since. What parts weigh is settled with the first ones, or by a model before them.</summary>
    public void Extend()
    {
        var first = _starts.Count - 1;
        foreach (var text in _column.Texts.AsSpan(first))
        {
            Read(text);
            _starts.Add(_names.Count);
        }

        if (_column.Known is { } known)
        {
            _counts.AddRange(_words.Skip(_counts.Count).Select(known.Parts.Of));
            Ordinary = known.OrdinaryPart;
        }
        else
        {
            Count(first);
        }

        _weights = [.. _weights, .. _tokens.Select((token, i) => (token, i)).Skip(_weights.Length)
            .Select(one => NameAlignment.Weight(one.token, (int)Math.Clamp(1000 - (PerTenth * Math.Log10(_counts[one.i] / _all / Ordinary)), 500, 2000)))];
        _pairs.Extend(_tokens);
    }

    /// <summary>How often each part occurs.</summary>
    public KnownCounts PartCounts() => _column.Known?.Parts ?? KnownCounts.Count(_column.Present, _words.Select((word, i) => (word, _counts[i])));

    private void Count(int first)
    {
        _counts.AddRange(new int[_tokens.Count]);
        for (var value = first; value < _starts.Count - 1; value++)
        {
            foreach (var name in Names(value))
            {
                foreach (var token in name)
                {
                    _counts[token] += _column.Counts[value];
                }
            }
        }

        Ordinary = _counts.Count == 0 ? 1 : Math.Exp(_counts.Sum(count => count * Math.Log(count / _all)) / Math.Max(1, _counts.Sum(count => (double)count)));
    }

    /// <summary>The names of a value, each as the numbers of its parts in the order they are written.</summary>
    public TokenNames Names(int value) => new(CollectionsMarshal.AsSpan(_names)[_starts[value].._starts[value + 1]]);

    /// <summary>The chance that somebody else bears all parts of the most frequent of these names, if parts were drawn freely.</summary>
    public double ChanceOf(int value)
    {
        var most = 0.0;
        foreach (var name in Names(value))
        {
            var chance = 1.0;
            foreach (var token in name)
            {
                chance *= Math.Min(1, _counts[token] / _all);
            }

            most = Math.Max(most, chance);
        }

        return most;
    }

    public TokenMatching Match(ReadOnlySpan<int> one, ReadOnlySpan<int> other) => new(one, other, _weights, _pairs);

    /// <summary>A name as the slow comparison reads it. Made when it is asked for: of millions of names few are compared so.</summary>
    public WeightedName Weighted(ReadOnlySpan<int> name)
    {
        var (tokens, weights, joined) = (new NameToken[name.Length], new int[name.Length], new NameToken[name.Length]);
        for (var i = 0; i < name.Length; i++)
        {
            (tokens[i], weights[i]) = (_tokens[name[i]], _weights[name[i]]);
            if (i > 0)
            {
                joined[i - 1] = _joins.Join(name[i - 1], name[i]);
            }
        }

        return new WeightedName(tokens, weights, joined: joined);
    }

    private void Read(string text)
    {
        foreach (var name in text.Split(RecordTable.Separator, StringSplitOptions.RemoveEmptyEntries).SelectMany(PersonName.SplitAliases))
        {
            var words = PersonName.Words(name);
            if (words.Count > 0)
            {
                _names.Add(words.Count);
                _names.AddRange(words.ConvertAll(Number));
            }
        }
    }

    private int Number(string word)
    {
        if (!_numbers.TryGetValue(word, out var number))
        {
            _numbers[word] = number = _tokens.Count;
            _words.Add(word);
            _tokens.Add(NameToken.Of(word));
        }

        return number;
    }
}
