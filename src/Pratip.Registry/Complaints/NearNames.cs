using System.Globalization;
using Pratip.Linkage.Comparison;
using Pratip.Linkage.Names;
using Pratip.Reference.Characters;

namespace Pratip.Registry.Complaints;

/// <summary>
/// Names that are written a little differently, read from another script, turned round or cut to their first letters. What is merely like a
/// name is looked for in long words only and must be very like it: whoever writes can always use another word, and is told which.
/// </summary>
internal sealed class NearNames
{
    /// <summary>A shorter part of a name sounds like words of every language.</summary>
    private const int ShortestPart = 4;

    /// <summary>One wrong letter in a shorter word makes another word of it.</summary>
    private const int ShortestSlip = 5;

    /// <summary>A Latin word that is held against a name of another script.</summary>
    private const int ShortestWord = 5;

    /// <summary>More signs than any part of a name has.</summary>
    private const int LongestWindow = 9;

    private const int ShortestWindow = 2;

    private readonly List<Part> _parts = [];

    private readonly HashSet<string> _latin = new(StringComparer.Ordinal);

    private readonly List<char[][]> _initials = [];

    /// <param name="name">A name without its titles.</param>
    public void Add(PersonName name)
    {
        var keys = name.Tokens.Select(token => (Token: token, Key: LookupKey.Of(token.Text))).Where(one => one.Key.Any(char.IsLetter)).ToList();
        foreach (var (token, key) in keys)
        {
            AddPart(token.Text, key);
        }

        if (keys.Count < 2)
        {
            return;
        }

        _initials.Add([.. keys.Select(one => FirstOf(one.Token, one.Key))]);
        if (!keys.Exists(one => TextWord.HasNoSpaces(one.Key)))
        {
            AddLatin(string.Concat(keys.Select(one => one.Key)));
            AddLatin(string.Concat(keys.AsEnumerable().Reverse().Select(one => one.Key)));
        }
    }

    /// <summary>What of a text is like a name, as it stands there; null where nothing is.</summary>
    public string? Find(List<TextWord> text) => InWords(text) ?? InSegments(text) ?? Initials(text);

    private void AddPart(string written, string key)
    {
        AddLatin(key);
        if (key.Length >= ShortestPart && !_parts.Exists(part => part.Key == key))
        {
            _parts.Add(new Part(key, PersonName.Parse(written)));
        }
    }

    private void AddLatin(string key)
    {
        if (key.Length >= ShortestPart && !TextWord.HasNoSpaces(key))
        {
            _latin.Add(key);
        }
    }

    private string? InWords(List<TextWord> text) => text
        .Where(word => !word.IsUnspaced && word.Key.Length >= ShortestPart && !word.Key.All(char.IsAsciiDigit))
        .FirstOrDefault(word => IsSlip(word.Key) || IsReversed(word.Key) || IsReading(word.Key))?.Written;

    private bool IsSlip(string word) => _latin.Any(name => name.Length >= ShortestSlip && EditDistance.Between(word, name, 1) <= 1);

    private bool IsReversed(string word) => _latin.Contains(Reversed(word));

    /// <summary>A word of a script that has spaces, against names in another script.</summary>
    private bool IsReading(string word) =>
        word.Length >= ShortestWord && PersonName.Parse(word) is { Tokens: [var token] } parsed && _parts.Exists(part => part.Name.Tokens[0].Script != token.Script && part.IsLike(parsed));

    /// <summary>Scripts that do not part words: every run of a few signs may be a name.</summary>
    private string? InSegments(List<TextWord> text)
    {
        foreach (var segment in Segments(text))
        {
            var signs = Signs(segment);
            if (_parts.Exists(part => part.IsUnspaced && segment.Contains(part.Reversed, StringComparison.Ordinal)))
            {
                return segment;
            }

            for (var first = 0; first < signs.Count; first++)
            {
                var window = "";
                for (var length = 1; length <= LongestWindow && first + length <= signs.Count; length++)
                {
                    window += signs[first + length - 1];
                    if (length >= ShortestWindow && PersonName.Parse(window) is { Tokens: [_] } parsed && _parts.Exists(part => part.IsLike(parsed)))
                    {
                        return window;
                    }
                }
            }
        }

        return null;
    }

    /// <summary>Words of such scripts that only signs or a broken line part.</summary>
    private static List<string> Segments(List<TextWord> text)
    {
        var segments = new List<string>();
        for (var i = 0; i < text.Count; i++)
        {
            if (!text[i].IsUnspaced)
            {
                continue;
            }

            if (i > 0 && text[i - 1].IsUnspaced && !text[i].IsAfterSpace)
            {
                segments[^1] += text[i].Key;
            }
            else
            {
                segments.Add(text[i].Key);
            }
        }

        return segments;
    }

    /// <summary>As many first letters side by side as the name has parts, in any order.</summary>
    private string? Initials(List<TextWord> text)
    {
        foreach (var name in _initials)
        {
            for (var first = 0; first + name.Length <= text.Count; first++)
            {
                var run = text.GetRange(first, name.Length);
                if (run.TrueForAll(word => word.IsInitial) && AreOf(name, [.. run.Select(word => word.Key[0])]))
                {
                    return string.Join(". ", run.Select(word => word.Written)) + ".";
                }
            }
        }

        return null;
    }

    private static bool AreOf(char[][] name, List<char> letters) => Array.TrueForAll(name, part => Array.Exists(part, letters.Remove));

    private static char[] FirstOf(NameToken token, string key) => [.. TextWord.ReadingsOf(token, key).Append(key).Select(one => one[0]).Distinct()];

    /// <summary>Letters with the signs that hang on them, as a reader counts them.</summary>
    internal static List<string> Signs(string text)
    {
        var signs = new List<string>();
        var all = StringInfo.GetTextElementEnumerator(text);
        while (all.MoveNext())
        {
            signs.Add(all.GetTextElement());
        }

        return signs;
    }

    private static string Reversed(string text) => string.Concat(Signs(text).AsEnumerable().Reverse());

    private sealed record Part(string Key, PersonName Name)
    {
        /// <summary>Signs of a name that has several syllables.</summary>
        private const int LongKhmer = 6;

        /// <summary>Latin letters have many ways to write such a name.</summary>
        private const double OfKhmer = 0.85;

        public bool IsUnspaced { get; } = TextWord.HasNoSpaces(Key);

        public string Reversed { get; } = NearNames.Reversed(Key);

        public bool IsLike(PersonName other) => NameSimilarity.Compare(other, Name).Score >= (IsUnspaced && Key.Length >= LongKhmer && other.Tokens[0].Script == Script.Latin ? OfKhmer : Least);

        /// <summary>
        /// The usual spellings of a name in another script and what is hardly off them; of a long name also what one misreads, which no word of
        /// the language is near. A short name must be met nearer.
        /// </summary>
        private double Least => (IsUnspaced, Key.Length) switch
        {
            (true, _) => 0.93,
            (_, >= 8) => 0.80,
            (_, 7) => 0.90,
            (_, >= 5) => 0.94,
            _ => 0.97,
        };
    }
}
