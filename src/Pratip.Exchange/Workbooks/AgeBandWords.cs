using System.Text.RegularExpressions;
using Pratip.Kernel;
using Pratip.Reference.Characters;

namespace Pratip.Exchange.Workbooks;

/// <summary>
/// How people write an age band in a cell: 18+, adult, &lt;15. Signs make the difference here, so this is read before
/// spellings are compared without them.
/// </summary>
internal static partial class AgeBandWords
{
    private const string Adult = "18-and-over";
    private const string Young = "under-15";
    private const string Older = "15-17";

    private static readonly HashSet<string> AdultWords = Keys("adult", "adults", "over 17", "18 and above", "18 or over", "18 or older", "18 years and over", "of age", "មនុស្សពេញវ័យ", "ពេញវ័យ");

    /// <summary>Under 18 is two bands, and nothing in the cell says which.</summary>
    private static readonly HashSet<string> MinorWords = Keys("child", "children", "minor", "minors", "under 18", "below 18", "0-17", "0 to 17", "underage", "juvenile", "កុមារ", "អនីតិជន", "ក្រោម ១៨ ឆ្នាំ", "ក្រោម ១៨");

    /// <summary>The code of a band, or null where the words mean none or two.</summary>
    public static string? Resolve(string typed) => BandOf(typed) switch
    {
        [var code] => code,
        _ => null,
    };

    /// <summary>The bands that the words may mean, where they mean several.</summary>
    public static IReadOnlyList<string> Meant(string typed) => BandOf(typed);

    /// <summary>The bands that share an age with a range as 18-29 or 20 to 35: what somebody with other bands may have meant.</summary>
    public static IReadOnlyList<string> Sharing(string typed)
    {
        if (Range().Match(KhmerDigits.ToAscii(typed).Trim()) is not { Success: true } match)
        {
            return [];
        }

        var (from, to) = (Age(match, "from"), Age(match, "to"));
        return [.. AgeBandSet.Ncct.Bands.Where(b => from <= to && b.From <= to && from <= (b.To ?? int.MaxValue)).Select(b => b.Code)];
    }

    private static int Age(Match match, string group) => int.Parse(match.Groups[group].Value, System.Globalization.CultureInfo.InvariantCulture);

    private static string[] BandOf(string typed)
    {
        var text = KhmerDigits.ToAscii(typed).Trim();
        if (Sign().Match(text) is { Success: true } match)
        {
            var age = Age(match, "age");
            return (match.Groups["sign"].Value, age) switch
            {
                ("+" or ">=" or "≥", AgeBandSet.Majority) or (">", AgeBandSet.Majority - 1) => [Adult],
                ("<", 15) or ("<=" or "≤", 14) => [Young],
                ("<", AgeBandSet.Majority) or ("<=" or "≤", AgeBandSet.Majority - 1) => [Young, Older],
                _ => [],
            };
        }

        var key = LookupKey.Of(text);
        return AdultWords.Contains(key) ? [Adult] : MinorWords.Contains(key) ? [Young, Older] : [];
    }

    private static HashSet<string> Keys(params string[] words) => [.. words.Select(w => LookupKey.Of(KhmerDigits.ToAscii(w)))];

    [GeneratedRegex("^(?:(?<sign><=|>=|<|>|≤|≥)\\s*(?<age>[0-9]{1,2})|(?<age>[0-9]{1,2})\\s*(?<sign>\\+))$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 100)]
    private static partial Regex Sign();

    [GeneratedRegex("^(?<from>[0-9]{1,3})\\s*(?:-|–|—|to|ដល់)\\s*(?<to>[0-9]{1,3})$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 100)]
    private static partial Regex Range();
}
