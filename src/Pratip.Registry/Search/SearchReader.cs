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

    /// <summary>
    /// A name or a number speaks of an identity, and finds only where identities may be searched. A reference is its agency's own: asked
    /// with all agencies, it is found by the index that keeps it unique there.
    /// </summary>
    private static readonly KeptQueryOf<List<Guid>, string, List<Guid>, Candidate> Within = new((db, asked, text, agencies) =>
        db.SealedIdentities.Where(row => asked.Contains(row.Id)).Select(row => new Candidate { Id = row.Id, IsReferred = false })
            .Concat(db.PersonReports.Where(report => report.OwnReference == text && agencies.Contains(report.AgencyId)).OrderBy(report => report.Id).Take(MostShown).Select(report => new Candidate { Id = report.Id, IsReferred = true })));

    private static readonly KeptQueryOf<List<Guid>, ShownReport> Reports = new((db, shown) =>
        db.PersonReports.Where(report => shown.Contains(report.Id))
            .Select(report => new ShownReport(report.Id, report.AgencyId, report.OwnReference, report.Sex, report.BirthYear, report.Citizenships)));

    /// <summary>Each number by the index made for it, in one statement.</summary>
    private static readonly KeptQueryOf<string, string, FoundCase> Numbered = new((db, central, text) =>
        db.Cases.Where(one => one.Number == central).OrderByDescending(one => one.Id).Take(MostShown)
            .Concat(db.Cases.Where(one => one.OwnReference == text).OrderByDescending(one => one.Id).Take(MostShown))
            .Concat(db.BodyCaseNumbers.Where(number => number.Number == text).Join(db.Cases, number => number.CaseId, one => one.Id, (_, one) => one).OrderByDescending(one => one.Id).Take(MostShown))
            .Select(one => new FoundCase(one.Id, one.Number, one.OwnReference, one.LeadAgencyId, one.ActedOn, one.ProvinceCode, one.Status)));

    private static readonly KeptQueryOf<List<Guid>, PersonInCase> Links = new((db, reports) =>
        db.Suspects.Where(suspect => reports.Contains(suspect.ReportId)).Select(suspect => new PersonInCase { ReportId = suspect.ReportId, CaseId = suspect.CaseId })
            .Union(db.Victims.Where(victim => victim.CaseId != null && reports.Contains(victim.ReportId)).Select(victim => new PersonInCase { ReportId = victim.ReportId, CaseId = victim.CaseId!.Value })));

    private static readonly KeptQueryOf<List<Guid>, FoundCase> Cases = new((db, ids) =>
        db.Cases.Where(one => ids.Contains(one.Id)).Select(one => new FoundCase(one.Id, one.Number, one.OwnReference, one.LeadAgencyId, one.ActedOn, one.ProvinceCode, one.Status)));

    public static async Task<SearchAnswer> ReadAsync(ActorRegister register, string text, IReadOnlyList<Guid> exact, IReadOnlyList<Guid> alike, CancellationToken ct)
    {
        var order = exact.Concat(alike).Distinct().Take(MostCandidates).ToList();
        var asked = Padded(order, MostCandidates);
        List<Guid> agencies = [.. (await register.Agencies.AllAsync(ct)).Keys];

        await using var db = register.CreateContext(AccessVerb.Search);
        var together = await db.ReadTogetherAsync(ct);
        var within = await Within.ToListAsync(db, asked, text, agencies, ct);
        var referred = within.Where(one => one.IsReferred).Select(one => one.Id).Order().ToList();
        var isExact = exact.Concat(referred).ToHashSet();
        var reach = within.Where(one => !one.IsReferred).Select(one => one.Id).ToHashSet();
        var shown = Padded([.. referred.Concat(order.Where(reach.Contains)).Distinct().Take(MostShown)], MostShown);
        var finding = CasesOfAsync(register, shown, ct);
        var reports = (await Reports.ToListAsync(db, shown, ct)).ToDictionary(report => report.Id);
        var numbered = await NumberedAsync(db, text, ct);
        await (together?.DisposeAsync() ?? default);
        var cases = await finding;
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

    private static async Task<IReadOnlyList<FoundCase>> NumberedAsync(RegistryDb db, string text, CancellationToken ct)
    {
        var found = await Numbered.ToListAsync(db, text.ToUpperInvariant(), text, ct);
        return [.. found.DistinctBy(one => one.Id).OrderByDescending(one => one.Id).Take(MostShown)];
    }

    /// <summary>That somebody is suspect or presumed victim in a case is shown where that may be viewed: the answer leads to the page of the case.</summary>
    private static async Task<ILookup<Guid, FoundCase>> CasesOfAsync(ActorRegister register, List<Guid> reportIds, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        await using var together = await db.ReadTogetherAsync(ct);
        var links = await Links.ToListAsync(db, reportIds, ct);
        var ids = links.Select(link => link.CaseId).Distinct().ToList();
        var cases = (await Cases.ToListAsync(db, ids, ct)).ToDictionary(one => one.Id);
        return links.Where(link => cases.ContainsKey(link.CaseId)).ToLookup(link => link.ReportId, link => cases[link.CaseId]);
    }
}

/// <summary>A person in reach, found by a name or number or by the own reference.</summary>
internal sealed class Candidate
{
    public Guid Id { get; init; }

    public bool IsReferred { get; init; }
}

/// <summary>What is shown of a person in reach, beside the cases.</summary>
internal sealed record ShownReport(Guid Id, Guid AgencyId, string OwnReference, string Sex, int? BirthYear, List<string> Citizenships);

/// <summary>That somebody is suspect or presumed victim in a case.</summary>
internal sealed class PersonInCase
{
    public Guid ReportId { get; init; }

    public Guid CaseId { get; init; }
}
