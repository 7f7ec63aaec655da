using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Interceptions;
using Pratip.Registry.Repatriations;
using Pratip.Registry.Storage;
using Pratip.Statistics.Facts;

namespace Pratip.Registry.Facts;

/// <summary>Cambodians brought home and persons stopped on their way abroad, with the files of the sending body as ordinals.</summary>
internal static class MovementFacts
{
    public static async Task<FactTable[]> ReadAsync(RegistryDb db, PersonFacts persons, CancellationToken ct)
    {
        var home = await Counted.Of<Repatriation>(db)
            .Select(r => new MovementFact(r.ReportId, r.FileReference, r.On, r.FromCountry, null))
            .ToListAsync(ct);
        var stopped = await Counted.Of<Interception>(db)
            .Select(i => new MovementFact(i.ReportId, i.FileReference, i.On, i.DestinationCountry, i.ProvinceCode))
            .ToListAsync(ct);
        return [Table("repatriations", home, persons), Table("interceptions", stopped, persons)];
    }

    private static FactTable Table(string id, List<MovementFact> movements, PersonFacts persons)
    {
        var files = new Dictionary<string, int>(StringComparer.Ordinal);
        var schema = FactSchema.Standard.Table(id);
        var withProvince = schema.Codes.ContainsKey("province");
        var table = schema.NewTable(movements.Count);
        foreach (var movement in movements)
        {
            if (persons[movement.ReportId] is not { } person)
            {
                continue;
            }

            if (!files.TryGetValue(movement.FileReference, out var file))
            {
                files.Add(movement.FileReference, file = files.Count);
            }

            var on = FactDates.Of(movement.On);
            table.AddRow();
            table.Dates("on").Set(on);
            table.Codes("country").Set(movement.Country);
            table.Codes("sex").Set(person.Sex);
            table.Codes("majority").Set(AgeFacts.Majority(null, person.BirthYear, on, null));
            if (withProvince)
            {
                table.Codes("province").Set(movement.Province);
            }

            table.Keys("person").Set(person.Person);
            table.Keys("file").Set(file);
        }

        return table.Build();
    }

    private sealed record MovementFact(Guid ReportId, string FileReference, string On, string? Country, string? Province);
}
