using Pratip.Kernel;
using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>What a sentence leaves to those behind it, and takes from those before.</summary>
internal sealed partial class SentenceReader
{
    private void Remember(bool hasClaims)
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

        if (_quantities.Count == 0 && !hasClaims)
        {
            _before.Name(_terms);
        }

        _before.Told = _quantities.LastOrDefault(q => q is { IsCount: true, Role: QuantityRole.Level })?.Subject is { IsOther: false } last && (last.Parts.Count > 0 || last.Groups.Count > 0) ? last : null;
        var asked = Unstated.EndsAsking(_terms) ? Dialogue.Asked(_terms, _subjects.Reader, _subjects.Happened) : null;
        if (Unstated.EndsAsking(_terms) && (asked is not null || _places.Only is not null))
        {
            // "How does Siem Reap fare?", "And the victims?": the answer is of that place, or of the whole country again.
            _before.Province = _places.Only;
        }

        _before.IsAfterOther = !hasClaims && asked is null && told is null && _quantities.Any(q => q is { IsCount: true, Subject: { IsOther: true } });
        _before.Subject = asked ?? told ?? _moved ?? _before.Subject;

        // "In 2023, only 71 of the 164 were": an aside to the year before, of which nothing was read, is not what the text goes on with.
        var isAside = !hasClaims && _quantities.Count > 0 && _main is { } main && _before.Window is { } known && main.To.Year < known.From.Year;
        var isRunning = _windows.Main is { IsSince: true } && _before.Window is not null;
        if (_windows.Main is { Kind: MentionKind.Vague })
        {
            _before.LeaveOpen();
        }

        var isDayOfText = _main is { Days: 1 } day && day.From == _date;
        var isToCome = !hasClaims && _main is { } coming && _date is { } said && coming.From > said;
        if (!isAside && !isToCome && !isRunning && !isDayOfText && !_before.IsItemAside(_main) && _main is { } spoken)
        {
            _before.Speak(spoken, _windows.Main is { IsLastYear: false });
        }
        else if (_main is null && hasClaims)
        {
            _before.Lean();
        }
    }

    /// <summary>"134 a year ago", beside six months, are the same months. The Khmer words for "last year", behind a year that was named and is the last one, are those for "the year before".</summary>
    private List<WindowMention> YearsBefore(List<WindowMention> windows) => windows.ConvertAll(w =>
        w is { IsLastYear: true, Window: { } year } && _terms[w.First].IsKhmer
        && ((_before.Window == year && _before.IsWindowNamed) || windows.Exists(o => o != w && o is { Kind: MentionKind.Days, IsLastYear: false } && o.Window == year))
        || (w is { IsLastYear: true } && _terms[w.First].Key == "a" && (windows.Exists(o => o != w && o is { Kind: MentionKind.Days, IsDay: false, Window.Days: < 360 }) || (windows.Count == 1 && _before.Window is { Days: > 1 and < 360 })))
            ? new WindowMention(w.First, w.End, MentionKind.YearBefore, null) : w);

    private static bool Means(Subject subject) => subject is { IsEmpty: false, IsOther: false } && ClaimBuilder.MeantBy(subject, null).Measure is not null;
}
