using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Pratip.Registry.Audit.Reads;

/// <summary>A line of the log as it lies there; the entry is null where it can no longer be read.</summary>
internal sealed record ReadLine(long Position, ReadEntry? Entry, byte[] Previous, byte[] Hash);

/// <summary>The statements of the log of reads, the same on both engines.</summary>
internal static class ReadTable
{
    /// <summary>So many ids in one statement: far below what either engine takes.</summary>
    private const int IdsAtOnce = 400;

    internal const string Columns = "r.position, r.at, r.user_id, r.agency_id, r.kind, r.purpose, r.detail, r.previous_hash, r.hash";

    /// <param name="connection">Where the log lies.</param>
    /// <param name="transaction">In which; null for none.</param>
    /// <param name="before">A statement that goes before it in the same message; empty for none.</param>
    /// <param name="ct">Stops waiting.</param>
    public static async Task<(long Position, byte[] Hash)> LastAsync(DbConnection connection, DbTransaction? transaction, string before, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = before + "SELECT position, hash FROM reads ORDER BY position DESC LIMIT 1";
        await using var row = await command.ExecuteReaderAsync(ct);
        if (before.Length > 0)
        {
            await row.NextResultAsync(ct);
        }

        return await row.ReadAsync(ct) ? (row.GetInt64(0), row.GetFieldValue<byte[]>(1)) : (0, ReadEntry.Beginning.ToArray());
    }

    /// <summary>Adds the entry after the one with this hash; returns its own.</summary>
    public static async Task<byte[]> InsertAsync(DbConnection connection, DbTransaction transaction, ReadEntry entry, byte[] previous, CancellationToken ct)
    {
        var hash = entry.HashAfter(previous);
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = """
            INSERT INTO reads (position, at, user_id, agency_id, kind, purpose, detail, previous_hash, hash)
            VALUES (@position, @at, @user, @agency, @kind, @purpose, @detail, @previous, @hash)
            """;
        Add(command, "@position", entry.Position);
        Add(command, "@at", entry.AtText);
        Add(command, "@user", entry.UserId.ToString("D"));
        Add(command, "@agency", entry.AgencyId.ToString("D"));
        Add(command, "@kind", entry.KindText);
        Add(command, "@purpose", entry.Purpose);
        Add(command, "@detail", (object?)entry.Detail ?? DBNull.Value);
        Add(command, "@previous", previous);
        Add(command, "@hash", hash);

        // The first ids go in the same message: nearly every entry has no more.
        var chunks = ReadEntry.InOrder(entry.Ids).Chunk(IdsAtOnce).ToList();
        if (chunks is [var first, ..])
        {
            command.CommandText += ";\n" + IdsOf(command, first);
        }

        await command.ExecuteNonQueryAsync(ct);
        foreach (var ids in chunks.Skip(1))
        {
            await using var insert = connection.CreateCommand();
            insert.Transaction = transaction;
            insert.CommandText = IdsOf(insert, ids);
            Add(insert, "@position", entry.Position);
            await insert.ExecuteNonQueryAsync(ct);
        }

        return hash;
    }

    private static string IdsOf(DbCommand command, IReadOnlyList<string> ids) => $"INSERT INTO read_ids (position, row_id) VALUES {Listed(command, ids, name => $"(@position, {name})")}";

    /// <summary>The hash of one entry, as it lies there; null where there is none. Before the first there is the beginning.</summary>
    public static async Task<byte[]?> HashAsync(DbConnection connection, long position, CancellationToken ct)
    {
        if (position == 0)
        {
            return ReadEntry.Beginning.ToArray();
        }

        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT hash FROM reads WHERE position = @position";
        Add(command, "@position", position);
        return await command.ExecuteScalarAsync(ct) as byte[];
    }

    /// <summary>The lines after one in order, with their ids, one at a time; all of them or those of so many positions.</summary>
    public static async IAsyncEnumerable<ReadLine> AllAsync(DbConnection connection, long after, int? most, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT {Columns}, i.row_id FROM reads AS r LEFT JOIN read_ids AS i ON i.position = r.position
            WHERE r.position > @after AND r.position <= @last ORDER BY r.position
            """;
        Add(command, "@after", after);
        Add(command, "@last", most is { } count ? after + count : long.MaxValue);
        command.CommandTimeout = 0;
        await using var rows = await command.ExecuteReaderAsync(ct);
        ReadLine? line = null;
        var ids = new List<string>();
        while (await rows.ReadAsync(ct))
        {
            if (line is not null && line.Position != rows.GetInt64(0))
            {
                yield return WithIds(line, ids);
                line = null;
                ids.Clear();
            }

            line ??= Read(rows);
            if (!await rows.IsDBNullAsync(9, ct))
            {
                ids.Add(rows.GetString(9));
            }
        }

        if (line is not null)
        {
            yield return WithIds(line, ids);
        }
    }

    public static async Task<IReadOnlyList<ReadEntry>> OfAsync(DbConnection connection, IReadOnlyList<string> ids, int most, CancellationToken ct)
    {
        var found = new List<ReadEntry>();
        foreach (var some in ids.Chunk(IdsAtOnce))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"""
                SELECT {Columns} FROM reads AS r
                WHERE r.position IN (SELECT i.position FROM read_ids AS i WHERE i.row_id IN ({Listed(command, some, name => name)}))
                  AND r.kind <> 'log'
                ORDER BY r.position DESC LIMIT @most
                """;
            Add(command, "@most", most);
            await using var rows = await command.ExecuteReaderAsync(ct);
            while (await rows.ReadAsync(ct))
            {
                if (Read(rows).Entry is { } entry)
                {
                    found.Add(entry);
                }
            }
        }

        return [.. found.DistinctBy(entry => entry.Position).OrderByDescending(entry => entry.Position).Take(most)];
    }

    internal static ReadLine Read(DbDataReader row)
    {
        var position = row.GetInt64(0);
        ReadEntry? entry = null;
        if (DateTimeOffset.TryParse(row.GetString(1), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            && Guid.TryParse(row.GetString(2), out var user) && Guid.TryParse(row.GetString(3), out var agency)
            && Enum.TryParse<ReadKind>(row.GetString(4).Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var kind))
        {
            entry = new ReadEntry(position, at, user, agency, kind, row.GetString(5), row.IsDBNull(6) ? null : row.GetString(6), []);
        }

        return new ReadLine(position, entry, row.GetFieldValue<byte[]>(7), row.GetFieldValue<byte[]>(8));
    }

    private static ReadLine WithIds(ReadLine line, List<string> ids) =>
        ids.TrueForAll(id => Guid.TryParse(id, out _))
            ? line with { Entry = line.Entry is null ? null : line.Entry with { Ids = [.. ids.Select(Guid.Parse)] } }
            : line with { Entry = null };

    internal static string Listed(DbCommand command, IReadOnlyList<string> ids, Func<string, string> put, string prefix = "@id")
    {
        var list = new StringBuilder();
        for (var number = 0; number < ids.Count; number++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{prefix}{number}");
            list.Append(number == 0 ? "" : ", ").Append(put(name));
            Add(command, name, ids[number]);
        }

        return list.ToString();
    }

    internal static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
