using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Prevention;
using Pratip.Registry.Storage;
using Pratip.Statistics.Facts;

namespace Pratip.Registry.Facts;

internal static class ActivityFacts
{
    public static async Task<FactTable> ReadAsync(RegistryDb db, CancellationToken ct)
    {
        var rows = await Counted.Of<PreventionActivity>(db)
            .Select(a => new { a.Kind, a.On, a.ProvinceCode, a.ParticipantsFemale, a.ParticipantsMale, a.ParticipantsUnknown })
            .ToListAsync(ct);
        var table = FactSchema.Standard.Table("activities").NewTable(rows.Count);
        foreach (var row in rows)
        {
            table.AddRow();
            table.Dates("on").Set(FactDates.Of(row.On));
            table.Codes("kind").Set(row.Kind);
            table.Codes("province").Set(row.ProvinceCode);
            table.Amounts("participants-female").Set(row.ParticipantsFemale);
            table.Amounts("participants-male").Set(row.ParticipantsMale);
            table.Amounts("participants-unknown").Set(row.ParticipantsUnknown);
        }

        return table.Build();
    }
}
