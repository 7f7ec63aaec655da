using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Access.Accounts;
using Pratip.Registry.Access.SignIn;
using Pratip.Registry.Tests.Access.Accounts;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Access;

public sealed class SecretsTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task No_secret_nor_its_hash_stands_in_the_log_and_no_code_in_the_tables(Engine engine)
    {
        await using var world = await AccountWorld.CreateAsync(engine);
        var invitation = await world.InviteAsync("dara", "AHTJP", by: null, "case-worker");
        var user = await world.AcceptAsync(invitation.Code);
        var (code, confirmed) = await world.EnrolAsync(user.UserId);
        var earlier = await world.CredentialAsync(user.UserId);
        await PasskeyService.AddAsync(world.Register, new AddPasskeyOptions(user.UserId, "key-1", "public key and counters"u8.ToArray(), "telephone", 0), Ct);
        await world.SignInAsync("dara", "a wrong password");
        var first = await world.SignedInAsync("dara");
        await world.VerifyAsync(first, code());
        await world.VerifyAsync(first, confirmed.RecoveryCodes[0]);
        await SignInService.ChangePasswordAsync(world.Register, new ChangePasswordOptions(user.UserId, AccountWorld.Password, "four boats on the lake"), Ct);
        var renewed = await InvitationService.RenewAsync(world.Register, new AccountOptions(AccountWorld.Console, user.UserId), Ct);
        var later = await world.CredentialAsync(user.UserId);
        await using var db = world.Register.CreateContext();
        var codeHashes = await db.Invitations.Select(one => one.CodeHash).ToListAsync();

        List<string> secrets =
        [
            AccountWorld.Password, "a wrong password", "four boats on the lake", earlier.PasswordHash!, later.PasswordHash!, earlier.SecurityStamp, later.SecurityStamp,
            invitation.Code, OneTimeCode.Normalise(invitation.Code), renewed.Code, .. codeHashes, .. confirmed.RecoveryCodes, .. earlier.RecoveryCodes,
            Convert.ToBase64String(later.SealedTotpKey!), Convert.ToHexString(later.SealedTotpKey!), Convert.ToBase64String("public key and counters"u8),
        ];
        var log = await world.WholeLogAsync();
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, log, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("password_hash", log, StringComparison.Ordinal);

        // What is stored opens nothing by itself.
        Assert.DoesNotContain(codeHashes, hash => hash.Contains(OneTimeCode.Normalise(renewed.Code), StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(confirmed.RecoveryCodes, shown => earlier.RecoveryCodes.Any(kept => kept.Contains(OneTimeCode.Normalise(shown), StringComparison.OrdinalIgnoreCase)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task No_user_reads_credentials_or_passkeys_whatever_the_role(Engine engine)
    {
        await using var world = await AccountWorld.CreateAsync(engine);
        var user = await world.EmployAsync("admin", "OCM", [.. RoleBook.Standard.Roles.Select(role => role.Code)]);
        await PasskeyService.AddAsync(world.Register, new AddPasskeyOptions(user.UserId, "key-1", [1], "telephone", 0), Ct);
        var all = (await world.ActorAsync(user))!;
        foreach (var verb in Enum.GetValues<AccessVerb>())
        {
            await using var db = world.Register.As(all).CreateContext(verb);
            Assert.Empty(await db.Credentials.ToListAsync());
            Assert.Empty(await db.Passkeys.ToListAsync());
        }
    }
}
