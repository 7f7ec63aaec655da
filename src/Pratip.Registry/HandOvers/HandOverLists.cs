using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Cases;
using Pratip.Registry.Encounters;
using Pratip.Registry.People;

namespace Pratip.Registry.HandOvers;

/// <summary>One line of a list; the report and the number as far as the reader reaches them.</summary>
public sealed record HandedOverPerson(HandOverEntry Entry, PersonReport? Report, string? Number);

/// <summary>A list with its people in their order.</summary>
/// <param name="MayEnter">Whether the reader's office hands over and enters the signature.</param>
public sealed record HandOverSheet(HandOverList List, IReadOnlyList<HandedOverPerson> People, Agency? From, Agency? To, Encounter? Encounter, bool MayEnter);

/// <summary>Hand-over lists of both sides.</summary>
public static class HandOverLists
{
    public const int PageSize = 50;

    public static async Task<Listing<HandOverList>> ReadAsync(ActorRegister register, Guid? after, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.View, AccessNoun.Referrals);
        await using var db = register.CreateContext();
        var lists = after is { } last ? db.HandOverLists.Where(one => one.Id.CompareTo(last) < 0) : db.HandOverLists;
        var rows = await lists.OrderByDescending(one => one.Id).Take(PageSize + 1).ToListAsync(ct);
        return new Listing<HandOverList>([.. rows.Take(PageSize)], rows.Count > PageSize ? rows[PageSize - 1].Id : null);
    }

    /// <summary>Null where the list is not there or out of reach.</summary>
    public static async Task<HandOverSheet?> FindAsync(ActorRegister register, Guid id, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.View, AccessNoun.Referrals);
        await using var db = register.CreateContext();
        if (await db.HandOverLists.SingleOrDefaultAsync(one => one.Id == id, ct) is not { } list)
        {
            return null;
        }

        var entries = await db.HandOverEntries.Where(one => one.ListId == id).OrderBy(one => one.Place).ToListAsync(ct);
        var ids = entries.ConvertAll(one => one.ReportId);
        var reports = await db.PersonReports.Where(one => ids.Contains(one.Id)).ToDictionaryAsync(one => one.Id, ct);
        var numbers = (await db.EncounteredPersons.Where(one => one.EncounterId == list.EncounterId && ids.Contains(one.ReportId)).ToListAsync(ct)).ToDictionary(one => one.ReportId, one => one.Number);
        var agencies = await db.Agencies.Where(one => one.Id == list.AgencyId || one.Id == list.ToAgencyId).ToDictionaryAsync(one => one.Id, ct);
        return new HandOverSheet(
            list, entries.ConvertAll(one => new HandedOverPerson(one, reports.GetValueOrDefault(one.ReportId), numbers.GetValueOrDefault(one.ReportId))),
            agencies.GetValueOrDefault(list.AgencyId), list.ToAgencyId is { } to ? agencies.GetValueOrDefault(to) : null,
            await db.Encounters.SingleOrDefaultAsync(one => one.Id == list.EncounterId, ct),
            register.Actor.To(AccessVerb.Enter, AccessNoun.Referrals).Covers(list.AgencyId, null));
    }
}
