using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Cases;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Search;

/// <summary>
/// Reads candidates again through the asker's scope of searching: always the same statements with as many ids, so that
/// neither the answer nor the time it takes tells of what is outside.
/// </summary>
internal static class SearchReader
{
    /// <summary>As many as are read again: whoever is outside the asker's reach takes places of these.</summary>
    public const int MostCandidates = 180;

    /// <summary>The best of everybody among them; the other places are for the asker's own agency, whose records a frequent name would push out.</summary>
    public const int MostOfAll = 120;

    /// <summary>As many as a page shows.</summary>
    public const int MostShown = 20;

    public static async Task<SearchAnswer> ReadAsync(ActorRegister register, string text, IReadOnlyList<Guid> exact, IReadOnlyList<Guid> alike, CancellationToken ct)
    {
        await using var db = register.CreateContext(AccessVerb.Search);
        var order = exact.Concat(alike).Distinct().Take(MostCandidates).ToList();
        var asked = Padded(order, MostCandidates);

        // A name or a number speaks of an identity, and finds only where identities may be searched.
        var known = await db.SealedIdentities.Where(row => asked.Contains(row.Id)).Select(row => row.Id).ToListAsync(ct);
        // A reference is its agency's own: asked agency by agency, it is found by the index that keeps it unique there.
        var referred = await db.PersonReports.Where(report => report.OwnReference == text && db.Agencies.Select(agency => agency.Id).Contains(report.AgencyId)).OrderBy(report => report.Id).Take(MostShown).Select(report => report.Id).ToListAsync(ct);
        var isExact = exact.Concat(referred).ToHashSet();
        var reach = known.ToHashSet();
        var shown = Padded([.. referred.Concat(order.Where(reach.Contains)).Distinct().Take(MostShown)], MostShown);
        var reports = await db.PersonReports.Where(report => shown.Contains(report.Id)).ToDictionaryAsync(report => report.Id, ct);
        var cases = await CasesOfAsync(register, shown, ct);
        var people = from id in shown
                     where reports.ContainsKey(id)
                     let report = reports[id]
                     select new FoundPerson(id, report.AgencyId, report.OwnReference, report.Sex, report.BirthYear, report.Citizenships, isExact.Contains(id), [.. cases[id]]);
        return new SearchAnswer(await NumberedAsync(db, text, ct), [.. people], NamesAreLoading: false);
    }

    /// <summary>Filled up with ids that nobody has.</summary>
    private static List<Guid> Padded(List<Guid> ids, int length)
    {
        while (ids.Count < length)
        {
            ids.Add(Guid.NewGuid());
        }

        return ids;
    }

    private static async Task<IReadOnlyList<FoundCase>> NumberedAsync(RegistryDb db, string text, CancellationToken ct)
    {
        var central = text.ToUpperInvariant();
        var ofBodies = await db.BodyCaseNumbers.Where(number => number.Number == text).Select(number => number.CaseId).Take(MostShown).ToListAsync(ct);
        return await db.Cases.Where(one => one.Number == central || one.OwnReference == text || ofBodies.Contains(one.Id)).OrderByDescending(one => one.Id).Take(MostShown)
            .Select(one => new FoundCase(one.Id, one.Number, one.OwnReference, one.LeadAgencyId, one.ActedOn, one.ProvinceCode, one.Status)).ToListAsync(ct);
    }

    /// <summary>That somebody is suspect or presumed victim in a case is shown where that may be viewed: the answer leads to the page of the case.</summary>
    private static async Task<ILookup<Guid, FoundCase>> CasesOfAsync(ActorRegister register, List<Guid> reportIds, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        var suspected = await db.Suspects.Where(suspect => reportIds.Contains(suspect.ReportId))
            .Select(suspect => new { suspect.ReportId, suspect.CaseId }).ToListAsync(ct);
        var presumed = await db.Victims.Where(victim => victim.CaseId != null && reportIds.Contains(victim.ReportId))
            .Select(victim => new { victim.ReportId, CaseId = victim.CaseId!.Value }).ToListAsync(ct);
        var links = suspected.Concat(presumed).Distinct().ToList();
        var ids = links.Select(link => link.CaseId).Distinct().ToList();
        var cases = await db.Cases.Where(one => ids.Contains(one.Id))
            .Select(one => new FoundCase(one.Id, one.Number, one.OwnReference, one.LeadAgencyId, one.ActedOn, one.ProvinceCode, one.Status)).ToDictionaryAsync(one => one.Id, ct);
        return links.Where(link => cases.ContainsKey(link.CaseId)).ToLookup(link => link.ReportId, link => cases[link.CaseId]);
    }
}
