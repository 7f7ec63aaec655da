using System.Globalization;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Registry.Audit.Reads;
using Pratip.Registry.Cases;
using Pratip.Registry.Entry;

namespace Pratip.Registry.Audit.Log;

/// <summary>The two halves of the log.</summary>
public enum LogPart
{
    /// <summary>Who changed what.</summary>
    Changes,

    /// <summary>Who looked at what.</summary>
    Reads,
}

/// <summary>What the log is asked for. Every field stands in the address of the page; one left empty asks for nothing.</summary>
public sealed record LogFilter
{
    /// <summary>The name that somebody signs in with.</summary>
    public string? Actor { get; init => field = EntryText.OrNull(value); }

    /// <summary>Code of a process, or of a kind of read.</summary>
    public string? Kind { get; init => field = EntryText.OrNull(value); }

    /// <summary>The noun of a row that was changed, by its table; of reads it cannot be asked, because they name rows and not what they are.</summary>
    public string? Noun { get; init => field = EntryText.OrNull(value); }

    /// <summary>Id of a row of any noun, or the number of a case with all that hangs on it.</summary>
    public string? Record { get; init => field = EntryText.OrNull(value); }

    /// <summary>On or after this ISO date; a month or a year begins with its first day.</summary>
    public string? From { get; init => field = EntryText.OrNull(value); }

    /// <summary>On or before this ISO date; a month or a year ends with its last day.</summary>
    public string? To { get; init => field = EntryText.OrNull(value); }

    /// <summary>What cannot be asked for; whether there is such a record, reading says.</summary>
    public IReadOnlyList<EntryProblem> Problems(LogPart part)
    {
        var check = new EntryCheck();
        check.Line(nameof(Actor), Actor, CaseFilter.LongestNumber);
        check.Line(nameof(Record), Record, CaseFilter.LongestNumber);
        if (Kind is not null && !Kinds(part).Contains(Kind, StringComparer.Ordinal))
        {
            check.Refuse(nameof(Kind), "entry.code", EntryCheck.Shortened(Kind));
        }

        if (Noun is not null && (part == LogPart.Reads || !Nouns.Contains(Noun, StringComparer.Ordinal)))
        {
            check.Refuse(nameof(Noun), "entry.code", EntryCheck.Shortened(Noun));
        }

        check.Date(nameof(From), From, DateOnly.MaxValue);
        check.Date(nameof(To), To, DateOnly.MaxValue);
        if (check.Problems.Count == 0 && From is not null && To is not null && CaseFilter.FirstDay(From) > CaseFilter.LastDay(To))
        {
            check.Refuse(nameof(To), "cases.filter.order", From, To);
        }

        return check.Problems;
    }

    public static IReadOnlyList<string> Kinds(LogPart part) => part == LogPart.Changes
        ? [.. ProcessKind.All.Select(kind => kind.Code)]
        : [.. Enum.GetValues<ReadKind>().Select(ReadEntry.TextOf)];

    /// <summary>Every noun that an event may speak of.</summary>
    public static IReadOnlyList<string> Nouns { get; } = [.. EventKind.All.SelectMany(kind => kind.Nouns).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    internal DateTimeOffset? FromMoment => From is null ? null : Moment(CaseFilter.FirstDay(From), TimeOnly.MinValue);

    internal DateTimeOffset? ToMoment => To is null ? null : Moment(CaseFilter.LastDay(To), TimeOnly.MaxValue);

    internal ReadKind? ReadKindAsked => Enum.GetValues<ReadKind>().Where(kind => ReadEntry.TextOf(kind) == Kind).Select(kind => (ReadKind?)kind).FirstOrDefault();

    private static DateTimeOffset Moment(DateOnly day, TimeOnly time) => new DateTimeOffset(day.ToDateTime(time), PhnomPenhTime.Offset).ToUniversalTime();
}

/// <summary>Where a page of the log ended, as an address carries it.</summary>
public sealed record LogPlace(DateTimeOffset At, long Id)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks}-{Id}");

    /// <summary>Null for what no page of the log has said.</summary>
    public static LogPlace? Read(string? text) =>
        text?.Split('-') is [var ticks, var id]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTimeOffset.MaxValue.UtcTicks
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new LogPlace(new DateTimeOffset(at, TimeSpan.Zero), number)
            : null;
}
