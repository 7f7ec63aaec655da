using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>Of whom a number is that stands behind "with", or whom a verb tells more of.</summary>
internal sealed partial class SubjectFinder
{
    /// <summary>Who has a number that stands behind "with".</summary>
    private Subject? WithNumber(Quantity quantity, int start)
    {
        var rank = terms[Math.Max(quantity.First - 1, 0)].Key is "with" or "(" ? Enumerable.Range(start, quantity.First - start).LastOrDefault(i => terms[i].Is(TermKind.Rank), -1) : -1;
        if (rank > start && rank >= quantity.First - 9 && _reader.Left(rank, start, true) is { IsEmpty: false, IsOther: false } top)
        {
            // "Chinese nationals topped the list with 2,695".
            return top with { IsPart = true };
        }

        if (quantity.First > 2 && terms[quantity.First - 1].Key == "with" && (terms.Is(quantity.First - 2, TermKind.Province) || (terms[quantity.First - 2].Key is "province" && terms.Is(quantity.First - 3, TermKind.Province)))
            && quantities.Before(quantity.First) is { IsCount: true, Role: QuantityRole.Level, Subject: { Noun: "case", IsOther: false } cases })
        {
            // "Phnom Penh had the most cases with 36, ahead of Preah Sihanouk province with 21".
            return cases with { IsPart = true };
        }

        if (quantity.First > 1 && terms[quantity.First - 1].Key == "with" && terms[quantity.First - 2].Code(TermKind.Country) is { } country)
        {
            // "Followed by Viet Nam with 1,198 and Indonesia with 861".
            return new(quantity.First - 2, "person", null, [new("citizenship", country)], []) { IsPart = true };
        }

        return null;
    }

    /// <summary>"41 suspects were women": who is behind the verb are those counted in front of it; of "30 of the 273 suspects" the 30.</summary>
    private Subject SaidOf(Subject people, Quantity quantity, int end)
    {
        var of = terms.Is(quantity.First - 1, TermKind.Function, "the") ? quantity.First - 2 : quantity.First - 1;
        var isWhole = IsWholeOf(quantity) || terms.IsLink(of, "by") || terms.IsLink(of, "of");
        var be = !isWhole && people is { Noun: "person" or "victim" or "suspect" or "defendant" or "convict", At: >= 0 }
            ? Enumerable.Range(quantity.End, Math.Max(end - quantity.End, 0)).TakeWhile(i => !terms.IsClauseEnd(i) && !terms[i].IsMark(",")).FirstOrDefault(i => terms[i].Is(TermKind.Function, "be"), -1) : -1;
        if (be < people.At || _reader.Predicate(be, end) is not { Parts.Count: > 0, Groups.Count: 0 } said || said.Parts.Any(part => people.Parts.Any(own => own.By == part.By)))
        {
            return people;
        }

        // "Chinese and Vietnamese" are two parts together, which no breakdown has.
        var isList = Enumerable.Range(said.At, end - said.At).Any(i => (terms[i].IsLink("and") || terms[i].IsLink("or") || terms[i].IsMark(",")) && i + 1 < end && (terms[i + 1].Is(TermKind.Country) || terms[i + 1].Is(TermKind.People)));
        return isList ? Subject.None with { IsOther = true } : people with { Parts = [.. people.Parts, .. said.Parts] };
    }

    /// <summary>What is said of people behind the verb of their sentence.</summary>
    private Subject? Said(int from, int end)
    {
        for (var i = from; i < end && !terms.IsClauseEnd(i) && !terms[i].IsMark(","); i++)
        {
            if (terms[i].Is(TermKind.Function, "be") && _reader.Predicate(i, end) is { IsEmpty: false } said)
            {
                return said;
            }
        }

        return null;
    }
}
