using Pratip.Linkage.Names;
using Pratip.Linkage.Records;

namespace Pratip.Linkage.Comparison;

/// <summary>The parts of the names of a column, each kept once, with what its rarity makes it weigh.</summary>
internal sealed class TokenRarity
{
    /// <summary>How much a part's weight grows each time it is ten times rarer than an ordinary one.</summary>
    private const int PerTenth = 250;

    private readonly Dictionary<string, NameToken> _tokens = new(StringComparer.Ordinal);
    private readonly Dictionary<NameToken, int> _counts = [];
    private readonly NameToken[][][] _names;
    private readonly double _all;
    private readonly double _ordinary;

    public TokenRarity(FieldColumn column)
    {
        _names = new NameToken[column.Texts.Length][][];
        for (var value = 0; value < _names.Length; value++)
        {
            _names[value] = [.. column.Texts[value].Split(RecordTable.Separator, StringSplitOptions.RemoveEmptyEntries).SelectMany(Split).Select(Tokens).Where(t => t.Length > 0)];
            foreach (var token in _names[value].SelectMany(name => name))
            {
                _counts[token] = _counts.GetValueOrDefault(token) + column.Counts[value];
            }
        }

        _all = Math.Max(1, column.Present);
        _ordinary = _counts.Count == 0 ? 1 : Math.Exp(_counts.Values.Sum(count => count * Math.Log(count / _all)) / _counts.Values.Sum());
    }

    public WeightedName[] Names(int value) => Array.ConvertAll(_names[value], tokens => new WeightedName(tokens, Array.ConvertAll(tokens, Weight)));

    /// <summary>The chance that somebody else bears all parts of the most frequent of these names, if parts were drawn freely.</summary>
    public double ChanceOf(WeightedName[] names) => names.Length == 0 ? 0 : names.Max(name => name.Tokens.Aggregate(1.0, (chance, token) => chance * Math.Min(1, _counts[token] / _all)));

    private int Weight(NameToken token)
    {
        var rarity = 1000 - (PerTenth * Math.Log10(_counts[token] / _all / _ordinary));
        return NameAlignment.Weight(token, (int)Math.Clamp(rarity, 500, 2000));
    }

    private static IEnumerable<string> Split(string text) => PersonName.SplitAliases(text);

    private NameToken[] Tokens(string name)
    {
        var words = PersonName.Words(name);
        var tokens = new NameToken[words.Count];
        for (var i = 0; i < tokens.Length; i++)
        {
            if (!_tokens.TryGetValue(words[i], out var token))
            {
                _tokens[words[i]] = token = NameToken.Of(words[i]);
            }

            tokens[i] = token;
        }

        return tokens;
    }
}
