using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Complaints;
using Pratip.Registry.Storage;
using Pratip.Statistics.Facts;

namespace Pratip.Registry.Facts;

/// <summary>
/// Complaints as stock and flow, each from the day it came in to the day its account knows. One that repeats another is no row of its own;
/// nothing of who complained, who is accused or whom it is linked to is read.
/// </summary>
internal static class ComplaintFacts
{
    /// <summary>By the ages of the account.</summary>
    private static readonly IReadOnlyList<string> Durations = ["up-to-30", "31-to-90", "91-to-180", "over-180"];

    public static async Task<FactTable> ReadAsync(RegistryDb db, DateOnly asOf, CancellationToken ct)
    {
        var complaints = await Counted.Of<Complaint>(db)
            .Where(one => one.DuplicateOfId == null)
            .Select(one => new { one.ReceivedAt, one.Outcome, one.OutcomeOn, one.NoActionReason, one.Channel, one.About, one.ProvinceCode })
            .ToListAsync(ct);
        var table = FactSchema.Standard.Table("complaints").NewTable(complaints.Count);
        foreach (var one in complaints)
        {
            var life = ComplaintLife.Of(one.ReceivedAt, one.Outcome, one.OutcomeOn, one.NoActionReason, asOf);
            table.AddRow();
            table.Dates("received").Set(life.Received);
            if (life.Ended is { } ended)
            {
                table.Dates("ended").Set(ended);
            }

            table.Codes("ending").Set(life.Ending);
            table.Codes("duration").Set(life.Ended is { } last ? Durations[ComplaintAccount.AgeOf(life.DaysBy(last))] : ComplaintLife.Open);
            table.Codes("channel").Set(one.Channel);
            table.Codes("about").Set(one.About);
            table.Codes("province").Set(one.ProvinceCode);
        }

        return table.Build();
    }
}
