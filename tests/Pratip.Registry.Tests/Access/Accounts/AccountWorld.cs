using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Access.Accounts;
using Pratip.Registry.Access.SignIn;
using Pratip.Registry.Audit;
using Pratip.Registry.Storage;
using Pratip.Testing;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Access.Accounts;

/// <summary>A register with a clock in the test's hand, and people who have taken up their accounts.</summary>
internal sealed class AccountWorld : IAsyncDisposable
{
    public const string Password = "three lanterns by the river";

    private readonly TestRegister _test;

    private AccountWorld(TestRegister test, TestClock clock)
    {
        _test = test;
        Clock = clock;
    }

    public static AccountKeeper Console { get; } = AccountKeeper.Console("operator");

    public TestClock Clock { get; }

    public Register Register => _test.Register;

    public static async Task<AccountWorld> CreateAsync(Engine engine)
    {
        var clock = new TestClock();
        return new AccountWorld(await TestRegister.CreateAsync(engine, clock), clock);
    }

    public Task<IssuedInvitation> InviteAsync(string name, string agency = "AHTJP", AccountKeeper? by = null, params string[] roles) =>
        InvitationService.InviteAsync(
            Register, new InviteOptions(by ?? Console, name, "Sok Dara", agency, [.. roles.Select(role => new RoleRequest(role))]), CancellationToken.None);

    public Task<SignInResult.Ok> AcceptAsync(string code, string password = Password) =>
        SignInService.AcceptInvitationAsync(Register, new AcceptInvitationOptions(code, password), CancellationToken.None);

    /// <summary>Somebody who has an account and can sign in.</summary>
    public async Task<SignInResult.Ok> EmployAsync(string name, string agency, params string[] roles) =>
        await AcceptAsync((await InviteAsync(name, agency, by: null, roles)).Code);

    public async Task<AccountKeeper> KeeperAsync(string name, string agency, params string[] roles) =>
        AccountKeeper.Of((await ActorAsync(await EmployAsync(name, agency, roles)))!);

    public Task<Actor?> ActorAsync(SignInResult.Ok session) => Register.Actors.FindAsync(session.UserId, session.Stamp, CancellationToken.None).AsTask();

    public Task<SignInResult> SignInAsync(string name, string password = Password) =>
        SignInService.SignInAsync(Register, new SignInOptions(name, password), CancellationToken.None);

    public async Task<SignInResult.Ok> SignedInAsync(string name, string password = Password) =>
        Assert.IsType<SignInResult.Ok>(await SignInAsync(name, password));

    public Task<SignInResult> VerifyAsync(SignInResult.Ok first, string code) =>
        SecondFactorService.VerifyAsync(Register, new SecondFactorOptions(first.UserId, first.Stamp, code), CancellationToken.None);

    /// <summary>Sets up one-time codes; gives the key's codes and the recovery codes. The clock has moved on by a step.</summary>
    public async Task<(Func<string> Code, TotpConfirmation Confirmed)> EnrolAsync(Guid userId)
    {
        var enrolment = await SecondFactorService.BeginTotpAsync(Register, userId, CancellationToken.None);
        var key = Base32.Read(enrolment.Key);
        string Code() => Totp.CodeAt(key, Totp.StepAt(Clock.GetUtcNow()));
        var confirmed = await SecondFactorService.ConfirmTotpAsync(Register, new TotpCodeOptions(userId, Code()), CancellationToken.None);
        Clock.Pass(TimeSpan.FromSeconds(30));
        return (Code, confirmed!);
    }

    public async Task<Credential> CredentialAsync(Guid userId)
    {
        await using var db = Register.CreateContext();
        return await db.Credentials.SingleAsync(one => one.Id == userId);
    }

    /// <summary>The latest events, newest last: kind and who.</summary>
    public async Task<string> LogAsync(int last)
    {
        await using var db = Register.CreateContext();
        var all = await EventReader.ReadAsync(db, 0, 1000, CancellationToken.None);
        return string.Join(", ", all.TakeLast(last).Select(one => $"{one.Process.Kind}/{one.Event.Kind} by {one.Process.Actor}"));
    }

    /// <summary>Everything the log says, in one text.</summary>
    public async Task<string> WholeLogAsync()
    {
        await using var db = Register.CreateContext();
        var rows = await db.EventRows.ToListAsync();
        var processes = await db.Processes.ToListAsync();
        return string.Join('\n', rows.Select(row => $"{row.Noun} {row.Changed} {row.Before} {row.After}").Concat(processes.Select(one => $"{one.Actor} {one.Reason} {one.Channel}")));
    }

    /// <summary>Puts a hash where an earlier program would have left it.</summary>
    public Task PutPasswordHashAsync(Guid userId, string hash) => Register.ChangeAsync(
        new ProcessContext(ProcessKind.UserEndSessions, "tester", null, "a test", "test"),
        async change =>
        {
            var before = await change.Db.Credentials.SingleAsync(one => one.Id == userId);
            var after = before.Copy<Credential>();
            after.PasswordHash = hash;
            await change.RecordAsync(EventKind.SessionsEnded, new RowChanges().Update(before, after));
        },
        CancellationToken.None);

    public static async Task<string> RefusalAsync(Func<Task> work) => (await Assert.ThrowsAnyAsync<RegisterException>(work)).Reason.Key;

    public ValueTask DisposeAsync() => _test.DisposeAsync();
}

/// <summary>Reads what the authenticator is given, by a way of its own.</summary>
internal static class Base32
{
    public static byte[] Read(string text)
    {
        var bits = string.Concat(text.Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(chunk => chunk.Length == 8).Select(chunk => Convert.ToByte(new string(chunk), 2))];
    }
}
