using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;

namespace Pratip.Registry.Detentions;

/// <summary>
/// Held persons without an interview and without a word on what became of them, for the watch over deadlines: one task a person, one for
/// all of an encounter where many lack the same. Of an office with a first day only what began since, because before it nothing was
/// recorded here; of one without a first day only whom it entered itself at the place.
/// </summary>
internal sealed class MissingWatch(RegistryDb db, MissingLimits limits, DateTimeOffset now, int atOnce)
{
    public Task<List<WaitingMatter>> ScreeningsAsync(CancellationToken ct) =>
        FindAsync(TaskKinds.ScreeningMissing, HeldPersons.Unscreened(db), TimeSpan.FromHours(limits.ScreeningHours), static one => ("person_reports", one.ReportId), ct);

    /// <summary>Asked once it has lasted, and at once of whoever is said to be held no more.</summary>
    public Task<List<WaitingMatter>> DispositionsAsync(CancellationToken ct)
    {
        var longest = TimeSpan.FromDays(limits.DispositionDays);
        var began = now - longest;
        var day = PhnomPenhTime.DateOf(began).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var missing = HeldPersons.NotEnded(db).Where(one => one.Until != null || one.FromAt <= began || (one.FromAt == null && one.From.CompareTo(day) <= 0));
        return FindAsync(TaskKinds.DispositionMissing, missing, longest, static one => ("detentions", one.Id), ct);
    }

    /// <summary>Open tasks of which nobody is left.</summary>
    public static IQueryable<CaseTask> Over(RegistryDb db, IQueryable<CaseTask> open) => open.Where(task =>
        (task.Kind == TaskKinds.ScreeningMissing
            && !HeldPersons.Unscreened(db).Any(one => (task.TargetNoun == HeldPersons.OfEncounter && one.EncounterId == task.TargetId) || (task.TargetNoun == "person_reports" && one.ReportId == task.TargetId)))
        || (task.Kind == TaskKinds.DispositionMissing
            && !HeldPersons.NotEnded(db).Any(one => (task.TargetNoun == HeldPersons.OfEncounter && one.EncounterId == task.TargetId) || (task.TargetNoun == "detentions" && one.Id == task.TargetId))));

    private async Task<List<WaitingMatter>> FindAsync(string kind, IQueryable<Detention> missing, TimeSpan longest, Func<Detention, (string Noun, Guid Id)> target, CancellationToken ct)
    {
        var matters = new List<WaitingMatter>();
        foreach (var office in await OfficesAsync(ct))
        {
            var within = Within(missing, office);
            var together = await TogetherAsync(kind, within, longest, atOnce - matters.Count, ct);
            matters.AddRange(together);
            matters.AddRange(await OneByOneAsync(kind, within, longest, target, atOnce - matters.Count, ct));
            if (matters.Count >= atOnce)
            {
                break;
            }
        }

        return matters;
    }

    /// <summary>Those with a first day, and null for all others.</summary>
    private async Task<List<Agency?>> OfficesAsync(CancellationToken ct) =>
        [null, .. await db.Agencies.Where(agency => agency.GoLiveOn != null && !agency.IsVoided).OrderBy(agency => agency.Id).ToListAsync(ct)];

    private IQueryable<Detention> Within(IQueryable<Detention> missing, Agency? office)
    {
        if (office is null)
        {
            return missing.Where(one => db.EncounteredPersons.Any(person => person.ReportId == one.ReportId && person.EncounterId == one.EncounterId && !person.IsVoided)
                && db.PersonReports.Any(report => report.Id == one.ReportId && db.Agencies.Any(agency => agency.Id == report.AgencyId && agency.GoLiveOn == null)));
        }

        var from = office.GoLiveOn!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return missing.Where(one => one.From.CompareTo(from) >= 0 && db.PersonReports.Any(report => report.Id == one.ReportId && report.AgencyId == office.Id && !report.IsVoided));
    }

    private async Task<List<WaitingMatter>> TogetherAsync(string kind, IQueryable<Detention> within, TimeSpan longest, int most, CancellationToken ct)
    {
        var crowds = Crowds(within).Select(crowd => new { Id = crowd.Key, From = crowd.Min(one => one.From) });
        var found = await (from many in crowds
                           join encounter in db.Encounters on many.Id equals encounter.Id
                           where !db.CaseTasks.Any(task => task.TargetId == many.Id && task.Kind == kind && !task.IsVoided && task.Status != CaseTaskStatus.Done)
                           orderby many.Id
                           select new { many.Id, many.From, encounter.AgencyId }).Take(most).ToListAsync(ct);
        return found.ConvertAll(one => new WaitingMatter(kind, one.AgencyId, null, HeldPersons.OfEncounter, one.Id, (BeginningOf(one.From) ?? now) + longest, AccessNoun.Removals));
    }

    private async Task<List<WaitingMatter>> OneByOneAsync(
        string kind, IQueryable<Detention> within, TimeSpan longest, Func<Detention, (string Noun, Guid Id)> target, int most, CancellationToken ct)
    {
        var many = Crowds(within).Select(crowd => (Guid?)crowd.Key);
        var found = await (from one in within
                           where !many.Contains(one.EncounterId)
                               && !db.CaseTasks.Any(task => (task.TargetId == one.ReportId || task.TargetId == one.Id || task.TargetId == one.EncounterId) && task.Kind == kind && !task.IsVoided
                                   && task.Status != CaseTaskStatus.Done)
                           join report in db.PersonReports on one.ReportId equals report.Id
                           orderby one.Id
                           select new { Detention = one, report.AgencyId }).Take(most).ToListAsync(ct);
        return [.. found.DistinctBy(one => target(one.Detention).Id).Select(one => new WaitingMatter(
            kind, one.Detention.HoldingAgencyId ?? one.AgencyId, null, target(one.Detention).Noun, target(one.Detention).Id,
            (DetentionLimit.BeginningOf(one.Detention) ?? now) + longest, AccessNoun.Removals))];
    }

    private IQueryable<IGrouping<Guid, Detention>> Crowds(IQueryable<Detention> within) =>
        within.Where(one => one.EncounterId != null).GroupBy(one => one.EncounterId!.Value).Where(crowd => crowd.Count() > limits.MassEncounter);

    private static DateTimeOffset? BeginningOf(string from) =>
        PartialDate.TryParseIso(from, out var day) ? new DateTimeOffset(day.First.ToDateTime(default), PhnomPenhTime.Offset) : null;
}
