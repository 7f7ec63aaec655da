using System.Text.RegularExpressions;
using Pratip.Kernel;
using Pratip.Registry.Access.Accounts;
using Pratip.Registry.Access.SignIn;
using Pratip.Registry.Storage;
using Pratip.Testing.Databases;

namespace Pratip.Tests.Commands;

/// <summary>Accounts kept from the console, by the program as it is started.</summary>
public sealed partial class UserTests : IDisposable
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    private readonly string _folder = Directory.CreateTempSubdirectory("pratip-user-").FullName;

    public static TheoryData<string> Verbs => ["list", "invite", "roles", "grant", "revoke", "deactivate", "reactivate", "end-sessions", "reset", "link", "unlink"];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Every_verb_explains_itself_with_an_example(string verb)
    {
        var answer = (await AskAsync("user", verb, "--help")).Succeeded();
        Assert.Contains($"Example: pratip user {verb}", answer.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("user", "no command is given", "invite")]
    [InlineData("user dance", "there is no command 'dance'", "pratip user --help")]
    [InlineData("user invite dara", "invite needs --name TEXT", "pratip user invite --help")]
    [InlineData("user grant dara", "grant needs ROLE", "pratip user grant --help")]
    [InlineData("user link dara", "link needs SUBJECT", "pratip user link --help")]
    public async Task Wrong_usage_exits_with_2_and_says_what_would_be_right(string line, string slip, string right)
    {
        var answer = await AskAsync(line.Split(' '));
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(slip, answer.Error, StringComparison.Ordinal);
        Assert.Contains(right, answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_person_is_invited_given_roles_and_put_out_from_the_console(Engine engine)
    {
        var location = await CreateAsync(engine);
        var invited = (await RunAsync(location, "user", "invite", "Sok.Dara", "--name", "Sok Dara", "--agency", "AHTJP", "--role", "case-worker", "--json")).Succeeded().Json;
        Assert.Equal("sok.dara", invited.GetProperty("user").GetString());
        (await RunAsync(location, "user", "grant", "sok.dara", "provincial-officer", "--province", "07")).Succeeded();
        var again = (await RunAsync(location, "user", "reset", "sok.dara", "--second-factor")).Succeeded();
        var code = Code().Match(again.Output).Value;
        Assert.NotEqual(invited.GetProperty("code").GetString(), code, StringComparer.Ordinal);
        await using (var register = await Register.OpenAsync(location, RegisterAccess.Write, TimeProvider.System, Ct))
        {
            await SignInService.AcceptInvitationAsync(register, new AcceptInvitationOptions(code, "three lanterns by the river"), Ct);
        }

        var listed = Assert.Single((await RunAsync(location, "user", "list", "--json")).Succeeded().Json.EnumerateArray().ToList());
        Assert.Equal("active", listed.GetProperty("status").GetString());
        Assert.Equal("case-worker, provincial-officer@07", string.Join(", ", listed.GetProperty("roles").EnumerateArray()
            .Select(role => role.GetProperty("role").GetString() + (role.GetProperty("province").GetString() is { } province ? "@" + province : ""))));
        (await RunAsync(location, "user", "deactivate", "SOK.DARA", "--reason", "moved")).Succeeded();
        Assert.Matches("sok.dara +AHTJP +deactivated +case-worker, provincial-officer@07 +Sok Dara", (await RunAsync(location, "user", "list")).Succeeded().Output);
    }

    [Fact]
    public async Task Each_verb_says_what_it_did_to_a_person_and_to_a_machine()
    {
        await CreateAsync(Engine.Sqlite);
        (await AskAsync("user", "invite", "dara", "--name", "Dara", "--agency", "GDI")).Succeeded();
        foreach (var (line, done) in new[]
        {
            ("grant dara auditor", "dara holds the role auditor"), ("revoke dara auditor", "dara no longer holds the role auditor"),
            ("end-sessions dara", "dara is signed out everywhere"), ("deactivate dara", "dara can no longer sign in"),
            ("reactivate dara", "dara can sign in again"),
        })
        {
            Assert.Contains(done, (await AskAsync(["user", .. line.Split(' ')])).Succeeded().Output, StringComparison.Ordinal);
        }

        var machine = (await AskAsync("user", "end-sessions", "dara", "--json")).Succeeded().Json;
        Assert.Equal("dara end-sessions", $"{machine.GetProperty("user").GetString()} {machine.GetProperty("done").GetString()}");
    }

    [Fact]
    public async Task A_person_is_linked_to_the_offices_provider_and_the_link_is_taken_away()
    {
        await CreateAsync(Engine.Sqlite);
        (await AskAsync("user", "invite", "dara", "--name", "Dara", "--agency", "GDI")).Succeeded();
        (await AskAsync("user", "invite", "bopha", "--name", "Bopha", "--agency", "GDI")).Succeeded();
        const string issuer = "https://id.example.gov.kh/realms/office";
        Assert.Contains("dara can sign in at " + issuer, (await AskAsync("user", "link", "dara", "8f3c-42", "--oidc-issuer", issuer)).Succeeded().Output, StringComparison.Ordinal);
        Assert.Contains("linked to another account", (await AskAsync("user", "link", "bopha", "8f3c-42", "--oidc-issuer", issuer)).Error, StringComparison.Ordinal);
        Assert.Contains("without spaces", (await AskAsync("user", "link", "bopha", "8f3c 42", "--oidc-issuer", issuer)).Error, StringComparison.Ordinal);
        Assert.Contains("needs the provider's issuer", (await AskAsync("user", "link", "bopha", "43")).Error, StringComparison.Ordinal);
        Assert.True((await AskAsync("user", "list", "--json")).Json.EnumerateArray().Single(one => one.GetProperty("user").GetString() == "dara").GetProperty("linked").GetBoolean());
        (await AskAsync("user", "unlink", "dara")).Succeeded();
        (await AskAsync("user", "link", "bopha", "8f3c-42", "--oidc-issuer", issuer)).Succeeded();
    }

    [Theory]
    [InlineData(2, "there is no account 'nobody'", "deactivate nobody")]
    [InlineData(1, "cannot be a sign-in name", "invite sok_dara --name Dara --agency GDI")]
    [InlineData(1, "There is no agency NOWHERE", "invite dara --name Dara --agency NOWHERE")]
    [InlineData(1, "There is no role king", "invite dara --name Dara --agency GDI --role king")]
    [InlineData(1, "There is no province 99", "invite dara --name Dara --agency GDI --role provincial-officer@99")]
    [InlineData(1, "is taken", "invite administrator --name Dara --agency GDI")]
    [InlineData(1, "last administrator", "deactivate administrator")]
    [InlineData(1, "last administrator", "revoke administrator administrator")]
    [InlineData(1, "does not hold the role auditor", "revoke administrator auditor")]
    [InlineData(1, "already given", "grant administrator administrator")]
    [InlineData(1, "is not deactivated", "reactivate administrator")]
    public async Task What_is_refused_is_said_and_changes_nothing(int exitCode, string said, string line)
    {
        await CreateAsync(Engine.Sqlite);
        (await AskAsync("user", "invite", "administrator", "--name", "First", "--agency", "OCM", "--role", "administrator")).Succeeded();
        var before = (await AskAsync("user", "list")).Output;
        var answer = await AskAsync(["user", .. line.Split(' ')]);
        Assert.Equal(exitCode, answer.ExitCode);
        Assert.Contains(said, answer.Error, StringComparison.Ordinal);
        Assert.Empty(answer.Output);
        Assert.Equal(before, (await AskAsync("user", "list")).Output);
    }

    [Fact]
    public async Task The_roles_are_listed_without_a_register_and_no_accounts_are_said_so()
    {
        Assert.Contains("court-liaison", (await AskAsync("user", "roles")).Succeeded().Output, StringComparison.Ordinal);
        Assert.Equal(18, (await AskAsync("user", "roles", "--json")).Succeeded().Json.GetArrayLength());
        await CreateAsync(Engine.Sqlite);
        Assert.Contains("no accounts yet", (await AskAsync("user", "list")).Succeeded().Output, StringComparison.Ordinal);
        Assert.Equal(0, (await AskAsync("user", "list", "--json")).Succeeded().Json.GetArrayLength());
    }

    [Fact]
    public async Task Serving_a_register_without_users_prints_the_code_of_the_first_administrator()
    {
        await CreateAsync(Engine.Sqlite);
        using var process = PratipProcess.Start(["serve", "--url", "http://127.0.0.1:0"], _folder);
        var code = "";
        try
        {
            while (code.Length == 0 && await process.StandardOutput.ReadLineAsync() is { } printed)
            {
                code = printed.StartsWith("One-time code of administrator: ", StringComparison.Ordinal) ? Code().Match(printed).Value : "";
            }
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        await using var register = await Register.OpenAsync(Location, RegisterAccess.Write, TimeProvider.System, Ct);
        await SignInService.AcceptInvitationAsync(register, new AcceptInvitationOptions(code, "three lanterns by the river"), Ct);
        Assert.Null(await FirstAdministrator.PrepareAsync(register, Ct));
    }

    [GeneratedRegex("[0-9A-Z]{5}(-[0-9A-Z]{5}){3}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();

    private RegisterLocation Location => RegisterLocation.Folder(Path.Combine(_folder, "pratip-data"));

    private async Task<RegisterLocation> CreateAsync(Engine engine)
    {
        var location = engine == Engine.Sqlite ? Location : await TestRegister.EmptyLocationAsync(engine);
        await using var register = await Register.CreateAsync(location, RegisterPurpose.Test, TimeProvider.System, Ct);
        return location;
    }

    private Task<Answer> RunAsync(RegisterLocation location, params string[] args) =>
        PratipProcess.RunAsync(args, _folder, ("PRATIP_DB", location.ConnectionString), ("PRATIP_KEYS", location.IsEmbedded ? null : location.KeysFolder));

    /// <summary>In this process, which is quicker.</summary>
    private async Task<Answer> AskAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await Program.RunAsync([.. args, "--data", Location.DataFolder!], output, error, Ct);
        return new(exitCode, output.ToString(), error.ToString());
    }
}
