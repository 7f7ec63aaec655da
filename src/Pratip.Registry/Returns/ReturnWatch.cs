using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Statistics.Facts;

namespace Pratip.Registry.Returns;

/// <summary>
/// Reminds each office once before a month's returns are due and once when some are missing; one task a month, whatever the
/// subjects. Only of offices that have gone live and have somebody at work: without one a task would stand in nobody's queue.
/// </summary>
internal sealed class ReturnWatch(RegistryDb db, ReturnCalendar calendar, DateTimeOffset now)
{
    private readonly DateOnly _today = PhnomPenhTime.DateOf(now);

    public async Task<List<WaitingMatter>> DueAsync(CancellationToken ct)
    {
        var agencies = await StaffedAsync(ct);
        var matters = new List<WaitingMatter>();
        foreach (var month in Months().Where(month => _today >= calendar.DueOn(month).AddDays(-calendar.WarningDays)))
        {
            var returned = await ReturnedAsync(month, ct);
            matters.AddRange(
                from agency in agencies
                where IsOwing(agency, month, returned[agency.Id])
                let isLate = _today > calendar.DueOn(month)
                select new WaitingMatter(
                    isLate ? TaskKinds.ReturnMissing : TaskKinds.ReturnDue, agency.Id, null, "agencies", MatterOf(agency.Id, month), EndOf(calendar.DueOn(month)), AccessNoun.Returns));
        }

        var ids = matters.ConvertAll(matter => matter.TargetId);
        var known = (await db.CaseTasks.Where(task => ids.Contains(task.TargetId) && !task.IsVoided).Select(task => new { task.TargetId, task.Kind }).ToListAsync(ct)).ToHashSet();
        return [.. matters.Where(matter => !known.Contains(new { matter.TargetId, matter.Kind })).Take(WatchRules.AtOnce)];
    }

    /// <summary>Open reminders of months about which everything has come meanwhile, and of the time before where it is late now.</summary>
    public async Task<List<CaseTask>> OverAsync(CancellationToken ct)
    {
        var open = await db.CaseTasks.Where(task => !task.IsVoided && task.Status == CaseTaskStatus.Open && (task.Kind == TaskKinds.ReturnDue || task.Kind == TaskKinds.ReturnMissing))
            .OrderBy(task => task.Id).ToListAsync(ct);
        if (open.Count == 0)
        {
            return [];
        }

        var agencies = (await db.Agencies.Where(agency => !agency.IsVoided).ToListAsync(ct)).ToDictionary(agency => agency.Id);
        var owing = new HashSet<(Guid?, string)>();
        foreach (var month in Months())
        {
            var returned = await ReturnedAsync(month, ct);
            var kind = _today > calendar.DueOn(month) ? TaskKinds.ReturnMissing : TaskKinds.ReturnDue;
            owing.UnionWith(agencies.Values.Where(agency => IsOwing(agency, month, returned[agency.Id])).Select(agency => ((Guid?)MatterOf(agency.Id, month), kind)));
        }

        return [.. open.Where(task => !owing.Contains((task.TargetId, task.Kind))).Take(WatchRules.AtOnce)];
    }

    /// <summary>One name for what an office owes about a month, the same on every run and every node.</summary>
    internal static Guid MatterOf(Guid agencyId, ReportingWindow month) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"returns {agencyId:D} {ReturnCalendar.CodeOf(month)}")).AsSpan(0, 16), bigEndian: true);

    private bool IsOwing(Agency agency, ReportingWindow month, IEnumerable<Return> returned)
    {
        var bySubject = returned.ToLookup(one => one.Subject, StringComparer.Ordinal);
        return agency.GoLiveOn <= month.From && agency.ReportsSubjects.Exists(subject => ReturnMatrix.IsExpected(agency, subject, month)
            && !ReturnStanding.Of(month, [.. bySubject[subject]], calendar.DueOn(month), calendar.DueOn(month).AddDays(1)).IsWhole());
    }

    /// <summary>The months that are over and not longer ago than is asked for, oldest first.</summary>
    private IEnumerable<ReportingWindow> Months()
    {
        var first = new DateOnly(_today.Year, _today.Month, 1);
        return Enumerable.Range(1, calendar.LookBackMonths).Select(back => first.AddMonths(-back)).Select(month => ReturnCalendar.Month(month.Year, month.Month)).Reverse();
    }

    private Task<List<Agency>> StaffedAsync(CancellationToken ct) => db.Agencies
        .Where(agency => !agency.IsVoided && agency.GoLiveOn != null && db.Users.Any(user => user.AgencyId == agency.Id && user.Status == UserStatus.Active && !user.IsVoided))
        .OrderBy(agency => agency.Id).ToListAsync(ct);

    private async Task<ILookup<Guid, Return>> ReturnedAsync(ReportingWindow month, CancellationToken ct)
    {
        var (from, to) = (month.From, month.To);
        return (await db.Returns.Where(one => !one.IsVoided && one.From <= to && one.To >= from).ToListAsync(ct)).ToLookup(one => one.AgencyId);
    }

    private static DateTimeOffset EndOf(DateOnly day) => new(day.AddDays(1).ToDateTime(TimeOnly.MinValue), PhnomPenhTime.Offset);
}
