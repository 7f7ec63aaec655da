using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>
/// "99 cases, 5 fewer than 104 in the first half of 2024: 27 of trafficking and 72 of sexual exploitation": what stands behind the colon are parts of what
/// was told, and not of what that was compared with.
/// </summary>
internal sealed class PartsBehindColon(IReadOnlyList<Term> terms, WindowList windows, QuantityList quantities)
{
    /// <summary>The number that another is a part of; null where it stands in no such list, or where the list names periods of its own.</summary>
    public Quantity? WholeOf(Quantity part)
    {
        var colon = part.First - 1;
        while (colon > 0 && !IsColon(colon))
        {
            if (terms.IsClauseEnd(colon))
            {
                return null;
            }

            colon--;
        }

        if (colon <= 0 || !BeginsAt(colon))
        {
            return null;
        }

        var told = quantities.Where(q => q is { IsCount: true, Role: QuantityRole.Level } && q.End <= colon && !terms.IsComparedWith(q.First)).ToList();
        var sum = quantities.Where(q => q.IsCount && q.First > colon).Sum(q => q.Value.Low);
        return told.FindLast(q => q.Value.Low == sum) ?? told.LastOrDefault();
    }

    /// <summary>A colon with two counts or more behind it that name no periods and are compared with nothing.</summary>
    public bool BeginsAt(int colon) =>
        IsColon(colon) && quantities.Count(q => q.IsCount && q.First > colon) > 1 && !windows.Any(w => w.First > colon)
        && !Enumerable.Range(colon, terms.Count - colon).Any(i => terms[i].Is(TermKind.Direction) || terms[i].IsLink("compare") || terms[i].IsLink("than") || terms.IsClauseEnd(i));

    private bool IsColon(int at) => terms.IsMark(at, ":") || terms.IsMark(at, "\u17D6");
}
