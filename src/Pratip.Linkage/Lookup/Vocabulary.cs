using Pratip.Linkage.Names;

namespace Pratip.Linkage.Lookup;

/// <summary>
/// All different parts of names in the index, each once, with the keys that lead to it. A million people share some hundred
/// thousand parts, which is why the index is small and a question looks at parts before it looks at people.
/// </summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, int> _byText = new(StringComparer.Ordinal);
    private readonly HashSet<uint> _keys = [];
    private readonly KeyTable _table = new();
    private IndexedToken[] _tokens = new IndexedToken[1024];
    private int _count;

    public IndexedToken this[int number] => Volatile.Read(ref _tokens)[number];

    public void Find(uint key, List<int> found) => _table.Collect(key, found);

    /// <summary>For the writer: the part's entry, new or known.</summary>
    public IndexedToken Enter(string word)
    {
        var text = NameText.Cut(word, NameToken.LongestText);
        return _byText.TryGetValue(text, out var known) ? _tokens[known] : Enter(NameToken.Of(text));
    }

    public IndexedToken Enter(NameToken token)
    {
        if (_byText.TryGetValue(token.Text, out var known))
        {
            return _tokens[known];
        }

        if (_count == _tokens.Length)
        {
            var larger = new IndexedToken[_count * 2];
            _tokens.CopyTo(larger, 0);
            Volatile.Write(ref _tokens, larger);
        }

        var entry = new IndexedToken(token, _count);
        _tokens[_count] = entry;
        _count++;
        _byText.Add(token.Text, entry.Number);
        TokenKeys.Collect(token, asked: false, _keys);
        TokenKeys.CollectBeginnings(token, _keys);
        foreach (var key in _keys)
        {
            _table.Add(key, entry.Number);
        }

        return entry;
    }
}
