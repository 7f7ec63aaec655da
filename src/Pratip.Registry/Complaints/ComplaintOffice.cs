using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Removals;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Complaints;

/// <summary>
/// Which office takes a complaint in, and which bodies never see it. A complaint about an official goes past the official's own
/// chain: the body itself, those above and those below it.
/// </summary>
internal static class ComplaintOffice
{
    /// <summary>The body, whatever stands above it and whatever stands below it.</summary>
    public static async Task<IReadOnlyList<Guid>> ChainAsync(RegistryDb db, Guid bodyId, CancellationToken ct)
    {
        var all = await db.Agencies.Where(agency => !agency.IsVoided).ToListAsync(ct);
        if (all.Find(agency => agency.Id == bodyId) is not { } body)
        {
            return [];
        }

        var byCode = all.ToDictionary(agency => agency.Code, StringComparer.Ordinal);
        var chain = new List<Guid> { body.Id };
        for (var above = Above(body); above is not null && !chain.Contains(above.Id); above = Above(above))
        {
            chain.Add(above.Id);
        }

        var below = new Queue<Agency>([body]);
        while (below.TryDequeue(out var one))
        {
            foreach (var child in all.Where(agency => agency.ParentCode == one.Code && !chain.Contains(agency.Id)))
            {
                chain.Add(child.Id);
                below.Enqueue(child);
            }
        }

        return chain;

        Agency? Above(Agency one) => one.ParentCode is { } code ? byCode.GetValueOrDefault(code) : null;
    }

    /// <summary>Whether somebody there could work on a complaint: one that is handed to an office of none would lie there unseen.</summary>
    public static Task<bool> HasOfficerAsync(RegistryDb db, Guid agencyId, CancellationToken ct) => Officers(db).AnyAsync(user => user.AgencyId == agencyId, ct);

    /// <summary>
    /// An office of complaints officers outside these bodies, those that stand under no other first; else one that watches over; null where
    /// every such office is among them.
    /// </summary>
    public static async Task<Guid?> OfAsync(RegistryDb db, IReadOnlyCollection<Guid> keptAway, CancellationToken ct)
    {
        var offices = await (from user in Officers(db)
                             join agency in db.Agencies on user.AgencyId equals agency.Id
                             orderby agency.ParentCode != null, user.Id
                             select agency.Id).ToListAsync(ct);
        foreach (var office in offices)
        {
            if (!keptAway.Contains(office))
            {
                return office;
            }
        }

        var oversight = await OversightAgency.OfAsync(db, keptAway.FirstOrDefault(), ct);
        return keptAway.Contains(oversight) ? null : oversight;
    }

    private static IQueryable<User> Officers(RegistryDb db)
    {
        var roles = RoleBook.Standard.Giving(AccessVerb.Enter, AccessNoun.Complaints);
        return db.Users.Where(user => !user.IsVoided && user.Status == UserStatus.Active
            && db.RoleGrants.Any(grant => grant.UserId == user.Id && !grant.IsVoided && roles.Contains(grant.Role)));
    }
}
