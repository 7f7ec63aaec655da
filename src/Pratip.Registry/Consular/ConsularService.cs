using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;

namespace Pratip.Registry.Consular;

/// <summary>
/// What officers record about a person and a mission: told of the right, asked or not, notified, visited; and the end of the mission's
/// sight. Whether a mission may be told, <see cref="ConsularRules"/> says.
/// </summary>
public static class ConsularService
{
    internal const string Table = "consular_notices";

    public static async Task InformAsync(ActorRegister register, InformOfRightOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        Require(register);
        options.Problems(register.Clock.GetUtcNow()).ThrowIfAny();
        await register.ChangeAsync(ProcessKind.MissionChange, "told of the right to inform the mission", async change =>
        {
            if (await change.Db.ConsularNotices.SingleOrDefaultAsync(one => one.Id == options.Id, ct) is { } standing)
            {
                new SentAgain().Line(nameof(options.CountryCode), standing.CountryCode, options.CountryCode).Moment(nameof(options.InformedOfRightAt), standing.InformedOfRightAt, options.InformedOfRightAt)
                    .Code(nameof(options.InformedIn), "spoken-language", standing.InformedIn, options.InformedIn).Code(nameof(options.Request), "consular-request", standing.Request, options.Request)
                    .Moment(nameof(options.RequestedAt), standing.RequestedAt, options.RequestedAt).ThrowIfAny();
                return;
            }

            await RequireCitizenAsync(register, options, ct);
            var notice = new ConsularNotice
            {
                Id = options.Id,
                ReportId = options.ReportId,
                CountryCode = options.CountryCode!,
                AgencyId = register.Actor.AgencyId,
                InformedOfRightAt = options.InformedOfRightAt,
                InformedIn = options.InformedIn,
                Request = options.Request!,
                RequestedAt = options.RequestedAt,
                IsTreatyMandatory = ConsularBook.Standard.IsMandatory(options.CountryCode!, register.Today),
            };
            var rows = new RowChanges().Add(notice);
            await Notices.CloseAsync(register.Register, rows, TaskKinds.ConsularDue, null, options.ReportId, ct);
            await FollowAsync(register, change, rows, notice, ct);
            await change.RecordAsync(EventKind.MissionChanged, rows);
        }, ct);
    }

    public static Task ChangeRequestAsync(ActorRegister register, ChangeRequestOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        return ChangeAsync(register, (options.Id, options.BasedOn), "the person's request", () => options.Problems(register.Clock.GetUtcNow()), async (change, rows, _, after) =>
        {
            (after.Request, after.RequestedAt) = (options.Request!, options.RequestedAt);
            await FollowAsync(register, change, rows, after, ct);
        }, ct);
    }

    public static Task NotifyAsync(ActorRegister register, NotifyMissionOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        return ChangeAsync(register, (options.Id, options.BasedOn), "the mission notified", () => options.Problems(register.Clock.GetUtcNow()), async (change, rows, before, after) =>
        {
            if (before is { NotifiedAt: not null, MissionAgencyId: not null })
            {
                throw new EntryRefusedException(nameof(options.NotifiedAt), new Message("consular.notified"));
            }

            RequireAfter(before, options);
            var standing = (await ConsularRules.ReadAsync(register.Register, [before.ReportId], ct))[before.ReportId];
            if (ConsularRules.Obstacles(before, standing, register.Actor, register.Today) is { Count: > 0 } obstacles)
            {
                throw new EntryRefusedException([.. obstacles.Select(code => new EntryProblem(nameof(options.Channel), new Message("consular.obstacle." + code)))]);
            }

            after.IsTreatyMandatory = ConsularBook.Standard.IsMandatory(before.CountryCode, register.Today);
            after.ConsentId = standing.ConsentId;
            after.MissionAgencyId = await Missions.FindAsync(change.Db, before.CountryCode, ct);
            (after.NotifiedAt, after.Channel, after.PlaceOfContact) = (options.NotifiedAt, options.Channel, options.PlaceOfContact!.Trim());
            await Notices.CloseAsync(register.Register, rows, TaskKinds.ConsularDue, null, before.Id, ct);
            if (after.MissionAgencyId is { } mission)
            {
                await Notices.TellAsync(register.Register, change, rows, new NoticeMatter(TaskKinds.NoticeReceived, mission), AccessNoun.Consular, ct);
            }
        }, ct);
    }

    /// <summary>A mission without an account acknowledges on paper, and the office that gave the notice writes it down; what the account itself said stands.</summary>
    public static Task RecordPaperAsync(ActorRegister register, RecordPaperOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        return ChangeAsync(register, (options.Id, options.BasedOn), "acknowledged on paper", () => options.Problems(register.Today), async (change, rows, before, after) =>
        {
            if (before.NotifiedAt is not { } notified)
            {
                throw new EntryRefusedException(nameof(options.SignedOn), new Message("consular.not-notified"));
            }

            if (before.AcknowledgedAt is not null && before.PaperSignedOn is null)
            {
                throw new EntryRefusedException(nameof(options.SignedOn), new Message("consular.acknowledged"));
            }

            _ = PartialDate.TryParseIso(options.SignedOn, out var day);
            if (day.Last < PhnomPenhTime.DateOf(notified))
            {
                throw new EntryRefusedException(nameof(options.SignedOn), new Message("consular.paper-before"));
            }

            // The paper says a day and no hour; not before the notice, which may have been given on it.
            var morning = new DateTimeOffset(day.First.ToDateTime(default), PhnomPenhTime.Offset);
            (after.PaperSignedOn, after.PaperSignedBy, after.AcknowledgedAt) = (options.SignedOn, options.SignedBy!.Trim(), morning < notified ? notified : morning);
            await Notices.CloseAsync(register.Register, rows, TaskKinds.ConsularDue, null, before.Id, ct);
        }, ct);
    }

    public static Task CloseAsync(ActorRegister register, CloseNoticeOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        return ChangeAsync(register, (options.Id, options.BasedOn), options.Reason?.Trim() ?? "", () => options.Problems(register.Clock.GetUtcNow()), (_, _, _, after) =>
        {
            after.MissionAgencyId = null;
            return Task.CompletedTask;
        }, ct);
    }

    public static async Task RecordVisitAsync(ActorRegister register, RecordVisitOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        Require(register);
        options.Problems(register.Clock.GetUtcNow()).ThrowIfAny();
        await register.ChangeAsync(ProcessKind.MissionChange, "a visit of the mission", async change =>
        {
            var notice = (await change.Db.ConsularNotices.SingleOrDefaultAsync(one => one.Id == options.NoticeId, ct)).OrOutOfReach(nameof(options.NoticeId));
            if (notice.NotifiedAt is null || options.At < notice.NotifiedAt)
            {
                throw new EntryRefusedException(nameof(options.At), new Message("consular.not-notified"));
            }

            if (await change.Db.ConsularVisits.SingleOrDefaultAsync(visit => visit.Id == options.Id, ct) is { } standing)
            {
                new SentAgain().Moment(nameof(options.At), standing.At, options.At).ThrowIfAny();
                return;
            }

            await change.RecordAsync(EventKind.MissionChanged, new RowChanges().Add(new ConsularVisit { Id = options.Id, NoticeId = notice.Id, At = options.At!.Value }));
        }, ct);
    }

    /// <summary>Nobody tells a mission before the person was told of the right, or on a request before it was made.</summary>
    private static void RequireAfter(ConsularNotice notice, NotifyMissionOptions options)
    {
        if (notice.InformedOfRightAt is { } told && options.NotifiedAt < told)
        {
            throw new EntryRefusedException(nameof(options.NotifiedAt), new Message("consular.before-informed"));
        }

        if (!notice.IsTreatyMandatory && notice.RequestedAt is { } asked && options.NotifiedAt < asked)
        {
            throw new EntryRefusedException(nameof(options.NotifiedAt), new Message("consular.before-request"));
        }
    }

    /// <summary>Officers reach persons; a mission reaches notices and enters none of this.</summary>
    private static void Require(ActorRegister register)
    {
        register.Require(AccessVerb.Enter, AccessNoun.Consular);
        register.Require(AccessVerb.View, AccessNoun.People);
    }

    private static async Task ChangeAsync(
        ActorRegister register, (Guid Id, int BasedOn) row, string why, Func<IReadOnlyList<EntryProblem>> problems, Func<Change, RowChanges, ConsularNotice, ConsularNotice, Task> work, CancellationToken ct)
    {
        Require(register);
        problems().ThrowIfAny();
        await register.ChangeAsync(ProcessKind.MissionChange, why, async change =>
        {
            var before = (await change.Db.ConsularNotices.SingleOrDefaultAsync(one => one.Id == row.Id, ct)).OrOutOfReach(nameof(ConsularNotice.Id)).RequireVersion(row.BasedOn, Table);
            var after = before.Copy<ConsularNotice>();
            var rows = new RowChanges();
            await work(change, rows, before, after);
            await change.RecordAsync(EventKind.MissionChanged, rows.Update(before, after));
        }, ct);
    }

    private static async Task RequireCitizenAsync(ActorRegister register, InformOfRightOptions options, CancellationToken ct)
    {
        await using var db = register.CreateContext(AccessVerb.Enter, AccessNoun.Consular);
        var report = (await db.PersonReports.SingleOrDefaultAsync(one => one.Id == options.ReportId, ct)).OrOutOfReach(nameof(options.ReportId));
        if (!report.Citizenships.Contains(options.CountryCode!, StringComparer.Ordinal))
        {
            throw new EntryRefusedException(nameof(options.CountryCode), new Message("consular.no-citizen"));
        }

        if (await db.ConsularNotices.AnyAsync(one => one.ReportId == report.Id && one.CountryCode == options.CountryCode, ct))
        {
            throw new EntryRefusedException(nameof(options.CountryCode), new Message("consular.already"));
        }
    }

    /// <summary>Once it is asked for, by the person or by a treaty, the mission is to be told by an hour.</summary>
    private static async Task FollowAsync(ActorRegister register, Change change, RowChanges rows, ConsularNotice notice, CancellationToken ct)
    {
        await Notices.CloseAsync(register.Register, rows, TaskKinds.ConsularDue, null, notice.Id, ct);
        if (notice.NotifiedAt is null && ConsularRules.IsAsked(notice, register.Today))
        {
            var task = new CaseTask
            {
                Kind = TaskKinds.ConsularDue,
                TargetNoun = Table,
                TargetId = notice.Id,
                AgencyId = notice.AgencyId,
                DueAt = (notice.RequestedAt ?? notice.InformedOfRightAt ?? change.At) + ConsularBook.Standard.ToNotify,
            };
            await Notices.RaiseAsync(register.Register, change, rows, task, AccessNoun.Consular, ct);
        }
    }
}
