using System.Net;

namespace Pratip.Web.Hosting;

/// <summary>
/// An address of this computer only. The site speaks plain http, which would carry passwords in the clear over any network,
/// so an address that is not loopback cannot even be expressed: other computers come by a proxy that speaks https.
/// </summary>
public sealed record LoopbackAddress
{
    private LoopbackAddress(IPAddress? address, int port)
    {
        Address = address;
        Port = port;
    }

    /// <summary>Null stands for the name localhost: both 127.0.0.1 and ::1.</summary>
    public IPAddress? Address { get; }

    public int Port { get; }

    public static LoopbackAddress Parse(string url)
    {
        ArgumentNullException.ThrowIfNull(url);
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttp || uri.PathAndQuery != "/")
        {
            throw new SiteAddressException($"'{url}' is not an address to listen on. Write for example http://127.0.0.1:5080.");
        }

        if (string.Equals(uri.Host, "localhost", StringComparison.OrdinalIgnoreCase))
        {
            return uri.Port > 0
                ? new(null, uri.Port)
                : throw new SiteAddressException($"'{url}': a port chosen by the system (0) needs a number for a host. Write http://127.0.0.1:0.");
        }

        return IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)
            ? new(address, uri.Port)
            : throw new SiteAddressException(
                $"'{url}' can be reached from other computers. The site speaks plain http and listens on this computer only; others reach it by a proxy that speaks https: "
                + $"write http://127.0.0.1:{Math.Max(uri.Port, 0)} or http://localhost:{Math.Max(uri.Port, 0)}.");
    }
}

/// <summary>The site was told to listen where it may not.</summary>
public sealed class SiteAddressException(string message) : Exception(message);
