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
    public async Task<List<WaitingMatter>> ScreeningsAsync(CancellationToken ct) =>
        await FindAsync(TaskKinds.ScreeningMissing, HeldPersons.Unscreened(db, await HeldPersons.UnfitAsync(db, ct)), TimeSpan.FromHours(limits.ScreeningHours), static one => ("person_reports", one.ReportId), ct);

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
    /// <param name="db">Without scope.</param>
    /// <param name="open">Of this context.</param>
    /// <param name="unfit">Interviews that count for nothing any more.</param>
    public static IQueryable<CaseTask> Over(RegistryDb db, IQueryable<CaseTask> open, IReadOnlyCollection<Guid> unfit) => open.Where(task =>
        (task.Kind == TaskKinds.ScreeningMissing && task.TargetNoun == HeldPersons.OfEncounter && !HeldPersons.Unscreened(db, unfit).Any(one => one.EncounterId == task.TargetId))
        || (task.Kind == TaskKinds.ScreeningMissing && task.TargetNoun == "person_reports" && !HeldPersons.Unscreened(db, unfit).Any(one => one.ReportId == task.TargetId))
        || (task.Kind == TaskKinds.DispositionMissing && task.TargetNoun == HeldPersons.OfEncounter && !HeldPersons.NotEnded(db).Any(one => one.EncounterId == task.TargetId))
        || (task.Kind == TaskKinds.DispositionMissing && task.TargetNoun == "detentions" && !HeldPersons.NotEnded(db).Any(one => one.Id == task.TargetId)));

    private async Task<List<WaitingMatter>> FindAsync(string kind, IQueryable<Detention> missing, TimeSpan longest, Func<Detention, (string Noun, Guid Id)> target, CancellationToken ct)
    {
        var matters = new List<WaitingMatter>();
        foreach (var office in await OfficesAsync(ct))
        {
            // What the database would otherwise ask of every person again is asked once: how many of each encounter, and which were raised.
            var within = Within(missing, office);
            var crowds = await CrowdsAsync(within, ct);
            var raised = await RaisedAsync(kind, [.. crowds.Keys], ct);
            matters.AddRange(await TogetherAsync(kind, crowds.Where(crowd => !raised.Contains(crowd.Key)).Take(atOnce - matters.Count), longest, ct));
            matters.AddRange(await OneByOneAsync(kind, within, [.. crowds.Keys, .. raised], longest, target, atOnce - matters.Count, ct));
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

    /// <summary>Encounters where many lack the same, each with the first day.</summary>
    private async Task<Dictionary<Guid, string>> CrowdsAsync(IQueryable<Detention> within, CancellationToken ct) =>
        await within.Where(one => one.EncounterId != null).GroupBy(one => one.EncounterId!.Value).Where(crowd => crowd.Count() > limits.MassEncounter)
            .Select(crowd => new { crowd.Key, From = crowd.Min(one => one.From) }).OrderBy(crowd => crowd.Key).ToDictionaryAsync(crowd => crowd.Key, crowd => crowd.From!, ct);

    /// <summary>Encounters with a task that is open or was dropped: of those, and of the ones where it stands open for fewer by now, nobody is asked about one by one.</summary>
    private async Task<HashSet<Guid>> RaisedAsync(string kind, List<Guid> crowds, CancellationToken ct) => (await db.CaseTasks
        .Where(task => task.Kind == kind && task.TargetNoun == HeldPersons.OfEncounter && !task.IsVoided
            && (task.Status == CaseTaskStatus.Open || (task.Status == CaseTaskStatus.Dropped && crowds.Contains(task.TargetId!.Value))))
        .Select(task => task.TargetId!.Value).ToListAsync(ct)).ToHashSet();

    private async Task<List<WaitingMatter>> TogetherAsync(string kind, IEnumerable<KeyValuePair<Guid, string>> crowds, TimeSpan longest, CancellationToken ct)
    {
        var first = crowds.ToDictionary(crowd => crowd.Key, crowd => crowd.Value);
        var encounters = first.Count == 0 ? [] : await db.Encounters.Where(one => first.Keys.Contains(one.Id)).OrderBy(one => one.Id).Select(one => new { one.Id, one.AgencyId }).ToListAsync(ct);
        return encounters.ConvertAll(one => new WaitingMatter(kind, one.AgencyId, null, HeldPersons.OfEncounter, one.Id, (BeginningOf(first[one.Id]) ?? now) + longest, AccessNoun.Removals));
    }

    private async Task<List<WaitingMatter>> OneByOneAsync(
        string kind, IQueryable<Detention> within, List<Guid> together, TimeSpan longest, Func<Detention, (string Noun, Guid Id)> target, int most, CancellationToken ct)
    {
        var found = await (from one in within
                           where (one.EncounterId == null || !together.Contains(one.EncounterId.Value))
                               && !db.CaseTasks.Any(task => (task.TargetId == one.ReportId || task.TargetId == one.Id) && task.Kind == kind && !task.IsVoided && task.Status != CaseTaskStatus.Done)
                           join report in db.PersonReports on one.ReportId equals report.Id
                           orderby one.Id
                           select new { Detention = one, report.AgencyId }).Take(most).ToListAsync(ct);
        return [.. found.DistinctBy(one => target(one.Detention).Id).Select(one => new WaitingMatter(
            kind, one.Detention.HoldingAgencyId ?? one.AgencyId, null, target(one.Detention).Noun, target(one.Detention).Id,
            (DetentionLimit.BeginningOf(one.Detention) ?? now) + longest, AccessNoun.Removals))];
    }

    private static DateTimeOffset? BeginningOf(string from) =>
        PartialDate.TryParseIso(from, out var day) ? new DateTimeOffset(day.First.ToDateTime(default), PhnomPenhTime.Offset) : null;
}
