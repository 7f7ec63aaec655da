using Pratip.Kernel;
using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>What a sentence leaves to those behind it, and takes from those before.</summary>
internal sealed partial class SentenceReader
{
    private void Remember(List<Claim> claims)
    {
        var hasClaims = claims.Count > 0;
        var told = Told();
        _before.IsUnderHeading = false;
        if (_quantities.Count == 0 && !hasClaims)
        {
            _before.Name(_terms);
        }

        _before.Told = _quantities.LastOrDefault(q => q is { IsCount: true, Role: QuantityRole.Level })?.Subject is { IsOther: false } last && (last.Parts.Count > 0 || last.Groups.Count > 0) ? last : null;
        var asked = Unstated.EndsAsking(_terms) || Unstated.IsLabelled(_terms) ? Dialogue.Asked(_terms, _subjects.Reader, _subjects.Happened, _before.Subject, _quantities.Select(q => _terms.IsLink(q.First - 2, "by") && _terms[q.First - 1].Key == "the" ? _before.CountedAs(q.Value.Low) : null).FirstOrDefault(s => s is not null)) : null;
        if (Unstated.EndsAsking(_terms) && (asked is not null || _places.Only is not null))
        {
            // "How does Siem Reap fare?", "And the victims?": the answer is of that place, or of the whole country again.
            _before.Province = _places.Only;
        }

        _before.IsAfterOther = claims.TrueForAll(c => c.Measure is null) && asked is null && told is null && _quantities.Any(q => q is { IsCount: true, Subject: { IsOther: true } });
        if (hasClaims)
        {
            _before.People = told?.Noun is "case" or "file" && SubjectFinder.People(_quantities) is { } people && Means(people) ? people with { Parts = [], IsPart = false } : null;
        }

        foreach (var level in _quantities.Where(q => q is { IsCount: true, Role: QuantityRole.Level } && q.Value.Low >= LeastPassed && Means(q.Subject) && claims.Exists(c => c.Form is ClaimForm.Level && c.Span == SpanOf(q))))
        {
            _before.Count(level.Value.Low, level.Subject with { At = -1, IsPart = false });
        }

        _before.Subject = asked ?? told ?? _moved ?? _before.Subject;

        // "In 2023, only 71 of the 164 were": an aside to the year before, of which nothing was read, is not what the text goes on with.
        var isAside = !hasClaims && _quantities.Count > 0 && _main is { } main && _before.Window is { } known && main.To.Year < known.From.Year;
        // "South Korea has received 330 reports this year": of other matters, and no period for what goes on.
        isAside |= !hasClaims && _quantities.Any(q => q.IsCount) && _main is { } wider && _before.Window is { Days: > 1 } span && wider != span && wider.Contains(span) && wider.From.Year == span.From.Year;
        var isRunning = _windows.Main is { IsSince: true } && _before.Window is not null;
        if (_windows.Main is { Kind: MentionKind.Vague })
        {
            _before.LeaveOpen();
        }

        var isDayOfText = _main is { Days: 1 } day && day.From == _date;
        var isToCome = !hasClaims && _main is { } coming && _date is { } said && coming.From > said;
        if (!isAside && !isToCome && !isRunning && !isDayOfText && !_before.IsItemAside(_main) && _main is { } spoken)
        {
            if (IsLookingBack(spoken, claims))
            {
                _before.LookBack(spoken, _windows.Main is { IsLastYear: false });
            }
            else
            {
                _before.Speak(spoken, _windows.Main is { IsLastYear: false });
            }
        }

        if (hasClaims && Latest(claims) is { } latest)
        {
            _before.Speak(latest, _windows.Main is { IsLastYear: false });
        }
        else if (_main is null && hasClaims)
        {
            if (!_leansOnBefore && claims.Any(c => c.Form is ClaimForm.Level or ClaimForm.Share or ClaimForm.Rank))
            {
                _before.ReturnFromBack();
            }

            _before.Lean();
        }
    }

    /// <summary>"88 operations in 2024 and 140 in the first ten months of 2025": a text that tells one period after the other goes on with the later one.</summary>
    private ReportingWindow? Latest(List<Claim> claims)
    {
        var levels = claims.FindAll(c => c is { Form: ClaimForm.Level, IsComparedWith: false, Window.Days: > 1 });
        return _main is { Days: > 1 } main && levels is [{ Window: { } first }, .., { Window: { } last } end] && first == main && last.From > main.To && levels[0].Measure == end.Measure && levels[0].Of.SequenceEqual(end.Of) ? last : null;
    }

    /// <summary>What the sentence counted and those behind it go on with.</summary>
    private Subject? Told()
    {
        var told = _quantities.FirstOrDefault(q => q is { IsCount: true, Role: not QuantityRole.Trap } && Means(q.Subject) && !q.Subject.IsPart)?.Subject;
        if (_quantities.FirstOrDefault(q => q is { IsCount: true, Role: QuantityRole.Level } && _subjects.IsWholeOf(q) && Means(q.Subject)) is { } whole)
        {
            // "30 out of 273 suspects": what goes on is of the suspects.
            told = whole.Subject with { IsPart = false };
        }
        else if (told is null && _before.Subject is { Noun: "person", Event: null })
        {
            told = _quantities.FirstOrDefault(q => q is { IsCount: true, Role: QuantityRole.Level } && Means(q.Subject))?.Subject;
        }

        if (told is { Groups.Count: > 0 } && _quantities.FirstOrDefault(q => ReferenceEquals(q.Subject, told)) is { } some && _terms.IsLink(some.End, "by"))
        {
            // "34 of the suspects are accused of trafficking. Twenty-nine are women": of all suspects.
            told = told with { Groups = [] };
        }

        if (told?.Parts.Any(p => p.By is "channel" or "ending" or "destination") == true)
        {
            // "61 complaints were still open. In 2023 the committee had received 285": how some came or ended is not carried on.
            told = told with { Event = told.Noun == "victim" ? null : told.Event, Parts = [] };
        }

        if (_before.IsAnswer && _quantities.FirstOrDefault(q => q is { IsCount: true, Role: QuantityRole.Level })?.Subject is { IsPart: true } answer && answer.Noun == _before.Subject.Noun && answer.Event == _before.Subject.Event && Means(answer))
        {
            // "How many were deported? - 5,852, in 922 files. Nearly half were Chinese": of those who were asked about.
            told = null;
        }

        if (told is null && _before.Subject is { Noun: "site", Event: null } && _quantities.FirstOrDefault(q => q is { IsCount: true, Role: QuantityRole.Level, Subject: { Noun: "site", Event: not null } })?.Subject is { } sites)
        {
            // "Now, the compounds. In 2023 we entered 21 of them. In 2024 it was 38."
            return sites with { IsPart = false };
        }

        return told ?? (_quantities.FirstOrDefault(q => q is { IsCount: true, Role: QuantityRole.Level, Subject: { IsPart: true, Noun: "victim" or "suspect" or "defendant" } } && q.Subject.Noun != _before.Subject.Noun)?.Subject is { IsOther: false } part
            ? part with { Parts = [], Groups = [], IsPart = false } : null);
    }

    /// <summary>"In 2023 it had been 164", "... 273 suspects; in 2023 it was 194": an earlier year for the sake of comparison, and not what the text goes on with.</summary>
    private bool IsLookingBack(ReportingWindow spoken, List<Claim> claims) => claims.Count > 0 && _before.Window is { } known && spoken.To.Year < known.From.Year
        && (_windows.IsMainBehindColon || claims.Any(c => c.Window == known) || _terms.Take(3).Any(t => t.Key is "compare" or "compared" or "contrast") || (claims.Count == 1 && !_terms.Exists(t => t.IsTelling() && !(t.Is(TermKind.Noun, "person") && t.IsKhmer))) || _terms.Any(t => t.Key == "had" && (t.End - t.Start == "had been".Length || t.End - t.Start == "had".Length && t.Is(TermKind.Function)) && !t.IsKhmer && IsPluperfect(t))
            || Enumerable.Range(0, _terms.Count).SkipWhile(i => _windows.IsWithin(i) || _terms[i].Is(TermKind.Function, "in") || _terms[i].IsMark(",")).Take(1).Any(i => _terms[i].IsLink("pronoun")));

    private bool IsPluperfect(Term had) => had.End - had.Start == "had been".Length || (_terms.IndexOf(had) is var at && Enumerable.Range(at + 1, 2).Any(i => _terms.Is(i, TermKind.Event) || (i < _terms.Count && _terms[i].Key is "stood" or "numbered" or "received" or "reached")));

    /// <summary>"134 a year ago", beside six months, are the same months. The Khmer words for "last year", behind a year that was named and is the last one, are those for "the year before".</summary>
    private List<WindowMention> YearsBefore(List<WindowMention> windows) => windows.ConvertAll(w =>
        w is { IsLastYear: true, Window: { } year } && _terms[w.First].IsKhmer
        && ((_before.Window == year && _before.IsWindowNamed) || windows.Exists(o => o != w && o is { Kind: MentionKind.Days, IsLastYear: false } && o.Window == year))
        || (w is { IsLastYear: true } && _terms.IsMark(w.First - 1, "(") && _terms.IsMark(w.End, ":") && windows.Count == 1 && _before.Window is { Days: > 1 and < 360 })
        || (w is { IsLastYear: true } && _terms[w.First].Key == "a" && (windows.Exists(o => o != w && o is { Kind: MentionKind.Days, IsDay: false, Window.Days: < 360 }) || (windows.Count == 1 && (_before.Window is { Days: > 1 and < 360 } || _before.Window == w.Window))))
            ? new WindowMention(w.First, w.End, MentionKind.YearBefore, null) : w);

    private static bool Means(Subject subject) => subject is { IsEmpty: false, IsOther: false } && ClaimBuilder.MeantBy(subject, null).Measure is not null;
}
