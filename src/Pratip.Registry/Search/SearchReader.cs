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
    public const int MostCandidates = 100;

    /// <summary>The best of everybody among them; the other places are for the asker's own agency, whose records a frequent name would push out.</summary>
    public const int MostOfAll = 60;

    /// <summary>As many as a page shows.</summary>
    public const int MostShown = 20;

    public static async Task<SearchAnswer> ReadAsync(ActorRegister register, string text, IReadOnlyList<Guid> exact, IReadOnlyList<Guid> alike, CancellationToken ct)
    {
        var order = exact.Concat(alike).Distinct().Take(MostCandidates).ToList();
        var asked = Padded(order, MostCandidates);

        // A reference is its agency's own: asked with all agencies, it is found by the index that keeps it unique there.
        List<Guid> agencies = [.. (await register.Agencies.AllAsync(ct)).Keys];

        await using var db = register.CreateContext(AccessVerb.Search);
        var together = await db.ReadTogetherAsync(ct);

        // A name or a number speaks of an identity, and finds only where identities may be searched.
        var within = await db.SealedIdentities.Where(row => asked.Contains(row.Id)).Select(row => new Candidate { Id = row.Id, IsReferred = false })
            .Concat(db.PersonReports.Where(report => report.OwnReference == text && agencies.Contains(report.AgencyId)).OrderBy(report => report.Id).Take(MostShown).Select(report => new Candidate { Id = report.Id, IsReferred = true }))
            .ToListAsync(ct);
        var referred = within.Where(one => one.IsReferred).Select(one => one.Id).Order().ToList();
        var isExact = exact.Concat(referred).ToHashSet();
        var reach = within.Where(one => !one.IsReferred).Select(one => one.Id).ToHashSet();
        var shown = Padded([.. referred.Concat(order.Where(reach.Contains)).Distinct().Take(MostShown)], MostShown);
        var reports = await db.PersonReports.Where(report => shown.Contains(report.Id))
            .Select(report => new { report.Id, report.AgencyId, report.OwnReference, report.Sex, report.BirthYear, report.Citizenships }).ToDictionaryAsync(report => report.Id, ct);
        var numbered = await NumberedAsync(db, text, ct);
        await (together?.DisposeAsync() ?? default);
        var cases = await CasesOfAsync(register, shown, ct);
        var people = from id in shown
                     where reports.ContainsKey(id)
                     let report = reports[id]
                     select new FoundPerson(id, report.AgencyId, report.OwnReference, report.Sex, report.BirthYear, report.Citizenships, isExact.Contains(id), [.. cases[id]]);
        return new SearchAnswer(numbered, [.. people], NamesAreLoading: false);
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

    /// <summary>Each number by the index made for it, in one statement.</summary>
    private static async Task<IReadOnlyList<FoundCase>> NumberedAsync(RegistryDb db, string text, CancellationToken ct)
    {
        var central = text.ToUpperInvariant();
        var found = await Few(db.Cases.Where(one => one.Number == central))
            .Concat(Few(db.Cases.Where(one => one.OwnReference == text)))
            .Concat(Few(db.BodyCaseNumbers.Where(number => number.Number == text).Join(db.Cases, number => number.CaseId, one => one.Id, (_, one) => one)))
            .Select(one => new FoundCase(one.Id, one.Number, one.OwnReference, one.LeadAgencyId, one.ActedOn, one.ProvinceCode, one.Status)).ToListAsync(ct);
        return [.. found.DistinctBy(one => one.Id).OrderByDescending(one => one.Id).Take(MostShown)];

        static IQueryable<Case> Few(IQueryable<Case> cases) => cases.OrderByDescending(one => one.Id).Take(MostShown);
    }

    /// <summary>That somebody is suspect or presumed victim in a case is shown where that may be viewed: the answer leads to the page of the case.</summary>
    private static async Task<ILookup<Guid, FoundCase>> CasesOfAsync(ActorRegister register, List<Guid> reportIds, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        await using var together = await db.ReadTogetherAsync(ct);
        var links = await db.Suspects.Where(suspect => reportIds.Contains(suspect.ReportId)).Select(suspect => new { suspect.ReportId, suspect.CaseId })
            .Union(db.Victims.Where(victim => victim.CaseId != null && reportIds.Contains(victim.ReportId)).Select(victim => new { victim.ReportId, CaseId = victim.CaseId!.Value })).ToListAsync(ct);
        var ids = links.Select(link => link.CaseId).Distinct().ToList();
        var cases = await db.Cases.Where(one => ids.Contains(one.Id))
            .Select(one => new FoundCase(one.Id, one.Number, one.OwnReference, one.LeadAgencyId, one.ActedOn, one.ProvinceCode, one.Status)).ToDictionaryAsync(one => one.Id, ct);
        return links.Where(link => cases.ContainsKey(link.CaseId)).ToLookup(link => link.ReportId, link => cases[link.CaseId]);
    }
}

/// <summary>A person in reach, found by a name or number or by the own reference.</summary>
internal sealed class Candidate
{
    public Guid Id { get; init; }

    public bool IsReferred { get; init; }
}
