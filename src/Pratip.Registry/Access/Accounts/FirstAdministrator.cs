using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Access.Accounts;

/// <summary>The first account of a register, for whoever started the program: nobody is there yet to invite anybody.</summary>
public static class FirstAdministrator
{
    public const string Name = "administrator";

    /// <summary>The agency the secretariat works at in the template.</summary>
    private const string Agency = "OCM";

    /// <summary>
    /// The invitation to hand over, in a register that nobody has signed in to yet; null in every other. Asked again before
    /// it is taken up, it gives a new code: the first was printed once, and may be lost.
    /// </summary>
    public static async Task<IssuedInvitation?> PrepareAsync(Register register, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var db = register.CreateContext();
        var users = await db.Users.OrderBy(user => user.Id).Take(2).ToListAsync(ct);
        var keeper = AccountKeeper.Console(Environment.UserName);
        try
        {
            return await InviteAsync(register, users, keeper, ct);
        }
        catch (RegisterException problem) when (problem.Reason.Key == InvitationService.NameTaken)
        {
            // Another node started at the same moment and has printed its code.
            return null;
        }
    }

    private static async Task<IssuedInvitation?> InviteAsync(Register register, List<User> users, AccountKeeper keeper, CancellationToken ct) =>
        users switch
        {
            [] => await InvitationService.InviteAsync(register, new InviteOptions(keeper, Name, "Administrator", Agency, [new RoleRequest(Administrators.Role)]), ct),
            [{ SignInName: Name, Status: UserStatus.Invited } waiting] => await InvitationService.RenewAsync(register, new AccountOptions(keeper, waiting.Id), ct),
            _ => null,
        };
}
