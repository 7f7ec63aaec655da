using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;

namespace Pratip.Registry.Referrals;

/// <summary>
/// A referral that had no answer in time is put before the supervisors of both agencies, once. Part of the watch over deadlines, which
/// runs without scope and at one node at a time.
/// </summary>
internal static class ReferralEscalation
{
    private const int AtOnce = 200;

    public static async Task<int> RunAsync(Register register, CancellationToken ct)
    {
        var count = 0;
        var found = AtOnce;
        while (found == AtOnce)
        {
            await register.ChangeAsync(
                new ProcessContext(ProcessKind.ReferralAnswer, Environment.UserName, null, "a referral has had no answer in time", Channels.Program), async change =>
                {
                    var late = await change.Db.Referrals
                        .Where(one => !one.IsVoided && one.EscalatedAt == null && ReferralStatus.Waiting.Contains(one.Status) && one.DueAt <= change.At)
                        .OrderBy(one => one.Id).Take(AtOnce).ToListAsync(ct);
                    found = late.Count;
                    await EscalateAsync(register, change, late, ct);
                }, ct);
            count += found;
        }

        return count;
    }

    private static async Task EscalateAsync(Register register, Change change, List<Referral> late, CancellationToken ct)
    {
        var rows = new RowChanges().Update(late.Select(before => (before, Escalated(before, change.At))));
        var tasks = late.SelectMany(one => new[] { TaskOf(one, one.FromAgencyId), TaskOf(one, one.ToAgencyId) }).ToList();
        foreach (var office in tasks.GroupBy(task => task.AgencyId))
        {
            var matter = new NoticeMatter(TaskKinds.ReferralLapsed, office.Key, TaskId: office.Count() == 1 ? office.First().Id : null);
            if (!await Notices.TellAsync(register, change, rows, matter, AccessNoun.Corrections, ct, AccessVerb.Approve))
            {
                // An organisation has no supervisor of its own in the register: whoever answers referrals there is told.
                await Notices.TellAsync(register, change, rows, matter, AccessNoun.Referrals, ct);
            }
        }

        await change.RecordAsync(EventKind.ReferralAnswered, rows.Add<CaseTask>(tasks));
    }

    private static Referral Escalated(Referral before, DateTimeOffset at)
    {
        var after = before.Copy<Referral>();
        after.EscalatedAt = at;
        return after;
    }

    private static CaseTask TaskOf(Referral referral, Guid agencyId) =>
        new() { Kind = TaskKinds.ReferralLapsed, TargetNoun = ReferralService.Table, TargetId = referral.Id, AgencyId = agencyId };
}
