using System.Data.Common;
using System.Globalization;

namespace Pratip.Registry.Audit.Reads;

/// <summary>Which entries of the log of reads are asked for.</summary>
/// <param name="UserId">Of one reader; null for all.</param>
/// <param name="Kind">Of one kind; null for all.</param>
/// <param name="Ids">That speak of any of these rows; null for all.</param>
/// <param name="From">Not before.</param>
/// <param name="To">Not after.</param>
/// <param name="After">The last entry seen: the list goes on with the ones before it in time.</param>
/// <param name="Most">How many at most.</param>
internal sealed record ReadQuery(
    Guid? UserId, ReadKind? Kind, IReadOnlyCollection<Guid>? Ids, DateTimeOffset? From, DateTimeOffset? To, (DateTimeOffset At, long Position)? After, int Most)
{
    /// <summary>With those that are asked for it stays below what either engine takes in one statement.</summary>
    public const int MostWithout = 10_000;

    /// <summary>Entries that speak of any of these rows are left out.</summary>
    public IReadOnlyCollection<Guid> Without { get; init; } = [];
}

/// <summary>An entry with the number of rows seen, and their ids where they are few.</summary>
internal sealed record ListedRead(ReadEntry Entry, int Count);

/// <summary>Pages of the log of reads: two statements whatever is asked for, each by an index.</summary>
internal static class ReadList
{
    /// <summary>An entry with more rows than this says only how many.</summary>
    public const int MostIds = 5;

    /// <summary>Far below what either engine takes in one statement, and more than any case has rows.</summary>
    public const int MostRows = 20_000;

    public static async Task<IReadOnlyList<ListedRead>> ReadAsync(DbConnection connection, ReadQuery query, CancellationToken ct)
    {
        var found = new List<ListedRead>();
        await using (var command = Command(connection, query))
        {
            await using var rows = await command.ExecuteReaderAsync(ct);
            while (await rows.ReadAsync(ct))
            {
                if (ReadTable.Read(rows).Entry is { } entry)
                {
                    found.Add(new ListedRead(entry, Convert.ToInt32(rows.GetValue(9), CultureInfo.InvariantCulture)));
                }
            }
        }

        var ids = await IdsAsync(connection, [.. found.Where(one => one.Count is > 0 and <= MostIds).Select(one => one.Entry.Position)], ct);
        return [.. found.Select(one => one with { Entry = one.Entry with { Ids = [.. ids[one.Entry.Position]] } })];
    }

    private static DbCommand Command(DbConnection connection, ReadQuery query)
    {
        var command = connection.CreateCommand();
        var conditions = new List<string>();
        Ask("r.user_id = @user", "@user", query.UserId?.ToString("D"));
        Ask("r.kind = @kind", "@kind", query.Kind is { } kind ? ReadEntry.TextOf(kind) : null);
        Ask("r.at >= @from", "@from", query.From is { } from ? ReadEntry.TextOf(from) : null);
        Ask("r.at <= @to", "@to", query.To is { } to ? ReadEntry.TextOf(to) : null);
        if (query.After is { } after)
        {
            Ask("(r.at, r.position) < (@after, @position)", "@after", ReadEntry.TextOf(after.At));
            ReadTable.Add(command, "@position", after.Position);
        }

        if (query.Ids is { } ids)
        {
            conditions.Add($"r.position IN (SELECT i.position FROM read_ids AS i WHERE i.row_id IN ({ReadTable.Listed(command, ReadEntry.InOrder(ids), name => name)}))");
        }

        if (query.Without.Count > 0)
        {
            conditions.Add($"NOT EXISTS (SELECT 1 FROM read_ids AS w WHERE w.position = r.position AND w.row_id IN ({ReadTable.Listed(command, ReadEntry.InOrder(query.Without), name => name, "@without")}))");
        }

        command.CommandText = $"""
            SELECT {ReadTable.Columns}, (SELECT count(*) FROM read_ids AS i WHERE i.position = r.position)
            FROM reads AS r {(conditions.Count == 0 ? "" : "WHERE " + string.Join(" AND ", conditions))}
            ORDER BY r.at DESC, r.position DESC LIMIT @most
            """;
        ReadTable.Add(command, "@most", query.Most);
        return command;

        void Ask(string condition, string name, string? value)
        {
            if (value is not null)
            {
                conditions.Add(condition);
                ReadTable.Add(command, name, value);
            }
        }
    }

    private static async Task<ILookup<long, Guid>> IdsAsync(DbConnection connection, IReadOnlyList<long> positions, CancellationToken ct)
    {
        var ids = new List<(long Position, Guid Id)>();
        await using var command = connection.CreateCommand();

        // Asked even where there is nothing to ask for: a page takes the same number of statements whatever it shows.
        command.CommandText = $"SELECT position, row_id FROM read_ids WHERE position IN ({string.Join(", ", positions.Append(0).Select(one => one.ToString(CultureInfo.InvariantCulture)))}) ORDER BY row_id";
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            if (Guid.TryParse(rows.GetString(1), out var id))
            {
                ids.Add((rows.GetInt64(0), id));
            }
        }

        return ids.ToLookup(one => one.Position, one => one.Id);
    }
}
