using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Registry.Vault;

namespace Pratip.Registry.Complaints;

/// <summary>What is done to find out: checks on site with a plan and who was there, interviews, and what those concerned are told and offered to say.</summary>
public static class InvestigationService
{
    public const string PresentField = "present";

    public static Task PlanCheckAsync(ActorRegister register, PlanCheckOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        return AddAsync(register, "a site check planned", options.Id, options.ComplaintId, options.Problems, async (change, rows, complaint) =>
        {
            ComplaintRows.RequireSinceReceived(complaint, nameof(options.On), options.On);
            var step = Step(register, change, options.Id, complaint, StepKind.CheckPlanned, options.On!, options.Plan, null);
            rows.Add(step);
            var due = PartialDate.TryParseIso(options.On, out var on) ? (DateTimeOffset?)new DateTimeOffset(on.Last.AddDays(1).ToDateTime(TimeOnly.MinValue), PhnomPenhTime.Offset) : null;
            var task = new CaseTask { Kind = TaskKinds.ComplaintCheck, AgencyId = complaint.AgencyId, TargetNoun = ComplaintRows.StepTable, TargetId = step.Id, DueAt = due?.ToUniversalTime() };
            await ComplaintRows.RaiseAsync(register.Register, change, rows, task, [], ct);
        }, options.Again, ct);
    }

    public static async Task RecordCheckAsync(ActorRegister register, RecordCheckOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Complaints);
        options.Problems(register.Today).ThrowIfAny();
        var complaintId = await ComplaintOfAsync(register, options.PlanId, ct);
        await AddAsync(register, "what a site check came to", options.Id, complaintId, () => options.Problems(register.Today), async (change, rows, complaint) =>
        {
            if (await change.Db.ComplaintSteps.AnyAsync(step => step.PlanId == options.PlanId, ct))
            {
                throw new EntryRefusedException(nameof(options.PlanId), new Message("complaints.check-done"));
            }

            ComplaintRows.RequireSinceReceived(complaint, nameof(options.On), options.On);
            var step = Step(register, change, options.Id, complaint, StepKind.CheckDone, options.On!, options.Text, options.Present);
            (step.PlanId, step.Result) = (options.PlanId, options.Result);
            rows.Add(step);
            await Notices.CloseAsync(register.Register, rows, TaskKinds.ComplaintCheck, null, options.PlanId, ct);
        }, options.Again, ct);
    }

    public static Task AddInterviewAsync(ActorRegister register, AddInterviewOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        return AddAsync(register, "an interview", options.Id, options.ComplaintId, () => options.Problems(register.Today), (change, rows, complaint) =>
        {
            var step = Step(register, change, options.Id, complaint, StepKind.Interview, options.On!, options.Text, options.Present);
            step.Visibility = options.Visibility;
            rows.Add(step);
            return Task.CompletedTask;
        }, options.Again, ct);
    }

    /// <summary>The reporter reads it by the receipt code. An answer moves the complaint to answered and leaves its finding and outcome as they are; an interim answer leaves it where it is.</summary>
    public static Task TellAsync(ActorRegister register, TellOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        return AddAsync(register, "what those concerned are told", options.Id, options.ComplaintId, options.Problems, async (change, rows, complaint) =>
        {
            if (options.Kind != StepKind.ReplyOfferedAccused && (await KnownNames.ReadAsync(register.Register, complaint.Id, ct)).Find(options.Text!) is { } found)
            {
                // Whoever finds a receipt code must not learn from the answer whose it is.
                throw new EntryRefusedException(nameof(options.Text), new Message("complaints.holds-name", EntryCheck.Shortened(found)));
            }

            rows.Add(Step(register, change, options.Id, complaint, options.Kind!, ComplaintRows.DayOf(change), options.Text, null));
            if (options.Kind == StepKind.Answer && complaint.State != ComplaintState.Answered)
            {
                var after = complaint.Copy<Complaint>();
                after.State = ComplaintState.Answered;
                rows.Update(complaint, after);
                await Notices.CloseAsync(register.Register, rows, TaskKinds.ComplaintReceived, null, complaint.Id, ct);
            }

            await Notices.CloseAsync(register.Register, rows, TaskKinds.ComplaintInformation, null, complaint.Id, ct);
        }, options.Again, ct);
    }

    /// <summary>What somebody concerned had to say to what was found so far, however it reached the office: "untrue" then need not wait.</summary>
    public static Task RecordReplyAsync(ActorRegister register, RecordReplyOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        return AddAsync(register, "a reply of those concerned", options.Id, options.ComplaintId, () => options.Problems(register.Today), async (change, rows, complaint) =>
        {
            ComplaintRows.RequireSinceReceived(complaint, nameof(options.On), options.On);
            var offer = options.Kind == StepKind.ReplyReceivedReporter ? StepKind.ReplyOfferedReporter : StepKind.ReplyOfferedAccused;
            if (!await change.Db.ComplaintSteps.AnyAsync(step => step.ComplaintId == complaint.Id && step.Kind == offer, ct))
            {
                throw new EntryRefusedException(nameof(options.Kind), new Message("complaints.no-offer"));
            }

            rows.Add(Step(register, change, options.Id, complaint, options.Kind!, options.On!, options.Text, null));
        }, options.Again, ct);
    }

    internal static ComplaintStep Step(
        ActorRegister register, Change change, Guid id, Complaint complaint, string kind, string on, string? text, string? present)
    {
        var vault = register.Register.Vault;
        var (wrapped, made) = vault.NewRecordKey(id);
        using var key = made;
        return new ComplaintStep
        {
            Id = id,
            ComplaintId = complaint.Id,
            Kind = kind,
            At = change.At,
            On = on,
            AgencyId = register.Actor.AgencyId,
            UserId = register.Actor.UserId,
            WrappedKey = wrapped,
            Text = EntryText.OrNull(text) is { } words ? vault.Seal(key, id, ComplaintRows.TextField, words) : null,
            Present = EntryText.OrNull(present) is { } people ? vault.Seal(key, id, PresentField, people) : null,
        };
    }

    internal static Task AddAsync(
        ActorRegister register, string why, Guid id, Guid complaintId, Func<IReadOnlyList<EntryProblem>> problems, Func<Change, RowChanges, Complaint, Task> work,
        Func<ComplaintStep, IdentityVault, SentAgain> again, CancellationToken ct) =>
        EntryChange.AddAsync<ComplaintStep>(register, ComplaintService.Verb(why), id, problems, async (change, rows) =>
        {
            var complaint = (await change.Db.Complaints.SingleOrDefaultAsync(one => one.Id == complaintId, ct)).OrOutOfReach(nameof(PlanCheckOptions.ComplaintId));
            await work(change, rows, complaint);
        }, ct, (_, standing) =>
        {
            // An id that is taken by somebody else's step is no repetition, and says nothing of that step.
            var own = (standing.ComplaintId == complaintId && standing.UserId == register.Actor.UserId ? standing : null).OrOutOfReach(nameof(PlanCheckOptions.ComplaintId));
            again(own, register.Register.Vault).ThrowIfAny();
            return Task.CompletedTask;
        });

    private static async Task<Guid> ComplaintOfAsync(ActorRegister register, Guid planId, CancellationToken ct)
    {
        await using var db = register.CreateContext(AccessVerb.Enter);
        return (await db.ComplaintSteps.SingleOrDefaultAsync(step => step.Id == planId && step.Kind == StepKind.CheckPlanned, ct)).OrOutOfReach(nameof(RecordCheckOptions.PlanId)).ComplaintId;
    }
}
