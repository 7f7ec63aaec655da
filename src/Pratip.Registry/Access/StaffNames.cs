using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Access;

/// <summary>
/// What the colleagues are called whose ids stand in rows an actor already sees: who is in charge, who wrote, who looked. Read
/// past the scope of accounts, because it says a name and nothing of the account; ids that come from anywhere else are not asked.
/// </summary>
internal static class StaffNames
{
    public static async Task<IReadOnlyDictionary<Guid, string>> ReadAsync(Register register, IReadOnlyCollection<Guid> userIds, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        return await db.Users.Where(user => userIds.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.DisplayName, ct);
    }
}
