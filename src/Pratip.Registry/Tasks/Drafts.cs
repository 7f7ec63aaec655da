using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Storage;
using Pratip.Registry.Vault;

namespace Pratip.Registry.Tasks;

/// <summary>A form left half way, without what was typed.</summary>
public sealed record DraftHead(Guid Id, string Form, DateTimeOffset At);

/// <summary>A draft with what was typed, opened for its own user.</summary>
public sealed record OpenedDraft(DraftHead Head, byte[] State);

/// <summary>
/// Forms that their user comes back to. What was typed is sealed under a key of the draft's own; a draft that is finished
/// loses key and content, so that what became a row of the register does not lie about a second time.
/// </summary>
public static class Drafts
{
    /// <summary>More forms than this nobody has open on purpose.</summary>
    public const int Most = 100;

    public const int LargestState = 256 * 1024;

    private const string StateField = "state";

    /// <summary>The user's own, latest first.</summary>
    public static async Task<IReadOnlyList<DraftHead>> ListAsync(ActorRegister register, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var db = register.CreateContext();
        var heads = await db.Drafts.OrderBy(draft => draft.Id).Take(Most).Select(draft => new DraftHead(draft.Id, draft.Form, draft.At)).ToListAsync(ct);
        return [.. heads.OrderByDescending(head => head.At)];
    }

    /// <summary>What is in those that the list holds, for what they are about to be told; one that does not open any more is not among them.</summary>
    public static async Task<IReadOnlyDictionary<Guid, byte[]>> StatesAsync(ActorRegister register, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var db = register.CreateContext();
        var states = new Dictionary<Guid, byte[]>();
        foreach (var row in await db.Drafts.OrderBy(draft => draft.Id).Take(Most).ToListAsync(ct))
        {
            try
            {
                states[row.Id] = register.Register.Vault.OpenBytes(row.WrappedKey, row.Id, StateField, row.State);
            }
            catch (VaultException)
            {
                // The list is there for the others.
            }
        }

        return states;
    }

    /// <summary>Null where it was finished or dropped, or is somebody else's.</summary>
    public static async Task<OpenedDraft?> OpenAsync(ActorRegister register, Guid id, string form, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var db = register.CreateContext();
        return await db.Drafts.SingleOrDefaultAsync(draft => draft.Id == id && draft.Form == form, ct) is { } row
            ? new OpenedDraft(new DraftHead(row.Id, row.Form, row.At), register.Register.Vault.OpenBytes(row.WrappedKey, row.Id, StateField, row.State))
            : null;
    }

    /// <summary>Keeps a new draft under this id, or what it has become. One that is finished stays finished.</summary>
    public static Task<long> KeepAsync(ActorRegister register, Guid id, string form, byte[] state, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(state);
        if (state.Length > LargestState)
        {
            throw new RegisterException(new Message("drafts.too-large"));
        }

        return register.ChangeAsync(ProcessKind.DraftKeep, "a form to come back to", async change =>
        {
            var vault = register.Register.Vault;
            var (wrapped, key) = vault.NewRecordKey(id);
            using var one = key;
            var rows = new RowChanges();
            if (await change.Db.Drafts.SingleOrDefaultAsync(draft => draft.Id == id, ct) is { } before)
            {
                var after = before.Copy<Draft>();
                (after.At, after.WrappedKey, after.State) = (change.At, wrapped, vault.Seal(key, id, StateField, state));
                rows.Update(before, after);
            }
            else if (await change.Db.Drafts.CountAsync(ct) >= Most)
            {
                throw new RegisterException(new Message("drafts.too-many", Most));
            }
            else
            {
                rows.Add(new Draft { Id = id, UserId = register.Actor.UserId, Form = form, At = change.At, WrappedKey = wrapped, State = vault.Seal(key, id, StateField, state) });
            }

            await change.RecordAsync(EventKind.DraftKept, rows);
        }, ct);
    }

    /// <summary>Sent or dropped: nothing of what was typed remains. Finishing twice is the same as once.</summary>
    public static Task<long> FinishAsync(ActorRegister register, Guid id, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        return register.ChangeAsync(ProcessKind.DraftKeep, "a form that was sent or dropped", async change =>
        {
            if (await change.Db.Drafts.SingleOrDefaultAsync(draft => draft.Id == id, ct) is { } before)
            {
                var after = before.Copy<Draft>();
                (after.IsVoided, after.WrappedKey, after.State) = (true, [], []);
                await change.RecordAsync(EventKind.DraftKept, new RowChanges().Update(before, after));
            }
        }, ct);
    }
}
