using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;

namespace Pratip.Registry.Complaints;

/// <summary>
/// Findings on complaints. One person proposes and another decides, neither of the accused body. "Untrue" is for what evidence on file
/// shows not to have happened, after those concerned could reply; where there is no evidence either way the finding is "unsupported". Neither
/// passes over a site check that confirmed what was said (<see cref="ConfirmingChecks"/>).
/// A later finding takes the place of an earlier one, and both stay.
/// </summary>
public static class FindingService
{
    public const string ReasonField = "reason";

    public static Task ProposeAsync(ActorRegister register, ProposeFindingOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        return EntryChange.AddAsync<ComplaintFinding>(register, ComplaintService.Verb("a finding proposed"), options.Id, options.Problems, async (change, rows) =>
        {
            var complaint = (await change.Db.Complaints.SingleOrDefaultAsync(one => one.Id == options.ComplaintId, ct)).OrOutOfReach(nameof(options.ComplaintId));
            await RequireGroundsAsync(change, complaint, register.Actor.AgencyId, options.Finding!, options.Evidence, ct);
            if (await change.Db.ComplaintFindings.AnyAsync(one => one.ComplaintId == complaint.Id && one.State == FindingState.Proposed, ct))
            {
                throw new EntryRefusedException(nameof(options.Finding), new Message("complaints.finding-waits"));
            }

            await ConfirmingChecks.SetAsideAsync(register, change, rows, complaint, options, ct);
            var (key, reason) = ComplaintRows.Seal(register.Register.Vault, options.Id, ReasonField, options.Reason!);
            rows.Add(new ComplaintFinding
            {
                Id = options.Id,
                ComplaintId = complaint.Id,
                Finding = options.Finding!,
                AgencyId = register.Actor.AgencyId,
                ProposedByUserId = register.Actor.UserId,
                ProposedAt = change.At,
                Evidence = [.. options.Evidence],
                WrappedKey = key,
                Reason = reason,
            });
            var task = ComplaintRows.Task(TaskKinds.ComplaintSecond, complaint);
            await ComplaintRows.RaiseAsync(register.Register, change, rows, task, await ComplaintRows.KeptAwayAsync(register.Register, complaint.Id, ct), ct, AccessVerb.Approve);
        }, ct, async (change, standing) =>
        {
            // An id that is taken by somebody else's finding is no repetition, and says nothing of that finding.
            var own = (standing.ComplaintId == options.ComplaintId && standing.ProposedByUserId == register.Actor.UserId ? standing : null).OrOutOfReach(nameof(options.ComplaintId));
            var setAside = await change.Db.ComplaintSteps.SingleOrDefaultAsync(
                step => step.ComplaintId == own.ComplaintId && step.Kind == StepKind.CheckSetAside && step.UserId == own.ProposedByUserId && step.At == own.ProposedAt, ct);
            options.Again(own, setAside, register.Register.Vault).ThrowIfAny();
        });
    }

    /// <summary>By somebody else than its author. What is required of the finding is required again: evidence or replies may have changed meanwhile.</summary>
    public static async Task DecideAsync(ActorRegister register, DecideFindingOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Approve, AccessNoun.Complaints);
        options.Problems().ThrowIfAny();
        await register.ChangeAsync(ProcessKind.ComplaintDecide, "a finding decided on", AccessVerb.Approve, async change =>
        {
            var before = (await change.Db.ComplaintFindings.SingleOrDefaultAsync(one => one.Id == options.Id, ct)).OrOutOfReach(nameof(options.Id));
            var wanted = options.IsApproved == true ? FindingState.InForce : FindingState.Refused;
            if (before.State == wanted && before.DecidedByUserId == register.Actor.UserId)
            {
                return;
            }

            if (before.State != FindingState.Proposed)
            {
                throw new EntryRefusedException(nameof(options.Id), new Message("complaints.finding-decided"));
            }

            if (before.ProposedByUserId == register.Actor.UserId)
            {
                throw new EntryRefusedException(nameof(options.Id), new Message("complaints.own-finding"));
            }

            before.RequireVersion(options.BasedOn, "complaint_findings");
            var rows = new RowChanges();
            var after = before.Copy<ComplaintFinding>();
            (after.State, after.DecidedByUserId, after.DecidedAt) = (wanted, register.Actor.UserId, change.At);
            rows.Update(before, after);
            if (options.IsApproved == true)
            {
                await PutInForceAsync(register, change, rows, after, ct);
            }

            await Notices.CloseAsync(register.Register, rows, TaskKinds.ComplaintSecond, null, before.ComplaintId, ct);
            await change.RecordAsync(EventKind.ComplaintDecided, rows);
        }, ct);
    }

    /// <summary>The finding before it stays as what it was until today; a finding that says how the complaint ended is its outcome.</summary>
    private static async Task PutInForceAsync(ActorRegister register, Change change, RowChanges rows, ComplaintFinding finding, CancellationToken ct)
    {
        var complaint = (await change.Db.Complaints.SingleOrDefaultAsync(one => one.Id == finding.ComplaintId, ct)).OrOutOfReach(nameof(finding.ComplaintId));
        await RequireGroundsAsync(change, complaint, register.Actor.AgencyId, finding.Finding, finding.Evidence, ct);
        await ConfirmingChecks.RequireAnsweredAsync(change.Db, finding, ct);
        var earlier = await change.Db.ComplaintFindings.Where(one => one.ComplaintId == complaint.Id && one.State == FindingState.InForce && one.Id != finding.Id).ToListAsync(ct);
        rows.Update(earlier.Select(one =>
        {
            var replaced = one.Copy<ComplaintFinding>();
            replaced.State = FindingState.Replaced;
            return (one, replaced);
        }));
        await WithdrawAsync(change, rows, complaint.Id, ct);
        var after = complaint.Copy<Complaint>();
        var today = ComplaintRows.DayOf(change);
        if (FindingKind.IsOutcome(finding.Finding))
        {
            (after.Outcome, after.NoActionReason, after.OutcomeOn) = (finding.Finding, null, today);
        }
        else if (FindingKind.IsOutcome(complaint.Outcome) || finding.Finding == FindingKind.StillOpen)
        {
            // What was ended by a finding that no longer stands is open again, until what was done about it is recorded.
            (after.Outcome, after.NoActionReason, after.OutcomeOn) = (null, null, null);
        }

        rows.Update(complaint, after);
    }

    /// <summary>A text for the public that rests on an earlier finding is shown no longer.</summary>
    private static async Task WithdrawAsync(Change change, RowChanges rows, Guid complaintId, CancellationToken ct)
    {
        var shown = await change.Db.ComplaintPublications.Where(one => one.ComplaintId == complaintId && one.WithdrawnOn == null).ToListAsync(ct);
        rows.Update(shown.Select(one =>
        {
            var withdrawn = one.Copy<ComplaintPublication>();
            withdrawn.WithdrawnOn = ComplaintRows.DayOf(change);
            return (one, withdrawn);
        }));
    }

    private static async Task RequireGroundsAsync(
        Change change, Complaint complaint, Guid agencyId, string finding, IReadOnlyCollection<string> evidence, CancellationToken ct)
    {
        var db = change.Db;

        // Its scope keeps the accused body away already; that nobody of it finds on it is said here again, on its own.
        var keptAway = await db.ComplaintRecusals.Where(one => one.ComplaintId == complaint.Id).Select(one => one.AgencyId).ToListAsync(ct);
        if (keptAway.Contains(agencyId))
        {
            throw EntryGuards.OutOfReach(nameof(ProposeFindingOptions.ComplaintId));
        }

        var named = evidence.Select(id => Guid.TryParse(id, out var one) ? one : Guid.Empty).ToList();
        if (await db.ComplaintEvidence.CountAsync(one => one.ComplaintId == complaint.Id && named.Contains(one.Id), ct) != named.Distinct().Count())
        {
            throw EntryGuards.OutOfReach(nameof(ProposeFindingOptions.Evidence));
        }

        if (finding != FindingKind.Untrue)
        {
            return;
        }

        if (named.Count == 0)
        {
            throw new EntryRefusedException(nameof(ProposeFindingOptions.Evidence), new Message("complaints.untrue-needs-evidence"));
        }

        var steps = await db.ComplaintSteps.Where(step => step.ComplaintId == complaint.Id && !step.IsVoided).Select(step => new Told(step.Kind, step.At)).ToListAsync(ct);

        // What the reporter adds is the reporter's reply and never that of the accused, who is waited for wherever a reply was offered.
        List<Offer> offers = [new(StepKind.ReplyOfferedReporter, StepKind.ReplyReceivedReporter, StepKind.Information)];
        if (keptAway.Count > 0 || steps.Exists(step => step.Kind == StepKind.ReplyOfferedAccused))
        {
            offers.Add(new(StepKind.ReplyOfferedAccused, StepKind.ReplyReceivedAccused));
        }

        RequireReplies(steps, change.At, offers);
    }

    /// <summary>Whoever was offered to reply has replied since, or has had the days for it.</summary>
    private static void RequireReplies(List<Told> steps, DateTimeOffset now, List<Offer> offers)
    {
        if (offers.Exists(offer => !steps.Exists(step => step.Kind == offer.Kind)))
        {
            throw new EntryRefusedException(nameof(ProposeFindingOptions.Finding), new Message("complaints.untrue-needs-reply"));
        }

        foreach (var offer in offers)
        {
            var offered = steps.Where(step => step.Kind == offer.Kind).Min(step => step.At);
            var until = PhnomPenhTime.DateOf(offered).AddDays(ComplaintBook.Standard.DaysToReply);
            if (PhnomPenhTime.DateOf(now) < until && !steps.Exists(step => step.At >= offered && offer.Replies.Contains(step.Kind, StringComparer.Ordinal)))
            {
                throw new EntryRefusedException(nameof(ProposeFindingOptions.Finding), new Message("complaints.untrue-needs-days", ComplaintBook.Standard.DaysToReply, until));
            }
        }
    }

    private sealed record Offer(string Kind, params string[] Replies);

    private sealed record Told(string Kind, DateTimeOffset At);
}
