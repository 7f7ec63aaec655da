using System.Globalization;
using System.Net;
using System.Net.Mail;
using Pratip.Web.Tasks;

namespace Pratip.Commands;

/// <summary>
/// The operator's mail server, from the environment: PRATIP_SMTP, PRATIP_SMTP_TLS, PRATIP_SMTP_USER, PRATIP_SMTP_PASSWORD_FILE
/// and PRATIP_SMTP_FROM. See docs/operators/mail.md.
/// </summary>
internal static class MailSettings
{
    /// <summary>Null where there is none. What cannot be is said before the site starts.</summary>
    /// <param name="environment">The variables.</param>
    /// <param name="site">The address that people open; mails lead there.</param>
    public static MailServer? Read(Func<string, string?> environment, string site)
    {
        if (Given("PRATIP_SMTP") is not { } server)
        {
            return null;
        }

        var (host, port) = Split(server);
        var usesTls = UsesTls(Given("PRATIP_SMTP_TLS"));
        var user = Given("PRATIP_SMTP_USER");
        if (user is not null && !usesTls && !IsThisMachine(host))
        {
            throw new UsageException("PRATIP_SMTP_TLS is off, and a password would cross the network in the open. Leave TLS on, or take out PRATIP_SMTP_USER.");
        }

        return new MailServer
        {
            Host = host,
            Port = port,
            UsesTls = usesTls,
            User = user,
            Password = user is null ? null : Password(Given("PRATIP_SMTP_PASSWORD_FILE")),
            From = Sender(Given("PRATIP_SMTP_FROM")),
            Site = new Uri(new Uri(site), "/"),
        };

        string? Given(string name) => environment(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
    }

    private static (string Host, int Port) Split(string server)
    {
        var at = server.LastIndexOf(':');
        var (host, port) = at < 0 ? (server, "587") : (server[..at], server[(at + 1)..]);
        return Uri.CheckHostName(host) is UriHostNameType.Dns or UriHostNameType.IPv4 && int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 65536
            ? (host, number)
            : throw new UsageException("PRATIP_SMTP is no mail server. Write it as mail.example.gov.kh or mail.example.gov.kh:587.");
    }

    private static bool UsesTls(string? typed) => typed switch
    {
        null or "on" => true,
        "off" => false,
        _ => throw new UsageException("PRATIP_SMTP_TLS is on or off; without it STARTTLS is used."),
    };

    private static bool IsThisMachine(string host) => host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static string Password(string? file)
    {
        if (file is null)
        {
            throw new UsageException("PRATIP_SMTP_USER needs PRATIP_SMTP_PASSWORD_FILE, a file that holds the password and only its owner can read.");
        }

        try
        {
            return File.ReadAllText(file).TrimEnd('\r', '\n');
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"PRATIP_SMTP_PASSWORD_FILE cannot be read: {problem.Message}");
        }
    }

    private static string Sender(string? from) => from is not null && MailAddress.TryCreate(from, out var read) && read.Address == from
        ? from
        : throw new UsageException("PRATIP_SMTP_FROM is the address that notices come from. Write it as pratip@example.gov.kh.");
}
