using System.Buffers;
using System.Threading.Channels;
using Npgsql;

namespace Pratip.Registry.Storage.Writing;

/// <summary>
/// New rows by binary COPY. One task encodes while the server takes what is encoded: they run on different processors, so
/// that the slower of the two sets the time and not their sum.
/// </summary>
internal sealed class PgCopy(NpgsqlConnection connection, NpgsqlTransaction transaction)
{
    public const int ChunkSize = 100 << 10;

    /// <summary>How far encoding may run ahead; with the size of a chunk, what a load of any size holds in memory.</summary>
    private const int ChunksAhead = 32;

    // The guards look at all rows of a statement, which the server keeps aside until its end, in memory as long as they fit
    // into work_mem and in a file beyond. So a long load is cut into statements that fit: a short first one for the server's
    // ordinary setting, and where that is not all, larger ones under a setting of the transaction.
    private const int FirstStatement = 2 << 20;
    private const int NextStatements = 24 << 20;
    private const string MoreMemory = "SELECT set_config('work_mem', '64MB', true) WHERE pg_size_bytes(current_setting('work_mem')) < pg_size_bytes('64MB')";

    // Zero would mean "at once" here.
    public const int LongestCopy = 12 * 60 * 60 * 1000;

    private static readonly byte[] Header = [.. "PGCOPY\n"u8, 0xFF, .. "\r\n\0"u8, 0, 0, 0, 0, 0, 0, 0, 0];
    private static readonly byte[] Trailer = [0xFF, 0xFF];

    private bool _hasMoreMemory;

    public async Task WriteAsync(string into, TableLayout table, IEnumerable<object> rows, CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var chunks = Channel.CreateBounded<ArraySegment<byte>>(new BoundedChannelOptions(ChunksAhead) { SingleReader = true, SingleWriter = true });
        var encoding = Task.Run(() => EncodeAsync(table, rows, chunks.Writer, stop.Token), CancellationToken.None);
        try
        {
            await SendAsync($"COPY {into} ({table.ColumnList}) FROM STDIN (FORMAT BINARY)", chunks.Reader, ct);
        }
        finally
        {
            // Refused or stopped halfway: whoever encodes must not wait for room for ever, nor go on reading the caller's rows.
            await stop.CancelAsync();
            await encoding;
        }
    }

    private static async Task EncodeAsync(TableLayout table, IEnumerable<object> rows, ChannelWriter<ArraySegment<byte>> chunks, CancellationToken ct)
    {
        try
        {
            var buffer = new PgCopyBuffer();
            foreach (var row in rows)
            {
                buffer.StartRow((short)table.Columns.Length);
                table.Encode(row, buffer);
                if (buffer.Length >= ChunkSize)
                {
                    await chunks.WriteAsync(buffer.Take(), ct);
                }
            }

            if (buffer.Length > 0)
            {
                await chunks.WriteAsync(buffer.Take(), ct);
            }

            chunks.Complete();
        }
        catch (Exception cause)
        {
            // The reader of the chunks meets it, and with it the caller.
            chunks.Complete(cause);
        }
    }

    private async Task SendAsync(string copy, ChannelReader<ArraySegment<byte>> chunks, CancellationToken ct)
    {
        var limit = _hasMoreMemory ? NextStatements : FirstStatement;
        while (await chunks.WaitToReadAsync(ct))
        {
            if (limit == NextStatements && !_hasMoreMemory)
            {
                await using var setting = new NpgsqlCommand(MoreMemory, connection, transaction);
                await setting.ExecuteNonQueryAsync(ct);
                _hasMoreMemory = true;
            }

            await SendOneAsync(copy, chunks, limit, ct);
            limit = NextStatements;
        }
    }

    /// <summary>One statement. Chunks hold whole rows, so it can end after any of them.</summary>
    private async Task SendOneAsync(string copy, ChannelReader<ArraySegment<byte>> chunks, int limit, CancellationToken ct)
    {
        var stream = await connection.BeginRawBinaryCopyAsync(copy, ct);
        await using (stream)
        {
            try
            {
                stream.ReadTimeout = LongestCopy;
                stream.WriteTimeout = LongestCopy;
                await stream.WriteAsync(Header, ct);
                for (var sent = 0; sent < limit && await chunks.WaitToReadAsync(ct) && chunks.TryRead(out var chunk); sent += chunk.Count)
                {
                    await stream.WriteAsync(chunk, ct);
                    ArrayPool<byte>.Shared.Return(chunk.Array!);
                }

                await stream.WriteAsync(Trailer, ct);
            }
            catch
            {
                // Otherwise giving the stream back would end the statement as if all rows were in.
                await stream.CancelAsync();
                throw;
            }
        }
    }
}
