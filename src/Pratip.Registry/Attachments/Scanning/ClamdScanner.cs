using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace Pratip.Registry.Attachments.Scanning;

public enum ScanVerdict
{
    Clean,

    /// <summary>The scanner found something.</summary>
    Infected,

    /// <summary>No answer, or one that says neither: nothing is known of the file.</summary>
    Unanswered,
}

/// <param name="Verdict">What the scanner says.</param>
/// <param name="Found">The scanner's name of what it found, or its complaint; null where it is clean or silent.</param>
public sealed record ScanAnswer(ScanVerdict Verdict, string? Found = null);

/// <summary>
/// Asks clamd, or a scanner that speaks its protocol: one connection a file, the content in pieces behind their lengths
/// (the command INSTREAM), one line as answer. Nothing of the file's name is sent.
/// </summary>
public sealed class ClamdScanner(ClamdAddress address, TimeSpan? patience = null)
{
    private const int Piece = 64 * 1024;

    private const int LongestAnswer = 1024;

    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(1);

    public ClamdAddress Address { get; } = address;

    public async Task<ScanAnswer> ScanAsync(ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(patience ?? Usual);
        try
        {
            using var socket = Address.CreateSocket();
            await socket.ConnectAsync(Address.EndPoint, limit.Token);
            await using var stream = new NetworkStream(socket);
            return Read(await AskAsync(stream, content, limit.Token));
        }
        catch (Exception problem) when (problem is SocketException or IOException || (problem is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return new ScanAnswer(ScanVerdict.Unanswered);
        }
    }

    private static async Task<string> AskAsync(NetworkStream stream, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        try
        {
            await SendAsync(stream, content, ct);
        }
        catch (IOException)
        {
            // A scanner that has enough says so and hangs up: what it said is still to be read.
        }

        var answer = new byte[LongestAnswer];
        var length = 0;
        while (length < answer.Length && !answer.AsSpan(0, length).Contains((byte)0))
        {
            var read = await stream.ReadAsync(answer.AsMemory(length), ct);
            if (read == 0)
            {
                break;
            }

            length += read;
        }

        return Encoding.UTF8.GetString(answer, 0, length).TrimEnd('\0', '\n');
    }

    private static async Task SendAsync(NetworkStream stream, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), ct);
        var length = new byte[4];
        for (var rest = content; !rest.IsEmpty; rest = rest[Math.Min(Piece, rest.Length)..])
        {
            var piece = rest[..Math.Min(Piece, rest.Length)];
            BinaryPrimitives.WriteInt32BigEndian(length, piece.Length);
            await stream.WriteAsync(length, ct);
            await stream.WriteAsync(piece, ct);
        }

        BinaryPrimitives.WriteInt32BigEndian(length, 0);
        await stream.WriteAsync(length, ct);
    }

    /// <summary>Only the very words for a clean file make one clean.</summary>
    private static ScanAnswer Read(string answer) => answer switch
    {
        "stream: OK" => new ScanAnswer(ScanVerdict.Clean),
        _ when answer.StartsWith("stream: ", StringComparison.Ordinal) && answer.EndsWith(" FOUND", StringComparison.Ordinal) =>
            new ScanAnswer(ScanVerdict.Infected, answer["stream: ".Length..^" FOUND".Length]),
        _ => new ScanAnswer(ScanVerdict.Unanswered, answer.Length == 0 ? null : answer),
    };
}
