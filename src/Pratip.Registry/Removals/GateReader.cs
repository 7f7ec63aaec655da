using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Registry.Access;
using Pratip.Registry.Entry;
using Pratip.Registry.People;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Removals;

/// <summary>
/// Reads what the gate looks at, past all scopes: a status decided elsewhere stands in the way as well, and whoever asks is told only
/// which kind of thing does.
/// </summary>
internal static class GateReader
{
    /// <summary>
    /// The person's report within what the actor may enter on a noun, held: what is read afterwards nobody changes until this change has ended.
    /// </summary>
    public static async Task<PersonReport> HoldAsync(ActorRegister register, Change change, AccessNoun noun, Guid reportId, string field, CancellationToken ct)
    {
        await using var db = register.CreateContext(AccessVerb.Enter, noun);
        var report = (await db.PersonReports.SingleOrDefaultAsync(one => one.Id == reportId, ct)).OrOutOfReach(field);
        await change.HoldAsync(report.PersonId, ct);
        return report;
    }

    public static async Task<GateFacts> ReadAsync(Register register, Guid personId, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        return (await ReadAsync(db, [personId], ct)).GetValueOrDefault(personId) ?? new GateFacts([], [], [], [], []);
    }

    /// <summary>By person.</summary>
    public static async Task<IReadOnlyDictionary<Guid, GateFacts>> ReadAsync(RegistryDb db, IReadOnlyCollection<Guid> personIds, CancellationToken ct)
    {
        var reports = db.PersonReports.Where(report => personIds.Contains(report.PersonId) && !report.IsVoided);
        var found = await reports.ToListAsync(ct);
        var ofReport = found.ToDictionary(report => report.Id, report => report.PersonId);
        var ids = reports.Select(report => report.Id);
        var screenings = (await db.ScreeningInterviews.Where(one => !one.IsVoided && ids.Contains(one.ReportId)).ToListAsync(ct)).ToLookup(one => ofReport[one.ReportId]);
        var victims = (await db.Victims.Where(one => !one.IsVoided && ids.Contains(one.ReportId)).ToListAsync(ct)).ToLookup(one => ofReport[one.ReportId]);
        var risks = (await db.ProtectionRisks.Where(one => !one.IsVoided && ids.Contains(one.ReportId)).ToListAsync(ct)).ToLookup(one => ofReport[one.ReportId]);
        var clearances = (await db.RemovalClearances.Where(one => !one.IsVoided && ids.Contains(one.ReportId)).ToListAsync(ct)).ToLookup(one => ofReport[one.ReportId]);
        var removals = (await db.Removals.Where(one => !one.IsVoided && ids.Contains(one.ReportId)).ToListAsync(ct)).ToLookup(one => ofReport[one.ReportId]);
        var situations = (await db.ChildSituations.Where(one => !one.IsVoided && ids.Contains(one.ReportId)).ToListAsync(ct)).ToLookup(one => ofReport[one.ReportId]);
        var met = await MetAsync(db, ids, ct);
        return found.GroupBy(report => report.PersonId).ToDictionary(person => person.Key, person =>
            new GateFacts([.. screenings[person.Key]], [.. victims[person.Key]], [.. risks[person.Key]], [.. clearances[person.Key]], [.. removals[person.Key]])
            {
                Met = [.. person.SelectMany(report => met[report.Id])],
                Reports = [.. person],
                Situations = [.. situations[person.Key]],
            });
    }

    /// <summary>By report: the days of encounters, and of detentions that belong to none.</summary>
    private static async Task<ILookup<Guid, DateOnly>> MetAsync(RegistryDb db, IQueryable<Guid> ids, CancellationToken ct)
    {
        var encounters = await (from one in db.EncounteredPersons
                                where !one.IsVoided && ids.Contains(one.ReportId)
                                join encounter in db.Encounters on one.EncounterId equals encounter.Id
                                select new { one.ReportId, Day = encounter.On }).ToListAsync(ct);
        var detentions = await db.Detentions.Where(one => !one.IsVoided && one.EncounterId == null && ids.Contains(one.ReportId)).Select(one => new { one.ReportId, Day = one.From }).ToListAsync(ct);
        return encounters.Concat(detentions).ToLookup(one => one.ReportId, one => PartialDate.TryParseIso(one.Day, out var day) ? day.First : DateOnly.MinValue);
    }
}
