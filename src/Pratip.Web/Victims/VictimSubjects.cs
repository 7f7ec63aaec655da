using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.People;
using Pratip.Registry.Victims;
using Pratip.Web.Forms;

namespace Pratip.Web.Victims;

/// <summary>The case that somebody is registered in.</summary>
/// <param name="HasSuspects">Whether one of them may be meant.</param>
internal sealed record VictimCase(Guid Id, bool HasSuspects);

/// <summary>Finds what the forms about presumed victims and children are about, within what the user may enter. Words are numbers and references, never a name.</summary>
internal static class VictimSubjects
{
    /// <summary>A case in which victims may be entered; none is asked for a person without a case.</summary>
    public static async Task<EntrySubject?> CaseAsync(ActorRegister register, string? subject, CancellationToken ct)
    {
        if (subject is null)
        {
            return new EntrySubject("", "/people", "people");
        }

        if (!Guid.TryParse(subject, out var id))
        {
            return null;
        }

        await using var db = register.CreateContext(AccessVerb.Enter, AccessNoun.Victims);
        return await db.Cases.SingleOrDefaultAsync(one => one.Id == id, ct) is { } found
            ? new EntrySubject(found.Number, AddressOf(found.Id), "cases", new VictimCase(found.Id, await db.Suspects.AnyAsync(suspect => suspect.CaseId == id, ct))) : null;
    }

    public static Task<EntrySubject?> VictimAsync(ActorRegister register, string? subject, CancellationToken ct) =>
        OfVictimAsync<Victim>(register, subject, victim => victim.Id, ct);

    /// <summary>A row that hangs on a victim: a need, a service.</summary>
    public static async Task<EntrySubject?> OfVictimAsync<T>(ActorRegister register, string? subject, Func<T, Guid> victimOf, CancellationToken ct)
        where T : RegisterRow
    {
        if (!Guid.TryParse(subject, out var id))
        {
            return null;
        }

        await using var db = register.CreateContext(AccessVerb.Enter);
        if (await db.Set<T>().SingleOrDefaultAsync(one => one.Id == id, ct) is not { } row)
        {
            return null;
        }

        var victimId = victimOf(row);
        var victim = await db.Victims.SingleAsync(one => one.Id == victimId, ct);
        await using var seen = register.CreateContext();
        var reference = await ReferenceAsync(seen.PersonReports, victim.ReportId, ct);
        var number = await seen.Cases.Where(one => one.Id == victim.CaseId).Select(one => one.Number).SingleOrDefaultAsync(ct);
        return number is null
            ? new EntrySubject(reference ?? "", PersonAddress(victim.ReportId), "people", row)
            : new EntrySubject(reference is null ? number : $"{number}, {reference}", AddressOf(victim.CaseId!.Value), "cases", row);
    }

    public static async Task<EntrySubject?> ReportAsync(ActorRegister register, AccessNoun noun, string? subject, CancellationToken ct)
    {
        if (!Guid.TryParse(subject, out var id))
        {
            return null;
        }

        await using var db = register.CreateContext(AccessVerb.Enter, noun);
        return await db.PersonReports.SingleOrDefaultAsync(one => one.Id == id, ct) is { } report ? Of(report, report) : null;
    }

    /// <summary>A row that hangs on a report: a consent, a guardian.</summary>
    public static async Task<EntrySubject?> OfReportAsync<T>(ActorRegister register, string? subject, Func<T, Guid> reportOf, CancellationToken ct)
        where T : RegisterRow
    {
        if (!Guid.TryParse(subject, out var id))
        {
            return null;
        }

        await using var db = register.CreateContext(AccessVerb.Enter, AccessNoun.Victims);
        if (await db.Set<T>().SingleOrDefaultAsync(one => one.Id == id, ct) is not { } row)
        {
            return null;
        }

        var reportId = reportOf(row);
        return Of(await db.PersonReports.SingleAsync(one => one.Id == reportId, ct), row);
    }

    /// <summary>What stands now of a row that a form changes.</summary>
    public static Task<CurrentAnswers?> CurrentAsync<T>(ActorRegister register, string subject, Func<T, Answers> read, CancellationToken ct)
        where T : RegisterRow =>
        CurrentAnswers.ReadAsync(register, AccessVerb.Enter, subject, read, ct);

    public static string AddressOf(Guid caseId) => $"/cases/{caseId}";

    public static string PersonAddress(Guid reportId) => $"/people/{reportId}";

    private static EntrySubject Of(PersonReport report, object row) => new(report.OwnReference, PersonAddress(report.Id), "people", row);

    private static Task<string?> ReferenceAsync(IQueryable<PersonReport> reports, Guid id, CancellationToken ct) =>
        reports.Where(report => report.Id == id).Select(report => report.OwnReference).SingleOrDefaultAsync(ct);
}
