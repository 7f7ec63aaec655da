using System.Security.Cryptography;
using Pratip.Registry.Access;
using Pratip.Registry.Access.Accounts;
using Pratip.Registry.Access.SignIn;
using Pratip.Registry.Storage;

namespace Pratip.Exchange.Demonstration;

/// <summary>An account of the demonstration, with the password it was given.</summary>
public sealed record DemonstrationAccount(string SignInName, string Password, string AgencyCode, string RoleName);

/// <summary>
/// One account per role, named after the role, and a second data officer, because some things two of them must say; each with a password made for this
/// register and kept in a file that only its owner may read. The file is written first, so that a run cut short is taken up by the next with the same passwords.
/// </summary>
public static class DemonstrationAccounts
{
    public const string FileName = "accounts.txt";

    /// <summary>No letters and digits that look alike.</summary>
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    private const string Embassy = "embassy-liaison";

    private const string Administrator = "administrator";

    /// <summary>Agrees with what the first has asked for, or does not.</summary>
    private const string SecondDataOfficer = "second-data-officer";

    private const string DataOfficer = "data-officer";

    /// <summary>Where somebody of the role would work; the secretariat's own roles sit with the Council of Ministers.</summary>
    private static readonly Dictionary<string, string> Agencies = new(StringComparer.Ordinal)
    {
        ["provincial-officer"] = "PC-12",
        ["case-worker"] = "AHTJP",
        ["agency-supervisor"] = "PC-12",
        ["court-liaison"] = "MOJ",
        ["prosecutors-clerk"] = "MOJ",
        ["social-worker"] = "MOSVY",
        ["ngo"] = "NGO-SHELTER",
        [Embassy] = DemonstrationCoordination.MissionCode,
        ["immigration-officer"] = "GDI",
        ["prevention-officer"] = "MOEYS",
    };

    /// <summary>Every account by its name.</summary>
    private static readonly IReadOnlyList<(string Name, Role Role)> Wanted =
        [.. RoleBook.Standard.Roles.Select(role => (role.Code, role)), (SecondDataOfficer, RoleBook.Standard.Roles.Single(role => role.Code == DataOfficer))];

    /// <summary>
    /// Makes the accounts and what their desks begin with. Answered are the accounts made by this run; none where the register has them already.
    /// </summary>
    public static async Task<IReadOnlyList<DemonstrationAccount>> PrepareAsync(Register register, string file, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        var made = await MakeAsync(register, file, ct);
        await DemonstrationCoordination.PrepareAsync(register, ct);
        await DemonstrationReview.PrepareAsync(register, ct);
        return made;
    }

    private static async Task<IReadOnlyList<DemonstrationAccount>> MakeAsync(Register register, string file, CancellationToken ct)
    {
        var present = (await AccountReader.ListAsync(register, ct)).ToDictionary(one => one.SignInName, StringComparer.Ordinal);
        var missing = Wanted.Where(one => !present.TryGetValue(one.Name, out var account) || account.Status == UserStatus.Invited).ToList();
        if (missing.Count == 0)
        {
            return [];
        }

        var passwords = Keep(file);
        var made = new List<DemonstrationAccount>(missing.Count);

        // The mission of the embassy's account is registered by the administrator, who comes first for that.
        foreach (var (name, role) in missing.OrderBy(one => one.Name != Administrator))
        {
            if (role.Code == Embassy)
            {
                await DemonstrationCoordination.RegisterMissionAsync(register, await AdministratorAsync(register, ct), ct);
            }

            var account = new DemonstrationAccount(name, passwords[name], AgencyOf(role), role.Name.En);
            var invitation = present.TryGetValue(name, out var waiting)
                ? await InvitationService.RenewAsync(register, new AccountOptions(Keeper, waiting.UserId), ct)
                : await InvitationService.InviteAsync(register, new InviteOptions(Keeper, name, role.Name.En, account.AgencyCode, [new RoleRequest(role.Code)]), ct);
            await SignInService.AcceptInvitationAsync(register, new AcceptInvitationOptions(invitation.Code, account.Password, Channels.Command), ct);
            made.Add(account);
        }

        return made;
    }

    private static async Task<ActorRegister> AdministratorAsync(Register register, CancellationToken ct)
    {
        var id = (await AccountReader.ListAsync(register, ct)).Single(one => one.SignInName == Administrator).UserId;
        return register.As((await ActorReader.ReadAsync(register, id, ct))!);
    }

    private static AccountKeeper Keeper => AccountKeeper.Console("demonstration");

    private static string AgencyOf(Role role) => Agencies.GetValueOrDefault(role.Code, "OCM");

    /// <summary>The passwords in the file, which is written if it is not there or lacks a role.</summary>
    private static Dictionary<string, string> Keep(string file)
    {
        var passwords = File.Exists(file)
            ? File.ReadLines(file).Select(line => line.Split('\t')).Where(cells => cells.Length >= 2).ToDictionary(cells => cells[0], cells => cells[1], StringComparer.Ordinal)
            : new Dictionary<string, string>(StringComparer.Ordinal);
        if (Wanted.All(one => passwords.ContainsKey(one.Name)))
        {
            return passwords;
        }

        foreach (var (name, _) in Wanted)
        {
            passwords.TryAdd(name, NewPassword());
        }

        Write(file, Wanted.Select(one => $"{one.Name}\t{passwords[one.Name]}\t{AgencyOf(one.Role)}\t{one.Role.Name.En}"));
        return passwords;
    }

    private static string NewPassword() => string.Join('-', Enumerable.Range(0, 3).Select(_ => RandomNumberGenerator.GetString(Letters, 5)));

    private static void Write(string file, IEnumerable<string> lines)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var draft = $"{file}.{Guid.NewGuid():N}";
        using (var writer = new StreamWriter(draft, OwnerOnly.Creating(FileMode.CreateNew)))
        {
            foreach (var line in lines)
            {
                writer.WriteLine(line);
            }
        }

        File.Move(draft, file, overwrite: true);
    }
}
