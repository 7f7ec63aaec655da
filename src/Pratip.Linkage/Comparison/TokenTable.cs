using Pratip.Linkage.Names;
using Pratip.Linkage.Records;

namespace Pratip.Linkage.Comparison;

/// <summary>A name by the numbers of its parts.</summary>
/// <param name="Tokens">The parts, in the order they are written.</param>
/// <param name="Weighted">The same with what each weighs.</param>
internal sealed record TokenName(int[] Tokens, WeightedName Weighted);

/// <summary>The parts of the names of a column, each kept once, with what its rarity makes it weigh.</summary>
internal sealed class TokenTable
{
    /// <summary>How much a part's weight grows each time it is ten times rarer than an ordinary one.</summary>
    private const int PerTenth = 250;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _words = [];
    private readonly List<NameToken> _tokens = [];
    private readonly List<int> _counts = [];
    private readonly List<int> _weights = [];
    private readonly FieldColumn _column;
    private readonly TokenPairs _pairs = new();
    private readonly double _all;
    private TokenName[][] _names = [];

    public TokenTable(FieldColumn column)
    {
        _column = column;
        _all = Math.Max(1, column.Known?.Parts.All ?? column.Present);
        Extend();
    }

    /// <summary>The share of a part that is neither rare nor frequent.</summary>
    public double Ordinary { get; private set; }

    /// <summary>Reads the values that came to the column since. What parts weigh is settled with the first ones, or by a model before them.</summary>
    public void Extend()
    {
        var (first, texts) = (_names.Length, _column.Texts);
        var read = new int[texts.Length - first][][];
        for (var i = 0; i < read.Length; i++)
        {
            read[i] = Read(texts[first + i]);
        }

        if (_column.Known is { } known)
        {
            _counts.AddRange(_words.Skip(_counts.Count).Select(known.Parts.Of));
            Ordinary = known.OrdinaryPart;
        }
        else
        {
            Count(read);
        }

        _weights.AddRange(_tokens.Select((token, i) => (token, i)).Skip(_weights.Count)
            .Select(one => NameAlignment.Weight(one.token, (int)Math.Clamp(1000 - (PerTenth * Math.Log10(_counts[one.i] / _all / Ordinary)), 500, 2000))));
        _names = [.. _names, .. Array.ConvertAll(read, these => Array.ConvertAll(these, Name))];
        _pairs.Extend(_tokens);
    }

    /// <summary>How often each part occurs.</summary>
    public KnownCounts PartCounts() => _column.Known?.Parts ?? KnownCounts.Count(_column.Present, _words.Select((word, i) => (word, _counts[i])));

    private void Count(int[][][] names)
    {
        _counts.AddRange(new int[_tokens.Count]);
        for (var value = 1; value < names.Length; value++)
        {
            foreach (var token in names[value].SelectMany(name => name))
            {
                _counts[token] += _column.Counts[value];
            }
        }

        Ordinary = _counts.Count == 0 ? 1 : Math.Exp(_counts.Sum(count => count * Math.Log(count / _all)) / Math.Max(1, _counts.Sum(count => (double)count)));
    }

    public TokenName[] Names(int value) => _names[value];

    /// <summary>The chance that somebody else bears all parts of the most frequent of these names, if parts were drawn freely.</summary>
    public double ChanceOf(int value) => _names[value].Length == 0 ? 0 : _names[value].Max(name => name.Tokens.Aggregate(1.0, (chance, token) => chance * Math.Min(1, _counts[token] / _all)));

    public TokenMatching Match(TokenName one, TokenName other) => new(one, other, _pairs);

    private TokenName Name(int[] tokens) => new(
        tokens,
        new WeightedName(Array.ConvertAll(tokens, token => _tokens[token]), Array.ConvertAll(tokens, token => _weights[token])));

    private int[][] Read(string text) =>
    [
        .. text.Split(RecordTable.Separator, StringSplitOptions.RemoveEmptyEntries).SelectMany(PersonName.SplitAliases)
            .Select(name => PersonName.Words(name).ConvertAll(Number).ToArray()).Where(tokens => tokens.Length > 0),
    ];

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
