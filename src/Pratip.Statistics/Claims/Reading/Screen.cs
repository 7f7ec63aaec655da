using Pratip.Statistics.Claims.Text;
using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>Which claims of a sentence are left out because it does not state them, or not of this register. A claim too few is better than a wrong verdict.</summary>
internal sealed class Screen
{
    private readonly CleanText _text;
    private readonly List<Term> _terms;
    private readonly QuantityList _quantities;
    private readonly Discourse _before;
    private readonly Elsewhere _elsewhere;
    private readonly Unstated _unstated;
    private readonly OtherComparisons _others;
    private readonly bool _leansAbroad;

    public Screen(CleanText text, List<Term> terms, WindowList windows, QuantityList quantities, Discourse before)
    {
        (_text, _terms, _quantities, _before) = (text, terms, quantities, before);
        _elsewhere = new(text, terms, windows, quantities);
        _unstated = new(terms, quantities);
        _others = new(terms, windows, quantities);
        _leansAbroad = before.IsElsewhere && !_elsewhere.NamesAny && (terms[0].IsLink("pronoun") || terms[0].IsLink("of") || terms[0].Key is "its" or "their" or "there");
    }

    /// <summary>Whether what was read was told of another country, so that nothing of it carries to the next sentence.</summary>
    public bool IsElsewhere { get; private set; }

    public List<Claim> Keep(List<Claim> claims)
    {
        var kept = new List<Claim>(claims.Count);
        var abroad = 0;
        foreach (var claim in claims)
        {
            var first = Math.Max(_terms.FindLastIndex(t => _text.SpanOf(t.Start, t.End).Start <= claim.Span.Start), 0);
            var end = _terms.FindLastIndex(t => _text.SpanOf(t.Start, t.End).Start < claim.Span.End) + 1;
            var isAbroad = _leansAbroad || _elsewhere.Holds(first, end, claim.Measure?.StartsWith("repatriations", StringComparison.Ordinal) == true, claim.Form is ClaimForm.Rank);
            abroad += isAbroad ? 1 : 0;
            if (!isAbroad && !_before.IsAsked && !_unstated.Covers(first) && !(claim.Form is ClaimForm.Direction && HasMoreToIt(first)) && !_others.Holds(claim, first, end))
            {
                kept.Add(claim);
            }
        }

        IsElsewhere = abroad > 0 && kept.Count == 0;
        _before.IsElsewhere = _elsewhere.NamesAny ? _elsewhere.Ends && abroad > 0 : _leansAbroad;
        return kept;
    }

    /// <summary>Whether whoever speaks does not state the number, or not of this register: nothing of it was passed over.</summary>
    public bool LeavesOut(Quantity quantity) =>
        _leansAbroad || _before.IsAsked || _unstated.Covers(quantity.First) || _elsewhere.Holds(quantity.First, quantity.End, false, false);

    /// <summary>
    /// "For the tenth year in a row", "faster than in Siem Reap", and a number too long to be read: that it rose at all is less than was said.
    /// </summary>
    private bool HasMoreToIt(int at) => _terms.Exists(t => t.Is(TermKind.Stance, "streak") || t.Is(TermKind.Stance, "pace"))
        || Enumerable.Range(at, Math.Min(6, _terms.Count - at)).TakeWhile(i => _quantities.At(i) is null).Any(i => _terms[i].Number is { Value: null });
}
