using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Pratip.Web.Tests.Tasks;

/// <summary>A mail server of a few lines on a port the system chose: it takes mail, refuses a recipient, or hangs up.</summary>
internal sealed class SmtpListener : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    public SmtpListener()
    {
        _listener.Start();
        _running = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What was said to MAIL, RCPT and AUTH, in order.</summary>
    public List<string> Commands { get; } = [];

    /// <summary>Whole mails, decoded no further than the lines they came in.</summary>
    public List<string> Mails { get; } = [];

    /// <summary>What a recipient is answered with.</summary>
    public string Recipient { get; set; } = "250 ok";

    public bool HangsUp { get; set; }

    /// <summary>With it the server offers STARTTLS, and takes mail only behind it.</summary>
    public X509Certificate2? Certificate { get; set; }

    /// <summary>Whether a client went on behind TLS.</summary>
    public bool WasEncrypted { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _running;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await ServeAsync(client);
            }
            catch (Exception problem) when (problem is OperationCanceledException or SocketException or IOException or ObjectDisposedException or AuthenticationException)
            {
                // The other side has gone, or the test is over.
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        if (HangsUp)
        {
            return;
        }

        if (!await ServeAsync(client.GetStream(), "220 here"))
        {
            return;
        }

        await using var secure = new SslStream(client.GetStream());
        await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = Certificate }, _stop.Token);
        WasEncrypted = true;
        await ServeAsync(secure, null);
    }

    /// <summary>True where the client asks to go on behind TLS.</summary>
    private async Task<bool> ServeAsync(Stream stream, string? greeting)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        await using var writer = new StreamWriter(stream, Encoding.ASCII, leaveOpen: true) { NewLine = "\r\n", AutoFlush = true };
        if (greeting is not null)
        {
            await writer.WriteLineAsync(greeting);
        }

        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            if (verb is "MAIL" or "RCPT" or "AUTH")
            {
                Commands.Add(line);
            }

            switch (verb)
            {
                case "EHLO":
                    await writer.WriteLineAsync(Certificate is null || WasEncrypted ? "250-here\r\n250 AUTH LOGIN" : "250-here\r\n250 STARTTLS");
                    break;
                case "STARTTLS":
                    await writer.WriteLineAsync("220 go ahead");
                    return true;
                case "AUTH":
                    await AuthAsync(line, reader, writer);
                    break;
                case "RCPT":
                    await writer.WriteLineAsync(Recipient);
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    Mails.Add(await DataAsync(reader));
                    await writer.WriteLineAsync("250 taken");
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return false;
                default:
                    await writer.WriteLineAsync("250 ok");
                    break;
            }
        }

        return false;
    }

    private async Task AuthAsync(string line, StreamReader reader, StreamWriter writer)
    {
        if (line.Split(' ').Length < 3)
        {
            await writer.WriteLineAsync("334 VXNlcm5hbWU6");
            Commands.Add((await reader.ReadLineAsync(_stop.Token))!);
        }

        await writer.WriteLineAsync("334 UGFzc3dvcmQ6");
        Commands.Add((await reader.ReadLineAsync(_stop.Token))!);
        await writer.WriteLineAsync("235 in");
    }

    private async Task<string> DataAsync(StreamReader reader)
    {
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync(_stop.Token) is { } line && line != ".")
        {
            mail.AppendLine(line);
        }

        return mail.ToString();
    }
}
