using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>What it is that rose or fell, for every word of direction.</summary>
internal sealed class MovedSubjects(IReadOnlyList<Term> terms, WindowList windows, QuantityList quantities, SubjectFinder finder, Subject before)
{
    private readonly SubjectReader _reader = new(terms, windows);

    /// <summary>What rises or falls.</summary>
    private static readonly string[] Counting = ["number", "numbers", "figure", "figures", "total", "totals", "count", "counts", "tally", "toll", "caseload", "have", "has"];

    public Subject Of(Movement movement)
    {
        if (movement.Of is { } count)
        {
            return count.Subject;
        }

        if (movement.Like is { } like)
        {
            var alike = _reader.Left(movement.At, like.Later!.End, false);
            return alike.IsEmpty || alike.IsOther ? alike with { IsOther = true } : finder.Happened(alike with { Noun = alike.Noun ?? Of(like).Noun ?? "case" }, -1, movement.At);
        }

        if (movement.Amounts.FirstOrDefault(a => a.IsCount) is { Subject: { Noun: not null and not "person", IsPart: false } own } amount && !(own.At >= 0 && own.At < amount.First && (terms.IsMark(amount.First - 1, ",") || terms.IsMark(amount.First - 1, "(") || terms.Is(amount.First - 1, TermKind.Direction))))
        {
            return own;
        }

        if (movement.Earlier is [{ Subject: { IsPart: false, IsOther: false, Noun: not null } compared }, ..] && movement.Amounts.Count > 0 && movement.Amounts.TrueForAll(a => !a.IsCount)
            && compared.Noun == "person" && compared.Event is not null && compared.Parts.Count == 0 && terms[Math.Max(compared.At, 0)].IsTelling() && movement.Amounts[0].Unit is QuantityUnit.Factor)
        {
            // "More than double the 2,159 deportations of 2023".
            return compared;
        }

        if (terms.IsLink(movement.At + 1, "pronoun") && terms.IsLink(movement.At + 2, "by") && windows.At(movement.At + 3) is null)
        {
            // "Doubled the number of patrols": what it is the number of, or nothing that is counted here.
            var counted = _reader.Right(movement.At + 3);
            return counted.IsEmpty || counted.IsOther ? Subject.None with { IsOther = true } : finder.Happened(counted, movement.At + 3, movement.At + 4);
        }

        if (Behind(movement) is { } said)
        {
            return said;
        }

        var left = finder.LeftOf(movement.First) is { } near ? terms.AtSites([], near) : null;
        if ((terms.Is(movement.At + 1, TermKind.Function, "in") || terms.IsLink(movement.At + 1, "by")) && windows.At(movement.At + 2) is null)
        {
            var right = _reader.Right(movement.At + 2);
            if (!right.IsEmpty && !right.IsOther)
            {
                return finder.Happened(right, movement.At + 2, movement.At + 3);
            }
        }

        if (left is { Noun: "person", Event: null, Parts.Count: > 0 } some && before is { IsOther: false } && (before.Noun is "victim" or "suspect" or "defendant" or "convict" || before is { Noun: "person", Event: not null }))
        {
            // "523 victims were registered. Minors rose by 44 per cent on last year".
            return before with { At = some.At, Parts = some.Parts, IsPart = false };
        }

        if (left is { Noun: not null, IsOther: false } && LikeComparedBehind(movement, left) is { } same)
        {
            return same;
        }

        if (left is null && movement.Earlier is [{ } from, ..] && terms.IsMark(from.First - 1, ":") && terms.Is(from.First - 2, TermKind.Event) && CountedMeasures.Standard.Tells("person", terms[from.First - 2].Code(TermKind.Event)!))
        {
            // "Deported: 2,159 → 5,852": people, whom only the verb names.
            return new(from.First - 2, "person", terms[from.First - 2].Code(TermKind.Event), [], []);
        }

        if (movement.IsBare && IsOfUnknown(movement.At))
        {
            // "As pressure grows on the government".
            return Subject.None with { IsOther = true };
        }

        var isOfOther = left is null && movement.At > 0 && ((movement.IsBare && IsUncountedNoun(movement.At - 1))
            || terms.Skip(movement.At).Take(6).Any(t => t.Is(TermKind.Trap, "money")));
        if (isOfOther || (left is null && IsDoneToOther(movement)))
        {
            // "The committee's budget grew", "we have more than halved online scams".
            return Subject.None with { IsOther = true };
        }

        return left ?? (finder.IsBehindOther(movement.First) ? Subject.None with { IsOther = true } : before);
    }

    /// <summary>A clause that a word opens which nobody counts here: "as pressure grows", "and demand fell".</summary>
    private bool IsOfUnknown(int at) => (at > 2 && terms[at - 1].Key is "has" or "have" && IsUncounted(at - 2) && terms[at - 3].Key == "the")
        || (at > 1 && IsUncountedNoun(at - 1) && (terms[at - 2].Key is "as" or "because" or "since" || terms.IsLink(at - 2, "while")));

    /// <summary>A word that neither counts nor is counted here.</summary>
    private bool IsUncounted(int at) => terms[at] is { IsUnknown: true, IsKhmer: false } word && !Counting.Contains(word.Key, StringComparer.Ordinal);

    private bool IsUncountedNoun(int at) => IsUncounted(at) && !terms[at].Key.EndsWith("ly", StringComparison.Ordinal);

    /// <summary>Somebody says that they halved or doubled something, and what it is stands behind the verb.</summary>
    private bool IsDoneToOther(Movement movement)
    {
        const int Farthest = 5;
        if (movement.At + 1 >= terms.Count || !terms[movement.At + 1].IsUnknown || terms[movement.At + 1].IsKhmer || terms[movement.At + 1].Key.EndsWith("ly", StringComparison.Ordinal))
        {
            return false;
        }

        var i = movement.At - 1;
        while (i >= 0 && i > movement.At - Farthest && (terms[i].Is(TermKind.Function) || terms[i].Is(TermKind.Bound) || terms[i].Is(TermKind.Direction)) && terms[i].Key is not ("we" or "they"))
        {
            i--;
        }

        return i >= 0 && terms[i].Key is "we" or "they" or "police" or "authorities" or "government";
    }

    /// <summary>"5,852 people in 922 cases, more than double, compared with 2,159 people": what it is compared with says that the people doubled.</summary>
    private Subject? LikeComparedBehind(Movement movement, Subject nearest)
    {
        var compared = quantities.FirstOrDefault(q => q is { IsCount: true, Subject: { IsOther: false, Noun: not null } } && q.First > movement.At && terms.Skip(movement.At).Take(q.First - movement.At).Any(t => t.IsLink("compare")));
        return compared is null || compared.Subject.Noun == nearest.Noun ? null
            : quantities.LastOrDefault(q => q is { IsCount: true, Subject.IsOther: false } && q.End <= movement.First && q.Subject.Noun == compared.Subject.Noun)?.Subject;
    }

    /// <summary>"A drop of 10 per cent in the number of cases", "fewer victims were registered than".</summary>
    private Subject? Behind(Movement movement)
    {
        var at = movement.Amounts.Count > 0 && !movement.IsComparative && terms.Is(movement.Amounts[^1].End, TermKind.Function, "in") ? movement.Amounts[^1].End + 1
            : MovementWords.Compares(terms, movement.At) ? movement.At + 1 : -1;
        if (at < 0 || windows.At(at) is not null)
        {
            return null;
        }

        at += terms.IsLink(at, "pronoun") && terms.IsLink(at + 1, "by") ? 2 : 0;
        var subject = _reader.Right(at);
        return subject.IsEmpty || subject.IsOther ? null : finder.Happened(subject, at, at + 1);
    }
}
