using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Editions;

/// <summary>Rules that leave small cells open: one person asks with a reason, another approves.</summary>
public static class ExemptionService
{
    /// <summary>Every one that was asked for, the latest first.</summary>
    public static async Task<IReadOnlyList<SuppressionExemption>> ListAsync(ActorRegister register, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.View, AccessNoun.Editions);
        await using var db = register.CreateContext();
        return await db.SuppressionExemptions.Where(one => !one.IsVoided).OrderByDescending(one => one.AskedAt).ToListAsync(ct);
    }

    public static async Task AskAsync(ActorRegister register, AskExemptionOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Editions);
        options.Problems().ThrowIfAny();
        await register.ChangeAsync(ProcessKind.EditionExempt, options.Reason!.Trim(), async change =>
        {
            if (await change.Db.SuppressionExemptions.SingleOrDefaultAsync(one => one.Id == options.Id, ct) is { } standing)
            {
                options.Again(standing).ThrowIfAny();
                return;
            }

            await change.RecordAsync(EventKind.ExemptionChanged, new RowChanges().Add(new SuppressionExemption
            {
                Id = options.Id,
                Measure = options.Measure!,
                Breakdown = EntryText.OrNull(options.Breakdown),
                Key = EntryText.OrNull(options.Key),
                Reason = options.Reason!.Trim(),
                AskedByUserId = register.Actor.UserId,
                AskedAt = change.At,
            }));
        }, ct);
    }

    public static async Task ApproveAsync(ActorRegister register, ApproveExemptionOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Approve, AccessNoun.Editions);
        await register.ChangeAsync(ProcessKind.EditionExempt, "an exemption approved", AccessVerb.Approve, async change =>
        {
            var before = (await change.Db.SuppressionExemptions.SingleOrDefaultAsync(one => one.Id == options.Id, ct)).OrOutOfReach(nameof(options.Id));
            if (before.AskedByUserId == register.Actor.UserId)
            {
                throw new EntryRefusedException(nameof(options.Id), new Message("editions.own-exemption"));
            }

            if (before.ApprovedAt is not null)
            {
                return;
            }

            before.RequireVersion(options.BasedOn, "suppression_exemptions");
            var after = before.Copy<SuppressionExemption>();
            (after.ApprovedByUserId, after.ApprovedAt) = (register.Actor.UserId, change.At);
            await change.RecordAsync(EventKind.ExemptionChanged, new RowChanges().Update(before, after));
        }, ct);
    }
}
