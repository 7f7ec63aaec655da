using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Reference.Countries;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;

namespace Pratip.Registry.Requests;

/// <summary>A request to another country about a case or one of its suspects.</summary>
public sealed record SendRequestOptions
{
    public Guid Id { get; init; } = RowId.Next();

    public required Guid CaseId { get; init; }

    /// <summary>Null where it is about the case.</summary>
    public Guid? SuspectId { get; init; }

    /// <summary>Code of the list international-request-kind.</summary>
    public string? Kind { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? ToCountry { get; init; }

    /// <summary>Code of the list international-request-basis.</summary>
    public string? Basis { get; init; }

    public string? SentOn { get; init; }

    /// <summary>Until when an answer is expected; empty where nobody said.</summary>
    public string? DueOn { get; init; }

    internal SentAgain Again(InternationalRequest standing) => new SentAgain()
        .Same(nameof(SuspectId), standing.SuspectId == SuspectId, standing.SuspectId is null ? null : new Message("entry.somebody-else"))
        .Code(nameof(Kind), "international-request-kind", standing.Kind, Kind)
        .Same(nameof(ToCountry), standing.ToCountry == ToCountry, CountryList.Standard.Find(standing.ToCountry)?.Words)
        .Code(nameof(Basis), "international-request-basis", standing.Basis, Basis).Date(nameof(SentOn), standing.SentOn, SentOn).Date(nameof(DueOn), standing.DueOn, DueOn);

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(Kind), Kind) && check.Code(nameof(Kind), "international-request-kind", Kind);
        _ = check.Require(nameof(ToCountry), ToCountry) && check.Countries(nameof(ToCountry), [ToCountry!]);
        if (ToCountry == "KH")
        {
            check.Refuse(nameof(ToCountry), "requests.own-country");
        }

        _ = check.Require(nameof(Basis), Basis) && check.Code(nameof(Basis), "international-request-basis", Basis);
        _ = check.Require(nameof(SentOn), SentOn) && check.Date(nameof(SentOn), SentOn, today);
        _ = check.Date(nameof(DueOn), DueOn, today.AddYears(10)) && check.InOrder(nameof(DueOn), SentOn, DueOn);
        return check.Problems;
    }
}

/// <summary>What came back.</summary>
public sealed record AnswerRequestOptions
{
    public required Guid Id { get; init; }

    public required int BasedOn { get; init; }

    public string? AnsweredOn { get; init; }

    /// <summary>Code of the list international-request-answer.</summary>
    public string? Answer { get; init; }

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(Answer), Answer) && check.Code(nameof(Answer), "international-request-answer", Answer);
        _ = check.Require(nameof(AnsweredOn), AnsweredOn) && check.Date(nameof(AnsweredOn), AnsweredOn, today);
        return check.Problems;
    }
}

/// <summary>Requests to other countries, to find those who direct the crime from abroad. What has a day to be answered by stands in a queue until it is.</summary>
public static class RequestService
{
    internal const string Table = "international_requests";

    /// <summary>The other side wants to know more first: it still owes its answer.</summary>
    internal const string AskedBack = "asked-back";

    public static async Task SendAsync(ActorRegister register, SendRequestOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Cases);
        options.Problems(register.Today).ThrowIfAny();
        await register.ChangeAsync(ProcessKind.RequestChange, "a request to another country", async change =>
        {
            if (await change.Db.InternationalRequests.SingleOrDefaultAsync(one => one.Id == options.Id, ct) is { } standing)
            {
                options.Again(standing).ThrowIfAny();
                return;
            }

            _ = (await change.Db.Cases.SingleOrDefaultAsync(one => one.Id == options.CaseId, ct)).OrOutOfReach(nameof(options.CaseId));
            if (options.SuspectId is not null && !await change.Db.Suspects.AnyAsync(one => one.Id == options.SuspectId && one.CaseId == options.CaseId, ct))
            {
                throw EntryGuards.OutOfReach(nameof(options.SuspectId));
            }

            var request = Of(register, options);
            var rows = new RowChanges().Add(request);
            if (PartialDate.TryParseIso(options.DueOn, out var due))
            {
                var task = new CaseTask
                {
                    Kind = TaskKinds.RequestDue,
                    CaseId = options.CaseId,
                    TargetNoun = Table,
                    TargetId = request.Id,
                    AgencyId = request.AgencyId,
                    DueAt = new DateTimeOffset(due.Last.AddDays(1).ToDateTime(TimeOnly.MinValue), PhnomPenhTime.Offset).ToUniversalTime(),
                };
                await Notices.RaiseAsync(register.Register, change, rows, task, AccessNoun.Cases, ct);
            }

            await change.RecordAsync(EventKind.RequestChanged, rows);
        }, ct);
    }

    public static async Task AnswerAsync(ActorRegister register, AnswerRequestOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Cases);
        options.Problems(register.Today).ThrowIfAny();
        await register.ChangeAsync(ProcessKind.RequestChange, "an answer from another country", async change =>
        {
            var before = (await change.Db.InternationalRequests.SingleOrDefaultAsync(one => one.Id == options.Id, ct)).OrOutOfReach(nameof(options.Id));
            if ((before.Answer, before.AnsweredOn) == (options.Answer, options.AnsweredOn))
            {
                return;
            }

            before.RequireVersion(options.BasedOn, Table);
            if (before.Answer is not (null or AskedBack))
            {
                throw new EntryRefusedException(nameof(options.Answer), new Message("requests.answered"));
            }

            EntryCheck.RequireOrder(nameof(options.AnsweredOn), before.SentOn, options.AnsweredOn);
            var after = before.Copy<InternationalRequest>();
            (after.Answer, after.AnsweredOn) = (options.Answer, options.AnsweredOn);
            var rows = new RowChanges().Update(before, after);
            if (options.Answer != AskedBack)
            {
                await Notices.CloseAsync(register.Register, rows, TaskKinds.RequestDue, before.CaseId, before.Id, ct);
            }

            await change.RecordAsync(EventKind.RequestChanged, rows);
        }, ct);
    }

    private static InternationalRequest Of(ActorRegister register, SendRequestOptions options) => new()
    {
        Id = options.Id,
        CaseId = options.CaseId,
        SuspectId = options.SuspectId,
        AgencyId = register.Actor.AgencyId,
        Kind = options.Kind!,
        ToCountry = options.ToCountry!,
        Basis = options.Basis!,
        SentOn = options.SentOn!,
        DueOn = EntryText.OrNull(options.DueOn),
    };
}
