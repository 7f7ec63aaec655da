using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Attachments.Scanning;
using Pratip.Registry.Audit;
using Pratip.Registry.Audit.Reads;
using Pratip.Registry.Cases;
using Pratip.Registry.Entry;
using Pratip.Registry.Notes;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Attachments;

/// <summary>
/// Files kept with cases and persons: what they are is found out and not believed, a scanner of the operator looks at them
/// where there is one, and name and content are sealed. A file is never changed; a wrong one is voided by two persons.
/// </summary>
public static class AttachmentService
{
    private const string NameField = "file_name";
    private const string ContentField = "content";

    public static async Task AddAsync(ActorRegister register, AddAttachmentOptions options, AttachmentRules rules, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(rules);
        register.Require(AccessVerb.Enter, AccessNoun.Attachments);
        options.Problems(rules).ThrowIfAny();
        await options.PutTo.RequireAsync(register, ct);
        if (await IsEnteredAsync(register, options, ct))
        {
            return;
        }

        var scan = await ScanAsync(rules, options.Content, ct);
        await register.ChangeAsync(ProcessKind.AttachmentAdd, "a file added", async change =>
        {
            // The scanner takes its time, in which the same form may have come again.
            if (await IsEnteredAsync(register, options, ct))
            {
                return;
            }

            await options.PutTo.RecordAsync(
                change, EventKind.AttachmentAdded, new RowChanges().Add(Sealed(register, options, scan, change.At)),
                () => change.Db.Attachments.AnyAsync(file => file.Id == options.Id, ct));
        }, ct);
    }

    /// <summary>The names of files, recorded as a look at each of them; what is out of reach is not in the answer.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(ActorRegister register, IReadOnlyCollection<Guid> ids, string purpose, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(ids);
        await using var db = register.CreateContext();
        var files = await db.Attachments.Where(file => ids.Contains(file.Id))
            .Select(file => new { file.Id, Subject = file.CaseId ?? file.ReportId!.Value, file.WrappedKey, file.FileName }).ToListAsync(ct);
        if (files.Count == 0)
        {
            return new Dictionary<Guid, string>();
        }

        await register.RecordReadAsync(ReadKind.Note, purpose, [.. files.SelectMany(file => new[] { file.Id, file.Subject })], ct);
        return files.ToDictionary(file => file.Id, file => register.Register.Vault.Open(file.WrappedKey, file.Id, NameField, file.FileName));
    }

    /// <summary>
    /// The file itself, recorded before it is opened; null where it is not there or out of reach. Throws
    /// <see cref="Vault.VaultException"/> for one that was altered: nothing of it is given out.
    /// </summary>
    public static async Task<OpenedAttachment?> OpenAsync(ActorRegister register, Guid id, string purpose, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var db = register.CreateContext();
        if (await db.Attachments.SingleOrDefaultAsync(file => file.Id == id, ct) is not { } row)
        {
            return null;
        }

        await register.RecordReadAsync(ReadKind.Download, purpose, [row.Id, row.CaseId ?? row.ReportId!.Value], ct);
        var vault = register.Register.Vault;
        return new OpenedAttachment(
            vault.Open(row.WrappedKey, row.Id, NameField, row.FileName), row.MediaType, vault.OpenBytes(row.WrappedKey, row.Id, ContentField, row.Content));
    }

    /// <summary>An id that is taken by somebody else's file is no repetition, and says nothing of that file.</summary>
    private static async Task<bool> IsEnteredAsync(ActorRegister register, AddAttachmentOptions options, CancellationToken ct)
    {
        await using var db = register.Register.CreateContext();
        var known = await db.Attachments.Where(file => file.Id == options.Id).Select(file => new { file.UserId, file.Visibility, file.Digest }).SingleOrDefaultAsync(ct);
        options.PutTo.RefuseUnlessReached(known is null || known.UserId == register.Actor.UserId);
        if (known is null)
        {
            return false;
        }

        RequireSame(register, known.Digest, options.Content);
        new SentAgain().Visibility(nameof(options.Visibility), known.Visibility, options.Visibility).ThrowIfAny();
        return true;
    }

    /// <summary>A page that sends a file once more sends the one that is kept.</summary>
    internal static void RequireSame(ActorRegister register, byte[] kept, byte[] sent)
    {
        if (!kept.AsSpan().SequenceEqual(register.Register.Vault.Digest(sent)))
        {
            throw Refused(new Message("attachments.sent-already"));
        }
    }

    /// <summary>Where there is a scanner, a file it has not found clean is not kept, whatever the cause.</summary>
    internal static async Task<string> ScanAsync(AttachmentRules rules, byte[] content, CancellationToken ct)
    {
        if (rules.Scanner is null)
        {
            return AttachmentScan.NotScanned;
        }

        var answer = await rules.Scanner.ScanAsync(content, ct);
        return answer.Verdict switch
        {
            ScanVerdict.Clean => AttachmentScan.Clean,
            ScanVerdict.Infected => throw Refused(new Message("attachments.infected", answer.Found)),
            _ => throw Refused(new Message("attachments.unscanned")),
        };
    }

    private static EntryRefusedException Refused(Message why) => new(nameof(AddAttachmentOptions.Content), why);

    internal static Attachment Sealed(ActorRegister register, AddAttachmentOptions options, string scan, DateTimeOffset at)
    {
        var vault = register.Register.Vault;
        var (wrapped, key) = vault.NewRecordKey(options.Id);
        using var one = key;
        return new Attachment
        {
            Id = options.Id,
            CaseId = options.CaseId,
            ReportId = options.ReportId,
            AgencyId = register.Actor.AgencyId,
            UserId = register.Actor.UserId,
            At = at,
            Visibility = options.Visibility!,
            MediaType = FileSniffer.Find(options.Content)!.Media,
            Size = options.Content.LongLength,
            Digest = vault.Digest(options.Content),
            Scan = scan,
            WrappedKey = wrapped,
            FileName = vault.Seal(key, options.Id, NameField, Attachments.FileName.Clean(options.FileName)),
            Content = vault.Seal(key, options.Id, ContentField, options.Content.AsSpan()),
        };
    }
}

/// <summary>A file as it was sent, its name fit to be saved anywhere.</summary>
public sealed record OpenedAttachment(string FileName, string MediaType, byte[] Content);
