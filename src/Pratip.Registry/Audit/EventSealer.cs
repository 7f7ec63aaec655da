using Pratip.Registry.Storage.Engines;

namespace Pratip.Registry.Audit;

/// <summary>
/// Gives committed events their positions. Ids are taken when an event is written and become visible when it commits, so
/// a later id can be seen first; the sealer runs after commits, one at a time, and numbers what it can see and nobody has
/// numbered. A reader that goes by position therefore never passes an event that appears behind it later.
/// </summary>
public sealed class EventSealer
{
    private readonly StorageEngine _engine;

    internal EventSealer(StorageEngine engine) => _engine = engine;

    /// <summary>Numbers every event committed before this call; returns how many.</summary>
    public async Task<int> SealAsync(CancellationToken ct)
    {
        await using var connection = await _engine.OpenAsync(ct);
        await using var transaction = await _engine.BeginAsync(connection, ct);

        // A statement of its own: the next one must look at the events only once the sealer before has committed.
        await _engine.HoldSealAsync(connection, transaction, ct);
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = """
            UPDATE event_positions SET position = next.position
            FROM (SELECT event_id, row_number() OVER (ORDER BY event_id) + (SELECT coalesce(max(position), 0) FROM event_positions) AS position
                  FROM event_positions WHERE position IS NULL) AS next
            WHERE event_positions.event_id = next.event_id
            """;
        var count = await command.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return count;
    }
}
