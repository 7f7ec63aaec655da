using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>Operations and the places and people they were at, and the names behind a list of numbers in brackets.</summary>
internal static class SiteWords
{
    /// <summary>
    /// "2,418 people were arrested at 18 sites": suspects, or everybody who was met there; a person has to say. "Operations took place at 76 sites;
    /// 3,353 persons were found there": sites that were raided and whoever was found.
    /// </summary>
    public static Subject AtSites(this IReadOnlyList<Term> terms, IReadOnlyList<Quantity> quantities, Subject subject)
    {
        var areOperations = quantities.Any(q => q is { IsCount: true, Subject.Noun: "site" or "operation" });
        return subject switch
        {
            { Noun: "person", Event: "arrested" } when areOperations => subject with { Event = "detained" },
            { Noun: "person", Event: null or "raided" } when (areOperations || terms.Any(t => t.Is(TermKind.Noun, "site"))) && terms.Any(t => t.Key is "found" or "encountered" or "met" || (t.IsKhmer && t.Key.StartsWith("រកឃើញ", StringComparison.Ordinal))) => subject with { Event = "found-at-site" },
            { Noun: "site", Event: null or "handled" } when terms.Any(t => t.Is(TermKind.Noun, "operation") || t.Key is "raids" or "checks" or "inspections") => subject with { Event = "raided" },
            { Event: "attended" } or { Noun: "participant" } when terms.Any(t => t.Key is "meeting" or "meetings" or "conference" or "ceremony" or "congress" or "summit" || (t.IsKhmer && (t.Key.Contains("កិច្ចប្រជុំ", StringComparison.Ordinal) || t.Key.Contains("សន្និសីទ", StringComparison.Ordinal)))) => Subject.None with { IsOther = true, IsTopic = true },
            _ => subject,
        };
    }

    /// <summary>"The Chinese (2,695), Vietnamese (1,198) and Indonesian (861) deportees", "China (2,695), Vietnam (1,198): these led the list of deportees".</summary>
    public static string? ListedBehind(this IReadOnlyList<Term> terms, QuantityList quantities, int k)
    {
        var at = k;
        while (at < quantities.Count && quantities[at].IsCount && terms.IsMark(quantities[at].First - 1, "(") && terms.IsMark(quantities[at].End, ")") && terms.Is(quantities[at].First - 2, TermKind.Country))
        {
            at++;
        }

        if (at == k)
        {
            return null;
        }

        // "These three" counts the names.
        var next = quantities.Skip(at).FirstOrDefault(q => !q.IsCount || q.Value.Low > 10);
        var end = next?.First ?? terms.Count;
        return Enumerable.Range(quantities[at - 1].End, end - quantities[at - 1].End).Select(i => terms[i].Code(TermKind.EventNoun) ?? (terms[i].Is(TermKind.Event, "deported") ? "deported" : null)).FirstOrDefault(e => e is not null);
    }
}
