using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Removals;
using Pratip.Registry.Referrals;
using Pratip.Registry.Statements;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Tasks;

/// <summary>What one look at the deadlines came to.</summary>
public sealed record WatchResult(int Raised, int Closed, int Released, int Reminded);

/// <summary>
/// Looks for what has waited too long and puts it into somebody's queue, once each; closes what was finished elsewhere and gives
/// back what a colleague left behind. A job of the program, without scope; one node at a time runs it.
/// </summary>
public sealed class DeadlineWatch(Register register, WatchLimits limits)
{
    public async Task<WatchResult> RunAsync(CancellationToken ct)
    {
        var closed = await ChangeAllAsync((rules, token) => rules.OverAsync(token), before => Notices.Ended(before), ct)
            + await ChangeAllAsync((rules, token) => rules.ReturnsOverAsync(token), before => Notices.Ended(before), ct);
        var released = await ChangeAllAsync((rules, token) => rules.LeftBehindAsync(token), before => With(before, null, before.DueAt), ct);
        await MoveAsync(ct);
        var raised = 0;
        foreach (var rule in Rules)
        {
            raised += await RaiseAsync(rule, ct);
        }

        await RemovalSweep.RunAsync(register, ct);
        raised += await ReferralEscalation.RunAsync(register, ct);
        await StatementWatch.RunAsync(register, ct);
        return new WatchResult(raised, closed, released, await RemindAsync(ct));
    }

    private static readonly Func<WatchRules, CancellationToken, Task<List<WaitingMatter>>>[] Rules =
    [
        (rules, ct) => rules.CustodiesAsync(ct), (rules, ct) => rules.DecisionsAsync(ct), (rules, ct) => rules.UnassignedAsync(ct),
        (rules, ct) => rules.DormantAsync(ct), (rules, ct) => rules.CorrectionsAsync(ct), (rules, ct) => rules.VoidsAsync(ct), (rules, ct) => rules.ReturnsAsync(ct),
        (rules, ct) => rules.DetentionsAsync(ct), (rules, ct) => rules.ScreeningsAsync(ct), (rules, ct) => rules.DispositionsAsync(ct),
        (rules, ct) => rules.RightsAsync(ct),
    ];

    private async Task<int> RaiseAsync(Func<WatchRules, CancellationToken, Task<List<WaitingMatter>>> rule, CancellationToken ct)
    {
        var count = 0;
        while (true)
        {
            var found = 0;
            await ChangeAsync(async change =>
            {
                var matters = await rule(new WatchRules(change.Db, limits, change.At), ct);
                found = matters.Count;
                var told = new WatchNotices(register, change);
                var rows = new RowChanges();
                foreach (var matter in matters)
                {
                    await told.AddAsync(await PutAsync(change.Db, rows, matter, ct), matter.Noun, matter.Verb, ct);
                }

                await change.RecordAsync(EventKind.TaskChanged, rows.Add(told.All()));
            }, ct);
            count += found;
            if (found < WatchRules.AtOnce)
            {
                return count;
            }
        }
    }

    /// <summary>A task that had no deadline gets one; otherwise there is a new one.</summary>
    private static async Task<CaseTask> PutAsync(RegistryDb db, RowChanges rows, WaitingMatter matter, CancellationToken ct)
    {
        var open = await db.CaseTasks.FirstOrDefaultAsync(
            task => task.Kind == matter.Kind && task.CaseId == matter.CaseId && task.TargetId == matter.TargetId && task.Status == CaseTaskStatus.Open && !task.IsVoided, ct);
        if (open is not null)
        {
            var after = With(open, open.UserId, matter.DueAt);
            rows.Update(open, after);
            return after;
        }

        var raised = new CaseTask
        {
            Kind = matter.Kind,
            AgencyId = await Notices.NotRecusedAsync(db, matter.AgencyId, matter.CaseId, ct),
            CaseId = matter.CaseId,
            TargetNoun = matter.TargetNoun,
            TargetId = matter.TargetId,
            DueAt = matter.DueAt,
        };
        rows.Add(raised);
        return raised;
    }

    private Task<long> MoveAsync(CancellationToken ct) => ChangeAsync(async change =>
    {
        var moved = await new WatchRules(change.Db, limits, change.At).MovedAsync(ct);
        await change.RecordAsync(EventKind.TaskChanged, new RowChanges().Update(moved.Select(one => (one.Task, With(one.Task, one.Task.UserId, one.Deadline)))));
    }, ct);

    /// <summary>Whoever is concerned is told once when a deadline comes near, and the supervisors once when it has passed.</summary>
    private async Task<int> RemindAsync(CancellationToken ct)
    {
        var count = 0;
        await ChangeAsync(async change =>
        {
            var due = await new WatchRules(change.Db, limits, change.At).DueAsync(ct);
            var known = await KnownNotices.ReadAsync(change.Db, due, ct);
            var told = new WatchNotices(register, change);
            foreach (var task in due)
            {
                var from = task.DueAt!.Value.AddHours(-limits.CustodyWarningHours);
                if (!known.Has(task, from))
                {
                    await told.AddAsync(task, NounOf(task), AccessVerb.Enter, ct);
                }

                // The very notice that raised it after its time speaks of the delay already.
                if (task.DueAt <= change.At && !known.Has(task, task.DueAt.Value))
                {
                    await told.AddAsync(task, AccessNoun.Corrections, AccessVerb.Approve, ct);
                }
            }

            var notices = told.All().ToList();
            count = notices.Count;
            await change.RecordAsync(EventKind.TaskChanged, new RowChanges().Add<Notice>(notices));
        }, ct);
        return count;
    }

    /// <summary>What is entered to be done with it, for those of the office who are told; most of what waits stands in a case.</summary>
    private static AccessNoun NounOf(CaseTask task) => task.Kind switch
    {
        TaskKinds.DetentionLimit or TaskKinds.ScreeningMissing or TaskKinds.DispositionMissing or TaskKinds.ClearanceOverride => AccessNoun.Removals,
        TaskKinds.OperationPart or TaskKinds.ReferralReceived or TaskKinds.ReferralAnswered or TaskKinds.ReferralLapsed or TaskKinds.ConsentWithdrawn => AccessNoun.Referrals,
        TaskKinds.ConsularDue or TaskKinds.MissionAnswered => AccessNoun.Consular,
        TaskKinds.RiskOpen or TaskKinds.ScreeningSecond => AccessNoun.Screenings,
        TaskKinds.RemovalIncident or TaskKinds.HandedUncleared => AccessNoun.Incidents,
        TaskKinds.ComplaintReceived or TaskKinds.ComplaintInformation or TaskKinds.ComplaintCheck or TaskKinds.ComplaintSecond or TaskKinds.ComplaintPublication
            or TaskKinds.ReporterSuspected => AccessNoun.Complaints,
        TaskKinds.ReturnDue or TaskKinds.ReturnMissing => AccessNoun.Returns,
        TaskKinds.StatementOvertaken => AccessNoun.Statements,
        _ => AccessNoun.Cases,
    };

    private async Task<int> ChangeAllAsync(Func<WatchRules, CancellationToken, Task<List<CaseTask>>> rule, Func<CaseTask, CaseTask> after, CancellationToken ct)
    {
        var count = 0;
        while (true)
        {
            var found = 0;
            await ChangeAsync(async change =>
            {
                var tasks = await rule(new WatchRules(change.Db, limits, change.At), ct);
                found = tasks.Count;
                await change.RecordAsync(EventKind.TaskChanged, new RowChanges().Update(tasks.Select(before => (before, after(before)))));
            }, ct);
            count += found;
            if (found < WatchRules.AtOnce)
            {
                return count;
            }
        }
    }

    private Task<long> ChangeAsync(Func<Change, Task> work, CancellationToken ct) =>
        register.ChangeAsync(new ProcessContext(ProcessKind.TaskChange, Environment.UserName, null, "watch over deadlines", Channels.Program), work, ct);

    private static CaseTask With(CaseTask before, Guid? userId, DateTimeOffset? dueAt)
    {
        var after = before.Copy<CaseTask>();
        after.UserId = userId;
        after.DueAt = dueAt;
        return after;
    }
}
