using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;

namespace Pratip.Registry.Complaints;

/// <summary>
/// What the office does with a complaint. None of it opens a case, against whoever complained or anybody else: a case is opened by
/// whoever may, on what was found, and only linked here.
/// </summary>
public static class ComplaintService
{
    public static Task RegisterAsync(ActorRegister register, RegisterComplaintOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        return EntryChange.AddAsync<Complaint>(register, Verb("a complaint taken in"), options.Id, () => options.Problems(register.Clock.GetUtcNow()), async (change, rows) =>
        {
            await RequireAgencyAsync(change.Db, nameof(options.AccusedAgencyId), options.AccusedAgencyId, ct);
            var place = await ComplaintRows.PlaceAsync(register.Register, register.Actor.AgencyId, options.AccusedAgencyId, ct);
            var vault = register.Register.Vault;
            var (key, text) = ComplaintRows.Seal(vault, options.Id, ComplaintRows.TextField, options.Text!);
            var complaint = new Complaint
            {
                Id = options.Id,
                Reference = ReceiptCode.NewReference(),
                AgencyId = place.AgencyId,
                Channel = options.Channel!,
                ReceivedAt = options.ReceivedAt!.Value,
                Languages = [.. options.Languages],
                About = options.About!,
                ProvinceCode = EntryText.OrNull(options.ProvinceCode),
                WrappedKey = key,
                Text = text,
            };
            rows.Add(complaint);
            ComplaintRows.AddReporter(rows, vault, complaint.Id, options.Reporter);
            ComplaintRows.AddRecusals(rows, complaint.Id, place.KeptAway);
            await ComplaintRows.RaiseAsync(register.Register, change, rows, ComplaintRows.Received(complaint), place.KeptAway, ct);
        }, ct, async (_, standing) => (await RegisteredAgain.OfAsync(register, options, standing, ct)).ThrowIfAny());
    }

    /// <summary>
    /// A code by which the reporter follows a complaint that an office took in, shown once; an earlier one opens nothing any more. Whoever
    /// complained on the public page has a code already, and an office cannot take it from them.
    /// </summary>
    public static async Task<string> IssueReceiptAsync(ActorRegister register, IssueReceiptOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        var code = ReceiptCode.New();
        await EntryChange.ChangeAsync<Complaint>(
            register, Verb("a receipt code handed out"), (options.Id, options.BasedOn), static () => [], static _ => false,
            (_, _, before, after) =>
            {
                if (before.Channel == PublicComplaints.Channel)
                {
                    throw new EntryRefusedException(nameof(options.Id), new Message("complaints.has-code"));
                }

                after.Receipt = ReceiptCode.Digest(register.Register.Vault, code);
                return Task.CompletedTask;
            }, ct);
        return code;
    }

    /// <summary>How soon it is looked at and by whom; an office of the accused body's chain is refused.</summary>
    public static Task TriageAsync(ActorRegister register, TriageOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        return EntryChange.ChangeAsync<Complaint>(
            register, Verb("a complaint looked through"), (options.Id, options.BasedOn), options.Problems,
            one => one.Priority == options.Priority && one.IsDangerNow == options.IsDangerNow && one.State != ComplaintState.Received && (options.AgencyId is null || one.AgencyId == options.AgencyId),
            async (change, rows, before, after) =>
            {
                after.Priority = options.Priority;
                after.IsDangerNow = options.IsDangerNow;
                after.State = before.State == ComplaintState.Received ? ComplaintState.Checking : before.State;
                await Notices.CloseAsync(register.Register, rows, TaskKinds.ComplaintReceived, null, before.Id, ct);
                if (options.AgencyId is { } other && other != before.AgencyId)
                {
                    await HandOverAsync(register, change, rows, after, other, ct);
                }
            }, ct);
    }

    /// <summary>One that repeats another is not counted by itself; the link can be taken back.</summary>
    public static Task MarkDuplicateAsync(ActorRegister register, MarkDuplicateOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        var reference = EntryText.OrNull(options.OtherReference)?.ToUpperInvariant();
        return EntryChange.ChangeAsync<Complaint>(
            register, Verb(reference is null ? "a complaint no longer a duplicate" : "a complaint that came before"), (options.Id, options.BasedOn), options.Problems,
            one => reference is null && one.DuplicateOfId is null,
            async (change, rows, before, after) =>
            {
                after.DuplicateOfId = reference is null ? null : await OriginalAsync(change, before, reference, nameof(options.OtherReference), ct);
            }, ct);
    }

    /// <summary>Acted, not acted and why, passed on, withdrawn; pending opens it again. What a finding says is an outcome by itself.</summary>
    public static Task RecordOutcomeAsync(ActorRegister register, RecordOutcomeOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        var outcome = options.Outcome == ComplaintOutcome.Pending ? null : options.Outcome;
        var on = outcome is null ? null : options.On;
        return EntryChange.ChangeAsync<Complaint>(
            register, Verb("the outcome of a complaint"), (options.Id, options.BasedOn), () => options.Problems(register.Today),
            one => one.Outcome == outcome && one.NoActionReason == EntryText.OrNull(options.NoActionReason) && one.OutcomeOn == on,
            (_, _, before, after) =>
            {
                ComplaintRows.RequireSinceReceived(before, nameof(options.On), on);
                (after.Outcome, after.NoActionReason, after.OutcomeOn) = (outcome, EntryText.OrNull(options.NoActionReason), on);
                return Task.CompletedTask;
            }, ct);
    }

    internal static EntryVerb Verb(string why) => new(ProcessKind.ComplaintChange, EventKind.ComplaintChanged, AccessNoun.Complaints, why);

    internal static async Task RequireAgencyAsync(RegistryDb db, string field, Guid? agencyId, CancellationToken ct)
    {
        if (agencyId is { } id && !await db.Agencies.AnyAsync(agency => agency.Id == id && !agency.IsVoided, ct))
        {
            throw EntryGuards.OutOfReach(field);
        }
    }

    /// <summary>The tasks that wait go with it.</summary>
    internal static async Task HandOverAsync(ActorRegister register, Change change, RowChanges rows, Complaint after, Guid other, CancellationToken ct)
    {
        await RequireAgencyAsync(change.Db, nameof(TriageOptions.AgencyId), other, ct);
        var keptAway = await ComplaintRows.KeptAwayAsync(register.Register, after.Id, ct);
        if (keptAway.Contains(other))
        {
            throw new EntryRefusedException(nameof(TriageOptions.AgencyId), new Message("complaints.accused-office"));
        }

        await using (var db = register.Register.CreateContext())
        {
            if (!await ComplaintOffice.HasOfficerAsync(db, other, ct))
            {
                throw new EntryRefusedException(nameof(TriageOptions.AgencyId), new Message("complaints.no-officer"));
            }
        }

        after.AgencyId = other;
        await ComplaintRows.DropWaitingAsync(register.Register, rows, after.Id, TaskKinds.ComplaintReceived, ct);
        await ComplaintRows.RaiseAsync(register.Register, change, rows, ComplaintRows.Received(after), keptAway, ct);
    }

    /// <summary>
    /// Of a duplicate of a duplicate the first one; a complaint is never one of itself, and the earlier of two is the one that is counted. Both
    /// are held, so that two who mark each other at the same moment make no circle.
    /// </summary>
    private static async Task<Guid> OriginalAsync(Change change, Complaint complaint, string reference, string field, CancellationToken ct)
    {
        var named = (await change.Db.Complaints.SingleOrDefaultAsync(one => one.Reference == reference, ct)).OrOutOfReach(field);
        foreach (var held in new[] { complaint.Id, named.Id }.Distinct().Order())
        {
            await change.HoldAsync(held, ct);
        }

        var original = await change.Db.Complaints.Where(one => one.Id == named.Id).Select(one => one.DuplicateOfId).SingleAsync(ct) ?? named.Id;
        if (original == complaint.Id || await change.Db.Complaints.AnyAsync(one => one.DuplicateOfId == complaint.Id, ct))
        {
            throw new EntryRefusedException(field, new Message("complaints.duplicate-of-itself"));
        }

        var receivedAt = (await change.Db.Complaints.SingleOrDefaultAsync(one => one.Id == original, ct)).OrOutOfReach(field).ReceivedAt;
        return receivedAt <= complaint.ReceivedAt ? original : throw new EntryRefusedException(field, new Message("complaints.duplicate-of-later"));
    }
}
