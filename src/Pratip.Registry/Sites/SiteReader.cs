using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Cases;
using Pratip.Registry.Encounters;

namespace Pratip.Registry.Sites;

/// <summary>What a list of sites is asked for; null asks for nothing.</summary>
public sealed record SiteFilter(string? Kind = null, string? ProvinceCode = null, bool OpenOnly = false);

/// <summary>One line of the list.</summary>
/// <param name="Encounters">How many encounters there are within reach; null where the reader may see none at all.</param>
/// <param name="LastOn">The last of them.</param>
public sealed record SiteListItem(Site Site, int? Encounters, string? LastOn);

/// <summary>A site with every encounter there within reach, oldest first, and what came of each.</summary>
/// <param name="Encounters">Null where the reader may see no encounter at all.</param>
public sealed record SiteFile(Site Site, IReadOnlyList<CountedEncounter>? Encounters);

/// <summary>Sites within a user's reach.</summary>
public static class SiteReader
{
    public const int PageSize = 50;

    /// <summary>Those registered last first.</summary>
    public static async Task<Listing<SiteListItem>> ListAsync(ActorRegister register, SiteFilter filter, Guid? after, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(filter);
        register.Require(AccessVerb.View, AccessNoun.Sites);
        await using var db = register.CreateContext();
        var sites = db.Sites.Where(site => (filter.Kind == null || site.Kind == filter.Kind)
            && (filter.ProvinceCode == null || site.ProvinceCode == filter.ProvinceCode) && (!filter.OpenOnly || site.ClosedOn == null));
        if (after is { } last)
        {
            sites = sites.Where(site => site.Id.CompareTo(last) < 0);
        }

        var rows = await sites.OrderByDescending(site => site.Id).Take(PageSize + 1).ToListAsync(ct);
        var page = rows.Take(PageSize).ToList();
        var ids = page.ConvertAll(site => (Guid?)site.Id);
        var seesEncounters = register.Actor.May(AccessVerb.View, AccessNoun.Removals);
        var counts = !seesEncounters ? [] : await db.Encounters.Where(one => ids.Contains(one.SiteId)).GroupBy(one => one.SiteId!.Value)
            .Select(group => new { group.Key, Count = group.Count(), Last = group.Max(one => one.On) }).ToDictionaryAsync(one => one.Key, one => (one.Count, one.Last), ct);
        return new Listing<SiteListItem>(
            page.ConvertAll(site => counts.TryGetValue(site.Id, out var found) ? new SiteListItem(site, found.Count, found.Last) : new SiteListItem(site, seesEncounters ? 0 : null, null)),
            rows.Count > PageSize ? page[^1].Id : null);
    }

    /// <summary>Null where the site is not there or out of reach.</summary>
    public static async Task<SiteFile?> FindAsync(ActorRegister register, Guid id, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.View, AccessNoun.Sites);
        await using var db = register.CreateContext();
        if (await db.Sites.SingleOrDefaultAsync(site => site.Id == id, ct) is not { } site)
        {
            return null;
        }

        return new SiteFile(site, register.Actor.May(AccessVerb.View, AccessNoun.Removals)
            ? await EncounterCounts.OfAsync(register, db, db.Encounters.Where(one => one.SiteId == id), ct) : null);
    }
}
