using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Audit.Reads;

namespace Pratip.Registry.Vault;

/// <summary>
/// The one way by which a user sees who somebody is. Only what the user's scope of identities holds is opened, the look is
/// recorded before, and where it cannot be recorded nothing is opened.
/// </summary>
public static class IdentityReader
{
    /// <summary>What is out of reach is not in the answer, as if it were not there.</summary>
    public static async Task<IReadOnlyDictionary<Guid, Identity>> OpenAsync(
        ActorRegister register, IReadOnlyCollection<Guid> reportIds, string purpose, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(reportIds);
        await using var db = register.CreateContext();
        var rows = await db.SealedIdentities.Where(row => reportIds.Contains(row.Id)).ToListAsync(ct);
        if (rows.Count == 0)
        {
            return new Dictionary<Guid, Identity>();
        }

        await register.Register.Reads.RecordAsync(register.Actor, ReadKind.Identity, purpose, [.. rows.Select(row => row.Id)], ct);
        return rows.ToDictionary(row => row.Id, register.Register.Vault.Open);
    }
}
