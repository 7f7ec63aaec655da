using Pratip.Exchange.Workbooks;
using Pratip.Kernel;
using Pratip.Linkage.Comparison;

namespace Pratip.Exchange.Imports.Fields;

/// <summary>The valid values nearest to what was typed, as code and label in both languages.</summary>
internal static class Suggestions
{
    private const int Count = 3;

    /// <param name="near">Those that are near by what they mean; they come before those that are only spelt alike.</param>
    public static LocalizedText For(string typed, IEnumerable<Choice> choices, IReadOnlyList<Choice>? near = null)
    {
        var spellings = new Dictionary<string, Choice>(StringComparer.Ordinal);
        foreach (var choice in choices)
        {
            spellings.TryAdd(choice.Code, choice);
            spellings.TryAdd(choice.Label.En, choice);
            if (choice.Label.Km.Length > 0)
            {
                spellings.TryAdd(choice.Label.Km, choice);
            }
        }

        var spelt = Nearest.To(typed, spellings.Keys, Count * 3).Select(s => spellings[s]);
        return Listed([.. (near ?? []).Concat(spelt).Distinct().Take(Count)]);
    }

    public static LocalizedText Listed(IReadOnlyList<Choice> choices) =>
        new(string.Join(", ", choices.Select(c => c.In(Language.English))), string.Join(", ", choices.Select(c => c.In(Language.Khmer))));
}
