using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>What people are called behind their number, and what was done in front of it.</summary>
internal sealed partial class SubjectFinder
{
    /// <summary>ជនសង្ស័យបានបញ្ជូនទៅតុលាការ ២៧៣នាក់, តុលាការបានកាត់ទោស ១៣០នាក់: what was done stands between the noun and its number, or right before a number without one.</summary>
    private Subject DoneInKhmer(Subject found, Quantity quantity)
    {
        var isBare = found is { Noun: "person", Event: null, Parts.Count: 0, IsPart: true };
        var from = isBare ? quantity.First - 4 : found.At + 1;
        if (found.Event is not null || found.Noun is not ("person" or "suspect" or "victim" or "defendant") || (!isBare && found.At < 0))
        {
            return found;
        }

        for (var i = quantity.First - 1; i >= Math.Max(from, 0); i--)
        {
            if (terms[i].Code(TermKind.Event) is { } happened)
            {
                return !CountedMeasures.Standard.Tells(found.Noun, happened) || (isBare && happened == "arrested" && _before.Noun == "suspect") ? found : found with { Event = happened, IsPart = false };
            }

            if (!(terms[i].Is(TermKind.Function) || terms[i].IsLink("by") || terms[i].Is(TermKind.Bound) || (!isBare && terms[i].Is(TermKind.Noun))))
            {
                return found;
            }
        }

        return found;
    }

    /// <summary>"230 minors were registered as victims".</summary>
    private string? CalledBehind(int from, int end) => Enumerable.Range(from, Math.Max(Math.Min(end - 1, from + 9) - from, 0))
        .Where(i => (terms[i].Key == "as" || (terms.Is(i, TermKind.Function, "the") && terms[i - 1].Key is "among" or "amongst")) && terms[i + 1].Code(TermKind.Noun) is "victim" or "suspect").Select(i => terms[i + 1].Code(TermKind.Noun)).FirstOrDefault();

    /// <summary>"230 minors, or 44 per cent of all victims, were registered".</summary>
    private string? CalledInShare(int k)
    {
        if (k + 1 >= quantities.Count || quantities[k + 1] is not { IsCount: false } share || !terms.IsLink(share.First - 1, "or") || !terms.IsLink(share.End, "by"))
        {
            return null;
        }

        var at = terms.Is(share.End + 1, TermKind.Function, "the") ? share.End + 2 : share.End + 1;
        return at < terms.Count && terms[at].Code(TermKind.Noun) is "victim" or "suspect" ? terms[at].Code(TermKind.Noun) : null;
    }
}
