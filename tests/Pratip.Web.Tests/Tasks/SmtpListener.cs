using System.Net;
using System.Net.Sockets;
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
            catch (Exception problem) when (problem is OperationCanceledException or SocketException or IOException or ObjectDisposedException)
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

        using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
        await using var writer = new StreamWriter(client.GetStream(), Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 here");
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
                    await writer.WriteLineAsync("250-here\r\n250 AUTH LOGIN");
                    break;
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
                    return;
                default:
                    await writer.WriteLineAsync("250 ok");
                    break;
            }
        }
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
