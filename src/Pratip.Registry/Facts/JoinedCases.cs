using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Cases;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Facts;

/// <summary>Cases that officers hold for one dossier under several numbers: police, gendarmerie and court each give their own.</summary>
internal static class JoinedCases
{
    /// <summary>For each case of such a dossier the same one of its cases; a case that stands alone is not in it.</summary>
    /// <param name="db">Past every scope.</param>
    /// <param name="counted">The cases that count: a voided one joins nothing.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<IReadOnlyDictionary<Guid, Guid>> ReadAsync(RegistryDb db, IReadOnlySet<Guid> counted, CancellationToken ct)
    {
        var said = await Counted.Of<CaseLink>(db).Where(link => link.Kind == CaseLinkKind.Joined || link.Kind == CaseLinkKind.Split).ToListAsync(ct);
        return Leads(Standing(said).Where(link => counted.Contains(link.CaseId) && counted.Contains(link.OtherCaseId)));
    }

    /// <summary>For each case of these joins one of all the cases that they make one.</summary>
    internal static IReadOnlyDictionary<Guid, Guid> Leads(IEnumerable<CaseLink> joins)
    {
        var leads = new Dictionary<Guid, Guid>();
        foreach (var link in joins)
        {
            var (one, other) = (Lead(link.CaseId), Lead(link.OtherCaseId));
            (leads[one], leads[other]) = (one, one);
        }

        return leads.Keys.ToDictionary(id => id, Lead);

        Guid Lead(Guid id)
        {
            while (leads.TryGetValue(id, out var next) && next != id)
            {
                id = next;
            }

            return id;
        }
    }

    /// <summary>The joins that hold.</summary>
    internal static IEnumerable<CaseLink> Standing(IEnumerable<CaseLink> said) =>
        said.GroupBy(CaseLinkKind.PairOf).Select(CaseLinkKind.Standing).OfType<CaseLink>().Where(link => link.Kind == CaseLinkKind.Joined);
}
