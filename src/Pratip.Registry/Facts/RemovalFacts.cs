using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Reference.CodeLists;
using Pratip.Registry.Detentions;
using Pratip.Registry.Removals;
using Pratip.Registry.Storage;
using Pratip.Statistics.Facts;

namespace Pratip.Registry.Facts;

/// <summary>Removals are events, one per person; a removal file is counted once, on the day of its first removal.</summary>
internal static class RemovalFacts
{
    private static readonly CodeList Grounds = CodeListCatalogue.Standard.Get("removal-ground");

    public static async Task<FactTable[]> ReadAsync(RegistryDb db, PersonFacts persons, CancellationToken ct)
    {
        var files = await Counted.Of<RemovalFile>(db).Select(f => new FileFact(f.Id, f.Ground)).ToDictionaryAsync(f => f.Id, ct);
        var detained = await Counted.Of<Detention>(db)
            .GroupBy(d => d.ReportId)
            .Select(g => new { g.Key, From = g.Min(d => d.From) })
            .ToDictionaryAsync(d => d.Key, d => d.From, ct);
        var removals = await Counted.Of<Removal>(db)
            .Select(r => new { r.RemovalFileId, r.ReportId, r.On, r.DestinationCountry, r.Clearance, r.ProvinceCode })
            .ToListAsync(ct);

        var ordinals = new Dictionary<Guid, int>(files.Count);
        var first = new Dictionary<Guid, PartialDate?>(files.Count);
        var table = FactSchema.Standard.Table("removals").NewTable(removals.Count);
        foreach (var removal in removals)
        {
            if (!files.TryGetValue(removal.RemovalFileId, out var file) || persons[removal.ReportId] is not { } person)
            {
                continue;
            }

            var on = FactDates.Of(removal.On);
            first[file.Id] = first.TryGetValue(file.Id, out var earlier) ? FactDates.Earliest(earlier, on) : on;
            if (!ordinals.TryGetValue(file.Id, out var ordinal))
            {
                ordinals.Add(file.Id, ordinal = ordinals.Count);
            }

            table.AddRow();
            table.Dates("on").Set(on);
            table.Dates("detained").Set(FactDates.Of(detained.GetValueOrDefault(removal.ReportId)));
            table.Codes("citizenship").Set(person.Citizenship);
            table.Codes("sex").Set(person.Sex);
            table.Codes("clearance").Set(removal.Clearance);
            table.Codes("ground").Set(file.Ground);
            table.Codes("verified").Set(IsVerified(file.Ground));
            table.Codes("province").Set(removal.ProvinceCode);
            table.Codes("destination").Set(removal.DestinationCountry);
            table.Keys("person").Set(person.Person);
            table.Keys("file").Set(ordinal);
        }

        return [table.Build(), Files(files, first)];
    }

    /// <summary>A file nobody was removed under has no first removal and is not counted.</summary>
    private static FactTable Files(Dictionary<Guid, FileFact> files, Dictionary<Guid, PartialDate?> first)
    {
        var table = FactSchema.Standard.Table("removal-files").NewTable(first.Count);
        foreach (var (id, on) in first)
        {
            table.AddRow();
            table.Dates("first-removal").Set(on);
            table.Codes("ground").Set(files[id].Ground);
            table.Codes("verified").Set(IsVerified(files[id].Ground));
        }

        return table.Build();
    }

    /// <summary>Whether the ground was held against the Khmer text of the law; where no ground is known there is none to hold.</summary>
    private static string? IsVerified(string? ground) =>
        Grounds.TryFind(ground) is { } entry && entry.Code != FactTable.UnknownCode ? CaseFacts.YesNo(entry.Verified) : null;

    private sealed record FileFact(Guid Id, string Ground);
}
