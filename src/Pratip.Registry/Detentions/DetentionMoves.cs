using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;

namespace Pratip.Registry.Detentions;

/// <summary>That somebody was held elsewhere, or by another office, or on another ground, from then on.</summary>
/// <param name="Facility">Where; null where it was not said.</param>
public sealed record DetentionMove(Guid DetentionId, DateTimeOffset At, string? Facility);

/// <summary>
/// Where detentions went on, from the log: the row itself says where the person is held now. The log is out of everybody's scope; a
/// detention in reach opens its own part.
/// </summary>
internal static class DetentionMoves
{
    private const string Noun = "detentions";

    private static readonly string[] Moved = ["facility", "holding_agency_id", "ground"];

    /// <summary>A correction is no move: it says that the place on record was never the right one.</summary>
    private static readonly string Changed = EventKind.DetentionChanged.Code;

    /// <summary>Oldest first, of detentions that were read in reach; no statement for those that were never changed.</summary>
    public static async Task<IReadOnlyList<DetentionMove>> ReadAsync(ActorRegister register, IEnumerable<Detention> detentions, CancellationToken ct)
    {
        var ids = detentions.Where(one => one.Version > 1).Select(one => one.Id).ToList();
        if (ids.Count == 0)
        {
            return [];
        }

        await using var db = register.Register.CreateContext();
        var rows = await (from row in db.EventRows
                          join one in db.Events on row.EventId equals one.Id
                          where row.Noun == Noun && ids.Contains(row.RowId) && row.Before != null && one.Kind == Changed
                          orderby row.RowId, row.Version
                          select new { row.RowId, row.Changed, row.After, one.At }).ToListAsync(ct);
        return [.. rows.Where(row => row.Changed.Split(',').Intersect(Moved, StringComparer.Ordinal).Any()).Select(row => new DetentionMove(row.RowId, row.At, FacilityOf(row.After)))];
    }

    private static string? FacilityOf(string state)
    {
        using var json = JsonDocument.Parse(state);
        return json.RootElement.TryGetProperty("facility", out var facility) ? facility.GetString() : null;
    }
}
