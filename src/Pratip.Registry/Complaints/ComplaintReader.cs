using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Audit.Reads;
using Pratip.Registry.Cases;
using Pratip.Registry.Storage;
using Pratip.Registry.Vault;

namespace Pratip.Registry.Complaints;

/// <summary>What a list of complaints is asked for; null asks for nothing.</summary>
public sealed record ComplaintFilter(string? State = null, string? Priority = null, string? Channel = null, bool OpenOnly = false);

/// <summary>One line of the list.</summary>
/// <param name="Days">How long it has been open, or was.</param>
public sealed record ComplaintListItem(Complaint Complaint, int Days);

/// <summary>A complaint and all that was done about it, without the words in it.</summary>
/// <param name="HasReporter">Whether it is not anonymous; who it is stands elsewhere.</param>
/// <param name="KeptAway">Bodies that never see it.</param>
/// <param name="Original">The reference of the complaint it repeats, where that is within reach.</param>
/// <param name="Within">What it is linked to of that which is within reach.</param>
/// <param name="Repeats">References of those that repeat it.</param>
public sealed record ComplaintFile(
    Complaint Complaint, bool HasReporter, IReadOnlyList<Guid> KeptAway, string? Original, IReadOnlyList<string> Repeats, IReadOnlyList<ComplaintLink> Links, IReadOnlySet<Guid> Within,
    IReadOnlyList<ComplaintStep> Steps, IReadOnlyList<ComplaintEvidenceHead> Evidence, IReadOnlyList<ComplaintFinding> Findings,
    IReadOnlyList<ComplaintPublication> Publications, IReadOnlyDictionary<Guid, Agency> Agencies);

/// <summary>A piece of evidence without its content.</summary>
public sealed record ComplaintEvidenceHead(Guid Id, DateTimeOffset At, string MediaType, long Size, string Scan);

/// <summary>Complaints within a user's reach: those of the accused body and its chain are not there, in a list as in a look-up.</summary>
public static class ComplaintReader
{
    public const int PageSize = 50;

    /// <summary><see cref="Complaint.IsUrgent"/>, as the database asks it.</summary>
    private static readonly Expression<Func<Complaint, bool>> Urgent = static one => one.IsDangerNow == true && one.Outcome == null && one.DuplicateOfId == null;

    /// <summary>Those in which somebody is in danger now first, of each the latest first.</summary>
    public static async Task<Listing<ComplaintListItem>> ListAsync(ActorRegister register, ComplaintFilter filter, Guid? after, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(filter);
        register.Require(AccessVerb.View, AccessNoun.Complaints);
        await using var db = register.CreateContext();
        var found = db.Complaints.Where(one => (filter.State == null || one.State == filter.State) && (filter.Priority == null || one.Priority == filter.Priority)
            && (filter.Channel == null || one.Channel == filter.Channel) && (!filter.OpenOnly || (one.Outcome == null && one.DuplicateOfId == null)));
        if (after is { } last)
        {
            found = await db.Complaints.Where(Urgent).AnyAsync(one => one.Id == last, ct)
                ? found.Where(one => one.Id.CompareTo(last) < 0 || !(one.IsDangerNow == true && one.Outcome == null && one.DuplicateOfId == null))
                : found.Where(one => one.Id.CompareTo(last) < 0 && !(one.IsDangerNow == true && one.Outcome == null && one.DuplicateOfId == null));
        }

        var rows = await found.OrderBy(one => one.IsDangerNow == true && one.Outcome == null && one.DuplicateOfId == null ? 0 : 1).ThenByDescending(one => one.Id).Take(PageSize + 1).ToListAsync(ct);
        return new Listing<ComplaintListItem>([.. rows.Take(PageSize).Select(one => new ComplaintListItem(one, Days(one, register.Today)))], rows.Count > PageSize ? rows[PageSize - 1].Id : null);
    }

    /// <summary>Those within reach in which somebody is in danger now, the latest first: for whoever works on complaints, before anything is opened.</summary>
    public static async Task<IReadOnlyList<Complaint>> UrgentAsync(ActorRegister register, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.View, AccessNoun.Complaints);
        await using var db = register.CreateContext();
        return await db.Complaints.Where(Urgent).OrderByDescending(one => one.Id).Take(PageSize).ToListAsync(ct);
    }

    /// <summary>Null where it is not there or out of reach.</summary>
    public static async Task<ComplaintFile?> FindAsync(ActorRegister register, Guid id, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.View, AccessNoun.Complaints);
        await using var db = register.CreateContext();
        if (await db.Complaints.SingleOrDefaultAsync(one => one.Id == id, ct) is not { } complaint)
        {
            return null;
        }

        await register.RecordReadAsync(ReadKind.Case, "case-work", [id], ct);
        var links = await db.ComplaintLinks.Where(one => one.ComplaintId == id && !one.IsTakenBack).OrderBy(one => one.Id).ToListAsync(ct);
        return new ComplaintFile(
            complaint, await ReporterPresence.IsKnownAsync(register.Register, id, ct),
            await db.ComplaintRecusals.Where(one => one.ComplaintId == id).OrderBy(one => one.Id).Select(one => one.AgencyId).ToListAsync(ct),
            await db.Complaints.Where(one => one.Id == complaint.DuplicateOfId).Select(one => one.Reference).SingleOrDefaultAsync(ct),
            await db.Complaints.Where(one => one.DuplicateOfId == id).OrderBy(one => one.Id).Select(one => one.Reference).ToListAsync(ct),
            links, await WithinAsync(db, links, ct),
            await db.ComplaintSteps.Where(one => one.ComplaintId == id).OrderBy(one => one.At).ThenBy(one => one.Id).ToListAsync(ct),
            await db.ComplaintEvidence.Where(one => one.ComplaintId == id).OrderBy(one => one.Id)
                .Select(one => new ComplaintEvidenceHead(one.Id, one.At, one.MediaType, one.Size, one.Scan)).ToListAsync(ct),
            await db.ComplaintFindings.Where(one => one.ComplaintId == id).OrderBy(one => one.ProposedAt).ThenBy(one => one.Id).ToListAsync(ct),
            await db.ComplaintPublications.Where(one => one.ComplaintId == id).OrderBy(one => one.WrittenAt).ThenBy(one => one.Id).ToListAsync(ct),
            await register.Agencies.AllAsync(ct));
    }

    /// <summary>Whether it is within reach, for whoever is to be led to it.</summary>
    public static async Task<bool> ReachesAsync(ActorRegister register, Guid id, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var db = register.CreateContext();
        return await db.Complaints.AnyAsync(one => one.Id == id, ct);
    }

    /// <summary>
    /// The complaint's words and those of its steps and findings, by the id of their row, recorded before anything is opened. What does not
    /// open, because its key was destroyed, is left out.
    /// </summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> OpenTextsAsync(ActorRegister register, Guid id, string purpose, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.View, AccessNoun.Complaints);
        await using var db = register.CreateContext();
        if (await db.Complaints.SingleOrDefaultAsync(one => one.Id == id, ct) is not { } complaint)
        {
            return new Dictionary<Guid, string>();
        }

        var steps = await db.ComplaintSteps.Where(one => one.ComplaintId == id).ToListAsync(ct);
        var findings = await db.ComplaintFindings.Where(one => one.ComplaintId == id).ToListAsync(ct);
        await register.RecordReadAsync(ReadKind.Note, purpose, [id], ct);
        var texts = new Dictionary<Guid, string>();
        Open(complaint.Id, complaint.WrappedKey, ComplaintRows.TextField, complaint.Text);
        foreach (var step in steps)
        {
            Open(step.Id, step.WrappedKey, ComplaintRows.TextField, step.Text);
            Open(step.Id, step.WrappedKey, InvestigationService.PresentField, step.Present);
        }

        foreach (var finding in findings)
        {
            Open(finding.Id, finding.WrappedKey, FindingService.ReasonField, finding.Reason);
        }

        return texts;

        void Open(Guid row, byte[] key, string field, byte[]? envelope)
        {
            try
            {
                if (envelope is not null)
                {
                    var text = register.Register.Vault.Open(key, row, field, envelope);
                    texts[row] = texts.TryGetValue(row, out var before) ? $"{before}\n\n{text}" : text;
                }
            }
            catch (VaultException)
            {
                // Shredded: the row says that there was something, and nobody says what.
            }
        }
    }

    /// <summary>Whoever reaches the complaint need not reach what it is linked to.</summary>
    private static async Task<IReadOnlySet<Guid>> WithinAsync(RegistryDb db, List<ComplaintLink> links, CancellationToken ct)
    {
        var ids = links.ConvertAll(link => link.SiteId ?? link.CaseId ?? link.ReportId!.Value);
        return new HashSet<Guid>([
            .. await db.Sites.Where(one => ids.Contains(one.Id)).Select(one => one.Id).ToListAsync(ct),
            .. await db.Cases.Where(one => ids.Contains(one.Id)).Select(one => one.Id).ToListAsync(ct),
            .. await db.PersonReports.Where(one => ids.Contains(one.Id)).Select(one => one.Id).ToListAsync(ct),
        ]);
    }

    internal static int Days(Complaint one, DateOnly today) =>
        ComplaintLife.Of(one.ReceivedAt, one.Outcome, one.OutcomeOn, one.NoActionReason, today).DaysBy(today);
}

/// <summary>Whether somebody gave a name or a way to be reached: a yes or no, for whoever may see the complaint and never the reporter.</summary>
internal static class ReporterPresence
{
    public static async Task<bool> IsKnownAsync(Register register, Guid complaintId, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        return await db.ComplaintReporters.AnyAsync(one => one.ComplaintId == complaintId && !one.IsVoided, ct);
    }
}
