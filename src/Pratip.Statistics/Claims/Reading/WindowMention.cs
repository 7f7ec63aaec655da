using Pratip.Kernel;

namespace Pratip.Statistics.Claims.Reading;

internal enum MentionKind
{
    /// <summary>Its days are known.</summary>
    Days,

    /// <summary>"The year before": a year before the window that is spoken of.</summary>
    YearBefore,

    /// <summary>"A year later": a year after the window that was spoken of.</summary>
    YearAfter,

    /// <summary>"The same period of 2023": the days of the window that is spoken of, in another year.</summary>
    SamePeriod,

    /// <summary>"The past ten months": more than one window may be meant.</summary>
    Vague,
}

/// <summary>A window as a sentence names it.</summary>
/// <param name="First">The first term; <paramref name="End"/> is the one after the last.</param>
/// <param name="Year">The year of a same period; null where it is the year before.</param>
internal sealed record WindowMention(int First, int End, MentionKind Kind, ReportingWindow? Window, int? Year = null)
{
    /// <summary>What a vague one may mean.</summary>
    public IReadOnlyList<ReportingWindow> Candidates { get; init; } = [];

    /// <summary>How many months a vague one has by its words; null where they do not say.</summary>
    public int? Months { get; init; }

    /// <summary>"Ten months of 2024": which ten was not said, and the first are taken.</summary>
    public bool IsFirstAssumed { get; init; }

    /// <summary>The year was not said and is the last that fits before the text's date.</summary>
    public bool IsYearAssumed { get; init; }

    /// <summary>"Last year", reckoned from the text's date. The Khmer words are those of "the year before" as well.</summary>
    public bool IsLastYear { get; init; }

    /// <summary>"Since 2014": a running total that stands beside what is told.</summary>
    public bool IsSince { get; init; }

    /// <summary>The day that "since" counts from.</summary>
    public DateOnly? Begun { get; init; }

    /// <summary>"Since 2014", where other words say up to when: it is no window of any number.</summary>
    public bool IsBeginning { get; init; }

    /// <summary>"2023 and 2024 together": two years that were added.</summary>
    public bool IsOfBothYears { get; init; }

    public bool IsRelative => Kind is MentionKind.YearBefore or MentionKind.SamePeriod or MentionKind.YearAfter;

    public bool IsDay => Window is { Days: 1 };

    /// <summary>Its days, where the window that is spoken of is <paramref name="main"/>.</summary>
    public ReportingWindow? In(ReportingWindow? main) => Kind switch
    {
        MentionKind.Days => Window,
        MentionKind.YearBefore => main is { HasYearBefore: true } known ? known.YearBefore() : null,
        MentionKind.YearAfter => main is { To.Year: < 2199 } known ? new(known.From.AddYears(1), known.To.AddYears(1)) : null,
        MentionKind.SamePeriod => main is { } known ? Shifted(known, Year) : null,
        _ => null,
    };

    private static ReportingWindow? Shifted(ReportingWindow window, int? year)
    {
        var shifted = window;
        for (var i = window.To.Year - (year ?? (window.To.Year - 1)); i > 0 && shifted.HasYearBefore; i--)
        {
            shifted = shifted.YearBefore();
        }

        return year is null || shifted.To.Year == year ? shifted : null;
    }
}
