using System.Text.RegularExpressions;
using Pratip.Reference.Characters;

namespace Pratip.Registry.Complaints;

/// <summary>
/// Khmer names behind a title. Khmer does not part words: what two texts have in common behind a title is the name, however it was
/// spaced; where it ends is known only where both texts go on differently.
/// </summary>
internal sealed partial class TitledNames
{
    /// <summary>What is shorter is the beginning of many words, unless both texts end it there.</summary>
    private const int ShortestShared = 4;

    private const int ShortestWhole = 2;

    /// <summary>One of the titles, the longest first: one may begin another; then a word or two of Khmer letters and signs.</summary>
    private static readonly Regex Titled = new(
        $@"(?:{string.Join('|', ComplaintBook.Standard.KhmerTitles.Select(Regex.Escape))})\s*(?<name>[\u1780-\u17D3]+)(?:\s(?<name>[\u1780-\u17D3]+))?",
        RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    private readonly List<string[]> _said = [];

    private string _all = "";

    public void Add(string text)
    {
        _said.AddRange(BehindTitles(text));
        _all += "\n" + LookupKey.Of(text);
    }

    /// <summary>The name behind a title of a text that stands behind one in the words, or stands there in two parts; null where there is none.</summary>
    public string? Find(string text) => BehindTitles(text).Select(NameOf).FirstOrDefault(name => name is not null);

    private string? NameOf(string[] words)
    {
        if (OrdinaryNames.Begin(words[0]) && (words.Length == 1 || OrdinaryNames.Begin(string.Concat(words))))
        {
            return null;
        }

        if (words.Length > 1 && LookupKey.Of(words[0] + words[1]) is var two && Signs(two) >= ShortestShared && _all.Contains(two, StringComparison.Ordinal))
        {
            return $"{words[0]} {words[1]}";
        }

        var whole = string.Concat(words);
        foreach (var said in _said)
        {
            var shared = Shared(whole, string.Concat(said));
            if (Signs(shared) >= ShortestShared || (Signs(shared) >= ShortestWhole && words[0] == said[0] && shared.Length >= words[0].Length))
            {
                return shared;
            }
        }

        return null;
    }

    /// <summary>What follows each title: words as they are spaced, the first two.</summary>
    private static IEnumerable<string[]> BehindTitles(string text) =>
        Titled.Matches(Unseen().Replace(text, "")).Select(match => match.Groups["name"].Captures.Select(part => LookupKey.Of(part.Value)).Where(part => part.Length > 0).ToArray()).Where(words => words.Length > 0);

    private static string Shared(string one, string other)
    {
        var (left, right) = (NearNames.Signs(one), NearNames.Signs(other));
        return string.Concat(left.Zip(right).TakeWhile(pair => pair.First == pair.Second).Select(pair => pair.First));
    }

    private static int Signs(string text) => NearNames.Signs(text).Count;

    [GeneratedRegex(@"\p{Cf}+", RegexOptions.None, 1000)]
    private static partial Regex Unseen();
}
