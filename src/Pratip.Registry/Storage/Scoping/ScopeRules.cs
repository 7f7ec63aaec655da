using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Notes;
using Pratip.Registry.Referrals;

namespace Pratip.Registry.Storage.Scoping;

/// <summary>
/// When a row is within reach: the one place where it is written down. The rules are composed into query filters; each
/// method below stands for the expression of the same name with "Rule" behind it, and is never called.
/// </summary>
/// <remarks>
/// Skipping none keeps PostgreSQL from gathering first, for one page, all cases that an agency was ever party to: it then asks
/// row by row, with the index made for it.
/// </remarks>
internal static class ScopeRules
{
    /// <summary>A case: led by an agency in reach, in its territory, assigned, or with it as a party; never one the actor's agency is recused from.</summary>
    public static readonly Expression<Func<RegistryDb, Reach, Guid, Guid, string, bool>> CaseRule =
        (db, reach, caseId, leadAgencyId, provinceCode) =>
            (reach.All
                || reach.Agencies.Contains(leadAgencyId)
                || reach.Provinces.Contains(provinceCode)
                || db.Set<AssignmentHome>().Where(held => held.CaseId == caseId && !held.IsVoided && held.Until == null && reach.AssignedTo.Contains(held.UserId)).Skip(0).Any()
                || db.Set<PartyHome>().Where(party => party.CaseId == caseId && !party.IsVoided && party.Until == null && reach.PartyOf.Contains(party.AgencyId)).Skip(0).Any())
            && !Recused(db, reach, caseId);

    /// <summary>A case the actor's agency is kept away from, because it is about one of its own.</summary>
    public static readonly Expression<Func<RegistryDb, Reach, Guid, bool>> RecusedRule =
        (db, reach, caseId) => db.Set<RecusalHome>().Any(recusal => recusal.CaseId == caseId && !recusal.IsVoided && reach.Home.Contains(recusal.AgencyId));

    /// <summary>A row that hangs on a case.</summary>
    public static readonly Expression<Func<RegistryDb, Reach, Guid, bool>> OfCaseRule =
        (db, reach, caseId) => db.Set<CaseHome>().Any(
            home => home.Id == caseId && Case(db, reach, home.Id, home.LeadAgencyId, home.ProvinceCode));

    /// <summary>A row that hangs on a suspect.</summary>
    public static readonly Expression<Func<RegistryDb, Reach, Guid, bool>> OfSuspectRule =
        (db, reach, suspectId) => db.Set<SuspectHome>().Any(suspect => suspect.Id == suspectId && OfCase(db, reach, suspect.CaseId));

    /// <summary>A row of one agency.</summary>
    public static readonly Expression<Func<RegistryDb, Reach, Guid, bool>> OfAgencyRule =
        (db, reach, agencyId) => reach.All || reach.Agencies.Contains(agencyId);

    /// <summary>A person referred to an agency in reach, while the referral stands: to be looked at from the first, to be written to once the agency said yes, or to be screened where that is what was asked.</summary>
    /// <remarks>An answer is a yes where the referral still gives reach: a no has taken it.</remarks>
    public static readonly Expression<Func<RegistryDb, Reach, Guid, bool>> ReferredRule =
        (db, reach, reportId) => db.Set<ReferralHome>().Where(one => one.ReportId == reportId && one.GivesReach && !one.IsVoided
            && (reach.ReferredTo.Contains(one.ToAgencyId)
                || (one.AnsweredAt != null && reach.AcceptedBy.Contains(one.ToAgencyId))
                || (one.Purpose == ReferralPurpose.Screening && reach.AskedToScreen.Contains(one.ToAgencyId)))).Skip(0).Any();

    /// <summary>
    /// A report: made by an agency in reach or referred to one, or of somebody who is suspect or presumed victim in a case in reach, as far
    /// as these are seen. Never one of somebody in a case that the actor's agency is recused from, whoever made it: the official's own
    /// office holds the official's file and those of the victims.
    /// </summary>
    /// <remarks>The cases of both kinds are asked for once: the rule of a case is the longest, and what a statement costs a server begins with its length.</remarks>
    public static readonly Expression<Func<RegistryDb, Reach, Guid, Guid, bool>> ReportRule =
        (db, reach, reportId, agencyId) => (OfAgency(db, reach, agencyId)
                || Referred(db, reach, reportId)
                || db.Set<SuspectHome>().Where(suspect => suspect.ReportId == reportId && !suspect.IsVoided && (EF.Parameter((int)reach.CaseRoles) & (int)CaseRoles.Suspect) != 0).Select(suspect => suspect.CaseId)
                    .Concat(db.Set<VictimHome>().Where(victim => victim.ReportId == reportId && !victim.IsVoided && victim.CaseId != null && (EF.Parameter((int)reach.CaseRoles) & (int)CaseRoles.Victim) != 0)
                        .Select(victim => victim.CaseId!.Value))
                    .Where(caseId => OfCase(db, reach, caseId)).Skip(0).Any())
            && !db.Set<RecusalHome>().Any(recusal => !recusal.IsVoided && reach.Home.Contains(recusal.AgencyId)
                && (db.Set<SuspectHome>().Any(suspect => suspect.CaseId == recusal.CaseId && suspect.ReportId == reportId && !suspect.IsVoided)
                    || db.Set<VictimHome>().Any(victim => victim.CaseId == recusal.CaseId && victim.ReportId == reportId && !victim.IsVoided)));

    /// <summary>A row that hangs on a report.</summary>
    public static readonly Expression<Func<RegistryDb, Reach, Guid, bool>> OfReportRule =
        (db, reach, reportId) => db.Set<ReportHome>().Any(home => home.Id == reportId && Report(db, reach, home.Id, home.AgencyId));

    /// <summary>A victim: of a case in reach, or reported by an agency in reach or referred to one; never of a case the actor's agency is recused from.</summary>
    public static readonly Expression<Func<RegistryDb, Reach, Guid, Guid?, bool>> VictimRule =
        (db, reach, reportId, caseId) => ((caseId != null && (EF.Parameter((int)reach.CaseRoles) & (int)CaseRoles.Victim) != 0 && OfCase(db, reach, caseId.Value))
                || Referred(db, reach, reportId)
                || db.Set<ReportHome>().Any(home => home.Id == reportId && OfAgency(db, reach, home.AgencyId)))
            && (caseId == null || !Recused(db, reach, caseId.Value));

    /// <summary>Free text about a case, a victim or a person's report.</summary>
    public static readonly Expression<Func<RegistryDb, Reach, Guid, bool>> RemarkRule =
        (db, reach, rowId) => OfCase(db, reach, rowId)
            || db.Set<VictimHome>().Any(victim => victim.Id == rowId && Victim(db, reach, victim.ReportId, victim.CaseId))
            || OfReport(db, reach, rowId);

    /// <summary>A row that hangs on a victim.</summary>
    public static readonly Expression<Func<RegistryDb, Reach, Guid, bool>> OfVictimRule =
        (db, reach, victimId) => db.Set<VictimHome>().Any(victim => victim.Id == victimId && Victim(db, reach, victim.ReportId, victim.CaseId));

    /// <summary>A row on a case, a report or both; on either it is enough.</summary>
    public static readonly Expression<Func<RegistryDb, Reach, Guid?, Guid?, bool>> OfCaseOrReportRule =
        (db, reach, caseId, reportId) => (caseId != null && OfCase(db, reach, caseId.Value)) || (reportId != null && OfReport(db, reach, reportId.Value));

    /// <summary>A note or a file: who may read it is its author's choice, within what the case or report allows.</summary>
    public static readonly Expression<Func<RegistryDb, Reach, Guid?, Guid?, string, Guid, bool>> OfPaperRule =
        (db, reach, caseId, reportId, visibility, agencyId) => OfCaseOrReport(db, reach, caseId, reportId)
            && (visibility == NoteVisibility.Case || reach.Home.Contains(agencyId));

    /// <summary>What an agency asked for or is asked for, as long as its case is not kept from it.</summary>
    public static readonly Expression<Func<RegistryDb, Reach, Guid, Guid?, bool>> OfAgencyInCaseRule =
        (db, reach, agencyId, caseId) => (OfAgency(db, reach, agencyId) || (caseId != null && OfCase(db, reach, caseId.Value)))
            && (caseId == null || !Recused(db, reach, caseId.Value));

    /// <summary>
    /// What somebody asks about a row: kept from roles that do not see as what its person stands in a case. The kind of the row, who asks
    /// and why say that there is a presumed victim, and something of them. A report is anybody's who sees one of the roles, of the agency
    /// that made it, and everybody's while its person stands in no case.
    /// </summary>
    public static readonly Expression<Func<RegistryDb, Reach, string, Guid, bool>> AskedAboutRule =
        (db, reach, noun, rowId) => ((EF.Parameter((int)reach.CaseRoles) & (int)CaseRoles.Victim) != 0
                || !(noun == "victims" || noun == "victim_decisions" || noun == "victim_needs" || noun == "victim_services" || noun == "victim_dispositions"
                    || noun == "person_consents" || noun == "guardians" || noun == "child_situations" || noun == "best_interest_decisions"
                    || noun == "reintegration_steps" || noun == "hand_overs"))
            && ((EF.Parameter((int)reach.CaseRoles) & (int)CaseRoles.Suspect) != 0
                || !(noun == "suspects" || noun == "charges" || noun == "procedural_stages" || noun == "custodies" || noun == "disciplinary_steps"))
            && (!(noun == "person_reports" || noun == "sealed_identities" || noun == "sealed_remarks")
                || ((EF.Parameter((int)reach.CaseRoles) & (int)CaseRoles.Suspect) != 0 && db.Set<SuspectHome>().Any(suspect => suspect.ReportId == rowId && !suspect.IsVoided))
                || ((EF.Parameter((int)reach.CaseRoles) & (int)CaseRoles.Victim) != 0 && db.Set<VictimHome>().Any(victim => (victim.ReportId == rowId || victim.Id == rowId) && !victim.IsVoided))
                || db.Set<ReportHome>().Any(home => home.Id == rowId && OfAgency(db, reach, home.AgencyId))
                || !(db.Set<SuspectHome>().Any(suspect => suspect.ReportId == rowId && !suspect.IsVoided)
                    || db.Set<VictimHome>().Any(victim => (victim.ReportId == rowId || victim.Id == rowId) && !victim.IsVoided)));

    /// <summary>A referral: of both sides.</summary>
    public static readonly Expression<Func<RegistryDb, Reach, Guid, Guid, bool>> ReferralRule =
        (db, reach, from, to) => OfAgency(db, reach, from) || OfAgency(db, reach, to);

    /// <summary>A notice to a mission: of whoever reaches the person, and of the mission from the moment of notice on.</summary>
    public static readonly Expression<Func<RegistryDb, Reach, Guid, Guid?, DateTimeOffset?, bool>> NoticeRule =
        (db, reach, reportId, mission, notifiedAt) => OfReport(db, reach, reportId)
            || (notifiedAt != null && mission != null && reach.Agencies.Contains(mission.Value));

    /// <summary>A row that hangs on a notice.</summary>
    public static readonly Expression<Func<RegistryDb, Reach, Guid, bool>> OfNoticeRule =
        (db, reach, noticeId) => db.Set<NoticeHome>().Any(home => home.Id == noticeId && Notice(db, reach, home.ReportId, home.MissionAgencyId, home.NotifiedAt));

    /// <summary>A joint operation: of the agency that leads it and of those that take part.</summary>
    public static readonly Expression<Func<RegistryDb, Reach, Guid, Guid, bool>> OperationRule =
        (db, reach, operationId, lead) => OfAgency(db, reach, lead)
            || db.Set<OperationPartHome>().Any(part => part.OperationId == operationId && !part.IsVoided && reach.Agencies.Contains(part.AgencyId));

    /// <summary>A complaint: of the office that answers for it; never one the actor's agency is kept away from, because it is about one of its own.</summary>
    public static readonly Expression<Func<RegistryDb, Reach, Guid, Guid, bool>> ComplaintRule =
        (db, reach, complaintId, agencyId) => OfAgency(db, reach, agencyId)
            && !db.Set<ComplaintRecusalHome>().Any(recusal => recusal.ComplaintId == complaintId && !recusal.IsVoided && reach.Home.Contains(recusal.AgencyId));

    /// <summary>A row that hangs on a complaint.</summary>
    public static readonly Expression<Func<RegistryDb, Reach, Guid, bool>> OfComplaintRule =
        (db, reach, complaintId) => db.Set<ComplaintHome>().Any(home => home.Id == complaintId && Complaint(db, reach, home.Id, home.AgencyId));

    /// <summary>A row that hangs on a user.</summary>
    public static readonly Expression<Func<RegistryDb, Reach, Guid, bool>> OfUserRule =
        (db, reach, userId) => db.Set<UserHome>().Any(user => user.Id == userId && OfAgency(db, reach, user.AgencyId));

    public static bool Case(RegistryDb db, Reach reach, Guid caseId, Guid leadAgencyId, string provinceCode) => throw Composed();

    public static bool Recused(RegistryDb db, Reach reach, Guid caseId) => throw Composed();

    public static bool OfCase(RegistryDb db, Reach reach, Guid caseId) => throw Composed();

    public static bool OfSuspect(RegistryDb db, Reach reach, Guid suspectId) => throw Composed();

    public static bool OfAgency(RegistryDb db, Reach reach, Guid agencyId) => throw Composed();

    public static bool Report(RegistryDb db, Reach reach, Guid reportId, Guid agencyId) => throw Composed();

    public static bool OfReport(RegistryDb db, Reach reach, Guid reportId) => throw Composed();

    public static bool Victim(RegistryDb db, Reach reach, Guid reportId, Guid? caseId) => throw Composed();

    public static bool Remark(RegistryDb db, Reach reach, Guid rowId) => throw Composed();

    public static bool OfVictim(RegistryDb db, Reach reach, Guid victimId) => throw Composed();

    public static bool OfCaseOrReport(RegistryDb db, Reach reach, Guid? caseId, Guid? reportId) => throw Composed();

    public static bool OfPaper(RegistryDb db, Reach reach, Guid? caseId, Guid? reportId, string visibility, Guid agencyId) => throw Composed();

    public static bool OfAgencyInCase(RegistryDb db, Reach reach, Guid agencyId, Guid? caseId) => throw Composed();

    public static bool AskedAbout(RegistryDb db, Reach reach, string noun, Guid rowId) => throw Composed();

    public static bool OfUser(RegistryDb db, Reach reach, Guid userId) => throw Composed();

    public static bool Referred(RegistryDb db, Reach reach, Guid reportId) => throw Composed();

    public static bool Referral(RegistryDb db, Reach reach, Guid from, Guid to) => throw Composed();

    public static bool Notice(RegistryDb db, Reach reach, Guid reportId, Guid? mission, DateTimeOffset? notifiedAt) => throw Composed();

    public static bool OfNotice(RegistryDb db, Reach reach, Guid noticeId) => throw Composed();

    public static bool Operation(RegistryDb db, Reach reach, Guid operationId, Guid lead) => throw Composed();

    public static bool Complaint(RegistryDb db, Reach reach, Guid complaintId, Guid agencyId) => throw Composed();

    public static bool OfComplaint(RegistryDb db, Reach reach, Guid complaintId) => throw Composed();

    private static InvalidOperationException Composed() => new("A scope rule is composed into a query and never called.");
}
