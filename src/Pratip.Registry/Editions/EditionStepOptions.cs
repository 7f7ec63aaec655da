using Pratip.Kernel;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Statistics.Windows;

namespace Pratip.Registry.Editions;

/// <summary>A signature under an edition.</summary>
public sealed record SignEditionOptions
{
    public required Guid Id { get; init; }

    /// <summary>The version that was looked at.</summary>
    public required int BasedOn { get; init; }

    /// <summary>statistician or signatory; null for whichever of the two the person is and nobody has signed as.</summary>
    public string? Role { get; init; }
}

/// <summary>That a signed edition comes out.</summary>
public sealed record ReleaseEditionOptions
{
    public required Guid Id { get; init; }

    public required int BasedOn { get; init; }

    /// <summary>To the public, and not only to the offices.</summary>
    public bool IsPublic { get; init; }
}

/// <summary>That an edition which two persons have not signed is given up.</summary>
public sealed record WithdrawEditionOptions
{
    public required Guid Id { get; init; }

    public required int BasedOn { get; init; }

    public string? Reason { get; init; }

    public IReadOnlyList<EntryProblem> Problems()
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(Reason), Reason) && check.Explained(nameof(Reason), Reason);
        return check.Problems;
    }
}

/// <summary>A day in the release calendar; one that is there for the window and vintage is moved.</summary>
public sealed record PlanReleaseOptions
{
    public Guid Id { get; init; } = RowId.Next();

    public string? Window { get; init; }

    /// <summary>Code of the list edition-vintage.</summary>
    public string? Vintage { get; init; }

    /// <summary>ISO date, to the day.</summary>
    public string? Day { get; init; }

    /// <summary>Not before this moment.</summary>
    public DateTimeOffset? EmbargoUntil { get; init; }

    /// <summary>Why a release is brought forward; it stands in the log.</summary>
    public string? Reason { get; init; }

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        var check = new EntryCheck();
        if (check.Require(nameof(Window), Window) && !NamedWindows.Standard.TryParse(Window, out _))
        {
            check.Refuse(nameof(Window), "editions.window", EntryCheck.Shortened(Window!));
        }

        _ = check.Require(nameof(Vintage), Vintage) && check.Code(nameof(Vintage), "edition-vintage", Vintage);
        if (check.Require(nameof(Day), Day) && check.Date(nameof(Day), Day, today.AddYears(10)) && PartialDate.TryParseIso(Day, out var day) && day.First != day.Last)
        {
            check.Refuse(nameof(Day), "editions.whole-day");
        }
        else if (PartialDate.TryParseIso(Day, out var planned) && planned.First == planned.Last)
        {
            _ = planned.First < today ? check.Refuse(nameof(Day), "editions.day-past", planned.First, today)
                : EmbargoUntil is not { } until || PhnomPenhTime.DateOf(until) <= planned.First || check.Refuse(nameof(EmbargoUntil), "editions.embargo-after-day", planned.First);
        }

        _ = check.Moment(nameof(EmbargoUntil), EmbargoUntil, new DateTimeOffset(today.AddYears(10).ToDateTime(TimeOnly.MinValue), PhnomPenhTime.Offset));
        check.Reason(nameof(Reason), Reason);
        return check.Problems;
    }
}

/// <summary>That small cells of a measure may stay open.</summary>
public sealed record AskExemptionOptions
{
    public Guid Id { get; init; } = RowId.Next();

    public string? Measure { get; init; }

    public string? Breakdown { get; init; }

    public string? Key { get; init; }

    public string? Reason { get; init; }

    internal SentAgain Again(SuppressionExemption standing) => new SentAgain()
        .Same(nameof(Measure), standing.Measure == Measure, Pratip.Statistics.Measures.MeasureCatalogue.Standard.Get(standing.Measure).Title)
        .Line(nameof(Breakdown), standing.Breakdown, Breakdown).Line(nameof(Key), standing.Key, Key).Line(nameof(Reason), standing.Reason, Reason);

    public IReadOnlyList<EntryProblem> Problems()
    {
        var check = new EntryCheck();
        if (check.Require(nameof(Measure), Measure) && !Pratip.Statistics.Measures.MeasureCatalogue.Standard.TryGet(Measure!, out _))
        {
            check.Refuse(nameof(Measure), "editions.no-measure", EntryCheck.Shortened(Measure!));
        }

        check.Line(nameof(Breakdown), Breakdown);
        if (!string.IsNullOrWhiteSpace(Breakdown) && Measure is not null && Pratip.Statistics.Measures.MeasureCatalogue.Standard.TryGet(Measure, out var measure)
            && measure.FindBreakdowns(Breakdown.Trim()).Count == 0)
        {
            check.Refuse(nameof(Breakdown), "editions.no-breakdown", EntryCheck.Shortened(Breakdown), measure.Breakdowns.Select(one => one.Id));
        }

        check.Line(nameof(Key), Key);
        if (!string.IsNullOrWhiteSpace(Key))
        {
            check.Require(nameof(Breakdown), Breakdown);
        }

        _ = check.Require(nameof(Reason), Reason) && check.Explained(nameof(Reason), Reason);
        return check.Problems;
    }
}

/// <summary>Another person's yes to it.</summary>
public sealed record ApproveExemptionOptions
{
    public required Guid Id { get; init; }

    public required int BasedOn { get; init; }
}

/// <summary>The key to the facts behind an edition, and what it is needed for.</summary>
public sealed record HandOutKeyOptions
{
    public required Guid Id { get; init; }

    public string? Reason { get; init; }

    public IReadOnlyList<EntryProblem> Problems()
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(Reason), Reason) && check.Line(nameof(Reason), Reason, Audit.Reads.ReadLog.LongestPurpose);
        return check.Problems;
    }
}
