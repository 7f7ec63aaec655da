using Pratip.Kernel;
using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>What the sentences before have said, for those that lean on them: "134 of them", "it was 151 in 2023".</summary>
internal sealed class Discourse
{
    public Subject Subject { get; set; } = Subject.None;

    /// <summary>The part that the sentence before counted last: "98 were minors. That is 35 per cent of them."</summary>
    public Subject? Told { get; set; }

    private readonly Dictionary<decimal, Subject?> _counted = [];

    /// <summary>"How many of the 187 were": what was counted with that number before; null where nothing was, or two things.</summary>
    public Subject? CountedAs(decimal value) => _counted.GetValueOrDefault(value);

    public void Count(decimal value, Subject subject) =>
        _counted[value] = !_counted.TryGetValue(value, out var known) || (known is not null && known.Noun == subject.Noun && known.Event == subject.Event && known.Parts.SequenceEqual(subject.Parts) && known.Groups.SequenceEqual(subject.Groups, StringComparer.Ordinal)) ? subject : null;

    /// <summary>The people whom the sentence before counted beside cases or files: "922 files, under which 5,852 foreigners were removed".</summary>
    public Subject? People { get; set; }

    public ReportingWindow? Window { get; private set; }

    /// <summary>Its year was told in figures, so that "the year before" is reckoned from it.</summary>
    public bool IsWindowNamed { get; private set; }

    /// <summary>A period was named that stays open, or a paragraph ended in another period than the text's: what leans on it stays open.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>What may be meant then.</summary>
    public IReadOnlyList<ReportingWindow> Candidates { get; private set; } = [];

    /// <summary>The sentence is an item of a list, whose own period is no other item's.</summary>
    public bool IsItem { get; set; }

    /// <summary>The first window of the text, and the latest of the paragraph.</summary>
    private ReportingWindow? _first;

    private ReportingWindow? _latest;

    private bool _isLatestNamed;

    /// <summary>The period that the text was on when it told of one day.</summary>
    private ReportingWindow? _beforeDay;

    /// <summary>The latest window of so many whole months.</summary>
    private readonly Dictionary<int, ReportingWindow> _spans = [];

    public ReportingWindow? SpokenOf(int months) => _spans.TryGetValue(months, out var window) ? window : null;

    /// <summary>A period of the paragraph that lies after the one spoken of last; null where that is the latest.</summary>
    public ReportingWindow? LaterOfParagraph => Window is { } last && _latest is { } latest && last.To < latest.From ? latest : null;

    public void Speak(ReportingWindow window, bool isNamed)
    {
        _beforeDay = window.Days > 1 ? null : Window is { Days: > 1 } span ? span : _beforeDay;
        (Window, IsWindowNamed, IsOpen, Candidates, LookedBackFrom) = (window, isNamed, false, [], null);
        _first ??= window.Days > 1 ? window : null;
        if (window.From.Day == 1 && window.To.AddDays(1).Day == 1 && ((window.To.Year - window.From.Year) * 12) + window.To.Month - window.From.Month + 1 is var months && !(SpokenOf(months) is { } later && later.To > window.To))
        {
            _spans[months] = window;
        }

        if (window.Days > 1 && (_latest is not { } known || known.To <= window.To))
        {
            // The day on which something was told or done is not what a text goes on with.
            (_latest, _isLatestNamed) = (window, isNamed);
        }
    }

    /// <summary>A sentence that told its figures without a period stays in the one that was spoken of, which is then one of the paragraph's.</summary>
    public void Lean()
    {
        if (_latest is null && Window is { } window)
        {
            (_latest, _isLatestNamed) = (window, IsWindowNamed);
        }
    }

    /// <summary>The period that the text was on when it looked back at an earlier year: "in 2023 it had been 164".</summary>
    public ReportingWindow? LookedBackFrom { get; private set; }

    public void LookBack(ReportingWindow window, bool isNamed)
    {
        var from = Window;
        Speak(window, isNamed);
        LookedBackFrom = from;
    }

    /// <summary>The text goes on with what it told before it looked back.</summary>
    public void ReturnFromBack()
    {
        if (LookedBackFrom is { } window)
        {
            Speak(window, true);
        }
    }

    /// <summary>"Last week": nothing that another period could be reckoned from.</summary>
    public void LeaveOpen() => IsOpen = IsOpen || Window is null;

    public bool IsItemAside(ReportingWindow? window) => IsItem && Window is { } known && window != known;

    /// <summary>
    /// A paragraph that ended in an aside to another year does not hand that on. After one that was all of a year before the text's, nobody can tell.
    /// </summary>
    /// <param name="isOfNext">It names another matter of the same text: "As for prevention".</param>
    public void BeginParagraph(bool isOfNext)
    {
        IsPointedOut = false;
        Province = IsOfCountry && !IsAnswer ? null : Province;
        ReturnFromBack();
        if (Window is { } last && _latest is { } latest && last.To < latest.From)
        {
            (Window, IsWindowNamed) = (latest, _isLatestNamed);
        }
        else if (Window is { } half && _latest is not null && _first is { } year && half.Days < year.Days && year.Contains(half))
        {
            // A paragraph on the second half of the year that the text is about: whether the next is of the half or of the year again, nobody can tell.
            (Window, IsOpen, Candidates) = (null, true, [year, half]);
        }
        else if (Window is { } other && _latest is not null && _first is { } main && other.To < main.From)
        {
            (Window, IsOpen, Candidates) = (null, true, [main, other]);
        }

        if (Window is { } toDate && _first is { } told && toDate.From == told.From && toDate.To > told.To && toDate.To.AddDays(1).Day != 1)
        {
            // "This year, 102.", in a text on eleven months of it: an aside up to the day of the text.
            Window = told;
        }

        if (Window is { Days: 1 } day && _beforeDay is { } span)
        {
            // What happened on one day is told; whether the next paragraph is of that day or of the period again, only its own words can say.
            Window = isOfNext ? span : null;
            IsOpen = !isOfNext;
            Candidates = isOfNext ? [] : [span, day];
        }

        _latest = null;
    }

    /// <summary>"And the suspects?", "Consider the victims.", a heading: they are spoken of from here on.</summary>
    public void Name(List<Term> sentence)
    {
        const int Longest = 10;
        var places = sentence.Select(t => t.Code(TermKind.Province)).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (Unstated.EndsAsking(sentence) && (places.Count == 1 || sentence.Any(t => t.Is(TermKind.Noun))))
        {
            // "How does Siem Reap fare?", "And the victims?": the answer is of that place, or of the whole country again.
            Province = places.Count == 1 ? places[0] : null;
        }

        if (sentence.Count <= Longest && places.Count == 1 && sentence.Exists(t => t.Key is "province" or "provincial"))
        {
            // "Banteay Meanchey province", over what "the province" has done.
            BeAt(places[0]);
        }

        if (Heading(sentence) is { } headed && !(headed.Noun == Subject.Noun && headed.Event == Subject.Event))
        {
            (Subject, IsUnderHeading) = (headed, true);
            return;
        }

        if (Leading(sentence) is { } led && !(led.Noun == Subject.Noun && (led.Event is null || led.Event == Subject.Event)))
        {
            (Subject, IsPointedOut) = (led, true);
            return;
        }

        var nouns = sentence.Select(t => t.Code(TermKind.Noun)).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (sentence.Count <= Longest && nouns is ["victim" or "suspect" or "case" or "defendant"] && nouns[0] != Subject.Noun && !sentence.Any(t => t.Is(TermKind.Topic) || (t.Is(TermKind.Event) && !t.Is(TermKind.Event, "handled"))))
        {
            (Subject, IsUnderHeading) = (Subject.None with { Noun = nouns[0] }, sentence.Count <= 2);
        }
    }

    /// <summary>"Charges under that law are another matter. They tripled": what a sentence without a number speaks of.</summary>
    private static Subject? Leading(List<Term> sentence)
    {
        if (NumberOf(sentence) is { } number)
        {
            return number;
        }

        const int Longest = 16;
        var at = sentence.FindIndex(t => !t.Is(TermKind.Function, "the") && !t.Is(TermKind.Function, "in") && t.Meanings[0].Kind is not TermKind.Mark && !t.Is(TermKind.Ordinal) && t.Key is not ("first" or "second" or "third" or "fourth" or "on" or "as" or "about" or "now"));
        return at < 0 || sentence.Count is < 4 or > Longest || sentence[at].IsKhmer || sentence.Exists(t => t.Is(TermKind.Topic) || t.Is(TermKind.Stance)) ? null
            : OfDeed(sentence[at]) is { } done ? done
            : sentence[at].Code(TermKind.Noun) is "charge" or "complaint" or "case" or "victim" or "suspect" or "defendant" or "operation" or "activity" or "site" ? Subject.None with { Noun = sentence[at].Code(TermKind.Noun) }
            : null;
    }

    /// <summary>"The number of victims who were identified has hardly changed. By the end of September it stood at 60".</summary>
    private static Subject? NumberOf(List<Term> sentence)
    {
        const int Farthest = 4;
        var at = sentence.FindIndex(t => t.IsLink("pronoun") && t.Key == "the");
        var noun = at is >= 0 and <= 2 && sentence.IsLink(at + 1, "by") ? sentence.FindIndex(at + 2, t => t.Is(TermKind.Noun) || t.Is(TermKind.EventNoun)) : -1;
        return noun < 0 || noun > at + Farthest || sentence[noun].IsKhmer || sentence.Exists(t => t.Is(TermKind.Topic) || t.Is(TermKind.Country) || t.Is(TermKind.Stance)) ? null
            : OfDeed(sentence[noun]) is { } done ? done
            : sentence[noun].Code(TermKind.Noun) is "victim" or "suspect" or "case" or "defendant" or "complaint" or "charge" ? Subject.None with { Noun = sentence[noun].Code(TermKind.Noun), Event = sentence.Skip(noun + 1).Select(t => t.Code(TermKind.Event)).FirstOrDefault(e => e is not null) } : null;
    }

    /// <summary>"Arrests", "Deportations in 2024", "Complaints": a few words, one of which says what is counted under them.</summary>
    private static Subject? Heading(List<Term> sentence)
    {
        const int Longest = 4;
        var words = sentence.FindAll(t => t.Meanings[0].Kind is not TermKind.Mark && !t.Is(TermKind.Function) && !t.Is(TermKind.Time) && !t.IsNumber && !t.IsLink("and"));
        var telling = words.FindAll(t => t.Is(TermKind.EventNoun) || t.Code(TermKind.Noun) is "complaint" or "operation" or "activity");
        return words.Count > Longest || telling is not [{ IsKhmer: false } what] || words.Exists(t => t.Is(TermKind.Topic) || t.Is(TermKind.Event) || t.Is(TermKind.Stance)) ? null
            : what.Code(TermKind.Noun) is { } noun ? Subject.None with { Noun = noun }
            : OfDeed(what);
    }

    /// <summary>"Arrests", "rescues": a noun of what was done, to people or to victims.</summary>
    private static Subject? OfDeed(Term noun) => noun.Code(TermKind.EventNoun) is { } done ? Subject.None with { Noun = done is "rescued" or "handed-over" ? "victim" : "person", Event = done } : null;

    /// <summary>The paragraph said what it is about: cases "on deportations" are those of deportations.</summary>
    public bool IsPointedOut { get; private set; }

    /// <summary>The one province that was spoken of.</summary>
    public string? Province { get; set; }

    /// <summary>The one province that the text has named so far: "the province".</summary>
    public string? OnlyPlace { get; private set; }

    private bool _haveSeveralPlaces;

    public void BeAt(string place)
    {
        _haveSeveralPlaces |= OnlyPlace is { } other && other != place;
        OnlyPlace = _haveSeveralPlaces ? null : place;
    }

    /// <summary>It told of a place that its measure is not divided by.</summary>
    public string? UndividedPlace { get; set; }

    /// <summary>Figures of the whole country were told, so that a place is that of its paragraph only.</summary>
    public bool IsOfCountry { get; set; }

    /// <summary>It spoke of another country last.</summary>
    public bool IsElsewhere { get; set; }

    /// <summary>What is read stands in a question.</summary>
    public bool IsAsked { get; set; }

    /// <summary>The sentence before was a heading, which says what the first number under it counts.</summary>
    public bool IsUnderHeading { get; set; }

    /// <summary>The sentence follows a question, and its first number may answer it.</summary>
    public bool IsAnswer { get; set; }

    /// <summary>The sentence before counted something that is no matter of this register: "it was 75" is of that.</summary>
    public bool IsAfterOther { get; set; }

    /// <summary>Something was asked in this text, so that a name and a colon may say who speaks.</summary>
    public bool IsDialogue { get; set; }

    /// <summary>What was counted there.</summary>
    public CountingUnit? ProvinceUnit { get; set; }
}
