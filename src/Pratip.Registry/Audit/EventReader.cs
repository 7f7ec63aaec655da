using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Audit;

/// <summary>An event with its place in the order of commits and the process it belongs to.</summary>
public sealed record SealedEvent(long Position, RegisterEvent Event, Process Process);

/// <summary>Reads the log by position. Whoever remembers the last position read misses nothing and sees nothing twice.</summary>
public static class EventReader
{
    public static async Task<IReadOnlyList<SealedEvent>> ReadAsync(RegistryDb db, long afterPosition, int limit, CancellationToken ct)
    {
        var query = from place in db.EventPositions
                    where place.Position > afterPosition
                    join one in db.Events on place.EventId equals one.Id
                    join process in db.Processes on one.ProcessId equals process.Id
                    orderby place.Position
                    select new { place.Position, one, process };
        var rows = await query.Take(limit).ToListAsync(ct);
        return [.. rows.Select(row => new SealedEvent(row.Position!.Value, row.one, row.process))];
    }

    /// <summary>What happened to one row, version by version.</summary>
    public static async Task<IReadOnlyList<EventRow>> HistoryAsync(RegistryDb db, string noun, Guid rowId, CancellationToken ct) =>
        await db.EventRows.Where(row => row.RowId == rowId && row.Noun == noun).OrderBy(row => row.Version).ToListAsync(ct);
}
