using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Complaints;

/// <summary>
/// Site checks that confirmed what was said. "Untrue" or "unsupported" against one of them needs to say why it does not stand: a step of its
/// own, which the second person reads.
/// </summary>
public static class ConfirmingChecks
{
    private static readonly string[] Confirming = ["confirmed", "partly-confirmed"];

    /// <summary>Whether a check came out for what was said, in whole or in part.</summary>
    public static bool IsOne(ComplaintStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return step is { Kind: StepKind.CheckDone, Result: { } result } && Confirming.Contains(result, StringComparer.Ordinal);
    }

    /// <summary>Adds why they do not stand; refused where that is not said, and where there is nothing to say it of.</summary>
    internal static async Task SetAsideAsync(ActorRegister register, Change change, RowChanges rows, Complaint complaint, ProposeFindingOptions options, CancellationToken ct)
    {
        var said = EntryText.OrNull(options.AgainstChecks);
        var denied = FindingKind.DeniesChecks(options.Finding) ? await Of(change.Db, complaint.Id).OrderBy(step => step.At).Select(step => step.On).ToListAsync(ct) : [];
        if (denied.Count > 0 && said is null)
        {
            throw new EntryRefusedException(nameof(options.AgainstChecks), new Message("complaints.check-confirmed", DayOf(denied[^1])));
        }

        if (denied.Count == 0 && said is not null)
        {
            throw new EntryRefusedException(nameof(options.AgainstChecks), new Message("complaints.no-check-confirmed"));
        }

        if (said is not null)
        {
            rows.Add(InvestigationService.Step(register, change, Audit.RowId.Next(), complaint, StepKind.CheckSetAside, ComplaintRows.DayOf(change), said, null));
        }
    }

    /// <summary>A check that was recorded after the finding was proposed is answered by nobody.</summary>
    internal static async Task RequireAnsweredAsync(RegistryDb db, ComplaintFinding finding, CancellationToken ct)
    {
        if (!FindingKind.DeniesChecks(finding.Finding))
        {
            return;
        }

        var since = await Of(db, finding.ComplaintId)
            .Where(check => !db.ComplaintSteps.Any(step => step.ComplaintId == finding.ComplaintId && step.Kind == StepKind.CheckSetAside && step.At >= check.At && !step.IsVoided))
            .OrderBy(step => step.At).Select(step => step.On).ToListAsync(ct);
        if (since.Count > 0)
        {
            throw new EntryRefusedException(nameof(DecideFindingOptions.IsApproved), new Message("complaints.check-confirmed-since", DayOf(since[^1])));
        }
    }

    private static IQueryable<ComplaintStep> Of(RegistryDb db, Guid complaintId) =>
        db.ComplaintSteps.Where(step => step.ComplaintId == complaintId && step.Kind == StepKind.CheckDone && !step.IsVoided && step.Result != null && Confirming.Contains(step.Result));

    private static object DayOf(string on) => PartialDate.TryParseIso(on, out var day) ? day : on;
}
