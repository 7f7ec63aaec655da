using System.Globalization;
using Pratip.Statistics.Claims.Reading;
using Pratip.Statistics.Claims.Text;
using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims;

/// <param name="Unread">Pieces with so many numbers that they are a table and no sentence; a person has to look at them.</param>
public sealed record ClaimReading(IReadOnlyList<Claim> Claims, IReadOnlyList<TextSpan> Unread)
{
    /// <summary>Numbers of which nobody could tell what they count: said, so that nobody takes them for checked.</summary>
    public IReadOnlyList<PassedNumber> Passed { get; init; } = [];
}

/// <summary>A number that was read as no claim, and the sentence it stands in.</summary>
public sealed record PassedNumber(TextSpan Number, TextSpan Sentence);

/// <summary>
/// Reads the quantitative claims of a text in English or Khmer. What a text leaves open is told as a gap of the claim and
/// never filled in silently; numbers that are no figures of the register (years, ages, money, articles) are no claims.
/// </summary>
public static class ClaimReader
{
    /// <summary>What stands on more than 10,000 pages is no statement; nobody waits for it.</summary>
    public const int LongestText = 20_000_000;

    /// <summary>Nobody claims more in one text; what is behind is told to be unread, and held against nothing.</summary>
    public const int MostClaims = 2_000;

    public const int FirstYear = 1900;
    public const int LastYear = 2100;

    /// <summary>Whether a text may be of that day; any other is a slip of the pen, and "last year" of it means nothing.</summary>
    public static bool IsDayOf(DateOnly day) => day.Year is >= FirstYear and <= LastYear;

    public static IReadOnlyList<Claim> Read(string text, DateOnly? date) => ReadWhole(text, date).Claims;

    /// <summary>With the sentences that were too crowded to be read.</summary>
    /// <param name="date">When it was said: what "last year" is reckoned from. Without it, or where <see cref="IsDayOf"/> refuses it, such windows stay open.</param>
    /// <exception cref="ArgumentException">The text is longer than <see cref="LongestText"/> characters.</exception>
    public static ClaimReading ReadWhole(string text, DateOnly? date)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > LongestText)
        {
            throw new ArgumentException($"The text has {text.Length} characters. At most {LongestText} are read: split it.", nameof(text));
        }

        var day = date is { } said && IsDayOf(said) ? date : null;
        var clean = CleanText.Of(text);
        var tokens = ClaimVocabulary.Standard.Tokenizer.Read(clean.Characters);
        var terms = new TermReader(ClaimVocabulary.Standard);
        var datelines = new Datelines(clean, terms, ClaimVocabulary.Standard);
        var (before, parts) = (new Discourse(), new ListedParts());
        var claims = new List<Claim>();
        var unread = new List<TextSpan>();
        var passed = new List<PassedNumber>();
        var last = 0;
        var wasEnded = false;
        foreach (var (first, end) in Parted(clean, tokens, datelines))
        {
            if (claims.Count >= MostClaims)
            {
                unread.Add(clean.SpanOf(tokens[first].Start, tokens[^1].End));
                break;
            }

            if (clean.SpanOf(tokens[first].Start, tokens[end - 1].End) is var span && TurnsDigits(text, span))
            {
                unread.Add(span);
                continue;
            }

            var sentence = terms.Read(tokens, first, end);
            before.IsItem = IsItem(tokens, first);
            before.IsAnswer = wasEnded || Unstated.IsAnswer(sentence);
            if (BeginsParagraph(clean, tokens, first))
            {
                before.BeginParagraph(Unstated.TurnsTo(sentence));
                parts.BeginParagraph();
                sentence = datelines.Without(sentence);
            }

            var goesOn = before.IsAsked && !wasEnded && first > 0 && !BeginsParagraph(clean, tokens, first);
            wasEnded = Unstated.EndsAsking(sentence);
            sentence = Follow(before, sentence, goesOn, wasEnded, BeginsNewLine(clean, tokens, first));
            if (Unstated.TakesBack(sentence))
            {
                claims.RemoveRange(last, claims.Count - last);
            }

            last = claims.Count;
            if (!before.IsAnswer && IsCell(clean, tokens, first, end, sentence))
            {
                continue;
            }

            if (!before.IsAsked && !before.IsElsewhere && parts.Read(clean, tokens[first].Start, tokens[end - 1].End) is { } listed)
            {
                claims.AddRange(listed);
            }
            else if (sentence.Exists(IsTelling) || (wasEnded && sentence.Count > 0))
            {
                var (read, over, isCrowded) = ReadSentence(clean, sentence, day, before);
                passed.AddRange(over.Take(MostClaims - passed.Count));
                claims.AddRange(read);
                parts.Follow(read, sentence.Exists(t => t.IsNumber));
                if (isCrowded)
                {
                    unread.Add(clean.SpanOf(sentence[0].Start, sentence[^1].End));
                }
            }
            else
            {
                before.Name(sentence);
            }
        }

        return new(claims, unread) { Passed = passed };
    }

    /// <summary>Who asks and who answers; the speaker's name in front of what is said is not part of it.</summary>
    private static List<Term> Follow(Discourse before, List<Term> sentence, bool goesOn, bool isQuestion, bool isLine)
    {
        before.IsAsked = Unstated.IsLabelled(sentence) || (goesOn && !Unstated.IsAnswer(sentence));
        before.IsDialogue |= isQuestion;
        return before.IsDialogue && isLine ? Dialogue.WithoutSpeaker(sentence) : sentence;
    }

    /// <summary>What the register's own report would say so counts as it means it; what is left in mind for the next sentence is as any other text leaves it.</summary>
    private static (List<Claim> Read, IReadOnlyList<PassedNumber> Passed, bool IsCrowded) ReadSentence(CleanText clean, List<Term> sentence, DateOnly? day, Discourse before)
    {
        var own = before.IsAsked || before.IsElsewhere ? null : OwnSentences.Read(clean, sentence, day);
        var reader = new SentenceReader(clean, sentence, day, before);
        var read = reader.Read();
        return (own ?? read, own is null ? reader.Passed : [], reader.IsCrowded);
    }

    /// <summary>A paragraph that is a number, or "27 of 27", and nothing else is a cell of a table: what it is of stands in its row and column.</summary>
    private static bool IsCell(CleanText clean, IReadOnlyList<Token> tokens, int first, int end, List<Term> sentence) =>
        sentence.TrueForAll(t => t.IsNumber || t.Is(TermKind.Mark) || t.Is(TermKind.Percent) || t.IsLink("of") || t.IsLink("by") || t.End - t.Start == 1)
        && BeginsParagraph(clean, tokens, first) && (end == tokens.Count || tokens[end - 1].Key == "\n");

    /// <summary>Sentences, and a heading apart from the dateline under it.</summary>
    private static IEnumerable<(int First, int End)> Parted(CleanText clean, IReadOnlyList<Token> tokens, Datelines datelines)
    {
        foreach (var (begin, end) in Sentences.Of(tokens))
        {
            var first = begin;
            for (var at = first + 1; at < end; at++)
            {
                if (BeginsLine(clean, tokens, at) && datelines.BeginsInCapitalsAt(tokens, at, end))
                {
                    yield return (first, at);
                    first = at;
                }
            }

            yield return (first, end);
        }
    }

    /// <summary>Marks that turn the order of writing: a reader sees other digits than stand there, and a person has to look.</summary>
    private static bool TurnsDigits(string text, TextSpan span)
    {
        var from = span.Start;
        while (from > 0 && char.GetUnicodeCategory(text[from - 1]) is UnicodeCategory.Format)
        {
            from--;
        }

        return text.AsSpan(from, span.End - from).IndexOfAny('\u202D', '\u202E') >= 0;
    }

    private static bool BeginsParagraph(CleanText clean, IReadOnlyList<Token> tokens, int first) => first == 0
        || (tokens[first - 1].Kind is TokenKind.Break ? tokens[first - 1].Key == "\n"
            : BeginsLine(clean, tokens, first));

    private static bool BeginsNewLine(CleanText clean, IReadOnlyList<Token> tokens, int first) => first == 0 || tokens[first - 1].Key == "\n" || BeginsLine(clean, tokens, first);

    private static bool IsItem(IReadOnlyList<Token> tokens, int first) => first > 0 && tokens[first - 1].Kind is TokenKind.Break
        && (tokens[first - 1].Key != "\n" || tokens[first] is { Kind: TokenKind.Mark, Key: "-" or "\u2013" or "\u2014" or "*" });

    private static bool BeginsLine(CleanText clean, IReadOnlyList<Token> tokens, int at) =>
        clean.Characters.AsSpan(tokens[at - 1].End, tokens[at].Start - tokens[at - 1].End).Contains('\n');

    /// <summary>Without a number or a word of direction a sentence claims nothing, but it may name a window for the next.</summary>
    private static bool IsTelling(Term term) => term.IsNumber || term.Is(TermKind.Direction) || term.Is(TermKind.Factor) || term.Is(TermKind.Fraction) || term.Is(TermKind.Rank) || term.Is(TermKind.Most) || term.Is(TermKind.Time);
}
