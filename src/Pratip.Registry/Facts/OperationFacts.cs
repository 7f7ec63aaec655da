using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Detentions;
using Pratip.Registry.Encounters;
using Pratip.Registry.Sites;
using Pratip.Registry.Storage;
using Pratip.Statistics.Facts;

namespace Pratip.Registry.Facts;

/// <summary>
/// Operations and checks, whom they found, and the sites that were closed. Who is on the list of an encounter and who was held from it were
/// found in it, once; an operation at a place that nobody registered was at a site of its own.
/// </summary>
internal static class OperationFacts
{
    public static async Task<FactTable[]> ReadAsync(RegistryDb db, PersonFacts persons, CancellationToken ct)
    {
        var encounters = await Counted.Of<Encounter>(db)
            .Select(one => new EncounterFact(one.Id, one.On, one.ProvinceCode, one.SiteKind, one.SiteId))
            .ToDictionaryAsync(one => one.Id, ct);
        return [Operations(encounters.Values), await PersonsAsync(db, encounters, persons, ct)];
    }

    public static async Task<FactTable> SitesAsync(RegistryDb db, CancellationToken ct)
    {
        var sites = await Counted.Of<Site>(db).Select(one => new { one.Kind, one.ProvinceCode, one.KnownSince, one.ClosedOn, one.Closing }).ToListAsync(ct);
        var table = FactSchema.Standard.Table("sites").NewTable(sites.Count);
        foreach (var site in sites)
        {
            table.AddRow();
            table.Dates("known").Set(FactDates.Of(site.KnownSince));
            table.Dates("closed").Set(FactDates.Of(site.ClosedOn));
            table.Codes("closing").Set(site.Closing);
            table.Codes("site-kind").Set(site.Kind);
            table.Codes("province").Set(site.ProvinceCode);
        }

        return table.Build();
    }

    private static FactTable Operations(IReadOnlyCollection<EncounterFact> encounters)
    {
        var sites = new Dictionary<Guid, int>();
        var table = FactSchema.Standard.Table("operations").NewTable(encounters.Count);
        foreach (var one in encounters)
        {
            var place = one.SiteId ?? one.Id;
            if (!sites.TryGetValue(place, out var site))
            {
                sites.Add(place, site = sites.Count);
            }

            table.AddRow();
            table.Dates("on").Set(FactDates.Of(one.On));
            table.Codes("site-kind").Set(one.SiteKind);
            table.Codes("province").Set(one.Province);
            table.Keys("site").Set(site);
        }

        return table.Build();
    }

    private static async Task<FactTable> PersonsAsync(RegistryDb db, Dictionary<Guid, EncounterFact> encounters, PersonFacts persons, CancellationToken ct)
    {
        var listed = await Counted.Of<EncounteredPerson>(db).Select(one => new { one.EncounterId, one.ReportId, Age = one.ApparentAge }).ToListAsync(ct);
        var held = await Counted.Of<Detention>(db).Where(one => one.EncounterId != null).Select(one => new { EncounterId = one.EncounterId!.Value, one.ReportId, Age = (int?)null }).ToListAsync(ct);
        var table = FactSchema.Standard.Table("operation-persons").NewTable(listed.Count + held.Count);
        foreach (var found in listed.Concat(held).DistinctBy(one => (one.EncounterId, one.ReportId)))
        {
            if (!encounters.TryGetValue(found.EncounterId, out var encounter) || persons[found.ReportId] is not { } person)
            {
                continue;
            }

            var on = FactDates.Of(encounter.On);
            table.AddRow();
            table.Dates("on").Set(on);
            table.Codes("sex").Set(person.Sex);
            table.Codes("majority").Set(AgeFacts.Majority(null, person.BirthYear, on, null) ?? AgeFacts.Majority(found.Age, null, on, null));
            table.Codes("citizenship").Set(person.Citizenship);
            table.Codes("site-kind").Set(encounter.SiteKind);
            table.Codes("province").Set(encounter.Province);
            table.Keys("person").Set(person.Person);
        }

        return table.Build();
    }

    private sealed record EncounterFact(Guid Id, string On, string? Province, string? SiteKind, Guid? SiteId);
}
