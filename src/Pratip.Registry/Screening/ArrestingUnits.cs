using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Screening;

/// <summary>
/// The agencies that met, arrested or hold a person, which for that reason do not screen them: whoever made the encounter, whoever holds the
/// person, and where a detention names neither, whoever reported it.
/// </summary>
internal static class ArrestingUnits
{
    public static async Task<IReadOnlySet<Guid>> OfAsync(Register register, Guid personId, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        var reports = await db.PersonReports.Where(report => report.PersonId == personId && !report.IsVoided).Select(report => new { report.Id, report.AgencyId }).ToListAsync(ct);
        var ids = reports.ConvertAll(report => report.Id);
        var met = await (from one in db.EncounteredPersons
                         where ids.Contains(one.ReportId) && !one.IsVoided
                         join encounter in db.Encounters on one.EncounterId equals encounter.Id
                         where !encounter.IsVoided
                         select encounter.AgencyId).ToListAsync(ct);
        var held = await (from one in db.Detentions
                          where ids.Contains(one.ReportId) && !one.IsVoided
                          from encounter in db.Encounters.Where(encounter => encounter.Id == one.EncounterId && !encounter.IsVoided).DefaultIfEmpty()
                          select new { one.ReportId, one.HoldingAgencyId, MetBy = encounter == null ? null : (Guid?)encounter.AgencyId }).ToListAsync(ct);
        return met
            .Concat(held.SelectMany(one => new[] { one.HoldingAgencyId, one.MetBy, one.HoldingAgencyId ?? one.MetBy ?? reports.Find(report => report.Id == one.ReportId)!.AgencyId }).OfType<Guid>())
            .ToHashSet();
    }

    /// <summary>The latest encounter of the person that is not after a day, for what hangs on it; null where there is none.</summary>
    public static async Task<Guid?> LatestEncounterAsync(Register register, Guid reportId, DateOnly day, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        var ids = db.EncounteredPersons.Where(one => one.ReportId == reportId && !one.IsVoided).Select(one => (Guid?)one.EncounterId)
            .Concat(db.Detentions.Where(one => one.ReportId == reportId && !one.IsVoided && one.EncounterId != null).Select(one => one.EncounterId));
        var encounters = await db.Encounters.Where(one => ids.Contains(one.Id)).Select(one => new { one.Id, one.On }).ToListAsync(ct);
        return encounters.Where(one => !PartialDate.TryParseIso(one.On, out var on) || on.First <= day).OrderByDescending(one => one.Id).Select(one => (Guid?)one.Id).FirstOrDefault();
    }
}
