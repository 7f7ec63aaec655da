using Pratip.Statistics.Claims.Text;

namespace Pratip.Statistics.Claims.Vocabulary;

/// <summary>Phrases of several words, found as the longest that begins at a word.</summary>
internal sealed class PhraseIndex
{
    private static readonly IReadOnlyList<Meaning> None = [];

    private readonly Node _root = new();

    public void Add(IReadOnlyList<Token> words, Meaning meaning, bool isName)
    {
        var node = _root;
        foreach (var word in words)
        {
            node = node.Next.TryGetValue(word.Key, out var next) ? next : node.Next[word.Key] = new Node();
        }

        if (!node.Meanings.Contains(meaning))
        {
            node.Meanings.Add(meaning);
            node.IsName |= isName;
        }
    }

    /// <summary>How many tokens the longest phrase has; 0 where none begins. A name begins with a capital letter.</summary>
    public int Find(IReadOnlyList<Token> tokens, int at, int end, out IReadOnlyList<Meaning> meanings)
    {
        meanings = None;
        var node = _root;
        var longest = 0;
        for (var i = at; i < end && node.Next.TryGetValue(tokens[i].Key, out var next); i++)
        {
            node = next;
            if (node.Meanings.Count > 0 && (!node.IsName || tokens[at].IsCapital || tokens[at].IsKhmer))
            {
                longest = i + 1 - at;
                meanings = node.Meanings;
            }
        }

        return longest;
    }

    private sealed class Node
    {
        public Dictionary<string, Node> Next { get; } = new(StringComparer.Ordinal);

        public List<Meaning> Meanings { get; } = [];

        public bool IsName { get; set; }
    }
}
