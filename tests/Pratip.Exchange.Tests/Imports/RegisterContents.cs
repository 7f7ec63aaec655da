using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Audit;
using Pratip.Registry.Storage;

namespace Pratip.Exchange.Tests.Imports;

/// <summary>What a register says, without the ids and the case numbers that depend on when it was told.</summary>
internal static class RegisterContents
{
    public static async Task<List<string>> OfAsync(Register register)
    {
        await using var db = register.CreateContext();
        var agencies = await db.Agencies.ToDictionaryAsync(a => a.Id, a => a.Code);
        var names = new Dictionary<Guid, string>();
        var cases = await db.Cases.ToListAsync();
        var reports = await db.PersonReports.ToListAsync();
        cases.ForEach(c => names[c.Id] = $"case {agencies[c.LeadAgencyId]} {c.OwnReference}");
        reports.ForEach(r => names[r.Id] = $"person {agencies[r.AgencyId]} {r.OwnReference}");
        (await db.RemovalFiles.ToListAsync()).ForEach(f => names[f.Id] = $"file {agencies[f.AgencyId]} {f.Number} {f.Ground} {f.DecidedOn}");
        (await db.Encounters.ToListAsync()).ForEach(e => names[e.Id] = $"operation {agencies[e.AgencyId]} {e.OwnReference} {e.On}");
        var suspects = await db.Suspects.ToListAsync();
        suspects.ForEach(s => names[s.Id] = $"suspect {names[s.ReportId]} in {names[s.CaseId]} {s.Role} {s.IsAtLarge} {s.AgeAtArrest}");
        var lines = new List<string>(names.Values);
        lines.AddRange(cases.Select(c => $"{names[c.Id]}: {c.ActedOn} {c.OffenceOn} {c.ProvinceCode} {c.OpeningArticle} {Set(c.FormsOfExploitation)} {c.Status}"));
        lines.AddRange((await db.BodyCaseNumbers.ToListAsync()).Select(n => $"{names[n.CaseId]}: {n.Body} {n.Number}"));
        lines.AddRange(reports.Select(r => $"{names[r.Id]}: {r.Sex} {r.BirthYear} {r.AgePrecision} {Set(r.Citizenships)} {r.CitizenshipsAsReported} {r.EnteredOn} {r.IsAnonymous}"));
        lines.AddRange((await db.SealedIdentities.ToListAsync()).Select(i => (names[i.Id], Identity: register.Vault.Open(i)))
            .Select(i => $"{i.Item1}: {string.Join(", ", i.Identity.Names)} {i.Identity.BirthDate} {string.Join(", ", i.Identity.Contacts)}"));
        lines.AddRange((await db.Charges.ToListAsync()).Select(c => $"{names[c.SuspectId]}: {c.ArticleCode} {c.Status} {c.ChargedOn}"));
        lines.AddRange((await db.ProceduralStages.ToListAsync()).Select(s => $"{names[s.SuspectId]}: {s.Stage} {s.On} {s.Outcome}"));
        lines.AddRange((await db.Victims.ToListAsync()).Select(v => $"victim {names[v.ReportId]} {Of(v.CaseId)}: {v.RegisteredOn} {v.Status} {v.AgeAtIdentification} {v.AgeBand} {Set(v.FormsOfExploitation)}"));
        lines.AddRange((await db.Removals.ToListAsync()).Select(r => $"removal {names[r.ReportId]} {names[r.RemovalFileId]}: {r.On} {r.Clearance} {r.DestinationCountry}"));
        lines.AddRange((await db.Detentions.ToListAsync()).Select(d => $"detention {names[d.ReportId]} {Of(d.EncounterId)}: {d.From} {d.Until} {d.Disposition}"));
        lines.AddRange((await db.HandOvers.ToListAsync()).Select(h => $"hand-over {names[h.ReportId]}: {h.On} {h.Destination}"));
        lines.AddRange((await db.AggregateReturns.ToListAsync()).Select(a => $"total {agencies[a.AgencyId]}: {a.Measure} {a.From} {a.To} {a.Key} {a.Value}"));
        lines.AddRange((await db.Returns.ToListAsync()).Select(r => $"return {agencies[r.AgencyId]}: {r.Subject} {r.RowCount}"));
        lines.Sort(StringComparer.Ordinal);
        return lines;

        string Of(Guid? id) => id is { } known ? names[known] : "-";
    }

    /// <summary>How many rows stand in the register, voided ones included.</summary>
    public static async Task<int> RowsAsync(Register register)
    {
        await using var db = register.CreateContext();
        return await db.Set<EventRow>().CountAsync(r => r.Before == null);
    }

    private static string Set(IEnumerable<string> codes) => string.Join(';', codes.Order(StringComparer.Ordinal));
}
