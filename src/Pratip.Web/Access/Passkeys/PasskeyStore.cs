using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using Pratip.Registry.Access;
using Pratip.Registry.Access.SignIn;
using Pratip.Registry.Storage;

namespace Pratip.Web.Access.Passkeys;

/// <summary>Whose a passkey is, as its user handle says: an id that means nothing outside.</summary>
internal sealed record PasskeyOwner(Guid UserId)
{
    public string Handle => UserId.ToString("N");

    public static PasskeyOwner? Of(string? handle) => Guid.TryParseExact(handle, "N", out var id) ? new PasskeyOwner(id) : null;
}

/// <summary>Shows the framework's handler the passkeys of the register, for one ceremony. It writes nothing: that is a process with its event.</summary>
internal sealed class PasskeyStore(Register register) : IUserPasskeyStore<PasskeyOwner>
{
    /// <summary>The row the handler was shown last, so that what is written next is based on it.</summary>
    public Passkey? Shown { get; private set; }

    public Task<string> GetUserIdAsync(PasskeyOwner user, CancellationToken cancellationToken) => Task.FromResult(user.Handle);

    /// <summary>Whether there is such a user, the passkey says: it is looked for under this id only.</summary>
    public Task<PasskeyOwner?> FindByIdAsync(string userId, CancellationToken cancellationToken) => Task.FromResult(PasskeyOwner.Of(userId));

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(PasskeyOwner user, CancellationToken cancellationToken) =>
        [.. (await PasskeyService.ListAsync(register, user.UserId, cancellationToken)).Select(row => PasskeyRecord.Read(row.Data).Info(row))];

    public async Task<PasskeyOwner?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        await FindAsync(credentialId, cancellationToken) is { } row ? new PasskeyOwner(row.UserId) : null;

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(PasskeyOwner user, byte[] credentialId, CancellationToken cancellationToken) =>
        await FindAsync(credentialId, cancellationToken) is { } row && row.UserId == user.UserId ? PasskeyRecord.Read(row.Data).Info(row) : null;

    private async Task<Passkey?> FindAsync(byte[] credentialId, CancellationToken ct) =>
        Shown = await PasskeyService.FindAsync(register, Base64Url.EncodeToString(credentialId), ct);

    public void Dispose()
    {
    }

    Task IUserPasskeyStore<PasskeyOwner>.AddOrUpdatePasskeyAsync(PasskeyOwner user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw NotOurs();

    Task IUserPasskeyStore<PasskeyOwner>.RemovePasskeyAsync(PasskeyOwner user, byte[] credentialId, CancellationToken cancellationToken) => throw NotOurs();

    Task<string?> IUserStore<PasskeyOwner>.GetUserNameAsync(PasskeyOwner user, CancellationToken cancellationToken) => throw NotOurs();

    Task IUserStore<PasskeyOwner>.SetUserNameAsync(PasskeyOwner user, string? userName, CancellationToken cancellationToken) => throw NotOurs();

    Task<string?> IUserStore<PasskeyOwner>.GetNormalizedUserNameAsync(PasskeyOwner user, CancellationToken cancellationToken) => throw NotOurs();

    Task IUserStore<PasskeyOwner>.SetNormalizedUserNameAsync(PasskeyOwner user, string? normalizedName, CancellationToken cancellationToken) => throw NotOurs();

    Task<IdentityResult> IUserStore<PasskeyOwner>.CreateAsync(PasskeyOwner user, CancellationToken cancellationToken) => throw NotOurs();

    Task<IdentityResult> IUserStore<PasskeyOwner>.UpdateAsync(PasskeyOwner user, CancellationToken cancellationToken) => throw NotOurs();

    Task<IdentityResult> IUserStore<PasskeyOwner>.DeleteAsync(PasskeyOwner user, CancellationToken cancellationToken) => throw NotOurs();

    Task<PasskeyOwner?> IUserStore<PasskeyOwner>.FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => throw NotOurs();

    private static NotSupportedException NotOurs() => new("Accounts are kept by the register's own services; only passkeys are shown here.");
}
