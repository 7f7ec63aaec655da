using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Audit;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Removals;

/// <summary>
/// Holds against the gate what came past it: a removal whose day was corrected to one after the agency's first, or to one before the
/// clearance it was carried out under, or that was on record when that first day was set. A job of the program, without scope; each removal
/// is judged once.
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
            if (open.Where(one => RemovalGate.IsToJudge(agency, one)).Take(AtOnce).ToList() is { Count: > 0 } before)
            {
                return await JudgeAsync(register, change, agency, before, ct);
            }
        }

        return await UnservedAsync(change.Db, ct) is { } unserved ? await JudgeAsync(register, change, unserved.Agency, unserved.Removals, ct) : 0;
    }

    private static async Task<int> JudgeAsync(Register register, Change change, Agency agency, List<Removal> before, CancellationToken ct)
    {
        var rows = new RowChanges();
        var after = before.ConvertAll(one => one.Copy<Removal>());
        await RemovalGate.JudgeAsync(register, change, rows, agency, after, ct);
        await change.RecordAsync(EventKind.RemovalExecuted, rows.Update(before.Zip(after)));
        return before.Count;
    }

    /// <summary>Removals of one agency whose day lies before the clearance by now. A clearance and its removal are of one event, until one of them is changed.</summary>
    private static async Task<(Agency Agency, List<Removal> Removals)?> UnservedAsync(RegistryDb db, CancellationToken ct)
    {
        var changed = await (from one in db.Removals
                             where !one.IsVoided
                             join clearance in db.RemovalClearances on one.ClearanceId equals clearance.Id
                             where one.EventId > clearance.EventId && !db.RemovalIncidents.Any(incident => incident.RemovalId == one.Id && !incident.IsVoided)
                             join report in db.PersonReports on one.ReportId equals report.Id
                             join agency in db.Agencies on report.AgencyId equals agency.Id
                             orderby one.Id
                             select new { Removal = one, Clearance = clearance, Agency = agency }).ToListAsync(ct);
        var unserved = changed.FindAll(one => PartialDate.TryParseIso(one.Removal.On, out var on) && !ClearanceRules.Serves(one.Clearance, on));
        return unserved.Count == 0 ? null
            : (unserved[0].Agency, [.. unserved.Where(one => one.Agency.Id == unserved[0].Agency.Id).Select(one => one.Removal).Take(AtOnce)]);
    }
}
