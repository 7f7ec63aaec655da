using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Pratip.Testing.Files;

/// <summary>
/// A small server that speaks the protocol of clamd on a port of this computer: it takes whole files by INSTREAM, answers
/// with what it was told to, or finds its own test signature.
/// </summary>
public sealed class ClamdServer : IAsyncDisposable
{
    /// <summary>What it finds in a file.</summary>
    public const string Signature = "PRATIP-TEST-SIGNATURE";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<byte[], string?> _answer;
    private readonly Task _serving;

    private ClamdServer(Func<byte[], string?> answer)
    {
        _answer = answer;
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Address => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>The files it was sent, whole.</summary>
    public List<byte[]> Received { get; } = [];

    public static ClamdServer Start() => new(content =>
        content.AsSpan().IndexOf(Encoding.ASCII.GetBytes(Signature)) >= 0 ? "stream: Pratip.Test-1 FOUND" : "stream: OK");

    /// <summary>One that always says the same; null to hang up without a word.</summary>
    public static ClamdServer Saying(string? answer) => new(_ => answer);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await AnswerAsync(client.GetStream());
            }
            catch (Exception problem) when (problem is OperationCanceledException or SocketException or IOException or ObjectDisposedException)
            {
                // Stopped, or the client has gone.
            }
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        var command = new byte["zINSTREAM\0"u8.Length];
        await stream.ReadExactlyAsync(command, _stop.Token);
        if (Encoding.ASCII.GetString(command) != "zINSTREAM\0")
        {
            await stream.WriteAsync("UNKNOWN COMMAND\0"u8.ToArray(), _stop.Token);
            return;
        }

        var content = new MemoryStream();
        var length = new byte[4];
        while (true)
        {
            await stream.ReadExactlyAsync(length, _stop.Token);
            var piece = new byte[BinaryPrimitives.ReadInt32BigEndian(length)];
            if (piece.Length == 0)
            {
                break;
            }

            await stream.ReadExactlyAsync(piece, _stop.Token);
            content.Write(piece);
        }

        Received.Add(content.ToArray());
        if (_answer(content.ToArray()) is { } answer)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(answer + "\0"), _stop.Token);
        }
    }
}
