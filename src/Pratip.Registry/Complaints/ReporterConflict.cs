using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Charges;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Registry.Vault;

namespace Pratip.Registry.Complaints;

/// <summary>
/// Whoever complained becomes a suspect in a case that has to do with the complaint. It is not refused, because it may be right,
/// and it never passes unseen: the office that answers for the complaint, which is another than the accused body, is told. Whoever
/// enters the suspect is not, or entering suspects would be a way to ask who complained.
/// </summary>
public static class ReporterConflict
{
    /// <summary>Adds the tasks that follow from a new suspect.</summary>
    /// <param name="register">Read without scope: neither the complaint nor the reporter need be in reach of whoever enters the suspect.</param>
    /// <param name="change">The change of the suspect.</param>
    /// <param name="rows">What its event does.</param>
    /// <param name="person">Who the suspect is.</param>
    /// <param name="suspect">The new suspect.</param>
    /// <param name="ct">Stops waiting.</param>
    public static async Task RaiseOfSuspectAsync(Register register, Change change, RowChanges rows, PersonRows person, Suspect suspect, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(suspect);
        await using var db = register.CreateContext();
        var report = person.Report;
        var same = await (from reporter in db.ComplaintReporters
                          where !reporter.IsVoided
                          join other in db.PersonReports on reporter.ReportId equals other.Id
                          where other.PersonId == report.PersonId
                          select reporter.ComplaintId).ToListAsync(ct);
        var linked = await db.ComplaintLinks.Where(link => link.CaseId == suspect.CaseId && !link.IsTakenBack && !link.IsVoided).Select(link => link.ComplaintId).Distinct().ToListAsync(ct);
        var identity = linked.Count == 0 ? null : person.Identity ?? await db.SealedIdentities.SingleOrDefaultAsync(one => one.Id == report.Id && !one.IsVoided, ct);
        var named = await NamedAsync(register, db, linked, identity is null ? null : register.Vault.Open(identity), ct);
        foreach (var complaint in await ComplaintsAsync(db, [.. same, .. named], ct))
        {
            await RaiseAsync(register, change, rows, complaint, ct);
        }
    }

    /// <summary>The same for a case that is linked while its suspects stand already.</summary>
    internal static async Task RaiseOfLinkAsync(Register register, Change change, RowChanges rows, ComplaintLink link, CancellationToken ct)
    {
        if (link.CaseId is not { } caseId)
        {
            return;
        }

        await using var db = register.CreateContext();
        var reports = await db.Suspects.Where(one => one.CaseId == caseId && !one.IsVoided).Select(one => one.ReportId).ToListAsync(ct);
        var identities = await db.SealedIdentities.Where(one => reports.Contains(one.Id) && !one.IsVoided).ToListAsync(ct);
        foreach (var identity in identities)
        {
            if ((await NamedAsync(register, db, [link.ComplaintId], register.Vault.Open(identity), ct)).Count > 0)
            {
                await RaiseAsync(register, change, rows, (await ComplaintsAsync(db, [link.ComplaintId], ct))[0], ct);
                return;
            }
        }
    }

    private static Task<List<Complaint>> ComplaintsAsync(RegistryDb db, List<Guid> ids, CancellationToken ct) =>
        db.Complaints.Where(one => ids.Contains(one.Id) && !one.IsVoided).OrderBy(one => one.Id).ToListAsync(ct);

    private static async Task<List<Guid>> NamedAsync(Register register, RegistryDb db, List<Guid> complaints, Identity? identity, CancellationToken ct)
    {
        if (identity is null || complaints.Count == 0)
        {
            return [];
        }

        var names = identity.Names.Select(name => WrittenNames.KeyOf(name.Text)).Where(name => name.Length > 0).ToHashSet(StringComparer.Ordinal);
        var reporters = await db.ComplaintReporters.Where(one => complaints.Contains(one.ComplaintId) && !one.IsVoided && one.Name != null).ToListAsync(ct);
        return [.. reporters.Where(one => names.Contains(WrittenNames.KeyOf(register.Vault.Open(one.WrappedKey, one.Id, ComplaintRows.NameField, one.Name!)))).Select(one => one.ComplaintId)];
    }

    private static async Task RaiseAsync(Register register, Change change, RowChanges rows, Complaint complaint, CancellationToken ct) =>
        await ComplaintRows.RaiseAsync(
            register, change, rows, ComplaintRows.Task(TaskKinds.ReporterSuspected, complaint), await ComplaintRows.KeptAwayAsync(register, complaint.Id, ct), ct, AccessVerb.Approve);
}
