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
    private readonly List<NameToken> _tokens = [];
    private readonly List<int> _counts = [];
    private readonly TokenName[][] _names;
    private readonly TokenPairs _pairs;
    private readonly double _all;

    public TokenTable(FieldColumn column)
    {
        _all = Math.Max(1, column.Present);
        var names = Array.ConvertAll(column.Texts, Read);
        for (var value = 1; value < names.Length; value++)
        {
            foreach (var token in names[value].SelectMany(name => name))
            {
                _counts[token] += column.Counts[value];
            }
        }

        var ordinary = _counts.Count == 0 ? 1 : Math.Exp(_counts.Sum(count => count * Math.Log(count / _all)) / Math.Max(1, _counts.Sum(count => (double)count)));
        var weights = _tokens.Select((token, i) => NameAlignment.Weight(token, (int)Math.Clamp(1000 - (PerTenth * Math.Log10(_counts[i] / _all / ordinary)), 500, 2000))).ToArray();
        _names = Array.ConvertAll(names, these => Array.ConvertAll(these, tokens => Name(tokens, weights)));
        _pairs = new TokenPairs([.. _tokens]);
    }

    public TokenName[] Names(int value) => _names[value];

    /// <summary>The chance that somebody else bears all parts of the most frequent of these names, if parts were drawn freely.</summary>
    public double ChanceOf(int value) => _names[value].Length == 0 ? 0 : _names[value].Max(name => name.Tokens.Aggregate(1.0, (chance, token) => chance * Math.Min(1, _counts[token] / _all)));

    public TokenMatching Match(TokenName one, TokenName other) => new(one, other, _pairs);

    private TokenName Name(int[] tokens, int[] weights) => new(
        tokens,
        new WeightedName(Array.ConvertAll(tokens, token => _tokens[token]), Array.ConvertAll(tokens, token => weights[token])));

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
            _tokens.Add(NameToken.Of(word));
            _counts.Add(0);
        }

        return number;
    }
}
