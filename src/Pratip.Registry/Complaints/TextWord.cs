using System.Buffers;
using System.Text.RegularExpressions;
using Pratip.Linkage.Names;
using Pratip.Reference.Characters;

namespace Pratip.Registry.Complaints;

/// <summary>A word of a text in which names are looked for.</summary>
/// <param name="Written">As it stands in the text.</param>
/// <param name="Key">As words are compared.</param>
/// <param name="Readings">In plain Latin letters, of a word of another script.</param>
/// <param name="IsAfterSpace">Whether it stands apart from the word before; a line that broke parts nothing.</param>
internal sealed partial record TextWord(string Written, string Key, IReadOnlyList<string> Readings, bool IsAfterSpace)
{
    private static readonly SearchValues<char> Spaces = SearchValues.Create(" \t\r\n\u00A0\u2028");

    public bool IsUnspaced { get; } = HasNoSpaces(Key);

    /// <summary>A letter alone, as initials are written; small ones are words and parts of abbreviations.</summary>
    public bool IsInitial { get; } = Key.Length == 1 && Written.Any(letter => char.IsLetter(letter) && !char.IsLower(letter));

    public static IEqualityComparer<TextWord> SameKey { get; } = EqualityComparer<TextWord>.Create(static (one, other) => one?.Key == other?.Key, static one => StringComparer.Ordinal.GetHashCode(one.Key));

    public static List<TextWord> Read(string text) => Read(text, static written => written);

    /// <param name="text">What is looked through.</param>
    /// <param name="plain">What a word is read as.</param>
    public static List<TextWord> Read(string text, Func<string, string> plain)
    {
        var words = new List<TextWord>();
        var end = 0;
        foreach (var run in Runs().EnumerateMatches(text))
        {
            var gap = text.AsSpan(end, run.Index - end);
            var isBroken = gap.IndexOfAny('\r', '\n', '\u2028') >= 0 && gap.IsWhiteSpace();
            end = run.Index + run.Length;
            var written = text.Substring(run.Index, run.Length);
            if (LookupKey.Of(plain(written)) is { Length: > 0 } key)
            {
                words.Add(new TextWord(written, key, HasNoSpaces(key) ? ReadingsOf(key) : [], !isBroken && gap.ContainsAny(Spaces)));
            }
        }

        return words;
    }

    /// <summary>Khmer, Chinese and their like do not part words, nor do Hebrew and Arabic write all of them.</summary>
    public static bool HasNoSpaces(string key) => key.Any(letter => letter > '\u0590');

    /// <summary>How a word of another script is read in Latin letters.</summary>
    public static string[] ReadingsOf(NameToken token, string key) =>
        token.Script == Script.Latin ? [] : [.. token.Forms.Select(LookupKey.Of).Where(form => form.Length > 0 && form != key).Distinct(StringComparer.Ordinal)];

    private static string[] ReadingsOf(string key) => PersonName.Parse(key).Tokens is [var token] ? ReadingsOf(token, key) : [];

    // Signs that stand for letters are part of the word they stand in.
    [GeneratedRegex(@"[\p{L}\p{M}\p{Nd}\p{Cf}]+(?:[@$!|€]+[\p{L}\p{M}\p{Nd}\p{Cf}]+)*", RegexOptions.None, 1000)]
    private static partial Regex Runs();
}
