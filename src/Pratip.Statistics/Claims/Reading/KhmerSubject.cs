using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>What a number counts in Khmer, where the noun stands before it and a classifier behind: ជនសង្ស័យចំនួន ២៧៣នាក់.</summary>
internal sealed class KhmerSubject(IReadOnlyList<Term> terms, WindowList windows, QuantityList quantities)
{
    private readonly SubjectReader _reader = new(terms, windows);

    public Subject? Of(Quantity quantity, int start, int end)
    {
        if (end < terms.Count)
        {
            // "273 persons, of them women 71": what stands behind "of them" is said of the next number.
            end = Enumerable.Range(quantity.End, end - quantity.End).FirstOrDefault(i => terms[i].IsLink("of"), end);
        }

        var left = _reader.Left(quantity.First, start, false);
        if (left is { Noun: "person", Event: null, Parts.Count: 0, Groups.Count: 0, IsOther: false } && left.At <= start && quantities.EndingAt(start) is not null)
        {
            // ៥២៣នាក់ ដោយ ៤២៧នាក់ជាស្ត្រី: the classifier is that of the number before.
            left = Subject.None;
        }

        var classifier = terms.Is(quantity.End, TermKind.Noun) ? terms[quantity.End].Code(TermKind.Noun) : null;
        if (classifier is not null)
        {
            var right = _reader.Right(quantity.End);
            if (left.IsTopic)
            {
                return left;
            }

            if (left.IsEmpty && PassiveBefore(quantity.First, start) is { } whom)
            {
                return classifier == "person" ? whom : whom with { Noun = classifier };
            }

            if (left.IsEmpty)
            {
                var said = classifier == "person" ? _reader.Predicate(quantity.End + 1, end) : Subject.None;
                var isOfNext = end < terms.Count && quantities.At(end) is not null && said.At >= end - 2 && !terms.Is(quantity.End + 1, TermKind.Function, "be");
                return said.IsEmpty || isOfNext ? right with { IsPart = right.Noun == "person" } : said;
            }

            if (classifier == "person" && quantity.End + 2 < terms.Count && terms[quantity.End + 1].Key.StartsWith("ពាក់ព័ន្ធ", StringComparison.Ordinal) && terms[quantity.End + 2].Code(TermKind.Group) is { } group)
            {
                // ជនសង្ស័យ ៧៩នាក់ ពាក់ព័ន្ធការជួញដូរមនុស្ស.
                left = left with { Groups = [group] };
            }

            return classifier == "person" ? left with { Noun = left.Noun is null or "case" or "person" ? CalledBehind(quantity.End + 1) ?? "person" : left.Noun }
                : left with { Noun = classifier, Groups = [.. left.Groups.Union(right.Groups, StringComparer.Ordinal)] };
        }

        return left.IsOther || !left.IsEmpty ? left : (quantity.End < terms.Count && terms[quantity.End].IsUnknown) ? Subject.None with { IsOther = true } : null;
    }

    /// <summary>"Foreigners were deported, in number 5,852": ជនបរទេសត្រូវបានបណ្តេញចេញមានចំនួន ៥.៨៥២នាក់.</summary>
    private Subject? PassiveBefore(int first, int start)
    {
        var at = first - 1;
        while (at > start && (terms[at].IsLink("by") || terms[at].Is(TermKind.Function) || windows.Covers(at) || terms[at].Is(TermKind.Country, "KH") || (terms[at].IsLink("from") && terms.Is(at + 1, TermKind.Country))))
        {
            at--;
        }

        if (at <= start || !terms[at].Is(TermKind.Event) || !terms[at - 1].Key.Contains("ត្រូវ", StringComparison.Ordinal))
        {
            return null;
        }

        var whom = _reader.Left(at - 1, start, false);
        return whom.IsEmpty || whom.IsOther ? null : whom with { Event = terms[at].Code(TermKind.Event), Noun = whom.Noun ?? "person" };
    }

    /// <summary>"Thai 12 persons are victims": ជនជាតិថៃ ១២នាក់ ជាជនរងគ្រោះ.</summary>
    private string? CalledBehind(int at) => terms.Is(at, TermKind.Function, "be") && terms[at].Key == "ជា" && terms.Is(at + 1, TermKind.Noun) ? terms[at + 1].Code(TermKind.Noun) : null;
}
