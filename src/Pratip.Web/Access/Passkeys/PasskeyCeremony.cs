using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Pratip.Registry.Access;
using Pratip.Registry.Access.SignIn;
using Pratip.Web.Hosting;
using SignInResult = Pratip.Registry.Access.SignIn.SignInResult;

namespace Pratip.Web.Access.Passkeys;

/// <summary>What a page asks an authenticator: for the browser as it stands, for us sealed.</summary>
public sealed record PasskeyQuestion(string Options, string State);

/// <summary>
/// Asks authenticators and verifies what they answer, by the framework's handler. The challenge travels sealed in the form, so
/// no node has to remember it: it holds for minutes, for one purpose and one user, and a passkey answers it once.
/// </summary>
internal sealed class PasskeyCeremony(SiteRegister site, SealedFields fields, PratipSiteOptions options)
{
    private const string CreatePurpose = "passkey-create";
    private const string SignInPurpose = "passkey-sign-in";

    /// <summary>An authenticator's answer is a few hundred characters; with an attestation of a vendor some thousands.</summary>
    private const int LongestAnswer = 64 * 1024;

    /// <summary>The sign-in page is open for a while before somebody signs in.</summary>
    private static readonly TimeSpan Holds = TimeSpan.FromMinutes(10);

    private DateTimeOffset Now => site.Register.Clock.GetUtcNow();

    /// <summary>Browsers bind passkeys to names, never to numbers.</summary>
    public bool IsPossible(HttpContext http) => PublicAddress.HasName(PublicAddress.Of(http, options));

    public async Task<PasskeyQuestion> AskToCreateAsync(HttpContext http, Actor actor)
    {
        using var store = new PasskeyStore(site.Register);
        using var owners = Owners(store);
        var entity = new PasskeyUserEntity { Id = new PasskeyOwner(actor.UserId).Handle, Name = actor.SignInName, DisplayName = actor.DisplayName };
        var question = await Handler(owners, http).MakeCreationOptionsAsync(entity, http);
        return new PasskeyQuestion(question.CreationOptionsJson, fields.Seal(CreatePurpose, new Creation(actor.UserId, question.AttestationState!), Holds));
    }

    /// <summary>Asks whoever sits there: which account it is, the passkey says.</summary>
    public async Task<PasskeyQuestion> AskToSignInAsync(HttpContext http)
    {
        using var store = new PasskeyStore(site.Register);
        using var owners = Owners(store);
        var question = await Handler(owners, http).MakeRequestOptionsAsync(user: null, http);
        return new PasskeyQuestion(question.RequestOptionsJson, fields.Seal(SignInPurpose, new Request(question.AssertionState!, Now + Holds), Holds));
    }

    /// <summary>The passkey that was made for this user; null for an answer that does not hold.</summary>
    public async Task<AddPasskeyOptions?> MadeAsync(HttpContext http, Actor actor, string name, string state, string answer)
    {
        if (!IsPossible(http) || answer.Length > LongestAnswer || fields.Open<Creation>(CreatePurpose, state) is not { } asked || asked.UserId != actor.UserId)
        {
            return null;
        }

        using var store = new PasskeyStore(site.Register);
        using var owners = Owners(store);
        var made = await Handler(owners, http).PerformAttestationAsync(new() { HttpContext = http, CredentialJson = answer, AttestationState = asked.State });
        return made.Succeeded
            ? new AddPasskeyOptions(actor.UserId, Base64Url.EncodeToString(made.Passkey.CredentialId), PasskeyRecord.Of(made.Passkey, Now).Write(), name, made.Passkey.SignCount)
            : null;
    }

    /// <summary>Signs in by an answer. Null if the question is too old, was never asked here, or has been answered.</summary>
    public async Task<SignInResult?> SignInAsync(HttpContext http, string state, string answer, CancellationToken ct)
    {
        if (!IsPossible(http) || fields.Open<Request>(SignInPurpose, state) is not { } asked)
        {
            return null;
        }

        if (answer.Length > LongestAnswer)
        {
            return SignInResult.Refused.Instance;
        }

        using var store = new PasskeyStore(site.Register);
        using var owners = Owners(store);
        var answered = await Handler(owners, http).PerformAssertionAsync(new() { HttpContext = http, CredentialJson = answer, AssertionState = asked.State });
        if (!answered.Succeeded)
        {
            if (CredentialIdOf(answer) is { } claimed)
            {
                await SignInService.RefusePasskeyAsync(site.Register, claimed, Channels.Page, ct);
            }

            return SignInResult.Refused.Instance;
        }

        var row = store.Shown!;
        var record = PasskeyRecord.Read(row.Data);
        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(asked.State)));
        if (record.HasAnswered(challenge))
        {
            return null;
        }

        var after = record.After(answered.Passkey, new UsedChallenge(challenge, asked.Until), Now);
        return await SignInService.SignInAsync(site.Register, new PasskeySignInOptions(row.CredentialId, row.Version, after.Write(), answered.Passkey.SignCount), ct);
    }

    private PasskeyHandler<PasskeyOwner> Handler(UserManager<PasskeyOwner> owners, HttpContext http)
    {
        var address = PublicAddress.Of(http, options);
        var origin = PublicAddress.Origin(address);
        return new PasskeyHandler<PasskeyOwner>(owners, Options.Create(new IdentityPasskeyOptions
        {
            ServerDomain = address.IdnHost,
            UserVerificationRequirement = "required",
            ResidentKeyRequirement = "required",
            AttestationConveyancePreference = "none",
            ValidateOrigin = said => ValueTask.FromResult(!said.CrossOrigin && string.Equals(said.Origin, origin, StringComparison.Ordinal)),
        }));
    }

    /// <summary>Nothing of the manager is used but its way to the store.</summary>
    private static UserManager<PasskeyOwner> Owners(PasskeyStore store) => new(
        store, Options.Create(new IdentityOptions()), new PasswordHasher<PasskeyOwner>(), [], [], new UpperInvariantLookupNormalizer(), new IdentityErrorDescriber(), services: null!,
        NullLogger<UserManager<PasskeyOwner>>.Instance);

    /// <summary>Which passkey an answer claims to be of.</summary>
    private static string? CredentialIdOf(string answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Creation(Guid UserId, string State);

    private sealed record Request(string State, DateTimeOffset Until);
}
