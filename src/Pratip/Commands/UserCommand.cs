using System.CommandLine;
using Pratip.Registry.Access;
using Pratip.Registry.Access.Accounts;

namespace Pratip.Commands;

/// <summary>Accounts from the console of whoever runs the machine: what an administrator does on a page, and the way back when nobody can sign in.</summary>
internal static class UserCommand
{
    private static readonly Argument<string> Name = new("NAME") { Description = "The sign-in name, for example sok.dara." };

    private static readonly Argument<string> Role = new("ROLE") { Description = "A role, as 'pratip user roles' lists them." };

    private static readonly Argument<string> Subject = new("SUBJECT") { Description = "What the provider calls the person ('sub'); the page that refuses somebody who is not linked shows it." };

    private static readonly Option<string?> Reason = new("--reason") { Description = "Why; it stands in the log.", HelpName = "TEXT" };

    private static readonly Option<string?> Province = new("--province") { Description = "The territory of the role, where it is not the agency's own: two digits.", HelpName = "NN" };

    private static readonly Option<bool> SecondFactor = new("--second-factor") { Description = "Also take away one-time codes, recovery codes and passkeys, for a lost telephone." };

    private static AccountKeeper Keeper => AccountKeeper.Console(Environment.UserName);

    public static Command Create() => new("user", "Keep the accounts of a register.\n\nExample: pratip user list")
    {
        UserListing.CreateList(),
        UserInvitation.Create(),
        UserListing.CreateRoles(),
        Verb("grant", "Give a person a role; their sessions end.", "grant sok.dara auditor", [Name, Role], [Province, Reason], async call =>
        {
            var role = new RoleRequest(call.Required(Role), call.Given(Province));
            await AccountService.GrantRoleAsync(call.Register, new GrantRoleOptions(Keeper, call.UserId, role, call.Given(Reason) ?? ""), call.Ct);
            return $"{call.UserName} holds the role {role.Role} from the next sign-in on.";
        }),
        Verb("revoke", "Take a role back; the person's sessions end.", "revoke sok.dara auditor", [Name, Role], [Reason], async call =>
        {
            await AccountService.RevokeRoleAsync(call.Register, new RevokeRoleOptions(Keeper, call.UserId, call.Required(Role), call.Given(Reason) ?? ""), call.Ct);
            return $"{call.UserName} no longer holds the role {call.Required(Role)}.";
        }),
        Verb("deactivate", "Close the account of a person who has left; every session ends.", "deactivate sok.dara --reason \"moved to another ministry\"", [Name], [Reason], async call =>
        {
            await AccountService.DeactivateAsync(call.Register, call.Options(Keeper, Reason), call.Ct);
            return $"{call.UserName} can no longer sign in.";
        }),
        Verb("reactivate", "Open the account of a person who is back.", "reactivate sok.dara", [Name], [Reason], async call =>
        {
            await AccountService.ReactivateAsync(call.Register, call.Options(Keeper, Reason), call.Ct);
            return $"{call.UserName} can sign in again with what they had; 'pratip user reset {call.UserName}' gives a new one-time code.";
        }),
        Verb("end-sessions", "Sign a person out everywhere.", "end-sessions sok.dara", [Name], [Reason], async call =>
        {
            await AccountService.EndSessionsAsync(call.Register, call.Options(Keeper, Reason), call.Ct);
            return $"{call.UserName} is signed out everywhere.";
        }),
        Verb("link", "Let a person sign in at the office's identity provider as well; their sessions end.", "link sok.dara 8f3c-42 --oidc-issuer https://id.example.gov.kh/realms/office", [Name, Subject], [OfficeCommandOptions.Issuer, Reason], async call =>
        {
            var issuer = call.Given(OfficeCommandOptions.Issuer) ?? throw new UsageException("link needs the provider's issuer: give --oidc-issuer URL or set PRATIP_OIDC_ISSUER, as for 'pratip serve'.");
            await AccountService.LinkExternalSubjectAsync(
                call.Register, new LinkExternalSubjectOptions(Keeper, call.UserId, ExternalSubject.Of(issuer, call.Required(Subject)), call.Given(Reason) ?? ""), call.Ct);
            return $"{call.UserName} can sign in at {issuer}.";
        }),
        Verb("unlink", "Take the link to the office's identity provider away; the person's sessions end.", "unlink sok.dara", [Name], [Reason], async call =>
        {
            await AccountService.LinkExternalSubjectAsync(call.Register, new LinkExternalSubjectOptions(Keeper, call.UserId, Subject: null, call.Given(Reason) ?? ""), call.Ct);
            return $"{call.UserName} signs in by password or passkey only.";
        }),
        CreateReset(),
    };

    private static Command CreateReset()
    {
        var command = new Command("reset", "Give a person who cannot get in a new one-time code.\n\nExample: pratip user reset sok.dara --second-factor") { Name, SecondFactor, Reason };
        command.Runs(async (parsed, output, error, ct) =>
        {
            await using var call = await UserCall.OpenAsync(parsed, Name, ct);
            if (parsed.GetValue(SecondFactor))
            {
                await AccountService.ResetSecondFactorAsync(call.Register, call.Options(Keeper, Reason), ct);
            }

            await UserInvitation.TellAsync(await InvitationService.RenewAsync(call.Register, call.Options(Keeper, Reason), ct), parsed, output);
            return Program.Succeeded;
        });
        return command;
    }

    private static Command Verb(string name, string does, string example, Argument[] arguments, Option[] options, Func<UserCall, Task<string>> work)
    {
        var command = new Command(name, $"{does}\n\nExample: pratip user {example}");
        Array.ForEach(arguments, command.Arguments.Add);
        Array.ForEach(options, command.Options.Add);
        command.Runs(async (parsed, output, error, ct) =>
        {
            await using var call = await UserCall.OpenAsync(parsed, Name, ct);
            var done = await work(call);
            await output.WriteLineAsync(parsed.GetValue(CommonOptions.Json) ? JsonAnswer.Of(new { user = call.UserName, done = name }) : done);
            return Program.Succeeded;
        });
        return command;
    }
}
