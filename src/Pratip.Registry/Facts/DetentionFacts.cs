using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Detentions;
using Pratip.Registry.Storage;
using Pratip.Statistics.Facts;

namespace Pratip.Registry.Facts;

/// <summary>Detentions as stock and flow, ended on the day and by the outcome that their account knows.</summary>
internal static class DetentionFacts
{
    public static async Task<FactTable> ReadAsync(RegistryDb db, PersonFacts persons, CancellationToken ct)
    {
        var detentions = await DetentionAccounts.Accounted(db, Counted.Of<Detention>(db))
            .Select(d => new { d.ReportId, d.From, d.OutOn, d.Outcome, d.Ground })
            .ToListAsync(ct);
        var table = FactSchema.Standard.Table("detentions").NewTable(detentions.Count);
        foreach (var detention in detentions)
        {
            if (persons[detention.ReportId] is not { } person)
            {
                continue;
            }

            table.AddRow();
            table.Dates("entered").Set(FactDates.Of(detention.From));
            table.Dates("ended").Set(FactDates.Of(detention.OutOn));
            table.Codes("disposition").Set(detention.Outcome == DetentionDisposition.Unknown ? null : detention.Outcome);
            table.Codes("ground").Set(detention.Ground);
            table.Codes("citizenship").Set(person.Citizenship);
            table.Codes("sex").Set(person.Sex);
            table.Keys("person").Set(person.Person);
        }

        return table.Build();
    }
}
