using System.Net;
using Microsoft.AspNetCore.Http;

namespace Pratip.Web.Hosting;

/// <summary>
/// The address browsers know the site by. Behind a proxy the site cannot see it and is told; passkeys are bound to its name, and
/// an identity provider sends people back to it.
/// </summary>
public static class PublicAddress
{
    /// <summary>Without a path; throws <see cref="SiteAddressException"/> for what browsers would not keep secrets for.</summary>
    public static Uri Parse(string url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return Uri.TryCreate(url, UriKind.Absolute, out var address) && address.PathAndQuery == "/" && address.Fragment.Length == 0 && address.UserInfo.Length == 0
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
                ? address
                : throw new SiteAddressException($"'{url}' is not the address of a site that people open. Write for example https://pratip.example.gov.kh.");
    }

    /// <summary>As the operator has set it; else where this request came to.</summary>
    public static Uri Of(HttpContext http, PratipSiteOptions options)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(options);
        return options.PublicUrl is { } told ? Parse(told) : new Uri($"{http.Request.Scheme}://{http.Request.Host.ToUriComponent()}");
    }

    /// <summary>As browsers name it when they say where something came from.</summary>
    public static string Origin(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.GetLeftPart(UriPartial.Authority);
    }

    /// <summary>Whether the address has a name; a number is nothing a passkey could be bound to.</summary>
    public static bool HasName(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return !IPAddress.TryParse(address.DnsSafeHost, out _);
    }
}
