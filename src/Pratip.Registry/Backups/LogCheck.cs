using System.Data.Common;
using Pratip.Reference.Wording;

namespace Pratip.Registry.Backups;

/// <summary>
/// What the database's guards hold while a register is written, asked of one that was copied past them: every event is closed and
/// its detail complete, every row is the one its event tells of, and none that was told of is missing.
/// </summary>
internal static class LogCheck
{
    private const string Open = "SELECT count(*) FROM events AS e WHERE NOT EXISTS (SELECT 1 FROM event_positions AS p WHERE p.event_id = e.id)";

    private const string Incomplete = """
        SELECT count(*) FROM events AS e LEFT JOIN (SELECT event_id, count(*) AS told FROM event_rows GROUP BY event_id) AS d ON d.event_id = e.id
        WHERE coalesce(d.told, 0) <> e.row_count
        """;

    // Each row is told of once in its first version.
    private const string Told = "SELECT noun, count(*) FROM event_rows WHERE version = 1 GROUP BY noun";

    public static async Task<IReadOnlyList<Message>> RunAsync(DbConnection connection, Catalogue catalogue, CancellationToken ct)
    {
        var problems = new List<Message>();
        await AskAsync("restore.events-open", Open);
        await AskAsync("restore.events-incomplete", Incomplete);
        var told = await ToldAsync(connection, ct);
        foreach (var noun in await catalogue.NounsAsync(connection, ct))
        {
            await AskAsync("restore.rows-untold", Untold(noun), noun);
            var missing = told.GetValueOrDefault(noun) - await Catalogue.CountAsync(connection, noun, ct);
            if (missing > 0)
            {
                problems.Add(new Message("restore.rows-missing", noun, missing));
            }
        }

        return problems;

        async Task AskAsync(string key, string sql, params object?[] about)
        {
            if (await Catalogue.NumberAsync(connection, sql, ct) is var count and > 0)
            {
                problems.Add(new Message(key, [.. about, count]));
            }
        }
    }

    private static string Untold(string noun) => $"""
        SELECT count(*) FROM {Catalogue.Quoted(noun)} AS r WHERE NOT EXISTS
          (SELECT 1 FROM event_rows AS t WHERE t.row_id = r.id AND t.noun = '{noun}' AND t.version = r.version AND t.event_id = r.event_id)
        """;

    private static async Task<Dictionary<string, long>> ToldAsync(DbConnection connection, CancellationToken ct)
    {
        var told = new Dictionary<string, long>(StringComparer.Ordinal);
        await using var command = connection.CreateCommand();
        command.CommandText = Told;
        command.CommandTimeout = 0;
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            told.Add(rows.GetString(0), rows.GetInt64(1));
        }

        return told;
    }
}
