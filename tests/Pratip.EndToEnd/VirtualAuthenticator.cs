using System.Text.Json;
using Microsoft.Playwright;

namespace Pratip.EndToEnd;

/// <summary>The authenticator that Chromium has for tests, plugged into one page.</summary>
public sealed class VirtualAuthenticator
{
    private readonly ICDPSession _devices;
    private readonly string _id;

    private VirtualAuthenticator(ICDPSession devices, string id)
    {
        _devices = devices;
        _id = id;
    }

    public static async Task<VirtualAuthenticator> PlugInAsync(IPage page)
    {
        var devices = await page.Context.NewCDPSessionAsync(page);
        await devices.SendAsync("WebAuthn.enable");
        var added = await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["options"] = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        return new VirtualAuthenticator(devices, added!.Value.GetProperty("authenticatorId").GetString()!);
    }

    /// <summary>
    /// Chromium's authenticator takes an offer among the names to fill in for a touch, and would sign in again and again
    /// before the page is read. Pages that are opened after this make no such offer.
    /// </summary>
    public static Task WithoutOffersAsync(IPage page) => page.AddInitScriptAsync("if (window.PublicKeyCredential) { PublicKeyCredential.isConditionalMediationAvailable = async () => false; }");

    /// <summary>As a copy that was made when the passkey was new.</summary>
    public Task SetBackAsync() => CountAsync(1);

    /// <summary>As if it had been used elsewhere many times.</summary>
    public Task SetForwardAsync() => CountAsync(1000);

    private async Task CountAsync(int signCount)
    {
        var all = await _devices.SendAsync("WebAuthn.getCredentials", new Dictionary<string, object>(StringComparer.Ordinal) { ["authenticatorId"] = _id });
        var credential = all!.Value.GetProperty("credentials").EnumerateArray().Single().EnumerateObject().ToDictionary(part => part.Name, part => (object)part.Value, StringComparer.Ordinal);
        await _devices.SendAsync("WebAuthn.removeCredential", new Dictionary<string, object>(StringComparer.Ordinal) { ["authenticatorId"] = _id, ["credentialId"] = credential["credentialId"] });
        credential["signCount"] = signCount;
        await _devices.SendAsync("WebAuthn.addCredential", new Dictionary<string, object>(StringComparer.Ordinal) { ["authenticatorId"] = _id, ["credential"] = credential });
    }
}
