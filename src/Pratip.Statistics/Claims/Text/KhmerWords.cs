namespace Pratip.Statistics.Claims.Text;

/// <summary>
/// Khmer is written without spaces between words. Known words are found as the longest that begins where the last one ended;
/// what lies between two known words is one unknown word.
/// </summary>
public sealed class KhmerWords
{
    private readonly Node _root = new();

    public KhmerWords(IEnumerable<string> words)
    {
        foreach (var word in words)
        {
            var node = _root;
            foreach (var c in word)
            {
                node = node.Next.TryGetValue(c, out var next) ? next : node.Next[c] = new Node();
            }

            node.IsEnd = true;
        }
    }

    /// <summary>Letters and signs of the script, without digits and the marks that end sentences.</summary>
    public static bool IsLetter(char c) => c is (>= '\u1780' and <= '\u17D3') or '\u17DC' or '\u17DD' or '\u17D7';

    /// <summary>A vowel, a sign or a subscript belongs to the letter before it: no word begins there.</summary>
    public static bool IsDependent(char c) => c is (>= '\u17B4' and <= '\u17D3') or '\u17DD' or '\u17D7';

    /// <summary>The length of the longest known word at a place; 0 where none begins there.</summary>
    public int LengthAt(string text, int start, int end)
    {
        var node = _root;
        var longest = 0;
        for (var i = start; i < end && node.Next.TryGetValue(text[i], out var next); i++)
        {
            node = next;
            if (node.IsEnd && (i + 1 == end || !IsDependent(text[i + 1])))
            {
                longest = i + 1 - start;
            }
        }

        return longest;
    }

    private sealed class Node
    {
        public Dictionary<char, Node> Next { get; } = [];

        public bool IsEnd { get; set; }
    }
}
