using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Statistics.Facts;

namespace Pratip.Registry.Returns;

/// <summary>One month of one agency.</summary>
/// <param name="State">Null where nothing is expected.</param>
/// <param name="Return">The one return that is about exactly this month, which can be accepted.</param>
public sealed record ReturnCell(ReportingWindow Month, ReturnState? State, Return? Return);

/// <summary>The year of one agency and one subject.</summary>
public sealed record ReturnLine(Agency Agency, IReadOnlyList<ReturnCell> Cells);

/// <summary>How many of those who had to have returned a month whole.</summary>
public sealed record MonthCompleteness(ReportingWindow Month, int Expected, int Received, int Missing);

/// <summary>Who had to return what, and did: agencies by months, for one subject and year, within the actor's reach.</summary>
public sealed record ReturnMatrix(string Subject, int Year, IReadOnlyList<ReturnLine> Lines)
{
    public IReadOnlyList<MonthCompleteness> Months => [.. Enumerable.Range(0, 12).Select(month => new MonthCompleteness(
        ReturnCalendar.Month(Year, month + 1),
        Lines.Count(line => line.Cells[month].State is not null and not ReturnState.NotDue),
        Lines.Count(line => line.Cells[month].State?.IsWhole() == true),
        Lines.Count(line => line.Cells[month].State == ReturnState.Missing)))];

    /// <summary>Two statements, however many agencies there are.</summary>
    public static async Task<ReturnMatrix> ReadAsync(ActorRegister register, string subject, int year, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.View, AccessNoun.Returns);
        var reach = register.Actor.To(AccessVerb.View, AccessNoun.Returns);
        await using var db = register.CreateContext();
        var agencies = await db.Agencies.Where(agency => !agency.IsVoided).OrderBy(agency => agency.Code).ToListAsync(ct);
        var (from, to) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var returns = (await db.Returns.Where(one => one.Subject == subject && one.From <= to && one.To >= from).OrderBy(one => one.From).ThenBy(one => one.Id).ToListAsync(ct)).ToLookup(one => one.AgencyId);
        var lines = from agency in agencies
                    where reach.Covers(agency.Id, null) && (agency.ReportsSubjects.Contains(subject) || returns[agency.Id].Any())
                    select new ReturnLine(agency, [.. Enumerable.Range(1, 12).Select(month => Cell(agency, subject, ReturnCalendar.Month(year, month), [.. returns[agency.Id]], register.Today))]);
        return new ReturnMatrix(subject, year, [.. lines]);
    }

    private static ReturnCell Cell(Agency agency, string subject, ReportingWindow month, List<Return> returns, DateOnly today)
    {
        var touching = returns.FindAll(one => ReturnStanding.WindowOf(one).Overlaps(month));
        var exact = touching.Find(one => one.From == month.From && one.To == month.To);
        return touching.Count == 0 && !IsExpected(agency, subject, month)
            ? new ReturnCell(month, null, null)
            : new ReturnCell(month, ReturnStanding.Of(month, touching, ReturnCalendar.Standard.DueOn(month), today), exact);
    }

    /// <summary>Nothing is expected of an agency before it was there or after it is gone.</summary>
    internal static bool IsExpected(Agency agency, string subject, ReportingWindow month) =>
        agency.ReportsSubjects.Contains(subject)
        && (agency.ValidFrom is not { } since || since <= month.From)
        && (agency.ValidTo is not { } until || until >= month.To);
}
