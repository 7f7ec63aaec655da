using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Attachments;
using Pratip.Registry.Cases;
using Pratip.Registry.Consent;
using Pratip.Registry.Encounters;
using Pratip.Registry.HandOvers;
using Pratip.Registry.Operations;
using Pratip.Registry.People;
using Pratip.Registry.Referrals;
using Pratip.Registry.Reintegration;
using Pratip.Registry.Removals;
using Pratip.Registry.Requests;
using Pratip.Registry.Screening;
using Pratip.Registry.Sites;

namespace Pratip.Registry.Storage.Mappings;

internal sealed class SiteMapping : IEntityTypeConfiguration<Site>
{
    public void Configure(EntityTypeBuilder<Site> builder)
    {
        builder.Rows("sites");
        builder.Unique(nameof(Site.AgencyId), nameof(Site.OwnReference)).HasFilter(RegisterRows.InForce);
        builder.Refers<Site, Agency>(nameof(Site.AgencyId));
    }
}

internal sealed class EncounteredPersonMapping : IEntityTypeConfiguration<EncounteredPerson>
{
    public void Configure(EntityTypeBuilder<EncounteredPerson> builder)
    {
        builder.Rows("encountered_persons");
        builder.Unique(nameof(EncounteredPerson.EncounterId), nameof(EncounteredPerson.Number)).HasFilter(RegisterRows.InForce);
        builder.Refers<EncounteredPerson, Encounter>(nameof(EncounteredPerson.EncounterId));
        builder.Refers<EncounteredPerson, PersonReport>(nameof(EncounteredPerson.ReportId));
        builder.FoundBy(nameof(EncounteredPerson.ReportId));
    }
}

internal sealed class ScreeningInterviewMapping : IEntityTypeConfiguration<ScreeningInterview>
{
    public void Configure(EntityTypeBuilder<ScreeningInterview> builder)
    {
        builder.Rows("screening_interviews");
        builder.Property(one => one.WrappedKey).NotInLog();
        builder.Refers<ScreeningInterview, PersonReport>(nameof(ScreeningInterview.ReportId));
        builder.FoundBy(nameof(ScreeningInterview.ReportId));
        builder.Refers<ScreeningInterview, Agency>(nameof(ScreeningInterview.AgencyId));
        builder.Refers<ScreeningInterview, User>(nameof(ScreeningInterview.ScreenerId));
        builder.Refers<ScreeningInterview, Encounter>(nameof(ScreeningInterview.EncounterId));
        builder.FoundBy(nameof(ScreeningInterview.EncounterId));
        builder.Refers<ScreeningInterview, ScreeningInterview>(nameof(ScreeningInterview.PreviousId));
    }
}

internal sealed class NonPunishmentReviewMapping : IEntityTypeConfiguration<NonPunishmentReview>
{
    public void Configure(EntityTypeBuilder<NonPunishmentReview> builder)
    {
        builder.Rows("non_punishment_reviews");
        builder.Property(one => one.WrappedKey).NotInLog();
        builder.Refers<NonPunishmentReview, PersonReport>(nameof(NonPunishmentReview.ReportId));
        builder.FoundBy(nameof(NonPunishmentReview.ReportId));
        builder.Refers<NonPunishmentReview, Agency>(nameof(NonPunishmentReview.DecidingAgencyId));
    }
}

internal sealed class ProtectionRiskMapping : IEntityTypeConfiguration<ProtectionRisk>
{
    public void Configure(EntityTypeBuilder<ProtectionRisk> builder)
    {
        builder.Rows("protection_risks");
        builder.Property(one => one.WrappedKey).NotInLog();
        builder.Refers<ProtectionRisk, PersonReport>(nameof(ProtectionRisk.ReportId));
        builder.FoundBy(nameof(ProtectionRisk.ReportId));
        builder.Refers<ProtectionRisk, Agency>(nameof(ProtectionRisk.RaisedByAgencyId));
    }
}

internal sealed class RemovalClearanceMapping : IEntityTypeConfiguration<RemovalClearance>
{
    public void Configure(EntityTypeBuilder<RemovalClearance> builder)
    {
        builder.Rows("removal_clearances");
        builder.Property(one => one.WrappedKey).NotInLog();
        builder.Refers<RemovalClearance, PersonReport>(nameof(RemovalClearance.ReportId));
        builder.FoundBy(nameof(RemovalClearance.ReportId));
        builder.Refers<RemovalClearance, Agency>(nameof(RemovalClearance.AgencyId));
        builder.Refers<RemovalClearance, ScreeningInterview>(nameof(RemovalClearance.ScreeningId));
        builder.ToTable(table => table.HasCheckConstraint("ck_removal_clearances_two_agencies", "overriding_agency_id IS NULL OR overriding_agency_id <> agency_id"));
    }
}

internal sealed class RemovalIncidentMapping : IEntityTypeConfiguration<RemovalIncident>
{
    public void Configure(EntityTypeBuilder<RemovalIncident> builder)
    {
        builder.Rows("removal_incidents");
        builder.Unique(nameof(RemovalIncident.RemovalId)).HasFilter(RegisterRows.InForce);
        builder.Refers<RemovalIncident, Removal>(nameof(RemovalIncident.RemovalId));
        builder.Refers<RemovalIncident, PersonReport>(nameof(RemovalIncident.ReportId));
        builder.FoundBy(nameof(RemovalIncident.ReportId));
        builder.Refers<RemovalIncident, Agency>(nameof(RemovalIncident.OversightAgencyId));
        builder.FoundBy(nameof(RemovalIncident.OversightAgencyId));
    }
}

internal sealed class AssistedReturnMapping : IEntityTypeConfiguration<AssistedReturn>
{
    public void Configure(EntityTypeBuilder<AssistedReturn> builder)
    {
        builder.Rows("assisted_returns");
        builder.Refers<AssistedReturn, PersonReport>(nameof(AssistedReturn.ReportId));
        builder.FoundBy(nameof(AssistedReturn.ReportId));
        builder.Refers<AssistedReturn, Agency>(nameof(AssistedReturn.AgencyId));
        builder.Refers<AssistedReturn, PersonConsent>(nameof(AssistedReturn.ConsentId));
    }
}

internal sealed class ReferralMapping : IEntityTypeConfiguration<Referral>
{
    public void Configure(EntityTypeBuilder<Referral> builder)
    {
        builder.Rows("referrals");
        builder.Property(one => one.WrappedKey).NotInLog();
        builder.Refers<Referral, Agency>(nameof(Referral.FromAgencyId));
        builder.FoundBy(nameof(Referral.FromAgencyId));
        builder.Refers<Referral, Agency>(nameof(Referral.ToAgencyId));
        builder.HasIndex(one => new { one.ToAgencyId, one.Status, one.DueAt }).HasDatabaseName("ix_referrals_queue");
        builder.Refers<Referral, Case>(nameof(Referral.CaseId));
        builder.FoundBy(nameof(Referral.CaseId));
        builder.Refers<Referral, PersonReport>(nameof(Referral.ReportId));
        builder.FoundBy(nameof(Referral.ReportId));
        builder.Refers<Referral, PersonConsent>(nameof(Referral.ConsentId));
        builder.ToTable(table => table.HasCheckConstraint("ck_referrals_subject", "case_id IS NOT NULL OR report_id IS NOT NULL"));
    }
}

internal sealed class ReferralStepMapping : IEntityTypeConfiguration<ReferralStep>
{
    public void Configure(EntityTypeBuilder<ReferralStep> builder)
    {
        builder.Rows("referral_steps");
        builder.Property(one => one.WrappedKey).NotInLog();
        builder.Refers<ReferralStep, Referral>(nameof(ReferralStep.ReferralId));
        builder.FoundBy(nameof(ReferralStep.ReferralId));
        builder.Refers<ReferralStep, Agency>(nameof(ReferralStep.AgencyId));
        builder.Refers<ReferralStep, User>(nameof(ReferralStep.UserId));
    }
}

internal sealed class HandOverListMapping : IEntityTypeConfiguration<HandOverList>
{
    public void Configure(EntityTypeBuilder<HandOverList> builder)
    {
        builder.Rows("hand_over_lists");
        builder.Unique(nameof(HandOverList.AgencyId), nameof(HandOverList.OwnReference)).HasFilter(RegisterRows.InForce);
        builder.Refers<HandOverList, Agency>(nameof(HandOverList.AgencyId));
        builder.Refers<HandOverList, Agency>(nameof(HandOverList.ToAgencyId));
        builder.Refers<HandOverList, Encounter>(nameof(HandOverList.EncounterId));
    }
}

internal sealed class HandOverEntryMapping : IEntityTypeConfiguration<HandOverEntry>
{
    public void Configure(EntityTypeBuilder<HandOverEntry> builder)
    {
        builder.Rows("hand_over_entries");
        builder.Unique(nameof(HandOverEntry.ListId), nameof(HandOverEntry.ReportId)).HasFilter(RegisterRows.InForce);
        builder.Refers<HandOverEntry, HandOverList>(nameof(HandOverEntry.ListId));
        builder.Refers<HandOverEntry, PersonReport>(nameof(HandOverEntry.ReportId));
        builder.FoundBy(nameof(HandOverEntry.ReportId));
    }
}

internal sealed class JointOperationMapping : IEntityTypeConfiguration<JointOperation>
{
    public void Configure(EntityTypeBuilder<JointOperation> builder)
    {
        builder.Rows("joint_operations");
        builder.Property(one => one.WrappedKey).NotInLog();
        builder.Unique(nameof(JointOperation.LeadAgencyId), nameof(JointOperation.OwnReference)).HasFilter(RegisterRows.InForce);
        builder.Refers<JointOperation, Agency>(nameof(JointOperation.LeadAgencyId));
        builder.Refers<JointOperation, Site>(nameof(JointOperation.SiteId));
    }
}

internal sealed class OperationPartMapping : IEntityTypeConfiguration<OperationPart>
{
    public void Configure(EntityTypeBuilder<OperationPart> builder)
    {
        builder.Rows("operation_parts");
        builder.Refers<OperationPart, JointOperation>(nameof(OperationPart.OperationId));
        builder.FoundBy(nameof(OperationPart.OperationId));
        builder.Refers<OperationPart, Agency>(nameof(OperationPart.AgencyId));
        builder.FoundBy(nameof(OperationPart.AgencyId));
    }
}

internal sealed class InternationalRequestMapping : IEntityTypeConfiguration<InternationalRequest>
{
    public void Configure(EntityTypeBuilder<InternationalRequest> builder)
    {
        builder.Rows("international_requests");
        builder.Refers<InternationalRequest, Case>(nameof(InternationalRequest.CaseId));
        builder.FoundBy(nameof(InternationalRequest.CaseId));
        builder.Refers<InternationalRequest, Charges.Suspect>(nameof(InternationalRequest.SuspectId));
        builder.Refers<InternationalRequest, Agency>(nameof(InternationalRequest.AgencyId));
    }
}

internal sealed class ReintegrationStepMapping : IEntityTypeConfiguration<ReintegrationStep>
{
    public void Configure(EntityTypeBuilder<ReintegrationStep> builder)
    {
        builder.Rows("reintegration_steps");
        builder.Refers<ReintegrationStep, PersonReport>(nameof(ReintegrationStep.ReportId));
        builder.FoundBy(nameof(ReintegrationStep.ReportId));
        builder.Refers<ReintegrationStep, Agency>(nameof(ReintegrationStep.AgencyId));
    }
}
