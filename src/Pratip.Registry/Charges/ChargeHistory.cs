using System.Text.Json;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Courts;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Charges;

/// <summary>What a charge was at one time.</summary>
/// <param name="At">Since when the register says so.</param>
/// <param name="Status">One of <see cref="ChargeStatus"/>.</param>
/// <param name="Step">The step of the procedure recorded with it, where one decided it.</param>
public sealed record ChargeState(DateTimeOffset At, string Status, ProceduralStage? Step);

/// <summary>How a charge came to what it is, from the log. The log is out of everybody's scope; a charge in reach opens its own part.</summary>
public static class ChargeHistory
{
    private const string Noun = "charges";

    /// <summary>In other events, as a file's, a step and a charge stand side by side without having to do with each other.</summary>
    private static readonly string Decided = EventKind.SuspectChanged.Code;

    private static readonly KeptQueryOf<List<Guid>, LoggedCharge> Logged = new((db, ids) =>
        from row in db.EventRows
        join one in db.Events on row.EventId equals one.Id
        where row.Noun == Noun && ids.Contains(row.RowId)
        orderby row.RowId, row.Version
        select new LoggedCharge { RowId = row.RowId, EventId = row.EventId, After = row.After, At = one.At, Kind = one.Kind });

    /// <summary>Oldest first, for each charge of suspects that were read in reach.</summary>
    public static async Task<ILookup<Guid, ChargeState>> ReadAsync(ActorRegister register, IReadOnlyCollection<DossierSuspect> suspects, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(suspects);
        var ids = suspects.SelectMany(one => one.Charges).Select(charge => charge.Id).ToList();
        if (ids.Count == 0)
        {
            return Enumerable.Empty<ChargeState>().ToLookup(_ => Guid.Empty);
        }

        var steps = suspects.SelectMany(one => one.Steps).ToList();
        await using var db = register.Register.CreateContext();
        var rows = await Logged.ToListAsync(db, ids, ct);
        return rows.GroupBy(row => row.RowId, row => new ChargeState(row.At, StatusOf(row.After), row.Kind == Decided ? steps.Find(step => step.EventId == row.EventId) : null))
            .SelectMany(Changes, (charge, state) => (charge.Key, state)).ToLookup(one => one.Key, one => one.state);
    }

    /// <summary>A day or an article that was corrected leaves the charge what it was.</summary>
    private static IEnumerable<ChargeState> Changes(IEnumerable<ChargeState> states)
    {
        string? before = null;
        foreach (var state in states)
        {
            if (state.Status != before || state.Step is not null)
            {
                yield return state;
            }

            before = state.Status;
        }
    }

    private static string StatusOf(string state)
    {
        using var json = JsonDocument.Parse(state);
        return json.RootElement.GetProperty("status").GetString()!;
    }

    private sealed class LoggedCharge
    {
        public required Guid RowId { get; init; }

        public required long EventId { get; init; }

        public required string After { get; init; }

        public required DateTimeOffset At { get; init; }

        public required string Kind { get; init; }
    }
}
