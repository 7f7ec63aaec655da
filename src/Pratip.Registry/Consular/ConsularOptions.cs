using Pratip.Kernel;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;

namespace Pratip.Registry.Consular;

/// <summary>That a person was told of the right to have their mission informed, and what they said.</summary>
public sealed record InformOfRightOptions
{
    /// <summary>Of the notice it begins.</summary>
    public Guid Id { get; init; } = RowId.Next();

    public required Guid ReportId { get; init; }

    /// <summary>ISO 3166-1 alpha-2, one of the person's.</summary>
    public string? CountryCode { get; init; }

    public DateTimeOffset? InformedOfRightAt { get; init; }

    /// <summary>Code of the list spoken-language.</summary>
    public string? InformedIn { get; init; }

    /// <summary>Code of the list consular-request.</summary>
    public string? Request { get; init; }

    /// <summary>When they asked; for yes alone.</summary>
    public DateTimeOffset? RequestedAt { get; init; }

    public IReadOnlyList<EntryProblem> Problems(DateTimeOffset now)
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(CountryCode), CountryCode) && check.Countries(nameof(CountryCode), [CountryCode!]);
        if (CountryCode == Missions.Home)
        {
            check.Refuse(nameof(CountryCode), "consular.own-country");
        }

        _ = check.Require(nameof(InformedOfRightAt), InformedOfRightAt?.ToString()) && check.Moment(nameof(InformedOfRightAt), InformedOfRightAt, now);
        _ = check.Require(nameof(InformedIn), InformedIn) && check.Code(nameof(InformedIn), "spoken-language", InformedIn);
        ConsularRequests.Check(check, Request, RequestedAt, now);
        return check.Problems;
    }
}

/// <summary>What the person says now: they may ask later, or no longer want it.</summary>
public sealed record ChangeRequestOptions
{
    public required Guid Id { get; init; }

    public required int BasedOn { get; init; }

    /// <summary>Code of the list consular-request.</summary>
    public string? Request { get; init; }

    public DateTimeOffset? RequestedAt { get; init; }

    public IReadOnlyList<EntryProblem> Problems(DateTimeOffset now)
    {
        var check = new EntryCheck();
        ConsularRequests.Check(check, Request, RequestedAt, now);
        return check.Problems;
    }
}

/// <summary>The mission is told.</summary>
public sealed record NotifyMissionOptions
{
    public required Guid Id { get; init; }

    public required int BasedOn { get; init; }

    /// <summary>Code of the list notice-channel.</summary>
    public string? Channel { get; init; }

    public DateTimeOffset? NotifiedAt { get; init; }

    /// <summary>An office where the mission may meet the person, never a shelter.</summary>
    public string? PlaceOfContact { get; init; }

    public IReadOnlyList<EntryProblem> Problems(DateTimeOffset now)
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(Channel), Channel) && check.Code(nameof(Channel), "notice-channel", Channel);
        _ = check.Require(nameof(NotifiedAt), NotifiedAt?.ToString()) && check.Moment(nameof(NotifiedAt), NotifiedAt, now);
        _ = check.Require(nameof(PlaceOfContact), PlaceOfContact) && check.Line(nameof(PlaceOfContact), PlaceOfContact);
        return check.Problems;
    }
}

/// <summary>A paper by which the mission acknowledges, signed by somebody of it, has come to the office.</summary>
public sealed record RecordPaperOptions
{
    public required Guid Id { get; init; }

    public required int BasedOn { get; init; }

    /// <summary>The day on the paper.</summary>
    public string? SignedOn { get; init; }

    public string? SignedBy { get; init; }

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        var check = new EntryCheck();
        if (check.Require(nameof(SignedOn), SignedOn) && check.Date(nameof(SignedOn), SignedOn, today) && PartialDate.TryParseIso(SignedOn, out var day) && day.Precision != DatePrecision.Day)
        {
            check.Refuse(nameof(SignedOn), "consular.whole-day");
        }

        _ = check.Require(nameof(SignedBy), SignedBy) && check.Line(nameof(SignedBy), SignedBy);
        return check.Problems;
    }
}

/// <summary>The mission's account no longer sees the person. That it was told stays on record.</summary>
public sealed record CloseNoticeOptions
{
    public required Guid Id { get; init; }

    public required int BasedOn { get; init; }

    /// <summary>Stands in the log: no name.</summary>
    public string? Reason { get; init; }

    public IReadOnlyList<EntryProblem> Problems(DateTimeOffset now)
    {
        _ = now;
        var check = new EntryCheck();
        _ = check.Require(nameof(Reason), Reason) && check.Reason(nameof(Reason), Reason);
        return check.Problems;
    }
}

/// <summary>Somebody of the mission met the person.</summary>
public sealed record RecordVisitOptions
{
    public Guid Id { get; init; } = RowId.Next();

    public required Guid NoticeId { get; init; }

    public DateTimeOffset? At { get; init; }

    public IReadOnlyList<EntryProblem> Problems(DateTimeOffset now)
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(At), At?.ToString()) && check.Moment(nameof(At), At, now);
        return check.Problems;
    }
}

internal static class ConsularRequests
{
    public static void Check(EntryCheck check, string? request, DateTimeOffset? requestedAt, DateTimeOffset now)
    {
        _ = check.Require(nameof(ChangeRequestOptions.Request), request) && check.Code(nameof(ChangeRequestOptions.Request), "consular-request", request);
        if (request == "yes")
        {
            _ = check.Require(nameof(ChangeRequestOptions.RequestedAt), requestedAt?.ToString()) && check.Moment(nameof(ChangeRequestOptions.RequestedAt), requestedAt, now);
        }
        else if (requestedAt is not null)
        {
            check.Refuse(nameof(ChangeRequestOptions.RequestedAt), "consular.nothing-requested");
        }
    }
}
