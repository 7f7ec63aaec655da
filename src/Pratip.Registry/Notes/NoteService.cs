using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Audit.Reads;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;
using Pratip.Registry.Vault;

namespace Pratip.Registry.Notes;

/// <summary>
/// Notes are added and read, never changed: what was written wrongly is voided by two persons and written again. Who may
/// read one is the author's choice within what the case or report itself allows.
/// </summary>
public static class NoteService
{
    private const string TextField = "text";

    public static async Task AddAsync(ActorRegister register, AddNoteOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Notes);
        options.Problems(register.Clock.Today()).ThrowIfAny();
        await options.PutTo.RequireAsync(register, ct);
        await register.ChangeAsync(ProcessKind.NoteAdd, "a note added", async change =>
        {
            if (await IsEnteredAsync(register, options, ct))
            {
                return;
            }

            await options.PutTo.RecordAsync(
                change, EventKind.NoteAdded, new RowChanges().Add(Sealed(register, options, change.At)), () => change.Db.Notes.AnyAsync(note => note.Id == options.Id, ct));
        }, ct);
    }

    /// <summary>
    /// Recorded before anything is opened. A note out of reach is not in the answer; one that does not open, because its key was
    /// destroyed or it was altered, is there without its text.
    /// </summary>
    public static async Task<IReadOnlyList<OpenedNote>> OpenAsync(ActorRegister register, IReadOnlyCollection<Guid> ids, string purpose, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(ids);
        await using var db = register.CreateContext();
        var notes = await db.Notes.Where(note => ids.Contains(note.Id)).OrderBy(note => note.Id).ToListAsync(ct);
        if (notes.Count == 0)
        {
            return [];
        }

        await register.RecordReadAsync(ReadKind.Note, purpose, [.. notes.SelectMany(note => new[] { note.Id, note.CaseId ?? note.ReportId!.Value })], ct);
        return notes.ConvertAll(note => new OpenedNote(note.Id, note.AgencyId, note.UserId, note.At, note.Visibility, Text(register.Register.Vault, note)));
    }

    /// <summary>An id that is taken by somebody else's note is no repetition, and says nothing of that note.</summary>
    private static async Task<bool> IsEnteredAsync(ActorRegister register, AddNoteOptions options, CancellationToken ct)
    {
        await using var db = register.Register.CreateContext();
        var known = await db.Notes.SingleOrDefaultAsync(note => note.Id == options.Id, ct);
        options.PutTo.RefuseUnlessReached(known is null || (known.UserId == register.Actor.UserId && known.CaseId == options.CaseId && known.ReportId == options.ReportId));
        if (known is null)
        {
            return false;
        }

        new SentAgain().Visibility(nameof(options.Visibility), known.Visibility, options.Visibility)
            .Same(nameof(options.Text), Text(register.Register.Vault, known) == options.Text!.Trim(), new Message("entry.sealed-words")).ThrowIfAny();
        return true;
    }

    private static Note Sealed(ActorRegister register, AddNoteOptions options, DateTimeOffset at)
    {
        var vault = register.Register.Vault;
        var (wrapped, key) = vault.NewRecordKey(options.Id);
        using var one = key;
        return new Note
        {
            Id = options.Id,
            CaseId = options.CaseId,
            ReportId = options.ReportId,
            AgencyId = register.Actor.AgencyId,
            UserId = register.Actor.UserId,
            At = at,
            Visibility = options.Visibility!,
            WrappedKey = wrapped,
            Text = vault.Seal(key, options.Id, TextField, options.Text!.Trim()),
        };
    }

    private static string? Text(IdentityVault vault, Note note)
    {
        try
        {
            return vault.Open(note.WrappedKey, note.Id, TextField, note.Text);
        }
        catch (VaultException)
        {
            return null;
        }
    }
}

/// <summary>A note as it was written.</summary>
/// <param name="Text">Null where it does not open any more.</param>
public sealed record OpenedNote(Guid Id, Guid AgencyId, Guid UserId, DateTimeOffset At, string Visibility, string? Text);
