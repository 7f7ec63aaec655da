using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Attachments;
using Pratip.Registry.Audit;
using Pratip.Registry.Audit.Reads;
using Pratip.Registry.Entry;
using Pratip.Registry.Vault;

namespace Pratip.Registry.Complaints;

/// <summary>A file taken as evidence, and whose hands it came from.</summary>
public sealed record AddEvidenceOptions
{
    public Guid Id { get; init; } = RowId.Next();

    public required Guid ComplaintId { get; init; }

    public string? FileName { get; init; }

    public byte[] Content { get; init; } = [];

    public string? On { get; init; }

    /// <summary>From whom and how it was taken; sealed.</summary>
    public string? Text { get; init; }

    internal SentAgain Again(ComplaintStep taken, IdentityVault vault) =>
        new SentAgain().Date(nameof(On), taken.On, On).Words(nameof(Text), ComplaintRows.TextOf(vault, taken), Text);

    public IReadOnlyList<EntryProblem> Problems(AttachmentRules rules, DateOnly today)
    {
        var check = new EntryCheck();
        new AddAttachmentOptions { FileName = FileName, Content = Content }.CheckFile(check, rules);
        _ = check.Require(nameof(On), On) && check.Date(nameof(On), On, today);
        _ = check.Require(nameof(Text), Text) && check.Text(nameof(Text), Text);
        return check.Problems;
    }
}

/// <summary>
/// Evidence on complaints: kept as any file of the register is, sealed and never changed, and each hand it goes through a step of its
/// own. It is reached by whoever reaches the complaint, and each opening is recorded.
/// </summary>
public static class EvidenceService
{
    private const string NameField = "file_name";
    private const string ContentField = "content";

    public static async Task AddAsync(ActorRegister register, AddEvidenceOptions options, AttachmentRules rules, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Complaints);
        options.Problems(rules, register.Today).ThrowIfAny();
        var scan = await AttachmentService.ScanAsync(rules, options.Content, ct);
        await EntryChange.AddAsync<ComplaintEvidence>(register, ComplaintService.Verb("evidence taken"), options.Id, static () => [], async (change, rows) =>
        {
            var complaint = (await change.Db.Complaints.SingleOrDefaultAsync(one => one.Id == options.ComplaintId, ct)).OrOutOfReach(nameof(options.ComplaintId));
            rows.Add(Sealed(register, options, scan, change.At));
            var step = InvestigationService.Step(register, change, RowId.Next(), complaint, StepKind.EvidenceTaken, options.On!, options.Text, null);
            step.EvidenceId = options.Id;
            rows.Add(step);
        }, ct, async (change, standing) =>
        {
            // An id that is taken by somebody else's file is no repetition, and says nothing of that file.
            var own = (standing.ComplaintId == options.ComplaintId && standing.UserId == register.Actor.UserId ? standing : null).OrOutOfReach(nameof(options.ComplaintId));
            AttachmentService.RequireSame(register, own.Digest, options.Content);
            var taken = await change.Db.ComplaintSteps.SingleAsync(step => step.EvidenceId == own.Id && step.Kind == StepKind.EvidenceTaken, ct);
            options.Again(taken, register.Register.Vault).ThrowIfAny();
        });
    }

    /// <summary>Every hand it goes through stands in the steps, in the order of their entry.</summary>
    public static async Task HandOnAsync(ActorRegister register, HandEvidenceOnOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Complaints);
        options.Problems(register.Today).ThrowIfAny();
        await using var view = register.CreateContext(AccessVerb.Enter);
        var evidence = (await view.ComplaintEvidence.Where(one => one.Id == options.EvidenceId).Select(one => new Held(one.ComplaintId)).SingleOrDefaultAsync(ct)).OrOutOfReach(nameof(options.EvidenceId));
        await InvestigationService.AddAsync(register, "evidence handed on", options.Id, evidence.ComplaintId, () => options.Problems(register.Today), async (change, rows, complaint) =>
        {
            var taken = await change.Db.ComplaintSteps.Where(step => step.EvidenceId == options.EvidenceId).Select(step => step.On).MaxAsync(ct);
            EntryCheck.RequireOrder(nameof(options.On), taken, options.On);
            var step = InvestigationService.Step(register, change, options.Id, complaint, StepKind.EvidenceHandedOn, options.On!, options.Text, null);
            step.EvidenceId = options.EvidenceId;
            rows.Add(step);
        }, options.Again, ct);
    }

    /// <summary>The file itself, recorded before it is opened; null where it is out of reach. Throws <see cref="Vault.VaultException"/> for one that was altered.</summary>
    public static async Task<OpenedAttachment?> OpenAsync(ActorRegister register, Guid id, string purpose, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.View, AccessNoun.Complaints);
        await using var db = register.CreateContext();
        if (await db.ComplaintEvidence.SingleOrDefaultAsync(one => one.Id == id, ct) is not { } row)
        {
            return null;
        }

        await register.RecordReadAsync(ReadKind.Download, purpose, [row.Id, row.ComplaintId], ct);
        var vault = register.Register.Vault;
        return new OpenedAttachment(
            vault.Open(row.WrappedKey, row.Id, NameField, row.FileName), row.MediaType, vault.OpenBytes(row.WrappedKey, row.Id, ContentField, row.Content));
    }

    private static ComplaintEvidence Sealed(ActorRegister register, AddEvidenceOptions options, string scan, DateTimeOffset at)
    {
        var file = AttachmentService.Sealed(register, new AddAttachmentOptions { Id = options.Id, Visibility = Notes.NoteVisibility.Case, FileName = options.FileName, Content = options.Content }, scan, at);
        return new ComplaintEvidence
        {
            Id = file.Id,
            ComplaintId = options.ComplaintId,
            AgencyId = file.AgencyId,
            UserId = file.UserId,
            At = file.At,
            MediaType = file.MediaType,
            Size = file.Size,
            Digest = file.Digest,
            Scan = file.Scan,
            WrappedKey = file.WrappedKey,
            FileName = file.FileName,
            Content = file.Content,
        };
    }

    private sealed record Held(Guid ComplaintId);
}
