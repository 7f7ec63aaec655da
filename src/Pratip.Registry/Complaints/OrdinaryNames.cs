using System.Collections.Frozen;
using Pratip.Reference.Agencies;
using Pratip.Reference.Characters;
using Pratip.Reference.Countries;
using Pratip.Reference.Geography;

namespace Pratip.Registry.Complaints;

/// <summary>What is written with capitals, or follows a title, and names nobody: places, countries and their people, bodies, months, and the words of <see cref="ComplaintBook"/>.</summary>
internal static class OrdinaryNames
{
    /// <summary>A shorter word may be the second part of a name: An, Men, So.</summary>
    private const int LongestNameLikeWord = 3;

    /// <summary>A shorter one begins names as well.</summary>
    private const int ShortestStart = 2;

    private static readonly Lazy<string[]> Written = new(static () =>
    [
        .. Gazetteer.Standard.Provinces.SelectMany(one => one.Aliases.Append(one.Name.En).Append(one.Name.Km).Append(one.IsoSpelling)),
        .. Gazetteer.Standard.Districts.SelectMany(one => one.Aliases.Append(one.Name.En).Append(one.Name.Km)),
        .. CountryList.Standard.Countries.SelectMany(one => one.Aliases.Append(one.Name.En).Append(one.Name.Km)),
        .. AgencyTemplate.Standard.Agencies.SelectMany(one => new[] { one.Name.En, one.Name.Km, one.Code }),
    ]);

    /// <summary>Places and countries of one word, and codes of bodies.</summary>
    private static readonly Lazy<FrozenSet<string>> Single = new(static () => Written.Value.Where(name => !name.Any(char.IsWhiteSpace)).Select(LookupKey.Of).ToFrozenSet(StringComparer.Ordinal));

    /// <summary>Two words that stand side by side in the name of a place, a country or a body.</summary>
    private static readonly Lazy<FrozenSet<(string, string)>> Beside = new(static () => Written.Value
        .Select(name => name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(LookupKey.Of).ToList())
        .SelectMany(words => words.Zip(words.Skip(1))).ToFrozenSet());

    private static readonly Lazy<string[]> KhmerStarts = new(static () =>
        [.. Written.Value.Select(LookupKey.Of).Concat(ComplaintBook.Standard.OrdinaryWords).Where(key => key.Length > ShortestStart && TextWord.HasNoSpaces(key)).Distinct(StringComparer.Ordinal)]);

    /// <summary>Whether two words side by side name nobody.</summary>
    public static bool Are(string first, string second)
    {
        var (one, other) = (LookupKey.Of(first), LookupKey.Of(second));
        return AreOfOne(first, second) || ComplaintBook.Standard.IsOrdinaryWord(one)
            || (other.Length > LongestNameLikeWord && ComplaintBook.Standard.IsOrdinaryWord(other)) || (Single.Value.Contains(one) && Single.Value.Contains(other));
    }

    /// <summary>Whether they stand so in the name of one place, country or body.</summary>
    public static bool AreOfOne(string first, string second) => Beside.Value.Contains((LookupKey.Of(first), LookupKey.Of(second)));

    /// <summary>Whether a word alone names nobody.</summary>
    public static bool IsOne(string key) => Single.Value.Contains(key) || ComplaintBook.Standard.IsOrdinaryWord(key);

    /// <summary>Whether Khmer text begins with such a word, after a title.</summary>
    public static bool Begin(string khmer) => LookupKey.Of(khmer) is var key && Array.Exists(KhmerStarts.Value, word => key.StartsWith(word, StringComparison.Ordinal));
}
