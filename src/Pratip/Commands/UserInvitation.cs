using System.CommandLine;
using Pratip.Registry.Access.Accounts;
using Pratip.Registry.Storage;

namespace Pratip.Commands;

/// <summary>A new account, and the one-time code that is handed over.</summary>
internal static class UserInvitation
{
    private static readonly Argument<string> Name = new("NAME") { Description = "The sign-in name: Latin letters, digits, dots, hyphens. It is never given to a second person." };

    private static readonly Option<string> Person = new("--name") { Description = "The person's name.", Required = true, HelpName = "TEXT" };

    private static readonly Option<string> Agency = new("--agency") { Description = "Code of the agency the person works for, for example AHTJP.", Required = true, HelpName = "CODE" };

    private static readonly Option<string[]> Role = new("--role") { Description = "A role, as 'pratip user roles' lists them; with a territory as ROLE@NN. May be given several times.", HelpName = "ROLE" };

    private static readonly Option<string> Language = new("--language") { Description = "km or en.", DefaultValueFactory = _ => "km", HelpName = "LANG" };

    public static Command Create()
    {
        var command = new Command("invite", "Make an account and print its one-time code.\n\nExample: pratip user invite sok.dara --name \"Sok Dara\" --agency AHTJP --role case-worker")
        {
            Name, Person, Agency, Role, Language,
        };
        command.Runs(async (parsed, output, error, ct) =>
        {
            await using var register = await Register.OpenAsync(CommonOptions.Location(parsed), RegisterAccess.Write, TimeProvider.System, ct);
            var options = new InviteOptions(
                AccountKeeper.Console(Environment.UserName), parsed.GetRequiredValue(Name), parsed.GetRequiredValue(Person), parsed.GetRequiredValue(Agency),
                [.. (parsed.GetValue(Role) ?? []).Select(Read)])
            {
                Language = parsed.GetRequiredValue(Language),
            };
            await TellAsync(await InvitationService.InviteAsync(register, options, ct), parsed, output);
            return Program.Succeeded;
        });
        return command;
    }

    /// <summary>The only time the code is shown.</summary>
    public static async Task TellAsync(IssuedInvitation invitation, ParseResult parsed, TextWriter output)
    {
        if (parsed.GetValue(CommonOptions.Json))
        {
            await output.WriteLineAsync(JsonAnswer.Of(new { user = invitation.SignInName, code = invitation.Code, expiresAt = invitation.ExpiresAt }));
            return;
        }

        await output.WriteLineAsync($"One-time code of {invitation.SignInName}: {invitation.Code}");
        await output.WriteLineAsync($"Hand it to the person only. It works once, until {invitation.ExpiresAt:yyyy-MM-dd HH:mm} UTC, and is not shown again.");
    }

    private static RoleRequest Read(string typed)
    {
        var at = typed.IndexOf('@', StringComparison.Ordinal);
        return at < 0 ? new RoleRequest(typed) : new RoleRequest(typed[..at], typed[(at + 1)..]);
    }
}
