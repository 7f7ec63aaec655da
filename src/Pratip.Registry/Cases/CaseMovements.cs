using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Cases;

/// <summary>An event that touched something of a case.</summary>
internal sealed class CaseMovement
{
    public Guid CaseId { get; init; }

    public long EventId { get; init; }
}

/// <summary>
/// When something was last entered in a case: in the dossier itself, about its people, or beside it. Who is in charge and what
/// waits is no movement: a case that is only handed around has not moved.
/// </summary>
internal static class CaseMovements
{
    /// <summary>Statuses in which nobody works on a case any more.</summary>
    public static readonly string[] Ended = ["closed", "referred", "joined"];

    public static IQueryable<CaseMovement> Of(RegistryDb db) =>
        db.Cases.Select(one => new CaseMovement { CaseId = one.Id, EventId = one.EventId })
            .Concat(db.BodyCaseNumbers.Select(one => new CaseMovement { CaseId = one.CaseId, EventId = one.EventId }))
            .Concat(db.CaseParties.Select(one => new CaseMovement { CaseId = one.CaseId, EventId = one.EventId }))
            .Concat(db.Suspects.Select(one => new CaseMovement { CaseId = one.CaseId, EventId = one.EventId }))
            .Concat(db.Suspects.Join(db.Charges, one => one.Id, part => part.SuspectId, (one, part) => new CaseMovement { CaseId = one.CaseId, EventId = part.EventId }))
            .Concat(db.Suspects.Join(db.ProceduralStages, one => one.Id, part => part.SuspectId, (one, part) => new CaseMovement { CaseId = one.CaseId, EventId = part.EventId }))
            .Concat(db.Suspects.Join(db.Custodies, one => one.Id, part => part.SuspectId, (one, part) => new CaseMovement { CaseId = one.CaseId, EventId = part.EventId }))
            .Concat(db.Victims.Where(one => one.CaseId != null).Select(one => new CaseMovement { CaseId = one.CaseId!.Value, EventId = one.EventId }))
            .Concat(db.Victims.Where(one => one.CaseId != null).Join(db.VictimDecisions, one => one.Id, part => part.VictimId, (one, part) => new CaseMovement { CaseId = one.CaseId!.Value, EventId = part.EventId }))
            .Concat(db.Victims.Where(one => one.CaseId != null).Join(db.VictimServices, one => one.Id, part => part.VictimId, (one, part) => new CaseMovement { CaseId = one.CaseId!.Value, EventId = part.EventId }))
            .Concat(db.Notes.Where(one => one.CaseId != null).Select(one => new CaseMovement { CaseId = one.CaseId!.Value, EventId = one.EventId }))
            .Concat(db.Attachments.Where(one => one.CaseId != null).Select(one => new CaseMovement { CaseId = one.CaseId!.Value, EventId = one.EventId }));

    /// <summary>The last moment of each case, for ids that were read within a scope.</summary>
    public static async Task<Dictionary<Guid, DateTimeOffset>> LastAsync(RegistryDb unscoped, IReadOnlyCollection<Guid> caseIds, CancellationToken ct)
    {
        var last = await Of(unscoped).Where(one => caseIds.Contains(one.CaseId)).GroupBy(one => one.CaseId)
            .Select(group => new { group.Key, EventId = group.Max(one => one.EventId) }).ToListAsync(ct);
        var eventIds = last.Select(one => one.EventId).Distinct().ToList();
        var moments = await unscoped.Events.Where(one => eventIds.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.At, ct);
        return last.ToDictionary(one => one.Key, one => moments[one.EventId]);
    }

    /// <summary>The last event up to a moment: what carries a higher one has changed since.</summary>
    public static async Task<long> EventUpToAsync(RegistryDb unscoped, DateTimeOffset moment, CancellationToken ct) =>
        await unscoped.Events.Where(one => one.At <= moment).OrderByDescending(one => one.Id).Select(one => (long?)one.Id).FirstOrDefaultAsync(ct) ?? 0;
}
