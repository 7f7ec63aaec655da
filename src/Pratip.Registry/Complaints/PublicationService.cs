using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;

namespace Pratip.Registry.Complaints;

/// <summary>What the public may read of a finding, in both languages.</summary>
public sealed record WritePublicationOptions
{
    private const int LongestPublic = 2000;

    public Guid Id { get; init; } = RowId.Next();

    public required Guid ComplaintId { get; init; }

    public string? TextEn { get; init; }

    public string? TextKm { get; init; }

    internal SentAgain Again(ComplaintPublication standing) => new SentAgain().Text(nameof(TextEn), standing.TextEn, TextEn).Text(nameof(TextKm), standing.TextKm, TextKm);

    public IReadOnlyList<EntryProblem> Problems()
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(TextEn), TextEn) && check.Text(nameof(TextEn), TextEn, LongestPublic) && IsWithoutNumbers(check, nameof(TextEn), TextEn!);
        _ = check.Require(nameof(TextKm), TextKm) && check.Text(nameof(TextKm), TextKm, LongestPublic) && IsWithoutNumbers(check, nameof(TextKm), TextKm!);
        return check.Problems;
    }

    private static bool IsWithoutNumbers(EntryCheck check, string field, string text) => !KnownNames.HoldsNumber(text) || check.Refuse(field, "complaints.holds-number");
}

public sealed record ReleasePublicationOptions
{
    public required Guid Id { get; init; }

    public required int BasedOn { get; init; }

    /// <summary>Whoever lets it out says that nobody can be told from it; otherwise it stays.</summary>
    public bool? NobodyCanBeTold { get; init; }

    public IReadOnlyList<EntryProblem> Problems()
    {
        var check = new EntryCheck();
        if (NobodyCanBeTold != true)
        {
            check.Refuse(nameof(NobodyCanBeTold), "complaints.identifiable");
        }

        return check.Problems;
    }
}

public sealed record WithdrawPublicationOptions(Guid Id, int BasedOn);

/// <summary>Findings for the public, without names. One person writes, another lets out and answers for nobody being recognisable.</summary>
public static class PublicationService
{
    public static Task WriteAsync(ActorRegister register, WritePublicationOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        return EntryChange.AddAsync<ComplaintPublication>(register, ComplaintService.Verb("a finding written for the public"), options.Id, options.Problems, async (change, rows) =>
        {
            var complaint = (await change.Db.Complaints.SingleOrDefaultAsync(one => one.Id == options.ComplaintId, ct)).OrOutOfReach(nameof(options.ComplaintId));
            var finding = await change.Db.ComplaintFindings.SingleOrDefaultAsync(one => one.ComplaintId == complaint.Id && one.State == FindingState.InForce, ct);
            if (finding is null || finding.Finding == FindingKind.StillOpen)
            {
                throw new EntryRefusedException(nameof(options.ComplaintId), new Message("complaints.nothing-to-publish"));
            }

            if (await change.Db.ComplaintPublications.AnyAsync(one => one.ComplaintId == complaint.Id && one.WithdrawnOn == null, ct))
            {
                throw new EntryRefusedException(nameof(options.TextEn), new Message("complaints.published-already"));
            }

            await RequireNamelessAsync(register, complaint.Id, options.TextEn!, options.TextKm!, ct);
            rows.Add(new ComplaintPublication
            {
                Id = options.Id,
                ComplaintId = complaint.Id,
                FindingId = finding.Id,
                WrittenByUserId = register.Actor.UserId,
                WrittenAt = change.At,
                TextEn = options.TextEn!.Trim(),
                TextKm = options.TextKm!.Trim(),
            });
            var keptAway = await ComplaintRows.KeptAwayAsync(register.Register, complaint.Id, ct);
            await ComplaintRows.RaiseAsync(register.Register, change, rows, ComplaintRows.Task(TaskKinds.ComplaintPublication, complaint), keptAway, ct, AccessVerb.Approve);
        }, ct, (_, standing) =>
        {
            options.Again(standing).ThrowIfAny();
            return Task.CompletedTask;
        });
    }

    /// <summary>Names are looked for again: persons may have been linked since it was written.</summary>
    public static Task ReleaseAsync(ActorRegister register, ReleasePublicationOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(options);
        return DecideAsync(register, options.Id, options.BasedOn, "a finding released to the public", options.Problems, one => one.ReleasedOn is not null && one.WithdrawnOn is null, async (change, before, after) =>
        {
            if (before.WithdrawnOn is not null)
            {
                throw new EntryRefusedException(nameof(options.Id), new Message("complaints.withdrawn"));
            }

            if (before.WrittenByUserId == register.Actor.UserId)
            {
                throw new EntryRefusedException(nameof(options.Id), new Message("complaints.own-publication"));
            }

            await RequireNamelessAsync(register, before.ComplaintId, before.TextEn, before.TextKm, ct);
            (after.ReleasedByUserId, after.ReleasedOn) = (register.Actor.UserId, ComplaintRows.DayOf(change));
        }, ct);
    }

    /// <summary>It is shown no longer, and stays on record.</summary>
    public static Task WithdrawAsync(ActorRegister register, WithdrawPublicationOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(options);
        return DecideAsync(register, options.Id, options.BasedOn, "a published finding withdrawn", static () => [], one => one.WithdrawnOn is not null, (change, _, after) =>
        {
            after.WithdrawnOn = ComplaintRows.DayOf(change);
            return Task.CompletedTask;
        }, ct);
    }

    private static async Task DecideAsync(
        ActorRegister register, Guid id, int basedOn, string why, Func<IReadOnlyList<EntryProblem>> problems, Func<ComplaintPublication, bool> isDone,
        Func<Change, ComplaintPublication, ComplaintPublication, Task> work, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.Approve, AccessNoun.Complaints);
        problems().ThrowIfAny();
        await register.ChangeAsync(ProcessKind.ComplaintDecide, why, AccessVerb.Approve, async change =>
        {
            var before = (await change.Db.ComplaintPublications.SingleOrDefaultAsync(one => one.Id == id, ct)).OrOutOfReach(nameof(ComplaintPublication.Id));
            if (isDone(before))
            {
                return;
            }

            before.RequireVersion(basedOn, "complaint_publications");
            var after = before.Copy<ComplaintPublication>();
            await work(change, before, after);
            var rows = new RowChanges().Update(before, after);
            await Notices.CloseAsync(register.Register, rows, TaskKinds.ComplaintPublication, null, before.ComplaintId, ct);
            await change.RecordAsync(EventKind.ComplaintDecided, rows);
        }, ct);
    }

    private static async Task RequireNamelessAsync(ActorRegister register, Guid complaintId, string english, string khmer, CancellationToken ct)
    {
        var known = await KnownNames.ReadAsync(register.Register, complaintId, ct);
        var said = await SaidNames.ReadAsync(register.Register, complaintId, ct);
        var check = new EntryCheck();
        foreach (var (field, text) in new[] { (nameof(WritePublicationOptions.TextEn), english), (nameof(WritePublicationOptions.TextKm), khmer) })
        {
            if (known.Find(text) is { } name)
            {
                check.Refuse(field, "complaints.holds-name", EntryCheck.Shortened(name));
            }
            else if (said.Find(text) is { } mentioned)
            {
                check.Refuse(field, "complaints.holds-said-name", EntryCheck.Shortened(mentioned));
            }
        }

        check.ThrowIfAny();
    }
}

/// <summary>What the public reads: the finding and a text that names nobody. No reference, office or place but what the text says.</summary>
/// <param name="Finding">Code of the list complaint-finding.</param>
public sealed record PublishedFinding(string Finding, DateOnly On, LocalizedText Text)
{
    public const int Most = 200;

    public static async Task<IReadOnlyList<PublishedFinding>> ListAsync(Register register, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var db = register.CreateContext();
        var rows = await (from one in db.ComplaintPublications
                          where one.ReleasedOn != null && one.WithdrawnOn == null && !one.IsVoided
                          join finding in db.ComplaintFindings on one.FindingId equals finding.Id
                          where finding.State == FindingState.InForce
                          orderby one.ReleasedOn descending, one.Id
                          select new { finding.Finding, one.ReleasedOn, one.TextEn, one.TextKm }).Take(Most).ToListAsync(ct);
        return rows.ConvertAll(row => new PublishedFinding(row.Finding, DateOnly.Parse(row.ReleasedOn!, System.Globalization.CultureInfo.InvariantCulture), new LocalizedText(row.TextEn, row.TextKm)));
    }
}
