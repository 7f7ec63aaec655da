using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>"In 2023 and 2024, 164 and 197 cases respectively": numbers that take turns with what is listed before them.</summary>
internal sealed class Lineup
{
    private readonly Dictionary<Quantity, WindowMention> _windows = [];
    private readonly Dictionary<Quantity, Subject> _subjects = [];

    public static Lineup Of(IReadOnlyList<Term> terms, WindowList windows, QuantityList quantities)
    {
        var lineup = new Lineup();
        var at = -1;
        for (var i = 0; i < terms.Count && at < 0; i++)
        {
            at = terms[i].IsLink("respectively") ? i : -1;
        }

        if (at < 0)
        {
            return lineup;
        }

        var numbers = Row(terms, quantities.Where(q => q.IsCount && q.End <= at).ToList());
        if (numbers.Count < 2)
        {
            return lineup;
        }

        var spans = windows.Where(w => w.End <= numbers[0].First).TakeLast(numbers.Count).ToList();
        var behind = windows.Where(w => w.First >= numbers[^1].End).Take(numbers.Count).ToList();
        var nouns = Enumerable.Range(0, numbers[0].First).Where(i => terms[i].Is(TermKind.Noun) || terms[i].Is(TermKind.EventNoun)).TakeLast(numbers.Count).ToList();
        if (nouns.Count == numbers.Count && IsList(terms, nouns[0], nouns[^1]))
        {
            lineup.Fill(numbers, nouns.ConvertAll(i => SubjectAt(terms[i], i)));
        }

        var row = spans.Count == numbers.Count ? spans : behind.Count == numbers.Count ? behind : [];
        foreach (var (number, window) in numbers.Zip(row))
        {
            lineup._windows[number] = window;
        }

        return lineup;
    }

    public WindowMention? WindowOf(Quantity quantity) => _windows.GetValueOrDefault(quantity);

    public Subject? SubjectOf(Quantity quantity) => _subjects.GetValueOrDefault(quantity);

    private void Fill(List<Quantity> numbers, List<Subject> subjects)
    {
        foreach (var (number, subject) in numbers.Zip(subjects))
        {
            _subjects[number] = subject;
        }
    }

    private static Subject SubjectAt(Term term, int at) => term.Code(TermKind.Noun) is { } noun
        ? new(at, noun, null, [], [])
        : new(at, "person", term.Code(TermKind.EventNoun), [], []);

    /// <summary>The last numbers that follow each other with nothing but commas, "and" and a noun between them.</summary>
    private static List<Quantity> Row(IReadOnlyList<Term> terms, List<Quantity> quantities)
    {
        var row = new List<Quantity>();
        for (var k = quantities.Count - 1; k >= 0; k--)
        {
            if (row.Count > 0 && !IsList(terms, quantities[k].End, row[0].First - 1))
            {
                break;
            }

            row.Insert(0, quantities[k]);
        }

        return row;
    }

    private static bool IsList(IReadOnlyList<Term> terms, int from, int to)
    {
        for (var i = from; i <= to; i++)
        {
            if (!(terms[i].IsLink("and") || terms[i].IsMark(",") || terms[i].Is(TermKind.Noun) || terms[i].Is(TermKind.EventNoun) || terms[i].Is(TermKind.Function, "the") || terms[i].Is(TermKind.People)))
            {
                return false;
            }
        }

        return true;
    }
}
