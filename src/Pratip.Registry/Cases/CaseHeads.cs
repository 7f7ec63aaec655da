using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;

namespace Pratip.Registry.Cases;

/// <summary>A case as other pages name it.</summary>
public sealed record CaseHeadline(Guid Id, string Number);

public static class CaseHeads
{
    /// <summary>Null where the case is out of reach.</summary>
    public static async Task<CaseHeadline?> FindAsync(ActorRegister register, Guid id, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var db = register.CreateContext();
        return await db.Cases.Where(one => one.Id == id).Select(one => new CaseHeadline(one.Id, one.Number)).SingleOrDefaultAsync(ct);
    }

    /// <summary>The case, where the user's office answers for it and the user may enter into it; null elsewhere.</summary>
    public static async Task<Case?> FindLedAsync(ActorRegister register, Guid id, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var db = register.CreateContext(AccessVerb.Enter);
        return await db.Cases.SingleOrDefaultAsync(one => one.Id == id, ct) is { } found && await LedCases.IsLedByAsync(db, found, register.Actor.AgencyId, ct) ? found : null;
    }
}
