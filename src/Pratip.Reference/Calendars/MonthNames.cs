using System.Collections.Frozen;
using Pratip.Kernel;

namespace Pratip.Reference.Calendars;

/// <summary>The months of the solar calendar as both languages name and abbreviate them.</summary>
public static class MonthNames
{
    private static readonly string[] English =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    private static readonly string[] Khmer =
        ["មករា", "កុម្ភៈ", "មីនា", "មេសា", "ឧសភា", "មិថុនា", "កក្កដា", "សីហា", "កញ្ញា", "តុលា", "វិច្ឆិកា", "ធ្នូ"];

    private static readonly FrozenDictionary<string, int> Numbers = AllSpellings().ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <param name="month">1 to 12.</param>
    public static string Of(int month, Language language) => (language == Language.Khmer ? Khmer : English)[month - 1];

    /// <summary>Reads a month name, whole or abbreviated, in either language.</summary>
    public static bool TryRead(string text, out int month) => Numbers.TryGetValue(text, out month);

    /// <summary>All that is read as a month, for who looks for months in a text.</summary>
    public static IEnumerable<string> SpellingsOf(int month) => Numbers.Where(pair => pair.Value == month).Select(pair => pair.Key).Order(StringComparer.Ordinal);

    private static Dictionary<string, int> AllSpellings()
    {
        // February is typed with either of two look-alike signs, and with the letter left out.
        var spellings = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase)
        {
            ["Sept"] = 9,
            ["កុម្ភះ"] = 2,
            ["កុម្ភ:"] = 2,
            ["កុម្ភ"] = 2,
            ["មិនា"] = 3,
        };
        for (var i = 0; i < 12; i++)
        {
            spellings[English[i]] = i + 1;
            spellings[English[i][..3]] = i + 1;
            spellings[Khmer[i]] = i + 1;
        }

        return spellings;
    }
}
