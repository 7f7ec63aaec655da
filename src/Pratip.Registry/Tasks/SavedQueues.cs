using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Tasks;

/// <summary>Lists that a user comes back to: the address of each under a name of the user's own.</summary>
public static class SavedQueues
{
    public const int LongestName = 60;

    public const int LongestAddress = 1000;

    /// <summary>What can be come back to.</summary>
    private static readonly string[] Lists = ["/cases", "/board", "/returns", "/explore"];

    /// <summary>More than this nobody finds their way in.</summary>
    public const int Most = 50;

    private static readonly KeptQueryOf<Guid, SavedQueue> OfUser = new((db, userId) => db.SavedQueues.Where(queue => queue.UserId == userId));

    public static async Task<IReadOnlyList<SavedQueue>> ListAsync(ActorRegister register, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var db = register.CreateContext();
        return [.. (await OfUser.ToListAsync(db, register.Actor.UserId, ct)).OrderBy(queue => queue.Name, StringComparer.Ordinal)];
    }

    /// <summary>Keeps an address; a name that is taken leads to the new address from now on.</summary>
    /// <param name="register">Of the user it is kept for.</param>
    /// <param name="name">In the user's words.</param>
    /// <param name="address">Path and query of a list of this site.</param>
    /// <param name="ct">Stops waiting.</param>
    public static async Task KeepAsync(ActorRegister register, string? name, string? address, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        var called = new string([.. (name ?? "").Where(letter => !char.IsControl(letter) && !char.IsSurrogate(letter))]).Trim();
        if (called.Length is 0 or > LongestName)
        {
            throw new RegisterException(new Message("queues.name", LongestName));
        }

        if (!IsList(address))
        {
            throw new RegisterException(new Message("queues.address"));
        }

        await register.ChangeAsync(ProcessKind.QueueSave, "a list to come back to", async change =>
        {
            var kept = await change.Db.SavedQueues.ToListAsync(ct);
            var rows = new RowChanges();
            if (kept.Find(queue => queue.Name == called) is { } before)
            {
                var after = before.Copy<SavedQueue>();
                after.Address = address!;
                rows.Update(before, after);
            }
            else if (kept.Count >= Most)
            {
                throw new RegisterException(new Message("queues.too-many", Most));
            }
            else
            {
                rows.Add(new SavedQueue { UserId = register.Actor.UserId, Name = called, Address = address! });
            }

            await change.RecordAsync(EventKind.QueueSaved, rows);
        }, ct);
    }

    /// <summary>A list of this site and nothing that a browser could be led away by.</summary>
    private static bool IsList(string? address) =>
        address is { Length: <= LongestAddress } && !address.Any(letter => char.IsControl(letter) || letter is '\\' or '#' || letter > '~')
        && Lists.Any(list => address == list || address.StartsWith(list + "?", StringComparison.Ordinal));
}
