using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Pratip.Registry.Attachments.Scanning;

/// <summary>Where the operator's virus scanner listens: a host and port, or a socket in the file system.</summary>
public sealed record ClamdAddress
{
    /// <summary>The variable of the environment that holds it.</summary>
    public const string Variable = "PRATIP_CLAMD";

    private ClamdAddress()
    {
    }

    public string? Host { get; private init; }

    public int Port { get; private init; }

    public string? SocketPath { get; private init; }

    /// <summary><c>host:port</c>, <c>[::1]:3310</c>, or the absolute path of a socket, with or without <c>unix:</c> before it.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out ClamdAddress? address)
    {
        ArgumentNullException.ThrowIfNull(text);
        var path = text.StartsWith("unix:", StringComparison.Ordinal) ? text["unix:".Length..] : text;
        if (Path.IsPathFullyQualified(path))
        {
            address = new ClamdAddress { SocketPath = path };
            return true;
        }

        address = null;
        var colon = text.LastIndexOf(':');
        if (colon <= 0 || !ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port == 0)
        {
            return false;
        }

        var host = text[..colon].Trim('[', ']');
        if (Uri.CheckHostName(host) == UriHostNameType.Unknown)
        {
            return false;
        }

        address = new ClamdAddress { Host = host, Port = port };
        return true;
    }

    internal Socket CreateSocket() => SocketPath is null
        ? new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true }
        : new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    internal EndPoint EndPoint => SocketPath is null ? new DnsEndPoint(Host!, Port) : new UnixDomainSocketEndPoint(SocketPath);

    public override string ToString() => SocketPath ?? string.Create(CultureInfo.InvariantCulture, $"{Host}:{Port}");
}
