using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;

namespace Pratip.Registry.Identities;

/// <summary>A question to an agency, with its own report alone: nothing of the other side.</summary>
public sealed record AskedClearance(IdentityClearance Clearance, PersonReport? Own);

/// <summary>Agencies let each other know that both have reported the same person. Neither learns of the other before both do.</summary>
public static class Clearances
{
    private const string Table = "identity_clearances";

    /// <summary>What the user's agency is asked, oldest first.</summary>
    public static async Task<IReadOnlyList<AskedClearance>> AskedAsync(ActorRegister register, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.View, AccessNoun.Linkage);
        await using var db = register.CreateContext();
        var agency = register.Actor.AgencyId;
        var asked = await db.IdentityClearances.Where(one => one.AgencyId == agency && one.Answer == ClearanceAnswer.Asked && !one.IsVoided)
            .OrderBy(one => one.Id).Take(MostAsked).ToListAsync(ct);
        var ids = asked.ConvertAll(one => one.ReportId);
        var own = await db.PersonReports.Where(report => ids.Contains(report.Id)).ToDictionaryAsync(report => report.Id, ct);
        return asked.ConvertAll(one => new AskedClearance(one, own.GetValueOrDefault(one.ReportId)));
    }

    public const int MostAsked = 100;

    public static async Task<AskedClearance?> FindAsync(ActorRegister register, Guid id, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var db = register.CreateContext(AccessVerb.Enter);
        return await OwnAsync(register, db, id, ct) is { Answer: ClearanceAnswer.Asked } found
            ? new AskedClearance(found, await db.PersonReports.SingleOrDefaultAsync(report => report.Id == found.ReportId, ct)) : null;
    }

    public static async Task AnswerAsync(ActorRegister register, ClearJudgementOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Linkage);
        options.Problems().ThrowIfAny();
        await register.ChangeAsync(ProcessKind.IdentityClear, "whether another agency may know", async change =>
        {
            var before = (await OwnAsync(register, change.Db, options.Id, ct)).OrOutOfReach(nameof(options.Id)).RequireVersion(options.BasedOn, Table);
            if (before.Answer != ClearanceAnswer.Asked)
            {
                throw new EntryRefusedException(nameof(options.Answer), new Message("identity.answered"));
            }

            var after = before.Copy<IdentityClearance>();
            (after.Answer, after.AnsweredBy, after.AnsweredAt) = (options.Answer!, register.Actor.SignInName, change.At);
            var rows = new RowChanges().Update(before, after);
            await Notices.CloseAsync(register.Register, rows, TaskKinds.IdentityClearance, null, before.Id, ct);
            await change.RecordAsync(EventKind.IdentityCleared, rows);
        }, ct);
    }

    /// <summary>Asks both sides of a judgement across agencies that they are of one person; whoever judged for one of them has answered for it.</summary>
    internal static async Task AskAsync(ActorRegister register, Change change, RowChanges rows, IdentityJudgement judgement, CancellationToken ct)
    {
        if (judgement.Verdict != Verdicts.Same || judgement.AgencyAId == judgement.AgencyBId)
        {
            return;
        }

        foreach (var (reportId, agencyId) in new[] { (judgement.ReportAId, judgement.AgencyAId), (judgement.ReportBId, judgement.AgencyBId) })
        {
            var side = new IdentityClearance { JudgementId = judgement.Id, ReportId = reportId, AgencyId = agencyId };
            rows.Add(side);
            if (agencyId == judgement.MakerAgencyId)
            {
                (side.Answer, side.AnsweredBy, side.AnsweredAt) = (ClearanceAnswer.Cleared, judgement.MadeBy, change.At);
                continue;
            }

            var task = new CaseTask { Kind = TaskKinds.IdentityClearance, TargetNoun = Table, TargetId = side.Id, AgencyId = agencyId };
            await Notices.RaiseAsync(register.Register, change, rows, task, AccessNoun.Linkage, ct);
        }
    }

    /// <summary>Nobody is asked any more about a judgement that was taken back.</summary>
    internal static async Task WithdrawAsync(ActorRegister register, Change change, RowChanges rows, Guid judgementId, CancellationToken ct)
    {
        foreach (var before in await change.Db.IdentityClearances.Where(one => one.JudgementId == judgementId && one.Answer == ClearanceAnswer.Asked && !one.IsVoided).ToListAsync(ct))
        {
            var after = before.Copy<IdentityClearance>();
            after.Answer = ClearanceAnswer.Withdrawn;
            rows.Update(before, after);
            await Notices.CloseAsync(register.Register, rows, TaskKinds.IdentityClearance, null, before.Id, ct);
        }
    }

    private static Task<IdentityClearance?> OwnAsync(ActorRegister register, RegistryDb db, Guid id, CancellationToken ct)
    {
        var agency = register.Actor.AgencyId;
        return db.IdentityClearances.SingleOrDefaultAsync(one => one.Id == id && one.AgencyId == agency && !one.IsVoided, ct);
    }
}
