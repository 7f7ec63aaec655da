using Pratip.Kernel;
using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>"Under 15", "aged 15 to 17", អាយុក្រោម ១៨ឆ្នាំ: an age is a part of the population and no number of people.</summary>
internal static class AgeWords
{
    public static List<Term> Join(List<Term> terms)
    {
        var joined = new List<Term>(terms.Count);
        for (var at = 0; at < terms.Count;)
        {
            var end = At(terms, at, out var part);
            if (end == at)
            {
                joined.Add(terms[at++]);
                continue;
            }

            joined.Add(new([new(part is null ? TermKind.Word : TermKind.People, part ?? "")], terms[at].Key, terms[at].Start, terms[end - 1].End, terms[at].IsKhmer));
            at = end;
        }

        return joined;
    }

    private static int At(List<Term> terms, int at, out string? part)
    {
        part = null;
        var isAge = terms.Is(at, TermKind.Trap, "age");
        var i = isAge ? at + 1 : at;
        while (isAge && i < terms.Count && (terms.Is(i, TermKind.Time, "between") || terms.IsLink(i, "from") || terms.IsLink(i, "by")))
        {
            i++;
        }

        var isUnder = terms.Is(i, TermKind.Bound, "under");
        i += isUnder ? 1 : 0;
        i = isUnder ? SkipAgeOf(terms, i) : i;
        if (!isAge && !isUnder && IsAndOver(terms, i))
        {
            // "Adults (18 and over)" have their name beside the age already.
            part = terms.IsMark(i - 1, "(") ? null : PartOf(Age(terms, i)!.Value, null);
            return i + 3;
        }

        if (!isAge && !isUnder && i + 4 < terms.Count && (terms[i + 1].IsLink("to") || terms[i + 1].IsMark("-") || terms[i + 1].IsMark("–")) && Age(terms, i) is { } youngest && Age(terms, i + 2) is { } eldest
            && (terms.Is(i + 3, TermKind.Trap, "unit") || (terms.Is(i + 3, TermKind.Time, "year") && terms.IsMark(i + 4, ":"))) && PartOf(youngest, eldest) is { } band)
        {
            // "15-17 yrs: 80", "80 were 15 to 17 years old".
            part = band;
            return i + 4;
        }

        if (Age(terms, i) is not { } from || (!isAge && !isUnder) || (!isAge && (from is not (15 or 18) || IsCounted(terms, i + 1))))
        {
            return at;
        }

        var to = isUnder ? from - 1 : (int?)null;
        var end = i + 1;
        if (!isUnder && end + 1 < terms.Count && (terms[end].IsLink("to") || terms[end].IsLink("and") || terms[end].IsMark("-") || terms[end].IsMark("–")) && Age(terms, end + 1) is { } upper)
        {
            (to, end) = (upper, end + 2);
        }

        while (isAge && to is null && end + 1 < terms.Count && (terms.IsMark(end, ",") || terms[end].IsLink("and")) && Age(terms, end + 1) is not null && !IsCounted(terms, end + 2) && !terms.Is(end + 2, TermKind.Function, "be"))
        {
            // "Aged 20, 24 and 31".
            (to, end) = (null, end + 2);
        }

        end += terms.Is(end, TermKind.Time, "year") || terms.Is(end, TermKind.Trap, "unit") ? 1 : 0;
        part = PartOf(isUnder ? 0 : from, to);
        return end;
    }

    /// <summary>"Under the age of 15".</summary>
    private static int SkipAgeOf(List<Term> terms, int at)
    {
        while (at < terms.Count && (terms.Is(at, TermKind.Function, "the") || terms.Is(at, TermKind.Trap, "age") || terms.IsLink(at, "by")))
        {
            at++;
        }

        return at;
    }

    /// <summary>"18 and over", and nothing counted behind it.</summary>
    private static bool IsAndOver(List<Term> terms, int at) => at + 2 < terms.Count && Age(terms, at) is 15 or 18 && terms[at + 1].IsLink("and") && terms[at + 2].Key is "over" or "above" or "older"
        && (at + 3 == terms.Count || terms[at + 3].Is(TermKind.Mark));

    private static bool IsCounted(List<Term> terms, int at) =>
        terms.Is(at, TermKind.Noun) || terms.Is(at, TermKind.People) || terms.Is(at, TermKind.Percent) || terms.Is(at, TermKind.Country) || terms.Is(at, TermKind.Event);

    private static int? Age(List<Term> terms, int at) =>
        at < terms.Count && terms[at].Number is { Value: { } value, Decimals: 0 } && value is > 0 and < 100 ? (int)value : null;

    private static string? PartOf(int from, int? to) => (from, to) switch
    {
        (0, AgeBandSet.Majority - 1) => "majority=minor",
        _ => AgeBandSet.Ncct.Bands.FirstOrDefault(b => b.From == from && b.To == to) is { } band ? "age=" + band.Code : null,
    };
}
