using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>"Cases numbered 164, 24 of them trafficking; a year later the figures stood at 197 and 47": numbers that take turns with those before.</summary>
internal static class FigureTurns
{
    /// <summary>What a number of such a row counts: what stood in its place before, or nothing where the places do not match. Null where there is no such row.</summary>
    public static Subject? FiguresInTurn(this IReadOnlyList<Term> terms, QuantityList quantities, int k)
    {
        var (first, last) = (k, k);
        while (first > 0 && IsJoined(terms, quantities[first - 1].End, quantities[first].First))
        {
            first--;
        }

        while (last + 1 < quantities.Count && IsJoined(terms, quantities[last].End, quantities[last + 1].First))
        {
            last++;
        }

        if (first == last || FiguresAt(terms, quantities[first].First) is not { } at)
        {
            return null;
        }

        var named = Enumerable.Range(at, quantities[first].First - at).Select(i => terms[i].Code(TermKind.Group)).OfType<string>().ToList();
        if (named.Count == last - first + 1)
        {
            // "The figures for trafficking and sexual exploitation were 47 and 150".
            return new(-1, "case", null, [], [named[k - first]]);
        }

        if (Enumerable.Range(at, quantities[first].First - at).Any(i => terms[i].IsTelling()))
        {
            return null;
        }

        var told = quantities.Take(first).Where(q => q is { IsCount: true, Role: QuantityRole.Level }).Select(q => q.Subject).ToList();
        if (told.Count == last - first + 2 && IsWhole(told[0]) && told.Skip(1).All(s => !IsWhole(s)))
        {
            // "197 cases, comprising 47 of trafficking and 150 of sexual exploitation": the figures are those of the parts.
            told.RemoveAt(0);
        }

        return told.Count == last - first + 1 && told.TrueForAll(s => s is { IsOther: false, IsEmpty: false })
            ? told[k - first] with { IsPart = false } : Subject.None with { IsOther = true, IsTopic = true };
    }

    private static bool IsWhole(Subject subject) => subject.Parts.Count == 0 && subject.Groups.Count == 0;

    private static bool IsJoined(IReadOnlyList<Term> terms, int from, int to) => to - from == 1 && (terms.IsLink(from, "and") || terms.IsMark(from, ","));

    /// <summary>Where "the corresponding figures for 2023 were" stands in front of a row.</summary>
    private static int? FiguresAt(IReadOnlyList<Term> terms, int first)
    {
        const int Farthest = 8;
        for (var i = first - 1; i >= 0 && i >= first - Farthest && !terms.IsClauseEnd(i); i--)
        {
            if (terms[i].Key is "figures" or "numbers" or "totals")
            {
                return i;
            }
        }

        return null;
    }
}
