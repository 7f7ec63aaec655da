using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>What the first of two numbers counts where the second is its whole: "30 of the 273 suspects were foreigners".</summary>
internal sealed class PartOfWhole(IReadOnlyList<Term> terms, QuantityList quantities, SubjectReader reader, Func<Subject, int, int, Subject> happened)
{
    /// <summary>"Seventy of the 263 victims rescued were under 15": the second number's noun, and what is said behind it.</summary>
    public Subject? Of(int k)
    {
        var whole = terms.WhomOnlyAVerbNames(quantities[k + 1]) ?? reader.Right(quantities[k + 1].End);
        if (whole.IsOther)
        {
            return whole;
        }

        if (whole.IsEmpty)
        {
            // "30 of the 273 were foreigners", of people whom an earlier sentence named.
            if (quantities[k].First > 0 && !terms[quantities[k].First - 1].IsKhmer && terms[quantities[k].First - 1].Code(TermKind.Event) is "to-court" or "sentenced" or "arrested" or "deported" && EndsAt(quantities[k + 1].End))
            {
                // "Prosecutors received 117 of the 122."
                return new(-1, "person", terms[quantities[k].First - 1].Code(TermKind.Event), [], []);
            }

            var bare = reader.Predicate(quantities[k + 1].End, k + 2 < quantities.Count ? quantities[k + 2].First : terms.Count);
            return bare.IsEmpty ? null : bare;
        }

        if ((terms.Is(quantities[k].First - 1, TermKind.Share) || terms.IsMark(quantities[k].First - 1, "=")) && reader.Left(quantities[k].First, 0, true) is var part && (part.IsOther || !part.IsEmpty))
        {
            if (part.IsOther)
            {
                return part;
            }

            return happened(part with { Noun = whole.Noun, Event = whole.Event, At = -1, IsPart = false }, quantities[k + 1].First, quantities[k + 1].End + 1);
        }

        var end = quantities.Skip(k + 2).FirstOrDefault(q => !IsShareAside(q))?.First ?? terms.Count;
        var behind = Math.Clamp(whole.At, quantities[k + 1].End, end);
        var be = Enumerable.Range(behind, end - behind).FirstOrDefault(i => terms[i].Is(TermKind.Function, "be"), -1);
        var all = happened(whole, quantities[k + 1].First, quantities[k + 1].End + 1);
        if ((DoneToThem(whole, all, be) ?? DoneToPart(whole, quantities[k].First, be)) is { } other)
        {
            return other;
        }

        for (var i = quantities[k + 1].End; i < end; i++)
        {
            if (terms[i].Is(TermKind.Function, "be") && reader.Predicate(i, end) is { IsEmpty: false } said)
            {
                return happened(said with { Noun = whole.Noun, Event = whole.Event, At = -1, IsPart = false }, quantities[k + 1].First, quantities[k + 1].End + 1);
            }
        }

        return be >= 0 && terms.IsUnknownPart(be) && !terms.Any(t => t.Is(TermKind.Province))
            ? Subject.None with { IsOther = true, IsTopic = true }
            : all with { IsPart = true };
    }

    private bool EndsAt(int at) => at == terms.Count || terms[at].Meanings[0].Kind is TermKind.Mark;

    /// <summary>"88 of the 240 suspects sent to court were convicted": what was done to the part is another deed than the one that makes the whole.</summary>
    private Subject? DoneToThem(Subject whole, Subject all, int be) =>
        be < 0 || all.Event is null || whole.Noun is null || terms[be].IsKhmer || terms.DoneTo(be) is not { } done || done == all.Event ? null
            : CountedMeasures.Standard.Tells(whole.Noun, done) ? whole with { Event = done, At = -1, IsPart = true } : Subject.None with { IsOther = true };

    /// <summary>"The courts sentenced 61 of the 226 who were sent for trial".</summary>
    private Subject? DoneToPart(Subject whole, int first, int be) =>
        be < 0 && first > 0 && !terms[first - 1].IsKhmer && whole is { Noun: "person", Event: { } all } && terms[first - 1].Code(TermKind.Event) is { } done && done != all && CountedMeasures.Standard.Tells("person", done)
            ? whole with { Event = done, At = -1, IsPart = true } : null;

    /// <summary>"230 of the 523 victims, or 44 per cent, were minors", "(44 per cent)": the verb is that of the number all the same.</summary>
    private bool IsShareAside(Quantity quantity)
    {
        var open = terms.IsLink(quantity.First - 1, "or") ? quantity.First - 2 : quantity.First - 1;
        return !quantity.IsCount && ((terms.IsMark(open, ",") && terms.IsMark(quantity.End, ",")) || (terms.IsMark(open, "(") && terms.IsMark(quantity.End, ")")));
    }
}
