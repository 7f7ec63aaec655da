using System.Collections.Frozen;
using System.Text;

namespace Pratip.Registry.Complaints;

/// <summary>
/// Letters of other scripts that look like Latin ones, and digits and signs that stand for letters. A word is undressed only where it mixes
/// them, or is made of such letters alone: ordinary words of any script are left as they are.
/// </summary>
internal static class DisguisedLetters
{
    // The pairs that look alike in upright letters; source: Unicode Technical Standard 39, table of confusable characters.
    private static readonly FrozenDictionary<char, char> LookAlikes = Table(
        "АВЕЁКМНОРСТУХІЇЈЅаеёкмнорстухіїјѕԁһԛԝгпв" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαβεηικνορτυχγϲωμ",
        "ABEEKMHOPCTYXIIJSaeekmhopctyxiijsdhqwrnb" + "ABEZHIKMNOPTYXabenikvoptuxycwu");

    private static readonly FrozenDictionary<char, char> ForLetters = Table("013456789@$!|€", "oleasgtbgaslle");

    /// <summary>The ways in which words of a text may be meant: a 1 stands for two letters.</summary>
    public static IReadOnlyList<Func<string, string>> Readings { get; } = [static word => Undressed(word, 'l'), static word => Undressed(word, 'i')];

    private static string Undressed(string word, char one)
    {
        var hasLatin = word.Any(IsLatin);
        var hasStranger = word.Any(LookAlikes.ContainsKey);
        var letters = hasStranger && (hasLatin || word.All(letter => !char.IsLetter(letter) || LookAlikes.ContainsKey(letter))) ? Put(word, LookAlikes, null) : word;
        return letters.Any(IsLatin) && letters.Any(ForLetters.ContainsKey) ? Put(letters, ForLetters, one) : letters;
    }

    private static string Put(string word, FrozenDictionary<char, char> table, char? one)
    {
        var text = new StringBuilder(word.Length);
        foreach (var letter in word)
        {
            text.Append(one is { } meant && letter is '1' or '!' or '|' ? meant : table.GetValueOrDefault(letter, letter));
        }

        return text.ToString();
    }

    private static bool IsLatin(char letter) => char.IsAsciiLetter(letter) || letter is >= '\u00C0' and <= '\u024F';

    private static FrozenDictionary<char, char> Table(string from, string to) =>
        from.Zip(to).DistinctBy(pair => pair.First).ToFrozenDictionary(pair => pair.First, pair => pair.Second);
}
