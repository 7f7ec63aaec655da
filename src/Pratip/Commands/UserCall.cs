using System.CommandLine;
using Pratip.Registry.Access.Accounts;
using Pratip.Registry.Storage;

namespace Pratip.Commands;

/// <summary>One command about one account: the open register and whom it is about.</summary>
internal sealed class UserCall : IAsyncDisposable
{
    private readonly ParseResult _parsed;

    private UserCall(ParseResult parsed, Register register, Guid userId, string userName, CancellationToken ct)
    {
        _parsed = parsed;
        Register = register;
        UserId = userId;
        UserName = userName;
        Ct = ct;
    }

    public Register Register { get; }

    public Guid UserId { get; }

    public string UserName { get; }

    public CancellationToken Ct { get; }

    /// <summary>Throws a <see cref="UsageException"/> that names the nearest account if there is none of this name.</summary>
    public static async Task<UserCall> OpenAsync(ParseResult parsed, Argument<string> name, CancellationToken ct)
    {
        var register = await Register.OpenAsync(CommonOptions.Location(parsed), RegisterAccess.Write, TimeProvider.System, ct);
        try
        {
            var typed = parsed.GetRequiredValue(name);
            return await AccountReader.FindIdAsync(register, typed, ct) is { } id
                ? new UserCall(parsed, register, id, typed.Trim().ToLowerInvariant(), ct)
                : throw new UsageException($"there is no account '{typed}'. 'pratip user list' shows them.");
        }
        catch
        {
            await register.DisposeAsync();
            throw;
        }
    }

    public string Required(Argument<string> argument) => _parsed.GetRequiredValue(argument);

    public string? Given(Option<string?> option) => _parsed.GetValue(option);

    public AccountOptions Options(AccountKeeper by, Option<string?> reason) => new(by, UserId, Given(reason) ?? "");

    public ValueTask DisposeAsync() => Register.DisposeAsync();
}
