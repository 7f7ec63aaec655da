using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Attachments;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;

namespace Pratip.Registry.Consular;

/// <summary>
/// What a mission answers to a notice given to it: it acknowledges, says whether the person is theirs, and sends a paper to travel on.
/// Nothing else is a mission's to do, and nothing of it before the notice or after its end.
/// </summary>
public static class MissionService
{
    public static Task AcknowledgeAsync(ActorRegister register, AcknowledgeNoticeOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        return ChangeAsync(register, () => [], (options.Id, options.BasedOn), one => one.AcknowledgedAt is not null, (change, after) => after.AcknowledgedAt = change.At, ct);
    }

    public static Task ConfirmAsync(ActorRegister register, ConfirmIdentityOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        return ChangeAsync(register, () => options.Problems(register.Today), (options.Id, options.BasedOn), one => one.IdentityConfirmed == options.IdentityConfirmed, (change, after) =>
        {
            (after.IdentityConfirmed, after.ConfirmedAt) = (options.IdentityConfirmed!, change.At);
            after.AcknowledgedAt ??= change.At;
        }, ct);
    }

    /// <summary>The file hangs on the person, whom the mission does not reach; the program writes it once the notice was found to be the mission's.</summary>
    public static async Task UploadAsync(ActorRegister register, UploadTravelDocumentOptions options, AttachmentRules rules, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(rules);
        register.Require(AccessVerb.Enter, AccessNoun.Consular);
        options.Problems(register.Today, rules).ThrowIfAny();
        _ = (await MissionNotices.FindAsync(register, options.NoticeId, ct)).OrOutOfReach(nameof(options.NoticeId));
        var scan = await AttachmentService.ScanAsync(rules, options.Content, ct);
        await register.Register.ChangeAsync(Context(register), async change =>
        {
            // The scanner takes its time, in which the notice may have ended.
            var notice = (await MissionNotices.FindAsync(register, options.NoticeId, ct)).OrOutOfReach(nameof(options.NoticeId));
            if (await change.Db.TravelDocuments.SingleOrDefaultAsync(one => one.Id == options.Id, ct) is { } known)
            {
                options.Again((known.NoticeId == notice.Id ? known : null).OrOutOfReach(nameof(options.NoticeId))).ThrowIfAny();
                AttachmentService.RequireSame(register, await change.Db.Attachments.Where(one => one.Id == known.AttachmentId).Select(one => one.Digest).SingleAsync(ct), options.Content);
                return;
            }

            var file = AttachmentService.Sealed(register, options.File(notice.ReportId), scan, change.At);
            var rows = new RowChanges().Add(file).Add(new TravelDocument
            {
                Id = options.Id,
                NoticeId = notice.Id,
                Kind = options.Kind!,
                IssuedOn = options.IssuedOn!,
                ValidUntil = EntryText.OrNull(options.ValidUntil),
                AttachmentId = file.Id,
            });
            await TellAsync(register, change, rows, notice, ct);
            await change.RecordAsync(EventKind.MissionChanged, rows);
        }, ct);
    }

    private static async Task ChangeAsync(
        ActorRegister register, Func<IReadOnlyList<EntryProblem>> problems, (Guid Id, int BasedOn) row, Func<ConsularNotice, bool> isDone, Action<Change, ConsularNotice> work, CancellationToken ct)
    {
        register.Require(AccessVerb.Enter, AccessNoun.Consular);
        problems().ThrowIfAny();
        await register.ChangeAsync(ProcessKind.MissionChange, "the mission's answer", async change =>
        {
            _ = (await MissionNotices.FindAsync(register, row.Id, ct)).OrOutOfReach(nameof(ConsularNotice.Id));
            var before = (await change.Db.ConsularNotices.SingleOrDefaultAsync(one => one.Id == row.Id, ct)).OrOutOfReach(nameof(ConsularNotice.Id));
            if (isDone(before))
            {
                return;
            }

            before.RequireVersion(row.BasedOn, ConsularService.Table);
            var after = before.Copy<ConsularNotice>();
            work(change, after);
            var rows = new RowChanges().Update(before, after);
            await TellAsync(register, change, rows, after, ct);
            await change.RecordAsync(EventKind.MissionChanged, rows);
        }, ct);
    }

    private static ProcessContext Context(ActorRegister register) =>
        new(ProcessKind.MissionChange, register.Actor.SignInName, register.Actor.AgencyId, "a travel document by the mission", Channels.Page);

    /// <summary>One task for the office that gave the notice, however often the mission answers before somebody has looked.</summary>
    private static async Task TellAsync(ActorRegister register, Change change, RowChanges rows, ConsularNotice notice, CancellationToken ct)
    {
        await Notices.CloseAsync(register.Register, rows, TaskKinds.MissionAnswered, null, notice.Id, ct);
        var task = new CaseTask { Kind = TaskKinds.MissionAnswered, TargetNoun = ConsularService.Table, TargetId = notice.Id, AgencyId = notice.AgencyId };
        await Notices.RaiseAsync(register.Register, change, rows, task, AccessNoun.Consular, ct);
    }
}
