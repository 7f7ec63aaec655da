using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Charges;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Registry.Victims;

namespace Pratip.Registry.Voiding;

/// <summary>
/// Takes back a fact entered by mistake. One person asks and says why, another approves; the row then leaves every figure
/// and every list and stays in the log. Rows that hang on it are not voided with it: each is its own fact, and none of them
/// counts while what it hangs on is voided (see <see cref="VoidRequests.HangingAsync"/>).
/// </summary>
public static class VoidingService
{
    private const string TaskKind = "void-asked";

    public static async Task<Guid> AskAsync(ActorRegister register, AskVoidOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Voids);
        options.Problems().ThrowIfAny();
        await register.ChangeAsync(ProcessKind.RowAskVoid, options.Reason!.Trim(), async change =>
        {
            if (await IsAskedAsync(register, options, ct))
            {
                return;
            }

            var row = await NounTable.Find(options.Noun)!.FindAsync(change.Db, options.TargetId, ct) ?? throw EntryGuards.OutOfReach(nameof(options.TargetId));
            await using var db = register.Register.CreateContext();
            await VoidHold.RequireNoneAsync(db, row, nameof(options.TargetId), ct);
            var caseId = await RowHome.CaseOfAsync(db, row, ct);
            var answering = await RowAnswer.AgencyAsync(db, row, caseId, register.Actor.AgencyId, ct);
            var request = new VoidRequest
            {
                Id = options.Id,
                TargetNoun = options.Noun,
                TargetId = row.Id,
                AskedBy = register.Actor.SignInName,
                Reason = options.Reason.Trim(),
                AgencyId = register.Actor.AgencyId,
                AnsweringAgencyId = answering,
                CaseId = caseId,
            };
            var rows = new RowChanges().Add(request);
            var task = new CaseTask { Kind = TaskKind, CaseId = request.CaseId, TargetNoun = "void_requests", TargetId = request.Id, AgencyId = answering };
            await Notices.RaiseAsync(register.Register, change, rows, task, AccessNoun.Voids, ct, AccessVerb.Approve);
            await change.RecordAsync(EventKind.VoidRequested, rows);
        }, ct);
        return options.Id;
    }

    public static async Task DecideAsync(ActorRegister register, DecideVoidOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        if (!register.Actor.May(AccessVerb.Approve, AccessNoun.Voids))
        {
            register.Require(AccessVerb.Enter, AccessNoun.Voids);
        }

        options.Problems().ThrowIfAny();
        var request = await FindAsync(register, options, ct);
        if (IsDecided(register.Actor, request, options))
        {
            return;
        }

        var (kind, emitted) = options.IsApproved ? (ProcessKind.RowApproveVoid, EventKind.VoidApproved) : (ProcessKind.RowRefuseVoid, EventKind.VoidRefused);
        await register.ChangeAsync(kind, EntryText.OrNull(options.Reason) ?? request.Reason, AccessVerb.Approve, async change =>
        {
            var rows = new RowChanges().Update(request, Decided(register.Actor, request, options));
            if (options.IsApproved)
            {
                await VoidAsync(register, change, rows, request, ct);
            }

            await Notices.CloseAsync(register.Register, rows, TaskKind, request.CaseId, request.Id, ct);
            await change.RecordAsync(emitted, rows);
        }, ct);
    }

    /// <summary>Whoever decides must reach the request with that verb and be of the agency that answers for the row. Whoever asked takes it back with the right to ask.</summary>
    private static async Task<VoidRequest> FindAsync(ActorRegister register, DecideVoidOptions options, CancellationToken ct)
    {
        await using var approve = register.CreateContext(AccessVerb.Approve);
        await using var enter = register.CreateContext(AccessVerb.Enter);
        var me = register.Actor.SignInName;
        var request = await approve.VoidRequests.SingleOrDefaultAsync(one => one.Id == options.Id, ct)
            ?? await enter.VoidRequests.SingleOrDefaultAsync(one => one.Id == options.Id && one.AskedBy == me, ct)
            ?? throw EntryGuards.OutOfReach(nameof(options.Id));
        if (options.IsApproved && request.IsAskedBy(register.Actor))
        {
            throw new EntryRefusedException(nameof(options.Id), new Message("voiding.same-person", me));
        }

        if (request.AskedBy != me && !request.IsAnsweredBy(register.Actor.AgencyId))
        {
            throw new EntryRefusedException(nameof(options.Id), new Message("voiding.answered-elsewhere"));
        }

        return request;
    }

    /// <summary>True for the same decision sent again; anything else about a request that is decided is refused.</summary>
    private static bool IsDecided(Actor actor, VoidRequest request, DecideVoidOptions options)
    {
        if ((request.ApprovedBy ?? request.RefusedBy) is { } decider)
        {
            if (decider != actor.SignInName || options.IsApproved != request.ApprovedBy is not null)
            {
                throw new EntryRefusedException(nameof(options.Id), new Message("voiding.decided", decider));
            }

            new SentAgain().Line(nameof(options.Reason), request.DecisionReason, options.Reason).ThrowIfAny();
            return true;
        }

        return request.Version == options.BasedOn ? false : throw new StaleVersionException("void_requests", [request.Id]);
    }

    private static VoidRequest Decided(Actor actor, VoidRequest request, DecideVoidOptions options)
    {
        var decided = request.Copy<VoidRequest>();
        decided.ApprovedBy = options.IsApproved ? actor.SignInName : null;
        decided.RefusedBy = options.IsApproved ? null : actor.SignInName;
        decided.DecisionReason = EntryText.OrNull(options.Reason);
        return decided;
    }

    /// <summary>The row is read as the second person sees it: nobody approves what is out of reach.</summary>
    private static async Task VoidAsync(ActorRegister register, Change change, RowChanges rows, VoidRequest request, CancellationToken ct)
    {
        await using var db = register.CreateContext(AccessVerb.Enter);
        var table = NounTable.Find(request.TargetNoun);
        var row = table is null ? null : await table.FindAsync(db, request.TargetId, ct);
        if (row is null)
        {
            throw new EntryRefusedException(nameof(DecideVoidOptions.Id), new Message("voiding.row-gone"));
        }

        await using var all = register.Register.CreateContext();
        await VoidHold.RequireNoneAsync(all, row, nameof(DecideVoidOptions.Id), ct);
        var after = table!.Copy(row);
        after.IsVoided = true;
        table.Update(rows, row, after);
        if (row is VictimDecision decision)
        {
            await DecisionService.FollowVoidedAsync(register, change, rows, decision, ct);
        }
        else if (row is Custody)
        {
            await Notices.CloseAsync(register.Register, rows, CustodyService.TaskKind, request.CaseId, row.Id, ct);
        }
    }

    /// <summary>An id that is taken by somebody else's request is no repetition. One row waits for one decision.</summary>
    private static async Task<bool> IsAskedAsync(ActorRegister register, AskVoidOptions options, CancellationToken ct)
    {
        await using var db = register.Register.CreateContext();
        var known = await db.VoidRequests.Where(one => one.Id == options.Id).Select(one => new { one.AskedBy, one.Reason }).SingleOrDefaultAsync(ct);
        if (known is not null)
        {
            if (known.AskedBy != register.Actor.SignInName)
            {
                throw EntryGuards.OutOfReach(nameof(options.Id));
            }

            new SentAgain().Line(nameof(options.Reason), known.Reason, options.Reason).ThrowIfAny();
            return true;
        }

        var agencyId = register.Actor.AgencyId;
        return await db.VoidRequests.AnyAsync(
            one => one.TargetNoun == options.Noun && one.TargetId == options.TargetId && one.AgencyId == agencyId && one.ApprovedBy == null && one.RefusedBy == null, ct)
            ? throw new EntryRefusedException(nameof(options.TargetId), new Message("voiding.already-asked"))
            : false;
    }
}
