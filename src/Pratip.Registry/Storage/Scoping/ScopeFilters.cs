using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Attachments;
using Pratip.Registry.Audit;
using Pratip.Registry.Backups;
using Pratip.Registry.Cases;
using Pratip.Registry.Charges;
using Pratip.Registry.Children;
using Pratip.Registry.Complaints;
using Pratip.Registry.Consent;
using Pratip.Registry.Consular;
using Pratip.Registry.Corrections;
using Pratip.Registry.Courts;
using Pratip.Registry.Detentions;
using Pratip.Registry.Editions;
using Pratip.Registry.Encounters;
using Pratip.Registry.Exchanges;
using Pratip.Registry.HandOvers;
using Pratip.Registry.Identities;
using Pratip.Registry.Imports;
using Pratip.Registry.Interceptions;
using Pratip.Registry.Notes;
using Pratip.Registry.Operations;
using Pratip.Registry.People;
using Pratip.Registry.Prevention;
using Pratip.Registry.Referrals;
using Pratip.Registry.Reintegration;
using Pratip.Registry.Removals;
using Pratip.Registry.Repatriations;
using Pratip.Registry.Requests;
using Pratip.Registry.Returns;
using Pratip.Registry.Screening;
using Pratip.Registry.Search;
using Pratip.Registry.Sites;
using Pratip.Registry.Statements;
using Pratip.Registry.Tasks;
using Pratip.Registry.Vault;
using Pratip.Registry.Victims;
using Pratip.Registry.Voiding;

namespace Pratip.Registry.Storage.Scoping;

/// <summary>
/// Which rule holds for which table. A table without a line here stops the program when its first scoped context is
/// made: what nobody has thought about, nobody sees. The query filters are made from these lines, and on PostgreSQL the row
/// policies that stand behind them.
/// </summary>
internal static class ScopeFilters
{
    /// <summary>Tables everybody may read: what agencies there are, and what the register is.</summary>
    private static readonly Type[] Open = [typeof(Agency), typeof(RegisterRecord)];

    /// <summary>Tables nobody reads within a scope: secrets, bookkeeping, and the contents of the log.</summary>
    private static readonly Type[] Closed = [typeof(Credential), typeof(Passkey), typeof(EventRow), typeof(CaseNumberCounter), typeof(RegisterCopy), typeof(CountedPerson)];

    /// <summary>The tables with a rule, as the lines below have them.</summary>
    public static IReadOnlyList<ScopedTable> Tables { get; } = List();

    public static IReadOnlyCollection<Type> OpenToAll => Open;

    public static IReadOnlyCollection<Type> ClosedToAll => Closed;

    public static void Apply(RegistryDb db, ModelBuilder model)
    {
        RequireAll(model);
        Homes.Map(model, db.HomePrefix);
        foreach (var table in Tables)
        {
            table.Filter(db, model);
        }

        foreach (var type in Closed)
        {
            model.Entity(type).HasQueryFilter(Expression.Lambda(Expression.Constant(false), Expression.Parameter(type, "row")));
        }
    }

    private static List<ScopedTable> List()
    {
        var filters = new Filters();
        Cases(filters);
        People(filters);
        Movements(filters);
        Office(filters);
        Statements(filters);
        Coordination(filters);
        CaseWork(filters);
        Desk(filters);
        Linkage(filters);
        Complaints(filters);
        return filters.Tables;
    }

    private static void RequireAll(ModelBuilder model)
    {
        var known = Tables.Select(table => table.Row).Concat(Open).Concat(Closed).ToHashSet();
        var forgotten = model.Model.GetEntityTypes().Select(entity => entity.ClrType).Where(type => !known.Contains(type)).Select(type => type.Name).ToList();
        if (forgotten.Count > 0)
        {
            throw new InvalidOperationException($"No scope rule for {string.Join(", ", forgotten)}: say in {nameof(ScopeFilters)} who sees them.");
        }
    }

    private static void Cases(Filters filters)
    {
        filters.Add<Case>(nameof(Scopes.Cases), (db, reach, one) => ScopeRules.Case(db, reach, one.Id, one.LeadAgencyId, one.ProvinceCode), RowEntry.MayLeave);
        filters.Add<BodyCaseNumber>(nameof(Scopes.Cases), (db, reach, number) => ScopeRules.OfCase(db, reach, number.CaseId));
        filters.Add<CaseParty>(nameof(Scopes.Cases), (db, reach, party) => ScopeRules.OfCase(db, reach, party.CaseId));
        filters.Add<CaseAssignment>(nameof(Scopes.Cases), (db, reach, held) => ScopeRules.OfCase(db, reach, held.CaseId));
        filters.Add<CaseRecusal>(nameof(Scopes.Cases), (db, reach, recusal) => ScopeRules.OfCase(db, reach, recusal.CaseId));
        filters.Add<Suspect>(nameof(Scopes.Suspects), (db, reach, suspect) => ScopeRules.OfCase(db, reach, suspect.CaseId));
        filters.Add<Charge>(nameof(Scopes.Suspects), (db, reach, charge) => ScopeRules.OfSuspect(db, reach, charge.SuspectId));
        filters.Add<ProceduralStage>(nameof(Scopes.Suspects), (db, reach, stage) => ScopeRules.OfSuspect(db, reach, stage.SuspectId));
    }

    private static void People(Filters filters)
    {
        filters.Add<PersonReport>(nameof(Scopes.People), (db, reach, report) => ScopeRules.Report(db, reach, report.Id, report.AgencyId));
        filters.Add<SealedIdentity>(nameof(Scopes.Identities), (db, reach, identity) => ScopeRules.OfReport(db, reach, identity.Id));
        filters.Add<SealedRemark>(nameof(Scopes.Notes), (db, reach, remark) => ScopeRules.Remark(db, reach, remark.Id));
        filters.Add<Victim>(nameof(Scopes.Victims), (db, reach, victim) => ScopeRules.Victim(db, reach, victim.ReportId, victim.CaseId));
        filters.Add<HandOver>(nameof(Scopes.Shelters), (db, reach, place) => ScopeRules.OfReport(db, reach, place.ReportId));
    }

    private static void Movements(Filters filters)
    {
        filters.Add<Encounter>(nameof(Scopes.Removals), (db, reach, one) => ScopeRules.OfAgency(db, reach, one.AgencyId));
        filters.Add<Detention>(nameof(Scopes.Removals), (db, reach, one) => ScopeRules.OfReport(db, reach, one.ReportId));
        filters.Add<RemovalFile>(nameof(Scopes.Removals), (db, reach, file) => ScopeRules.OfAgency(db, reach, file.AgencyId));
        filters.Add<Removal>(nameof(Scopes.Removals), (db, reach, one) => ScopeRules.OfReport(db, reach, one.ReportId));
        filters.Add<Repatriation>(nameof(Scopes.Removals), (db, reach, one) => ScopeRules.OfReport(db, reach, one.ReportId));
        filters.Add<Interception>(nameof(Scopes.Removals), (db, reach, one) => ScopeRules.OfReport(db, reach, one.ReportId));
    }

    private static void Coordination(Filters filters)
    {
        filters.Add<Site>(nameof(Scopes.Sites), (db, reach, one) => ScopeRules.OfAgency(db, reach, one.AgencyId) || (one.ProvinceCode != null && reach.Provinces.Contains(one.ProvinceCode)));
        filters.Add<EncounteredPerson>(nameof(Scopes.Removals), (db, reach, one) => ScopeRules.OfReport(db, reach, one.ReportId));
        filters.Add<ScreeningInterview>(nameof(Scopes.Screenings), (db, reach, one) => ScopeRules.OfReport(db, reach, one.ReportId));
        filters.Add<NonPunishmentReview>(nameof(Scopes.Screenings), (db, reach, one) => ScopeRules.OfReport(db, reach, one.ReportId));
        filters.Add<ProtectionRisk>(nameof(Scopes.Screenings), (db, reach, one) => ScopeRules.OfReport(db, reach, one.ReportId));

        // Whoever of another agency is asked to override decides on the row without reaching the person.
        filters.Add<RemovalClearance>(nameof(Scopes.Removals), (db, reach, one) => ScopeRules.OfReport(db, reach, one.ReportId)
            || (one.OverridingAgencyId != null && reach.Agencies.Contains(one.OverridingAgencyId.Value)));
        filters.Add<RemovalIncident>(nameof(Scopes.Incidents), (db, reach, one) => ScopeRules.OfAgency(db, reach, one.OversightAgencyId) || ScopeRules.OfReport(db, reach, one.ReportId), RowEntry.ForAnybody);
        filters.Add<AssistedReturn>(nameof(Scopes.Removals), (db, reach, one) => ScopeRules.OfReport(db, reach, one.ReportId));
        filters.Add<Referral>(nameof(Scopes.Referrals), (db, reach, one) => ScopeRules.Referral(db, reach, one.FromAgencyId, one.ToAgencyId));
        filters.Add<ReferralStep>(nameof(Scopes.Referrals), (db, reach, one) => db.Set<ReferralHome>().Any(home => home.Id == one.ReferralId && ScopeRules.Referral(db, reach, home.FromAgencyId, home.ToAgencyId)));
        filters.Add<HandOverList>(nameof(Scopes.Referrals), (db, reach, one) => ScopeRules.OfAgency(db, reach, one.AgencyId) || (one.ToAgencyId != null && reach.Agencies.Contains(one.ToAgencyId.Value)));
        filters.Add<HandOverEntry>(nameof(Scopes.Referrals), (db, reach, one) => db.Set<HandOverListHome>().Any(home => home.Id == one.ListId
            && (ScopeRules.OfAgency(db, reach, home.AgencyId) || (home.ToAgencyId != null && reach.Agencies.Contains(home.ToAgencyId.Value)))));
        filters.Add<JointOperation>(nameof(Scopes.Referrals), (db, reach, one) => ScopeRules.Operation(db, reach, one.Id, one.LeadAgencyId));
        filters.Add<OperationPart>(nameof(Scopes.Referrals), (db, reach, one) => db.Set<OperationHome>().Any(home => home.Id == one.OperationId && ScopeRules.Operation(db, reach, home.Id, home.LeadAgencyId)));
        filters.Add<ConsularNotice>(nameof(Scopes.Consular), (db, reach, one) => ScopeRules.Notice(db, reach, one.ReportId, one.MissionAgencyId, one.NotifiedAt));
        filters.Add<ConsularVisit>(nameof(Scopes.Consular), (db, reach, one) => ScopeRules.OfNotice(db, reach, one.NoticeId));
        filters.Add<TravelDocument>(nameof(Scopes.Consular), (db, reach, one) => ScopeRules.OfNotice(db, reach, one.NoticeId));
        filters.Add<InternationalRequest>(nameof(Scopes.Cases), (db, reach, one) => ScopeRules.OfCase(db, reach, one.CaseId));
        filters.Add<ReintegrationStep>(nameof(Scopes.Victims), (db, reach, one) => ScopeRules.OfReport(db, reach, one.ReportId));
    }

    private static void Office(Filters filters)
    {
        filters.Add<Return>(nameof(Scopes.Returns), (db, reach, one) => ScopeRules.OfAgency(db, reach, one.AgencyId));
        filters.Add<AggregateReturn>(nameof(Scopes.Returns), (db, reach, one) => ScopeRules.OfAgency(db, reach, one.AgencyId));
        filters.Add<PreventionActivity>(nameof(Scopes.Prevention), (db, reach, one) => ScopeRules.OfAgency(db, reach, one.AgencyId));
        filters.Add<ImportedFile>(nameof(Scopes.Files), (db, reach, file) => reach.All || (file.AgencyId != null && reach.Agencies.Contains(file.AgencyId.Value)));
        filters.Add<ImportedRow>(nameof(Scopes.Files), (db, reach, row) => ScopeRules.OfAgency(db, reach, row.AgencyId));
        filters.Add<VoidRequest>(nameof(Scopes.Voids), (db, reach, request) => (reach.All || (request.AgencyId != null && reach.Agencies.Contains(request.AgencyId.Value))
                || (request.AnsweringAgencyId != null && reach.Agencies.Contains(request.AnsweringAgencyId.Value)))
            && (request.CaseId == null || !db.Set<RecusalHome>().Any(recusal => recusal.CaseId == request.CaseId && !recusal.IsVoided && reach.Home.Contains(recusal.AgencyId)))
            && ScopeRules.AskedAbout(db, reach, request.TargetNoun, request.TargetId));
        filters.Add<Edition>(nameof(Scopes.Editions), (db, reach, one) => reach.All);
        filters.Add<EditionDecision>(nameof(Scopes.Editions), (db, reach, one) => reach.All);
        filters.Add<EditionBlock>(nameof(Scopes.Editions), (db, reach, one) => reach.All);
        filters.Add<EditionSigning>(nameof(Scopes.Editions), (db, reach, one) => reach.All);
        filters.Add<ReleasePlan>(nameof(Scopes.Editions), (db, reach, one) => reach.All);
        filters.Add<SuppressionExemption>(nameof(Scopes.Editions), (db, reach, one) => reach.All);
        filters.Add<User>(nameof(Scopes.Accounts), (db, reach, user) => ScopeRules.OfAgency(db, reach, user.AgencyId));
        filters.Add<RoleGrant>(nameof(Scopes.Accounts), (db, reach, grant) => ScopeRules.OfUser(db, reach, grant.UserId));
        filters.Add<Invitation>(nameof(Scopes.Accounts), (db, reach, invitation) => ScopeRules.OfUser(db, reach, invitation.UserId));
        filters.Add<Process>(nameof(Scopes.Log), (db, reach, process) => reach.All);
        filters.Add<RegisterEvent>(nameof(Scopes.Log), (db, reach, one) => reach.All);
        filters.Add<EventPosition>(nameof(Scopes.Log), (db, reach, place) => reach.All);
    }

    /// <summary>What was said in public is the secretariat's to answer, whosever it is; it belongs to no agency.</summary>
    private static void Statements(Filters filters)
    {
        filters.Add<Statement>(nameof(Scopes.Statements), (db, reach, one) => reach.All);
        filters.Add<StatementCheck>(nameof(Scopes.Statements), (db, reach, one) => reach.All);
        filters.Add<StatementClaim>(nameof(Scopes.Statements), (db, reach, one) => reach.All);
        filters.Add<ClaimDecision>(nameof(Scopes.Statements), (db, reach, one) => reach.All);
        filters.Add<StatementReply>(nameof(Scopes.Statements), (db, reach, one) => reach.All);
        filters.Add<StatementCorrection>(nameof(Scopes.Statements), (db, reach, one) => reach.All);
        filters.Add<StatementReport>(nameof(Scopes.Statements), (db, reach, one) => reach.All);
    }

    private static void CaseWork(Filters filters)
    {
        // The data office joins cases that it sees and may enter nothing into; the service says which.
        filters.Add<CaseLink>(nameof(Scopes.Cases), (db, reach, link) => ScopeRules.OfCase(db, reach, link.CaseId) && ScopeRules.OfCase(db, reach, link.OtherCaseId), RowEntry.ForAnybody);
        filters.Add<Custody>(nameof(Scopes.Suspects), (db, reach, custody) => ScopeRules.OfSuspect(db, reach, custody.SuspectId));
        filters.Add<DisciplinaryStep>(nameof(Scopes.Suspects), (db, reach, step) => ScopeRules.OfSuspect(db, reach, step.SuspectId));
        filters.Add<VictimDecision>(nameof(Scopes.Victims), (db, reach, decision) => ScopeRules.OfVictim(db, reach, decision.VictimId));
        filters.Add<VictimNeed>(nameof(Scopes.Victims), (db, reach, need) => ScopeRules.OfVictim(db, reach, need.VictimId));
        filters.Add<VictimService>(nameof(Scopes.Victims), (db, reach, service) => ScopeRules.OfVictim(db, reach, service.VictimId));
        filters.Add<VictimDisposition>(nameof(Scopes.Victims), (db, reach, one) => ScopeRules.OfVictim(db, reach, one.VictimId));
        filters.Add<PersonConsent>(nameof(Scopes.Victims), (db, reach, consent) => ScopeRules.OfReport(db, reach, consent.ReportId));
        filters.Add<Guardian>(nameof(Scopes.Victims), (db, reach, guardian) => ScopeRules.OfReport(db, reach, guardian.ReportId));
        filters.Add<ChildSituation>(nameof(Scopes.Victims), (db, reach, situation) => ScopeRules.OfReport(db, reach, situation.ReportId));
        filters.Add<BestInterestDecision>(nameof(Scopes.Victims), (db, reach, decision) => ScopeRules.OfReport(db, reach, decision.ReportId));
        filters.Add<Note>(nameof(Scopes.Notes), (db, reach, note) => ScopeRules.OfPaper(db, reach, note.CaseId, note.ReportId, note.Visibility, note.AgencyId));
        filters.Add<Attachment>(nameof(Scopes.Attachments), (db, reach, file) => ScopeRules.OfPaper(db, reach, file.CaseId, file.ReportId, file.Visibility, file.AgencyId));
        filters.Add<PlanMeasure>(nameof(Scopes.Prevention), (db, reach, measure) => ScopeRules.OfAgency(db, reach, measure.AgencyId));
    }

    private static void Desk(Filters filters)
    {
        filters.Add<CorrectionRequest>(nameof(Scopes.Corrections), (db, reach, request) => (ScopeRules.OfAgencyInCase(db, reach, request.AgencyId, request.CaseId)
                || (request.AnsweringAgencyId != null && ScopeRules.OfAgencyInCase(db, reach, request.AnsweringAgencyId.Value, request.CaseId)))
            && ScopeRules.AskedAbout(db, reach, request.TargetNoun, request.TargetId));

        // Whoever asked sees a question only once the holder has chosen to answer it.
        filters.Add<HolderQuestion>(nameof(Scopes.People), (db, reach, question) => ScopeRules.OfAgency(db, reach, question.HoldingAgencyId)
            || (question.Answer == HolderAnswer.Told && ScopeRules.OfAgency(db, reach, question.AskingAgencyId)));

        // Tasks, notices, queues and drafts belong to whom they are for, whatever the roles.
        filters.Add<CaseTask>(nameof(Scopes.Own), (db, reach, task) => ScopeRules.OfAgencyInCase(db, reach, task.AgencyId, task.CaseId)
            && (task.UserId == null || reach.AssignedTo.Contains(task.UserId.Value)), RowEntry.ByAnybody);
        filters.Add<SavedQueue>(nameof(Scopes.Own), (db, reach, queue) => reach.AssignedTo.Contains(queue.UserId));
        filters.Add<Notice>(nameof(Scopes.Own), (db, reach, notice) => reach.AssignedTo.Contains(notice.UserId), RowEntry.ForAnybody);
        filters.Add<Draft>(nameof(Scopes.Own), (db, reach, draft) => reach.AssignedTo.Contains(draft.UserId));
    }

    private static void Complaints(Filters filters)
    {
        // One about a body's own people is taken in by an office outside, whoever enters it.
        filters.Add<Complaint>(nameof(Scopes.Complaints), (db, reach, one) => ScopeRules.Complaint(db, reach, one.Id, one.AgencyId), RowEntry.ForAnybody);
        filters.Add<ComplaintReporter>(nameof(Scopes.Reporters), (db, reach, one) => ScopeRules.OfComplaint(db, reach, one.ComplaintId), RowEntry.ForAnybody);
        filters.Add<ComplaintRecusal>(nameof(Scopes.Complaints), (db, reach, one) => ScopeRules.OfComplaint(db, reach, one.ComplaintId), RowEntry.ForAnybody);
        filters.Add<ComplaintLink>(nameof(Scopes.Complaints), (db, reach, one) => ScopeRules.OfComplaint(db, reach, one.ComplaintId));
        filters.Add<ComplaintStep>(nameof(Scopes.Complaints), (db, reach, one) => ScopeRules.OfComplaint(db, reach, one.ComplaintId)
            && (one.Visibility == null || one.Visibility == NoteVisibility.Case || (one.AgencyId != null && reach.Home.Contains(one.AgencyId.Value))));
        filters.Add<ComplaintEvidence>(nameof(Scopes.Complaints), (db, reach, one) => ScopeRules.OfComplaint(db, reach, one.ComplaintId));
        filters.Add<ComplaintFinding>(nameof(Scopes.Complaints), (db, reach, one) => ScopeRules.OfComplaint(db, reach, one.ComplaintId));
        filters.Add<ComplaintPublication>(nameof(Scopes.Complaints), (db, reach, one) => ScopeRules.OfComplaint(db, reach, one.ComplaintId));
    }

    private static void Linkage(Filters filters)
    {
        // The engine's judgements serve counting; one across agencies is theirs once both sides let the other know.
        filters.Add<IdentityJudgement>(nameof(Scopes.Linkage), (db, reach, one) => reach.All
            || (one.Maker == JudgementMaker.Officer && (reach.Agencies.Contains(one.AgencyAId) || reach.Agencies.Contains(one.AgencyBId))
                && (one.AgencyAId == one.AgencyBId || db.Set<IdentityClearanceHome>().Any(side => side.JudgementId == one.Id && !side.IsVoided && side.Answer == ClearanceAnswer.Cleared))
                && !db.Set<IdentityClearanceHome>().Any(side => side.JudgementId == one.Id && !side.IsVoided && side.Answer != ClearanceAnswer.Cleared)));
        filters.Add<IdentityClearance>(nameof(Scopes.Linkage), (db, reach, one) => ScopeRules.OfAgency(db, reach, one.AgencyId));
        filters.Add<IdentityPair>(nameof(Scopes.Linkage), (db, reach, one) => ScopeRules.OfAgency(db, reach, one.AgencyAId) && ScopeRules.OfAgency(db, reach, one.AgencyBId));
        filters.Add<IdentityRun>(nameof(Scopes.Linkage), (db, reach, one) => reach.All);

        // What was agreed with a partner and how much it has asked is the data office's; who asks learns what the holder told it, and no more.
        filters.Add<ExchangeAgreement>(nameof(Scopes.Linkage), (db, reach, one) => reach.All);
        filters.Add<EncodedRun>(nameof(Scopes.Linkage), (db, reach, one) => reach.All);
        filters.Add<EncodedQuestion>(nameof(Scopes.People), (db, reach, question) => ScopeRules.OfAgency(db, reach, question.HoldingAgencyId)
            || (question.Answer == HolderAnswer.Told && ScopeRules.OfAgency(db, reach, question.PartnerAgencyId)));
    }

    private sealed class Filters
    {
        public List<ScopedTable> Tables { get; } = [];

        public void Add<T>(string scope, Expression<Func<RegistryDb, Reach, T, bool>> rule, RowEntry entry = RowEntry.WithinReach)
            where T : class => Tables.Add(new ScopedTable<T>(scope, rule, entry));
    }
}
