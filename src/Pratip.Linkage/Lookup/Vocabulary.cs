using Pratip.Linkage.Names;

namespace Pratip.Linkage.Lookup;

/// <summary>
/// All different parts of names in the index, each once, with the keys that lead to it. A million people share some hundred
/// thousand parts, which is why the index is small and a question looks at parts before it looks at people.
/// </summary>
internal sealed class Vocabulary
{
    /// <summary>For how many parts their meanings are remembered: those that are asked for again and again.</summary>
    private const int MostRemembered = 4096;

    private readonly Dictionary<string, int> _byText = new(StringComparer.Ordinal);
    private readonly HashSet<uint> _keys = [];
    private readonly KeyTable _table = new();
    private readonly KeyTable _texts = new();
    private readonly IndexedToken?[] _remembering = new IndexedToken?[MostRemembered];
    private int _remembered;
    private IndexedToken[] _tokens = new IndexedToken[1024];
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public IndexedToken this[int number] => Volatile.Read(ref _tokens)[number];

    public void Find(uint key, List<int> found) => _table.Collect(key, found);

    /// <summary>The numbers of the parts under a key, and perhaps of others.</summary>
    public KeyTable.Chain Entries(uint key) => _table.Of(key);

    /// <summary>The entry of a part written exactly so; null where nobody bears it.</summary>
    public IndexedToken? Known(ReadOnlySpan<char> text)
    {
        for (var entries = _texts.Of(TokenKeys.OfText(text)); entries.Next(out var number);)
        {
            if (text.SequenceEqual(this[number].Token.Text))
            {
                return this[number];
            }
        }

        return null;
    }

    /// <summary>Remembers what a part may mean, and forgets it for another part when there are too many.</summary>
    public void Remember(IndexedToken word, Meanings meanings)
    {
        if (word.Meanings is null)
        {
            var place = Interlocked.Increment(ref _remembered) & (MostRemembered - 1);
            Interlocked.Exchange(ref _remembering[place], word)?.Meanings = null;
        }

        word.Meanings = meanings;
    }

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
        _byText.Add(token.Text, entry.Number);
        TokenKeys.Collect(token, asked: false, _keys);
        TokenKeys.CollectBeginnings(token, _keys);
        foreach (var key in _keys)
        {
            _table.Add(key, entry.Number);
        }

        _texts.Add(TokenKeys.OfText(token.Text), entry.Number);
        Volatile.Write(ref _count, entry.Number + 1);

        return entry;
    }
}
