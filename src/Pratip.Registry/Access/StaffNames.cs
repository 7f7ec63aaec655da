using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Access;

/// <summary>
/// What the colleagues are called whose ids stand in rows an actor already sees: who is in charge, who wrote, who looked. Read
/// past the scope of accounts, because it says a name and nothing of the account; ids that come from anywhere else are not asked.
/// </summary>
internal static class StaffNames
{
    private static readonly KeptQueryOf<IReadOnlyCollection<Guid>, StaffName> ById = new((db, ids) =>
        db.Users.Where(user => ids.Contains(user.Id)).Select(user => new StaffName(user.Id, user.SignInName, user.DisplayName)));

    public static async Task<IReadOnlyDictionary<Guid, string>> ReadAsync(Register register, IReadOnlyCollection<Guid> userIds, CancellationToken ct)
    {
        if (userIds.Count == 0)
        {
            return new Dictionary<Guid, string>();
        }

        await using var db = register.CreateContext();
        return (await ById.ToListAsync(db, userIds, ct)).ToDictionary(user => user.Id, user => user.DisplayName);
    }

    /// <summary>The same for whoever reads the log, where colleagues stand by their id or by the name they sign in with.</summary>
    public static async Task<IReadOnlyList<StaffName>> ReadAsync(Register register, IReadOnlyCollection<Guid> userIds, IReadOnlyCollection<string> signInNames, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        return await db.Users.Where(user => userIds.Contains(user.Id) || signInNames.Contains(user.SignInName))
            .Select(user => new StaffName(user.Id, user.SignInName, user.DisplayName)).ToListAsync(ct);
    }

    /// <summary>The same for rows that keep the name of the account; one that is no user, as the console, is called what the row says.</summary>
    public static async Task<Func<string?, string?>> OfAccountsAsync(Register register, IEnumerable<string?> signInNames, CancellationToken ct)
    {
        var staff = await ReadAsync(register, [], [.. signInNames.OfType<string>().Distinct(StringComparer.Ordinal)], ct);
        var names = staff.ToDictionary(one => one.SignInName, one => one.DisplayName, StringComparer.Ordinal);
        return account => account is null ? null : names.GetValueOrDefault(account, account);
    }
}

/// <summary>What a colleague is called, and the name they sign in with.</summary>
internal sealed record StaffName(Guid Id, string SignInName, string DisplayName);
