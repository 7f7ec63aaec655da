using System.Text;
using Pratip.Linkage.Names.Romanisation;

namespace Pratip.Linkage.Names;

/// <summary>A name taken apart. The order of its parts is kept for showing and never for comparing: lists write either first.</summary>
public sealed class PersonName
{
    /// <summary>Further parts are not compared.</summary>
    public const int MostTokens = 8;

    internal PersonName(NameToken[] tokens) => TokenList = tokens;

    /// <summary>Without titles, unless there is nothing else.</summary>
    public IReadOnlyList<NameToken> Tokens => TokenList;

    public bool IsEmpty => TokenList.Length == 0;

    internal NameToken[] TokenList { get; }

    /// <summary>Any text is a name, also one of digits or signs; of signs alone nothing is left.</summary>
    public static PersonName Parse(string? typed) => new([.. Words(typed).Select(NameToken.Of)]);

    /// <summary>
    /// One entry may hold several names: "Sok Dara alias Bong Thom", "Sok Dara (Ah Thom)", "Sok Dara / សុខ ដារ៉ា". A comma stands
    /// between surname and given name and divides nothing.
    /// </summary>
    public static IReadOnlyList<string> SplitAliases(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return [];
        }

        var names = new List<string>();
        var text = NameText.Cut(typed, NameText.Longest).Replace("a.k.a.", "aka", StringComparison.OrdinalIgnoreCase);
        foreach (var part in Divided(text))
        {
            var current = new List<string>();
            foreach (var word in part.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (NameParticles.Aliases.Contains(NameText.Normalise(word)))
                {
                    Add(names, current);
                    current.Clear();
                }
                else
                {
                    current.Add(word);
                }
            }

            Add(names, current);
        }

        return names;
    }

    public override string ToString() => string.Join(' ', TokenList.Select(t => t.Text));

    /// <summary>The words that are compared, in the order they were written, each in one script.</summary>
    internal static List<string> Words(string? typed) => WithoutTitles(AllWords(typed));

    internal static List<string> AllWords(string? typed)
    {
        var words = new List<string>();
        // Dots stand between the parts of a foreign name that is written in characters: these are no surnames to be split off.
        var isForeign = typed.AsSpan().IndexOfAny('·', '‧', '・') >= 0;
        foreach (var word in NameText.Normalise(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (var run in ByScript(word))
            {
                words.AddRange(Parts(run, isForeign));
            }
        }

        return words;
    }

    /// <summary>Titles stand before or after a name; a name that is all titles keeps them.</summary>
    internal static List<string> WithoutTitles(List<string> words)
    {
        var first = 0;
        var last = words.Count;
        while (first < last && (IsTitle(words[first]) || (last - first > 2 && NameParticles.Courtesies.Contains(words[first]))))
        {
            first++;
        }

        while (last > first && IsTitle(words[last - 1]))
        {
            last--;
        }

        (first, last) = first == last ? (0, words.Count) : (first, last);
        return first == 0 && last == words.Count && words.Count <= MostTokens ? words : words.GetRange(first, Math.Min(last - first, MostTokens));
    }

    private static bool IsTitle(string word) => NameParticles.RoleOfWord(word) == TokenRole.Title;

    private static void Add(List<string> names, List<string> words)
    {
        var name = string.Join(' ', words);
        if (NameText.Normalise(name).Length > 0)
        {
            names.Add(name);
        }
    }

    /// <summary>At brackets and semicolons, and at a slash between words; "s/o" and "a/l" are one word.</summary>
    private static IEnumerable<string> Divided(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var divides = text[i] is '(' or ')' or '[' or ']' or ';' or '（' or '）'
                || (text[i] == '/' && !(i > 0 && i + 1 < text.Length && IsAlone(text, i - 1, -1) && IsAlone(text, i + 1, 1)));
            if (divides)
            {
                yield return text[start..i];
                start = i + 1;
            }
        }

        yield return text[start..];
    }

    private static bool IsAlone(string text, int at, int step) => char.IsLetter(text[at]) && (at + step < 0 || at + step >= text.Length || !char.IsLetter(text[at + step]));

    private static IEnumerable<string> ByScript(string word)
    {
        var start = 0;
        var current = Script.Common;
        for (var at = 0; at < word.Length;)
        {
            Rune.DecodeFromUtf16(word.AsSpan(at), out var rune, out var size);
            var script = Scripts.Of(rune);
            if (script != Script.Common && current != Script.Common && script != current)
            {
                yield return word[start..at];
                start = at;
            }

            current = script == Script.Common ? current : script;
            at += size;
        }

        yield return word[start..];
    }

    private static IEnumerable<string> Parts(string run, bool isForeign)
    {
        var title = NameParticles.AttachedTitle(run);
        var name = title > 0 ? run[title..] : run;
        return Scripts.Of(name) switch
        {
            Script.Han when !isForeign && NameParticles.RoleOfWord(name) == TokenRole.Name => Romanisers.Han.Split(name),
            Script.Hangul => Romanisers.Hangul.Split(name),
            Script.Burmese => BurmeseRomaniser.Syllables(name),
            _ => [name],
        };
    }
}
