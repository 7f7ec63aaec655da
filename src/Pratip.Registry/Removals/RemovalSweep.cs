using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Removals;

/// <summary>
/// Holds against the gate what came past it: a removal whose day was corrected to one after the agency's first, or that was on record when
/// that day was set. A job of the program, without scope; each removal is judged once.
/// </summary>
public static class RemovalSweep
{
    private const int AtOnce = 200;

    /// <summary>How many removals were judged.</summary>
    public static async Task<int> RunAsync(Register register, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        var judged = 0;
        while (true)
        {
            var found = 0;
            await register.ChangeAsync(new ProcessContext(ProcessKind.RemovalExecute, Environment.UserName, null, "removals held against the gate", Channels.Program), async change =>
            {
                found = await JudgeAsync(register, change, ct);
            }, ct);
            judged += found;
            if (found == 0)
            {
                return judged;
            }
        }
    }

    private static async Task<int> JudgeAsync(Register register, Change change, CancellationToken ct)
    {
        var live = await change.Db.Agencies.Where(agency => agency.GoLiveOn != null && !agency.IsVoided).ToListAsync(ct);
        foreach (var agency in live)
        {
            // A month or a year sorts before the days in it: what may lie in the time is looked at, and what does not is left.
            var from = $"{agency.GoLiveOn:yyyy}";
            var open = await change.Db.Removals
                .Where(one => !one.IsVoided && one.ClearanceId == null && one.Clearance != RemovalClearanceKind.WithoutScreening && one.On.CompareTo(from) >= 0
                    && change.Db.PersonReports.Any(report => report.Id == one.ReportId && report.AgencyId == agency.Id && !report.IsVoided))
                .OrderBy(one => one.Id).ToListAsync(ct);
            if (open.Where(one => RemovalGate.IsToJudge(agency, one)).Take(AtOnce).ToList() is not { Count: > 0 } before)
            {
                continue;
            }

            var rows = new RowChanges();
            var after = before.ConvertAll(one => one.Copy<Removal>());
            await RemovalGate.JudgeAsync(register, change, rows, agency, after, ct);
            await change.RecordAsync(EventKind.RemovalExecuted, rows.Update(before.Zip(after)));
            return before.Count;
        }

        return 0;
    }
}
