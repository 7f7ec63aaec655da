using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Cases;
using Pratip.Registry.Charges;
using Pratip.Registry.Corrections;
using Pratip.Registry.Returns;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Tasks;

/// <summary>Something that has waited long enough to be asked about.</summary>
/// <param name="DueAt">Until when it should have been done.</param>
/// <param name="Noun">With the verb: who is concerned.</param>
/// <param name="Verb">Approve for what a supervisor decides.</param>
internal sealed record WaitingMatter(
    string Kind, Guid AgencyId, Guid? CaseId, string? TargetNoun, Guid? TargetId, DateTimeOffset DueAt, AccessNoun Noun, AccessVerb Verb = AccessVerb.Enter);

/// <summary>
/// What the watch looks for, one statement each, and never what has a task with a deadline already or was dropped. Read without
/// scope: a job of the program that shows nothing to anybody.
/// </summary>
internal sealed class WatchRules(RegistryDb db, WatchLimits limits, DateTimeOffset now)
{
    /// <summary>More in one event would hold up whoever is at work.</summary>
    public const int AtOnce = 200;

    private static readonly string[] WaitingStatuses = ["flagged", "presumed", "pending"];

    public async Task<List<WaitingMatter>> CustodiesAsync(CancellationToken ct)
    {
        var soon = now.AddHours(limits.CustodyWarningHours);
        var arrived = soon - CustodyClock.Longest;
        var found = await (from custody in db.Custodies
                           where !custody.IsVoided && custody.EndedAt == null
                               && (custody.ExtendedUntil <= soon || (custody.ExtendedUntil == null && custody.ArrivedAt <= arrived))
                               && !db.CaseTasks.Any(task => task.TargetId == custody.Id && task.Kind == TaskKinds.Custody && !task.IsVoided
                                   && (task.Status == CaseTaskStatus.Dropped || (task.Status == CaseTaskStatus.Open && task.DueAt != null)))
                           join suspect in db.Suspects.Where(one => !one.IsVoided) on custody.SuspectId equals suspect.Id
                           join one in db.Cases.Where(one => !one.IsVoided) on suspect.CaseId equals one.Id
                           orderby custody.Id
                           select new { Custody = custody, CaseId = one.Id, one.LeadAgencyId }).Take(AtOnce).ToListAsync(ct);
        return found.ConvertAll(one => new WaitingMatter(
            TaskKinds.Custody, one.LeadAgencyId, one.CaseId, "custodies", one.Custody.Id, CustodyClock.Of(one.Custody, now).Deadline, AccessNoun.Suspects));
    }

    /// <summary>The office of social affairs in the case decides, where there is one; else who leads the case or reported the person.</summary>
    public async Task<List<WaitingMatter>> DecisionsAsync(CancellationToken ct)
    {
        var until = now.AddDays(-limits.DecisionDays);
        var day = Day(until);
        var before = await CaseMovements.EventUpToAsync(db, until, ct);
        var found = await (from victim in db.Victims
                           where !victim.IsVoided && WaitingStatuses.Contains(victim.Status) && victim.EventId <= before && victim.RegisteredOn.CompareTo(day) <= 0
                               && !db.CaseTasks.Any(task => task.TargetId == victim.Id && task.Kind == TaskKinds.Decision && !task.IsVoided
                                   && (task.Status == CaseTaskStatus.Dropped || (task.Status == CaseTaskStatus.Open && task.DueAt != null)))
                           join report in db.PersonReports on victim.ReportId equals report.Id
                           orderby victim.Id
                           select new
                           {
                               victim.Id,
                               victim.CaseId,
                               Social = db.CaseParties.Where(party => party.CaseId == victim.CaseId && party.Role == "social-affairs" && party.Until == null && !party.IsVoided)
                                   .Select(party => (Guid?)party.AgencyId).FirstOrDefault(),
                               Lead = db.Cases.Where(one => one.Id == victim.CaseId).Select(one => (Guid?)one.LeadAgencyId).FirstOrDefault(),
                               report.AgencyId,
                           }).Take(AtOnce).ToListAsync(ct);
        return found.ConvertAll(one => new WaitingMatter(TaskKinds.Decision, one.Social ?? one.Lead ?? one.AgencyId, one.CaseId, "victims", one.Id, now, AccessNoun.Victims));
    }

    /// <summary>Only of offices with somebody at work: without one a task would stand in nobody's queue.</summary>
    public async Task<List<WaitingMatter>> UnassignedAsync(CancellationToken ct)
    {
        var before = await CaseMovements.EventUpToAsync(db, now.AddDays(-limits.UnassignedDays), ct);
        var found = await Staffed(before)
            .Where(one => !db.CaseAssignments.Any(held => held.CaseId == one.Id && held.Until == null && !held.IsVoided)
                && !db.CaseTasks.Any(task => task.CaseId == one.Id && task.Kind == TaskKinds.Unassigned && !task.IsVoided
                    && (task.Status == CaseTaskStatus.Dropped || task.EventId > before || (task.Status == CaseTaskStatus.Open && task.DueAt != null))))
            .OrderBy(one => one.Id).Take(AtOnce).Select(one => new { one.Id, one.LeadAgencyId }).ToListAsync(ct);
        return found.ConvertAll(one => new WaitingMatter(TaskKinds.Unassigned, one.LeadAgencyId, one.Id, null, null, now, AccessNoun.Corrections, AccessVerb.Approve));
    }

    /// <summary>One that was looked at and ticked off rests for as long again.</summary>
    public async Task<List<WaitingMatter>> DormantAsync(CancellationToken ct)
    {
        var before = await CaseMovements.EventUpToAsync(db, now.AddDays(-limits.DormantDays), ct);
        var found = await Staffed(before)
            .Where(one => !CaseMovements.Of(db).Any(move => move.CaseId == one.Id && move.EventId > before)
                && !db.CaseTasks.Any(task => task.CaseId == one.Id && task.Kind == TaskKinds.Dormant && !task.IsVoided && (task.EventId > before || task.Status == CaseTaskStatus.Open)))
            .OrderBy(one => one.Id).Take(AtOnce).Select(one => new { one.Id, one.LeadAgencyId }).ToListAsync(ct);
        return found.ConvertAll(one => new WaitingMatter(TaskKinds.Dormant, one.LeadAgencyId, one.Id, null, null, now, AccessNoun.Cases));
    }

    public async Task<List<WaitingMatter>> CorrectionsAsync(CancellationToken ct)
    {
        var until = now.AddDays(-limits.RequestDays);
        var found = await db.CorrectionRequests
            .Where(request => !request.IsVoided && request.Status == CorrectionStatus.Asked && request.AskedAt <= until
                && !db.CaseTasks.Any(task => task.TargetId == request.Id && task.Kind == TaskKinds.Correction && !task.IsVoided
                    && (task.Status == CaseTaskStatus.Dropped || (task.Status == CaseTaskStatus.Open && task.DueAt != null))))
            .OrderBy(request => request.Id).Take(AtOnce).ToListAsync(ct);
        return found.ConvertAll(request => new WaitingMatter(
            TaskKinds.Correction, request.AnsweringAgencyId ?? request.AgencyId, request.CaseId, "correction_requests", request.Id, now, AccessNoun.Corrections, AccessVerb.Approve));
    }

    /// <summary>A request from the console, without an agency, waits for the operator.</summary>
    public async Task<List<WaitingMatter>> VoidsAsync(CancellationToken ct)
    {
        var before = await CaseMovements.EventUpToAsync(db, now.AddDays(-limits.RequestDays), ct);
        var found = await db.VoidRequests
            .Where(request => !request.IsVoided && request.ApprovedBy == null && request.RefusedBy == null && request.AgencyId != null && request.EventId <= before
                && !db.CaseTasks.Any(task => task.TargetId == request.Id && task.Kind == TaskKinds.Voiding && !task.IsVoided
                    && (task.Status == CaseTaskStatus.Dropped || (task.Status == CaseTaskStatus.Open && task.DueAt != null))))
            .OrderBy(request => request.Id).Take(AtOnce).ToListAsync(ct);
        return found.ConvertAll(request => new WaitingMatter(
            TaskKinds.Voiding, request.AnsweringAgencyId ?? request.AgencyId!.Value, request.CaseId, "void_requests", request.Id, now, AccessNoun.Voids, AccessVerb.Approve));
    }

    public Task<List<WaitingMatter>> ReturnsAsync(CancellationToken ct) => new ReturnWatch(db, ReturnCalendar.Standard, now).DueAsync(ct);

    public Task<List<CaseTask>> ReturnsOverAsync(CancellationToken ct) => new ReturnWatch(db, ReturnCalendar.Standard, now).OverAsync(ct);

    public Task<List<WaitingMatter>> RightsAsync(CancellationToken ct) => Consular.ConsularWatch.WaitingAsync(db, ct);

    /// <summary>Open tasks whose matter was finished without closing them.</summary>
    public async Task<List<CaseTask>> OverAsync(CancellationToken ct)
    {
        var open = db.CaseTasks.Where(task => !task.IsVoided && task.Status == CaseTaskStatus.Open);
        var ended = CaseMovements.Ended;
        var unfit = await Detentions.HeldPersons.UnfitAsync(db, ct);
        return await open.Where(task => task.Kind == TaskKinds.Custody && task.TargetNoun == "custodies" && !db.Custodies.Any(one => one.Id == task.TargetId && one.EndedAt == null && !one.IsVoided))
            .Concat(open.Where(task => task.Kind == TaskKinds.Decision && task.TargetNoun == "victims" && !db.Victims.Any(one => one.Id == task.TargetId && WaitingStatuses.Contains(one.Status) && !one.IsVoided)))
            .Concat(open.Where(task => task.Kind == TaskKinds.Unassigned && (db.CaseAssignments.Any(held => held.CaseId == task.CaseId && held.Until == null && !held.IsVoided)
                || db.Cases.Any(one => one.Id == task.CaseId && ended.Contains(one.Status)))))
            .Concat(open.Where(task => task.Kind == TaskKinds.Dormant && (CaseMovements.Of(db).Any(move => move.CaseId == task.CaseId && move.EventId > task.EventId)
                || db.Cases.Any(one => one.Id == task.CaseId && ended.Contains(one.Status)))))
            .Concat(open.Where(task => task.Kind == TaskKinds.Correction && task.TargetNoun == "correction_requests" && !db.CorrectionRequests.Any(one => one.Id == task.TargetId && one.Status == CorrectionStatus.Asked && !one.IsVoided)))
            .Concat(open.Where(task => task.Kind == TaskKinds.Voiding && task.TargetNoun == "void_requests" && !db.VoidRequests.Any(one => one.Id == task.TargetId && one.ApprovedBy == null && one.RefusedBy == null && !one.IsVoided)))
            .Concat(Detentions.DetentionWatch.Over(db, open))
            .Concat(Detentions.MissingWatch.Over(db, open, unfit))
            .OrderBy(task => task.Id).Take(AtOnce).ToListAsync(ct);
    }

    public Task<List<WaitingMatter>> DetentionsAsync(CancellationToken ct) => Detentions.DetentionWatch.NearAsync(db, Detentions.DetentionLimits.Standard, now, AtOnce, ct);

    public Task<List<WaitingMatter>> ScreeningsAsync(CancellationToken ct) => new Detentions.MissingWatch(db, Detentions.MissingLimits.Standard, now, AtOnce).ScreeningsAsync(ct);

    public Task<List<WaitingMatter>> DispositionsAsync(CancellationToken ct) => new Detentions.MissingWatch(db, Detentions.MissingLimits.Standard, now, AtOnce).DispositionsAsync(ct);

    /// <summary>Of colleagues who have left: nobody else sees what is theirs.</summary>
    public Task<List<CaseTask>> LeftBehindAsync(CancellationToken ct) => db.CaseTasks
        .Where(task => !task.IsVoided && task.Status == CaseTaskStatus.Open && task.UserId != null && !db.Users.Any(user => user.Id == task.UserId && user.Status == UserStatus.Active && user.AgencyId == task.AgencyId))
        .OrderBy(task => task.Id).Take(AtOnce).ToListAsync(ct);

    /// <summary>Tasks of custodies whose end the prosecutor has moved, and the end they have now.</summary>
    public async Task<List<(CaseTask Task, DateTimeOffset Deadline)>> MovedAsync(CancellationToken ct)
    {
        var found = await (from task in db.CaseTasks
                           where !task.IsVoided && task.Status == CaseTaskStatus.Open && task.Kind == TaskKinds.Custody
                           join custody in db.Custodies on task.TargetId equals custody.Id
                           where custody.ExtendedUntil != null && task.DueAt != custody.ExtendedUntil
                           orderby task.Id
                           select new { Task = task, Deadline = custody.ExtendedUntil!.Value }).Take(AtOnce).ToListAsync(ct);
        return found.ConvertAll(one => (one.Task, one.Deadline));
    }

    /// <summary>Open tasks whose deadline is near or was passed not long ago.</summary>
    public Task<List<CaseTask>> DueAsync(CancellationToken ct)
    {
        var soon = now.AddHours(limits.CustodyWarningHours);
        var past = now.AddDays(-limits.RequestDays);
        return db.CaseTasks.Where(task => !task.IsVoided && task.Status == CaseTaskStatus.Open && task.DueAt <= soon && task.DueAt > past).OrderBy(task => task.Id).ToListAsync(ct);
    }

    private IQueryable<Case> Staffed(long before) => db.Cases.Where(
        one => !one.IsVoided && !CaseMovements.Ended.Contains(one.Status) && one.EventId <= before && db.Users.Any(user => user.AgencyId == one.LeadAgencyId && user.Status == UserStatus.Active && !user.IsVoided));

    private static string Day(DateTimeOffset moment) => Kernel.PhnomPenhTime.DateOf(moment).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Kinds of tasks the program itself knows; codes of the list task-kind.</summary>
public static class TaskKinds
{
    public const string Custody = "custody-ends";

    public const string Correction = "correction-asked";

    public const string Voiding = "void-asked";

    public const string Decision = "status-decision";

    public const string IdentityAsked = "identity-asked";

    public const string EncodedAsked = "encoded-asked";

    public const string IdentityClearance = "identity-clearance";

    public const string Dormant = "case-dormant";

    public const string Unassigned = "case-unassigned";

    public const string Assigned = "case-assigned";

    public const string Party = "party-added";

    public const string HolderTold = "holder-told";

    public const string ScreeningMissing = "screening-missing";

    public const string ScreeningSecond = "screening-second";

    public const string ClearanceOverride = "clearance-override";

    public const string ClearanceAnswered = "clearance-answered";

    public const string DetentionLimit = "detention-limit";

    public const string DispositionMissing = "disposition-missing";

    public const string RiskOpen = "risk-open";

    public const string RemovalIncident = "removal-incident";

    public const string HandedUncleared = "handed-uncleared";

    public const string ReferralReceived = "referral-received";

    public const string ReferralLapsed = "referral-lapsed";

    public const string ConsentWithdrawn = "consent-withdrawn";

    public const string ConsularDue = "consular-due";

    public const string RequestDue = "request-due";

    public const string ReturnDue = "return-due";

    public const string ReturnMissing = "return-missing";

    public const string OperationPart = "operation-part";

    public const string ReferralAnswered = "referral-answered";

    public const string MissionAnswered = "mission-answered";

    public const string NoticeReceived = "notice-received";

    public const string ComplaintReceived = "complaint-received";

    public const string ComplaintInformation = "complaint-information";

    public const string ComplaintCheck = "complaint-check";

    public const string ComplaintSecond = "complaint-second";

    public const string ComplaintPublication = "complaint-publication";

    public const string ReporterSuspected = "reporter-suspected";

    public const string StatementOvertaken = "statement-overtaken";
}
