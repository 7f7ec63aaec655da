using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Cases;
using Pratip.Registry.Encounters;
using Pratip.Registry.Sites;

namespace Pratip.Registry.Operations;

/// <summary>One line of the list.</summary>
/// <param name="Open">Tasks without a result.</param>
public sealed record OperationListItem(JointOperation Operation, int Parts, int Open);

/// <summary>An operation with its tasks, its encounters within reach and what came of them together.</summary>
/// <param name="Encounters">Null where the reader may see no encounter at all.</param>
/// <param name="Leads">Whether the reader's office leads it and may change it.</param>
public sealed record OperationFile(
    JointOperation Operation, IReadOnlyList<OperationPart> Parts, Site? Site, IReadOnlyList<CountedEncounter>? Encounters, IReadOnlyDictionary<Guid, Agency> Agencies, bool Leads)
{
    /// <summary>Each encounter's people are its own: the account of the operation is the sum.</summary>
    public EncounterCounts? Total => Encounters?.Aggregate(EncounterCounts.None, (sum, one) => sum.And(one.Counts));
}

/// <summary>Joint operations within a user's reach.</summary>
public static class OperationReader
{
    public const int PageSize = 50;

    public static async Task<Listing<OperationListItem>> ListAsync(ActorRegister register, Guid? after, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.View, AccessNoun.Referrals);
        await using var db = register.CreateContext();
        var operations = after is { } last ? db.JointOperations.Where(one => one.Id.CompareTo(last) < 0) : db.JointOperations;
        var rows = await operations.OrderByDescending(one => one.Id).Take(PageSize + 1).ToListAsync(ct);
        var page = rows.Take(PageSize).ToList();
        var ids = page.ConvertAll(one => one.Id);
        var parts = await db.OperationParts.Where(part => ids.Contains(part.OperationId)).GroupBy(part => part.OperationId)
            .Select(group => new { group.Key, Count = group.Count(), Open = group.Count(part => part.Result == null) }).ToDictionaryAsync(one => one.Key, ct);
        return new Listing<OperationListItem>(
            page.ConvertAll(one => new OperationListItem(one, parts.GetValueOrDefault(one.Id)?.Count ?? 0, parts.GetValueOrDefault(one.Id)?.Open ?? 0)),
            rows.Count > PageSize ? page[^1].Id : null);
    }

    /// <summary>Null where the operation is not there or out of reach.</summary>
    public static async Task<OperationFile?> FindAsync(ActorRegister register, Guid id, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.View, AccessNoun.Referrals);
        await using var db = register.CreateContext();
        if (await db.JointOperations.SingleOrDefaultAsync(one => one.Id == id, ct) is not { } operation)
        {
            return null;
        }

        var parts = await db.OperationParts.Where(part => part.OperationId == id).OrderBy(part => part.Id).ToListAsync(ct);
        List<Guid> agencies = [operation.LeadAgencyId, .. parts.Select(part => part.AgencyId)];
        return new OperationFile(
            operation, parts, await db.Sites.SingleOrDefaultAsync(site => site.Id == operation.SiteId, ct),
            register.Actor.May(AccessVerb.View, AccessNoun.Removals) ? await EncounterCounts.OfAsync(register, db, db.Encounters.Where(one => one.OperationId == id), ct) : null,
            await db.Agencies.Where(agency => agencies.Contains(agency.Id)).ToDictionaryAsync(agency => agency.Id, ct),
            register.Actor.To(AccessVerb.Enter, AccessNoun.Referrals).Covers(operation.LeadAgencyId, null));
    }
}
