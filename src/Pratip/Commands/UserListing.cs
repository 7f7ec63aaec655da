using System.CommandLine;
using Pratip.Registry.Access;
using Pratip.Registry.Access.Accounts;
using Pratip.Registry.Storage;

namespace Pratip.Commands;

/// <summary>Who has an account, and which roles there are.</summary>
internal static class UserListing
{
    public static Command CreateList()
    {
        var command = new Command("list", "List the accounts: agency, state and roles.\n\nExample: pratip user list --json");
        command.Runs(async (parsed, output, error, ct) =>
        {
            await using var register = await Register.OpenAsync(CommonOptions.Location(parsed), RegisterAccess.Read, TimeProvider.System, ct);
            var accounts = await AccountReader.ListAsync(register, ct);
            if (parsed.GetValue(CommonOptions.Json))
            {
                await output.WriteLineAsync(JsonAnswer.Of(accounts.Select(Described)));
                return Program.Succeeded;
            }

            if (accounts.Count == 0)
            {
                await output.WriteLineAsync("There are no accounts yet. 'pratip serve' makes the first administrator and prints a one-time code.");
            }

            await WriteAsync(output, accounts.Select(one => new[] { one.SignInName, one.AgencyCode, State(one), string.Join(", ", one.Roles.Select(Text)), one.DisplayName }));
            return Program.Succeeded;
        });
        return command;
    }

    public static Command CreateRoles()
    {
        var command = new Command("roles", "List the roles an account can hold.\n\nExample: pratip user roles");
        command.Runs(async (parsed, output, error, ct) =>
        {
            if (parsed.GetValue(CommonOptions.Json))
            {
                await output.WriteLineAsync(JsonAnswer.Of(RoleBook.Standard.Roles.Select(role => new { role = role.Code, name = role.Name, purpose = role.Purpose })));
                return Program.Succeeded;
            }

            await WriteAsync(output, RoleBook.Standard.Roles.Select(role => new[] { role.Code, role.Name.En, role.Purpose.En }));
            return Program.Succeeded;
        });
        return command;
    }

    private static object Described(AccountSummary one) => new
    {
        user = one.SignInName,
        name = one.DisplayName,
        agency = one.AgencyCode,
        status = one.Status,
        roles = one.Roles.Select(role => new { role = role.Role, province = role.ProvinceCode }),
        oneTimeCodes = one.HasTotp,
        passkeys = one.Passkeys,
        linked = one.HasExternalSubject,
        signedInAt = one.SignedInAt,
        lockedUntil = one.LockedUntil,
        invitedUntil = one.InvitedUntil,
    };

    private static string State(AccountSummary one) => one switch
    {
        { LockedUntil: { } until } => $"locked until {until:HH:mm} UTC",
        { Status: UserStatus.Invited, InvitedUntil: null } => "invitation expired",
        _ => one.Status,
    };

    private static string Text(RoleRequest role) => role.ProvinceCode is null ? role.Role : $"{role.Role}@{role.ProvinceCode}";

    /// <summary>Columns as wide as their widest cell; the last one runs free.</summary>
    private static async Task WriteAsync(TextWriter output, IEnumerable<string[]> rows)
    {
        var all = rows.ToList();
        foreach (var row in all)
        {
            var cells = row.Select((cell, i) => i == row.Length - 1 ? cell : cell.PadRight(all.Max(other => other[i].Length) + 2));
            await output.WriteLineAsync(string.Concat(cells));
        }
    }
}
