using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Microsoft.EntityFrameworkCore.Storage;
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
using Pratip.Registry.Storage.Mappings;
using Pratip.Registry.Storage.Scoping;
using Pratip.Registry.Tasks;
using Pratip.Registry.Vault;
using Pratip.Registry.Victims;
using Pratip.Registry.Voiding;

namespace Pratip.Registry.Storage;

/// <summary>
/// The register's tables, for reading. Nothing is saved through it: rows are written by <see cref="Change"/>, because a
/// row and its event belong together.
/// </summary>
public abstract class RegistryDb : DbContext
{
    private protected RegistryDb(DbContextOptions options, Scopes? scopes)
        : base(options) => Scopes = scopes;

    /// <summary>Null in a context of an unscoped job; it is what the filters of a scoped one read.</summary>
    public Scopes? Scopes { get; private protected set; }

    public DbSet<RegisterRecord> Registers => Set<RegisterRecord>();

    public DbSet<RegisterCopy> RegisterCopies => Set<RegisterCopy>();

    public DbSet<Agency> Agencies => Set<Agency>();

    public DbSet<Case> Cases => Set<Case>();

    public DbSet<BodyCaseNumber> BodyCaseNumbers => Set<BodyCaseNumber>();

    public DbSet<CaseNumberCounter> CaseNumberCounters => Set<CaseNumberCounter>();

    public DbSet<CaseParty> CaseParties => Set<CaseParty>();

    public DbSet<CaseRecusal> CaseRecusals => Set<CaseRecusal>();

    public DbSet<CaseAssignment> CaseAssignments => Set<CaseAssignment>();

    public DbSet<User> Users => Set<User>();

    public DbSet<RoleGrant> RoleGrants => Set<RoleGrant>();

    public DbSet<Credential> Credentials => Set<Credential>();

    public DbSet<Passkey> Passkeys => Set<Passkey>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<PersonReport> PersonReports => Set<PersonReport>();

    public DbSet<SealedIdentity> SealedIdentities => Set<SealedIdentity>();

    public DbSet<SealedRemark> SealedRemarks => Set<SealedRemark>();

    public DbSet<Suspect> Suspects => Set<Suspect>();

    public DbSet<Charge> Charges => Set<Charge>();

    public DbSet<ProceduralStage> ProceduralStages => Set<ProceduralStage>();

    public DbSet<Victim> Victims => Set<Victim>();

    public DbSet<HandOver> HandOvers => Set<HandOver>();

    public DbSet<Encounter> Encounters => Set<Encounter>();

    public DbSet<Detention> Detentions => Set<Detention>();

    public DbSet<RemovalFile> RemovalFiles => Set<RemovalFile>();

    public DbSet<Removal> Removals => Set<Removal>();

    public DbSet<Repatriation> Repatriations => Set<Repatriation>();

    public DbSet<Interception> Interceptions => Set<Interception>();

    public DbSet<Site> Sites => Set<Site>();

    public DbSet<EncounteredPerson> EncounteredPersons => Set<EncounteredPerson>();

    public DbSet<ScreeningInterview> ScreeningInterviews => Set<ScreeningInterview>();

    public DbSet<NonPunishmentReview> NonPunishmentReviews => Set<NonPunishmentReview>();

    public DbSet<ProtectionRisk> ProtectionRisks => Set<ProtectionRisk>();

    public DbSet<RemovalClearance> RemovalClearances => Set<RemovalClearance>();

    public DbSet<RemovalIncident> RemovalIncidents => Set<RemovalIncident>();

    public DbSet<AssistedReturn> AssistedReturns => Set<AssistedReturn>();

    public DbSet<Referral> Referrals => Set<Referral>();

    public DbSet<ReferralStep> ReferralSteps => Set<ReferralStep>();

    public DbSet<HandOverList> HandOverLists => Set<HandOverList>();

    public DbSet<HandOverEntry> HandOverEntries => Set<HandOverEntry>();

    public DbSet<JointOperation> JointOperations => Set<JointOperation>();

    public DbSet<OperationPart> OperationParts => Set<OperationPart>();

    public DbSet<ConsularNotice> ConsularNotices => Set<ConsularNotice>();

    public DbSet<ConsularVisit> ConsularVisits => Set<ConsularVisit>();

    public DbSet<TravelDocument> TravelDocuments => Set<TravelDocument>();

    public DbSet<InternationalRequest> InternationalRequests => Set<InternationalRequest>();

    public DbSet<ReintegrationStep> ReintegrationSteps => Set<ReintegrationStep>();

    public DbSet<PreventionActivity> PreventionActivities => Set<PreventionActivity>();

    public DbSet<Return> Returns => Set<Return>();

    public DbSet<AggregateReturn> AggregateReturns => Set<AggregateReturn>();

    public DbSet<ImportedFile> ImportedFiles => Set<ImportedFile>();

    public DbSet<ImportedRow> ImportedRows => Set<ImportedRow>();

    public DbSet<VoidRequest> VoidRequests => Set<VoidRequest>();

    public DbSet<CaseLink> CaseLinks => Set<CaseLink>();

    public DbSet<Custody> Custodies => Set<Custody>();

    public DbSet<DisciplinaryStep> DisciplinarySteps => Set<DisciplinaryStep>();

    public DbSet<VictimDecision> VictimDecisions => Set<VictimDecision>();

    public DbSet<VictimNeed> VictimNeeds => Set<VictimNeed>();

    public DbSet<VictimService> VictimServices => Set<VictimService>();

    public DbSet<VictimDisposition> VictimDispositions => Set<VictimDisposition>();

    public DbSet<PersonConsent> PersonConsents => Set<PersonConsent>();

    public DbSet<Guardian> Guardians => Set<Guardian>();

    public DbSet<ChildSituation> ChildSituations => Set<ChildSituation>();

    public DbSet<BestInterestDecision> BestInterestDecisions => Set<BestInterestDecision>();

    public DbSet<Note> Notes => Set<Note>();

    public DbSet<Attachment> Attachments => Set<Attachment>();

    public DbSet<CorrectionRequest> CorrectionRequests => Set<CorrectionRequest>();

    public DbSet<CaseTask> CaseTasks => Set<CaseTask>();

    public DbSet<SavedQueue> SavedQueues => Set<SavedQueue>();

    public DbSet<Notice> Notices => Set<Notice>();

    public DbSet<Draft> Drafts => Set<Draft>();

    public DbSet<PlanMeasure> PlanMeasures => Set<PlanMeasure>();

    public DbSet<HolderQuestion> HolderQuestions => Set<HolderQuestion>();

    public DbSet<IdentityJudgement> IdentityJudgements => Set<IdentityJudgement>();

    public DbSet<IdentityClearance> IdentityClearances => Set<IdentityClearance>();

    public DbSet<IdentityRun> IdentityRuns => Set<IdentityRun>();

    public DbSet<IdentityPair> IdentityPairs => Set<IdentityPair>();

    public DbSet<CountedPerson> CountedPersons => Set<CountedPerson>();

    public DbSet<ExchangeAgreement> ExchangeAgreements => Set<ExchangeAgreement>();

    public DbSet<EncodedRun> EncodedRuns => Set<EncodedRun>();

    public DbSet<EncodedQuestion> EncodedQuestions => Set<EncodedQuestion>();

    public DbSet<Edition> Editions => Set<Edition>();

    public DbSet<EditionDecision> EditionDecisions => Set<EditionDecision>();

    public DbSet<EditionBlock> EditionBlocks => Set<EditionBlock>();

    public DbSet<EditionSigning> EditionSignings => Set<EditionSigning>();

    public DbSet<ReleasePlan> ReleasePlans => Set<ReleasePlan>();

    public DbSet<SuppressionExemption> SuppressionExemptions => Set<SuppressionExemption>();

    public DbSet<Statement> Statements => Set<Statement>();

    public DbSet<StatementCheck> StatementChecks => Set<StatementCheck>();

    public DbSet<StatementClaim> StatementClaims => Set<StatementClaim>();

    public DbSet<ClaimDecision> ClaimDecisions => Set<ClaimDecision>();

    public DbSet<StatementReply> StatementReplies => Set<StatementReply>();

    public DbSet<StatementCorrection> StatementCorrections => Set<StatementCorrection>();

    public DbSet<StatementReport> StatementReports => Set<StatementReport>();

    public DbSet<Complaint> Complaints => Set<Complaint>();

    public DbSet<ComplaintReporter> ComplaintReporters => Set<ComplaintReporter>();

    public DbSet<ComplaintRecusal> ComplaintRecusals => Set<ComplaintRecusal>();

    public DbSet<ComplaintLink> ComplaintLinks => Set<ComplaintLink>();

    public DbSet<ComplaintStep> ComplaintSteps => Set<ComplaintStep>();

    public DbSet<ComplaintEvidence> ComplaintEvidence => Set<ComplaintEvidence>();

    public DbSet<ComplaintFinding> ComplaintFindings => Set<ComplaintFinding>();

    public DbSet<ComplaintPublication> ComplaintPublications => Set<ComplaintPublication>();

    public DbSet<Process> Processes => Set<Process>();

    public DbSet<RegisterEvent> Events => Set<RegisterEvent>();

    public DbSet<EventRow> EventRows => Set<EventRow>();

    public DbSet<EventPosition> EventPositions => Set<EventPosition>();

    /// <summary>Whether a row's line in the log and the nouns it refers to are required by foreign keys, or by guards once a statement.</summary>
    protected abstract bool PointsByKey { get; }

    /// <summary>Whether contexts of this type are one actor's each: asked before an actor has one.</summary>
    private protected virtual bool IsScoped => Scopes is not null;

    /// <summary>See <see cref="Homes.Map"/>.</summary>
    internal virtual string HomePrefix => "";

    /// <summary>Whether the filters leave voided rows out; a condition that new rows are held against says nothing of that.</summary>
    internal virtual bool HidesVoided => true;

    /// <summary>
    /// Until it is disposed, queries of this context answer in one transaction: where the database itself keeps the user from rows, it
    /// is told once and not with each query what the user may reach. Nothing else is asked meanwhile that takes a connection of its own.
    /// </summary>
    internal virtual Task<IDbContextTransaction?> ReadTogetherAsync(CancellationToken ct) => Task.FromResult<IDbContextTransaction?>(null);

    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw NotThisWay();

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) =>
        throw NotThisWay();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // Indexes are chosen by hand: the automatic one on every row's key into the log would double the cost of a load.
        configurationBuilder.Conventions.Remove<ForeignKeyIndexConvention>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(RegistryDb).Assembly);
        if (IsScoped)
        {
            ScopeFilters.Apply(this, modelBuilder);
        }

        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(SnakeCase.Of(property.Name));
            }

            if (PointsByKey)
            {
                PointByKey(modelBuilder.Entity(entity.ClrType));
            }
        }
    }

    private static void PointByKey(EntityTypeBuilder builder)
    {
        foreach (var property in builder.Metadata.GetProperties().ToList())
        {
            if (property.Referred() is { } other)
            {
                RegisterRows.PointToTheOther(builder, property, other);
            }
        }

        if (typeof(RegisterRow).IsAssignableFrom(builder.Metadata.ClrType))
        {
            RegisterRows.PointIntoTheLog(builder);
        }
    }

    private static InvalidOperationException NotThisWay() =>
        new("The register is written through Register.ChangeAsync, so that each row has its event.");
}
