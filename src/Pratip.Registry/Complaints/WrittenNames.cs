using System.Text.RegularExpressions;
using Pratip.Linkage.Names;
using Pratip.Reference.Characters;

namespace Pratip.Registry.Complaints;

/// <summary>
/// Names that must not stand in a text, however they are written there: in other capitals, with spaces, dots, hyphens or unseen signs
/// between the letters, turned round, as an initial beside the other part, or in Latin letters where they were recorded in another script and
/// the other way round. Words are compared by <see cref="LookupKey"/>, as everywhere; what is only like a name is for <see cref="NearNames"/>.
/// </summary>
internal sealed partial class WrittenNames
{
    /// <summary>A shorter word of a name is a word of the language as well: it counts beside another part of the name.</summary>
    private const int ShortestWord = 3;

    /// <summary>How a name reads in other letters is a guess; a short guess is a word of the language.</summary>
    private const int ShortestReading = 5;

    /// <summary>A word of a script without spaces is looked for across gaps from this length on.</summary>
    private const int ShortestAcross = 4;

    /// <summary>A whole name that is written as one word is found from this length on.</summary>
    private const int ShortestWhole = 6;

    /// <summary>A longer entry on a list of people is a sentence: of it only what is written with a capital may be a name.</summary>
    private const int MostWordsOfName = 5;

    private readonly List<NameWord[]> _names = [];

    /// <summary>Latin words and whole names as one word, which may be taken apart in a text.</summary>
    private readonly Dictionary<string, bool> _joined = new(StringComparer.Ordinal);

    private readonly NearNames _near = new();

    private int _longest;

    /// <summary>One name, with its aliases where they stand in the same entry.</summary>
    public void Add(string? name)
    {
        foreach (var one in PersonName.SplitAliases(name))
        {
            var parsed = PersonName.Parse(one);
            NameWord[] words = [.. parsed.Tokens.Select(token => NameWord.Of(token)).Where(word => word.Key.Any(char.IsLetter))];
            if (words.Length == 0)
            {
                continue;
            }

            _names.Add(words);
            _near.Add(parsed);
            foreach (var word in words.Where(word => !word.IsUnspaced && word.Key.Length >= ShortestWord))
            {
                AddJoined(word.Key, isWhole: false);
            }

            if (words.Length > 1)
            {
                AddJoined(string.Concat(words.Select(word => word.Key)), isWhole: true);
                AddJoined(string.Concat(words.Reverse().Select(word => word.Key)), isWhole: true);
            }
        }
    }

    /// <summary>A list of who was there: names, with what each is beside it. Words that say what somebody is are left out.</summary>
    public void AddPeople(string? list)
    {
        foreach (var entry in BetweenPeople().Split(list ?? ""))
        {
            var words = new List<string>();
            foreach (var (word, key) in entry.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => (word, LookupKey.Of(word))))
            {
                if (ComplaintBook.Standard.IsBetweenPeople(key))
                {
                    AddPerson(words);
                    words.Clear();
                }
                else if (!ComplaintBook.Standard.IsOfficeWord(key))
                {
                    words.Add(word);
                }
            }

            AddPerson(words);
        }
    }

    private void AddPerson(List<string> words) => Add(string.Join(' ', words.Count > MostWordsOfName ? words.Where(word => char.IsUpper(word[0])) : words));

    public bool AreIn(string text) => Find(text) is not null;

    /// <summary>What of a text reads as one of the names, as it stands there; null where nothing does.</summary>
    public string? Find(string text)
    {
        if (_names.Count == 0)
        {
            return null;
        }

        var asItStands = TextWord.Read(text);
        if (In(asItStands) is { } found)
        {
            return found;
        }

        foreach (var undressed in DisguisedLetters.Readings.Select(reading => TextWord.Read(text, reading)))
        {
            if (!undressed.SequenceEqual(asItStands, TextWord.SameKey) && In(undressed) is { } disguised)
            {
                return disguised;
            }
        }

        return null;
    }

    private string? In(List<TextWord> words)
    {
        var packed = string.Concat(words.Select(word => word.Key));
        foreach (var name in _names)
        {
            if ((name.Select(word => Alone(word, words, packed)).FirstOrDefault(one => one is not null) ?? Together(name, words) ?? WithInitial(name, words)) is { } found)
            {
                return found;
            }
        }

        return TakenApart(words) ?? _near.Find(words);
    }

    /// <summary>A name's words in one order, however it was spaced, turned round or capitalised; empty where there are none.</summary>
    public static string KeyOf(string name) =>
        string.Join(' ', PersonName.Parse(name).Tokens.Select(token => LookupKey.Of(token.Text)).Where(key => key.Length > 0).Order(StringComparer.Ordinal));

    private void AddJoined(string key, bool isWhole)
    {
        _joined[key] = (isWhole && key.Length >= ShortestWhole) || _joined.GetValueOrDefault(key);
        _longest = Math.Max(_longest, key.Length);
    }

    /// <summary>Khmer, Chinese and their like do not part words: theirs are looked for inside others.</summary>
    private static string? Alone(NameWord word, List<TextWord> text, string packed) =>
        text.Find(one => (word.IsUnspaced && word.Key.Length > 1 && one.Key.Contains(word.Key, StringComparison.Ordinal))
            || (!word.IsUnspaced && word.Key.Length >= ShortestWord && one.Key == word.Key)
            || (word.Key.Length >= ShortestReading && one.Readings.Contains(word.Key, StringComparer.Ordinal))
            || word.Readings.Any(reading => reading.Length >= ShortestReading && one.Key == reading))?.Written
        ?? (word.IsUnspaced && word.Key.Length >= ShortestAcross && packed.Contains(word.Key, StringComparison.Ordinal) ? word.Key : null);

    /// <summary>All parts side by side, in any order.</summary>
    private static string? Together(NameWord[] name, List<TextWord> text)
    {
        for (var first = 0; name.Length > 1 && first + name.Length <= text.Count; first++)
        {
            var open = text.GetRange(first, name.Length);
            if (Array.TrueForAll(name, word => open.FindIndex(one => word.Is(one)) is var at and >= 0 && Take(open, at)))
            {
                return Written(text, first, first + name.Length - 1);
            }
        }

        return null;

        static bool Take(List<TextWord> open, int at)
        {
            open.RemoveAt(at);
            return true;
        }
    }

    /// <summary>One part beside the first letter of another.</summary>
    private static string? WithInitial(NameWord[] name, List<TextWord> text)
    {
        for (var i = 0; i + 1 < text.Count; i++)
        {
            if (IsPair(text[i], text[i + 1]) || IsPair(text[i + 1], text[i]))
            {
                return Written(text, i, i + 1);
            }
        }

        return null;

        bool IsPair(TextWord initial, TextWord whole) => initial.Key.Length == 1
            && name.Any(word => word.Key.Length > 1 && word.Is(whole) && name.Any(other => !ReferenceEquals(other, word) && other.BeginsWith(initial.Key[0])));
    }

    /// <summary>Signs between the letters take a word apart, and so do spaces where single letters are left; a whole name may also be written as one word.</summary>
    private string? TakenApart(List<TextWord> text)
    {
        for (var first = 0; first < text.Count; first++)
        {
            var (key, singles, isBySigns) = ("", 0, false);
            for (var last = first; last < text.Count && key.Length <= _longest; last++)
            {
                key += text[last].Key;
                singles += text[last].Key.Length == 1 ? 1 : 0;
                isBySigns |= last > first && !text[last].IsAfterSpace;
                var parts = last - first + 1;
                if (_joined.TryGetValue(key, out var isWhole)
                    && (isWhole || (parts > 1 && (isBySigns || HasLetterAlone(text, first, last) || (parts > 2 && singles * 2 >= parts)))))
                {
                    return Written(text, first, last);
                }
            }
        }

        return null;
    }

    private static string Written(List<TextWord> text, int first, int last) => string.Join(' ', text.GetRange(first, last - first + 1).Select(word => word.Written));

    /// <summary>A single letter that is no word by itself.</summary>
    private static bool HasLetterAlone(List<TextWord> text, int first, int last) =>
        text.GetRange(first, last - first + 1).Exists(one => one.Key is [not ('a' or 'i' or 'o')]);

    [GeneratedRegex(@"[\n,;:()/&\u17D4\u17D6]|\s[-–—]\s", RegexOptions.None, 1000)]
    private static partial Regex BetweenPeople();

    /// <param name="Key">As words are compared.</param>
    /// <param name="Readings">In plain Latin letters, of a word of another script.</param>
    private sealed record NameWord(string Key, IReadOnlyList<string> Readings)
    {
        public bool IsUnspaced { get; } = TextWord.HasNoSpaces(Key);

        public static NameWord Of(NameToken token)
        {
            var key = LookupKey.Of(token.Text);
            return new NameWord(key, TextWord.ReadingsOf(token, key));
        }

        public bool Is(TextWord one) =>
            one.Key == Key || Readings.Contains(one.Key, StringComparer.Ordinal) || one.Readings.Contains(Key, StringComparer.Ordinal);

        public bool BeginsWith(char letter) => Key[0] == letter || Readings.Any(reading => reading[0] == letter);
    }
}
