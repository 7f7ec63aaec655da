using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;

namespace Pratip.Registry.Referrals;

/// <summary>
/// The exchange about a referral: the agency it went to accepts, declines, asks back or says what became of it; the sender replies or
/// withdraws. Declined or withdrawn, the sight it gave of the person is gone with the same event.
/// </summary>
public static class ReferralAnswerService
{
    internal const string WordsField = "words";

    private static readonly string[] Kinds = [TaskKinds.ReferralReceived, TaskKinds.ReferralAnswered, TaskKinds.ReferralLapsed, TaskKinds.ConsentWithdrawn];

    public static Task AnswerAsync(ActorRegister register, AnswerReferralOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        return WordAsync(register, options, () => options.Problems(register.Today), options.Answer, one => one.ToAgencyId, async (change, rows, before, after) =>
        {
            var isAskedAgain = await ReferralConsent.IsAskedAgainAsync(register, before, ct);
            if (!ReferralStatus.MayAnswer(before.Status, options.Answer, isAskedAgain))
            {
                throw new EntryRefusedException(nameof(options.Answer), new Message("referrals.not-now"));
            }

            if (isAskedAgain && options.Answer == ReferralStatus.Accepted && EntryText.OrNull(options.Words) is null)
            {
                throw new EntryRefusedException(nameof(options.Words), new Message("referrals.ground"));
            }

            // What was done already stays done where it goes on without the consent.
            after.Status = before.Status == ReferralStatus.Done && options.Answer == ReferralStatus.Accepted ? before.Status : options.Answer!;
            after.Outcome = EntryText.OrNull(options.Outcome) ?? before.Outcome;
            after.GivesReach = options.Answer != ReferralStatus.Declined;
            after.AnsweredAt = options.Answer == ReferralStatus.AskedBack ? before.AnsweredAt : change.At;
            await TellSenderAsync(register.Register, change, rows, after, ct);
        }, ct);
    }

    public static Task ReplyAsync(ActorRegister register, ReplyReferralOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        return WordAsync(register, options, () => options.Problems(register.Today), "replied", one => one.FromAgencyId, async (change, rows, before, after) =>
        {
            Require(before.Status == ReferralStatus.AskedBack);
            after.Status = ReferralStatus.Sent;
            await Notices.RaiseAsync(register.Register, change, rows, ReferralService.TaskOf(after), AccessNoun.Referrals, ct);
        }, ct);
    }

    public static Task WithdrawAsync(ActorRegister register, WithdrawReferralOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        return WordAsync(register, options, () => options.Problems(register.Today), ReferralStatus.Withdrawn, one => one.FromAgencyId, (_, _, before, after) =>
        {
            Require(!ReferralStatus.IsOver(before.Status));
            after.Status = ReferralStatus.Withdrawn;
            after.GivesReach = false;
            return Task.CompletedTask;
        }, ct);
    }

    /// <summary>Whatever waits about it, at either side.</summary>
    internal static async Task CloseTasksAsync(Register register, RowChanges rows, Guid id, CancellationToken ct)
    {
        foreach (var waiting in Kinds)
        {
            await Notices.CloseAsync(register, rows, waiting, null, id, ct);
        }
    }

    private static void Require(bool isTheirTurn)
    {
        if (!isTheirTurn)
        {
            throw new EntryRefusedException(nameof(ReferralWordOptions.Words), new Message("referrals.not-now"));
        }
    }

    /// <param name="register">Of whoever says it.</param>
    /// <param name="options">The word.</param>
    /// <param name="problems">Asked for after the permission.</param>
    /// <param name="kind">Code of the list referral-step.</param>
    /// <param name="side">The agency whose word it is; the other one sees the referral and cannot speak for it.</param>
    /// <param name="work">Brings the copy to the state after.</param>
    /// <param name="ct">Stops waiting.</param>
    private static async Task WordAsync(
        ActorRegister register, ReferralWordOptions options, Func<IReadOnlyList<EntryProblem>> problems, string? kind, Func<Referral, Guid> side,
        Func<Change, RowChanges, Referral, Referral, Task> work, CancellationToken ct)
    {
        register.Require(AccessVerb.Enter, AccessNoun.Referrals);
        problems().ThrowIfAny();
        await register.ChangeAsync(ProcessKind.ReferralAnswer, "a word on a referral", async change =>
        {
            var before = await change.Db.Referrals.SingleOrDefaultAsync(one => one.Id == options.Id, ct);
            if (before is null || side(before) != register.Actor.AgencyId)
            {
                throw EntryGuards.OutOfReach(nameof(options.Id));
            }

            if (await change.Db.ReferralSteps.SingleOrDefaultAsync(step => step.Id == options.StepId, ct) is { } standing)
            {
                new SentAgain().Code(nameof(AnswerReferralOptions.Answer), "referral-step", standing.Kind, kind)
                    .Sealed(nameof(options.Words), register.Register.Vault.Open(standing.WrappedKey, standing.Id, WordsField, standing.Words), options.Words).ThrowIfAny();
                return;
            }

            before.RequireVersion(options.BasedOn, ReferralService.Table);
            var after = before.Copy<Referral>();
            var rows = new RowChanges();
            await CloseTasksAsync(register.Register, rows, before.Id, ct);
            await work(change, rows, before, after);
            await change.RecordAsync(EventKind.ReferralAnswered, rows.Update(before, after).Add(Sealed(register, options, kind!, change.At)));
        }, ct);
    }

    private static ReferralStep Sealed(ActorRegister register, ReferralWordOptions options, string kind, DateTimeOffset at)
    {
        var vault = register.Register.Vault;
        var (wrapped, key) = vault.NewRecordKey(options.StepId);
        using var one = key;
        return new ReferralStep
        {
            Id = options.StepId,
            ReferralId = options.Id,
            AgencyId = register.Actor.AgencyId,
            UserId = register.Actor.UserId,
            Kind = kind,
            At = at,
            WrappedKey = wrapped,
            Words = vault.Seal(key, options.StepId, WordsField, EntryText.OrNull(options.Words) ?? ""),
        };
    }

    /// <summary>What was asked back or declined waits for the sender; the rest is told. It goes to who sent it, or to the office where that colleague has left.</summary>
    private static async Task TellSenderAsync(Register register, Change change, RowChanges rows, Referral after, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        var sender = await db.Users.AnyAsync(user => user.Id == after.FromUserId && user.AgencyId == after.FromAgencyId && user.Status == UserStatus.Active && !user.IsVoided, ct)
            ? after.FromUserId : default(Guid?);
        if (after.Status is ReferralStatus.AskedBack or ReferralStatus.Declined)
        {
            var task = new CaseTask { Kind = TaskKinds.ReferralAnswered, TargetNoun = ReferralService.Table, TargetId = after.Id, AgencyId = after.FromAgencyId, UserId = sender };
            await Notices.RaiseAsync(register, change, rows, task, AccessNoun.Referrals, ct);
            return;
        }

        await Notices.TellAsync(register, change, rows, new NoticeMatter(TaskKinds.ReferralAnswered, after.FromAgencyId, UserId: sender), AccessNoun.Referrals, ct);
    }
}
