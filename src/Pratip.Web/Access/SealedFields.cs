using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Pratip.Web.Hosting;

namespace Pratip.Web.Access;

/// <summary>
/// What a page must remember until its form comes back, sealed into a hidden field: nobody can read, change or keep it for
/// long, and no node has to remember it.
/// </summary>
public sealed class SealedFields(IDataProtectionProvider protection, SiteRegister site)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Pratip.SealedFields");

    /// <param name="purpose">What for: a value sealed for one form opens in no other.</param>
    /// <param name="value">What to remember.</param>
    /// <param name="until">After this it counts no more.</param>
    public string Seal<T>(string purpose, T value, TimeSpan until) =>
        _protector.CreateProtector(purpose).Protect(JsonSerializer.Serialize(new Sealed<T>(site.Register.Clock.GetUtcNow() + until, value)));

    /// <summary>Null if it was forged, sealed for something else, or is too old.</summary>
    public T? Open<T>(string purpose, string? field)
        where T : class
    {
        if (string.IsNullOrEmpty(field))
        {
            return null;
        }

        try
        {
            var opened = JsonSerializer.Deserialize<Sealed<T>>(_protector.CreateProtector(purpose).Unprotect(field));
            return opened is not null && opened.Until > site.Register.Clock.GetUtcNow() ? opened.Value : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private sealed record Sealed<T>(DateTimeOffset Until, T Value);
}
