using Pratip.Statistics.Claims.Text;
using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>
/// "PHNOM PENH, 12 February 2025 —", "Phnom Penh (AFP) –", ភ្នំពេញ៖ at the beginning of a text or a paragraph: where and when it was
/// written. Nothing that is told behind it is of that place or of that day.
/// </summary>
internal sealed class Datelines(CleanText text, TermReader reader, ClaimVocabulary vocabulary)
{
    /// <summary>No dateline has more words and marks.</summary>
    private const int Longest = 20;

    /// <summary>As much of a line as a place and the mark behind it need.</summary>
    private const int LongestPlace = 60;

    private bool? _isList;

    /// <summary>The terms of a sentence behind its dateline; all of them where it has none.</summary>
    public List<Term> Without(List<Term> terms) => EndOf(terms, out _) is var end && end > 0 ? terms[end..] : terms;

    /// <summary>
    /// Whether a dateline in capitals begins at a token that begins a line. A PDF has no empty line between a heading and what comes under it, and a
    /// heading has no full stop.
    /// </summary>
    public bool BeginsInCapitalsAt(IReadOnlyList<Token> tokens, int at, int end)
    {
        var first = text.Characters.AsSpan(tokens[at].Start, tokens[at].End - tokens[at].Start);
        return first.Length > 1 && !first.ContainsAnyExceptInRange('A', 'Z')
            && EndOf(reader.Read(tokens, at, Math.Min(end, at + Longest)), out var head) > 0 && head.IsInCapitals;
    }

    private int EndOf(List<Term> terms, out DatelineHead head)
    {
        head = new DatelineHead(terms, text.Characters);
        if (InBrackets(terms) is { } behind)
        {
            return behind;
        }

        if (terms.Count > 0 && terms[0].Meanings[0].Kind is TermKind.Mark && !terms[0].IsMark("("))
        {
            // "- Phnom Penh: 61 cases": an item of a list.
            return 0;
        }

        var at = 0;
        while (at < terms.Count && !terms[at].IsMark("\n") && DashOrColon(terms, at) == at)
        {
            if (at == Longest || !head.Take(at++))
            {
                return 0;
            }
        }

        var end = at < terms.Count ? Math.Max(DashOrColon(terms, at), at + 1) : at;
        var isClosed = at < terms.Count && !terms[at].IsMark("\n");
        return head.IsBroken ? 0 : (isClosed ? IsClosed(terms, head, at, end) : head is { HasDay: true, HasPlace: true }) ? end : 0;
    }

    /// <summary>"(Phnom Penh, 20 August 2025) The drop in cases ...": where it stands whole in brackets.</summary>
    private int? InBrackets(List<Term> terms)
    {
        var close = terms.Count > 0 && terms[0].IsMark("(") ? terms.FindIndex(0, Math.Min(Longest, terms.Count), t => t.IsMark(")")) : -1;
        var head = new DatelineHead(terms, text.Characters);
        return close > 0 && Enumerable.Range(1, close - 1).All(head.Take) && head is { HasDay: true, HasPlace: true } ? close + 1 : null;
    }

    private bool IsClosed(List<Term> terms, DatelineHead head, int at, int end)
    {
        if (head.HasDay)
        {
            return head.HasPlace || (head.IsInCapitals && head.HasOtherWords);
        }

        if (!head.HasProvince || head.HasNumbers || head.HasAgency || end >= terms.Count)
        {
            return head is { HasProvince: true, HasAgency: true, HasNumbers: false };
        }

        // "Phnom Penh: 61 cases" is what is told of a place.
        var isNumber = terms[end].IsNumber || terms[end].Is(TermKind.Bound);
        return head.IsInCapitals ? !(isNumber && IsColon(terms[at]))
            : !isNumber && !head.HasOtherWords && (terms[end].IsKhmer || char.IsUpper(text.Characters[terms[end].Start])) && !IsList();
    }

    private static bool IsColon(Term term) => term.IsMark(":") || term.IsMark("\u17D6");

    /// <summary>The term behind a dash between words or a colon; the same where there is none.</summary>
    private static int DashOrColon(List<Term> terms, int at)
    {
        var term = terms[at];
        var isApart = at > 0 && term.Start > terms[at - 1].End;
        if (at == 0 || !(term.IsMark("—") || term.IsMark("–") || IsColon(term) || (term.IsMark("-") && isApart)))
        {
            return at;
        }

        var end = at + 1;
        while (end < terms.Count && (terms[end].IsMark("-") || terms[end].IsMark("–") || terms[end].IsMark("—")))
        {
            end++;
        }

        return end;
    }

    /// <summary>Lines that begin with one place after the other are a list of places.</summary>
    private bool IsList() => _isList ??= Places().Distinct(StringComparer.Ordinal).Skip(1).Any();

    private IEnumerable<string> Places()
    {
        var characters = text.Characters;
        for (var start = 0; start < characters.Length;)
        {
            var next = characters.IndexOf('\n', start);
            var end = next < 0 ? characters.Length : next;
            var tokens = vocabulary.Tokenizer.Read(characters[start..Math.Min(end, start + LongestPlace)]);
            var terms = reader.Read(tokens, 0, tokens.Count);
            var at = terms.FindIndex(t => t.Is(TermKind.Province));
            if (at is >= 0 and <= 2 && at + 1 < terms.Count && DashOrColon(terms, at + 1) > at + 1)
            {
                yield return terms[at].Code(TermKind.Province)!;
            }

            start = end + 1;
        }
    }
}
