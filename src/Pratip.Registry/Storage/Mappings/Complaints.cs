using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Cases;
using Pratip.Registry.Complaints;
using Pratip.Registry.People;
using Pratip.Registry.Sites;

namespace Pratip.Registry.Storage.Mappings;

internal sealed class ComplaintMapping : IEntityTypeConfiguration<Complaint>
{
    public void Configure(EntityTypeBuilder<Complaint> builder)
    {
        builder.Rows("complaints");
        builder.Property(one => one.WrappedKey).NotInLog();

        // The digest leads from a code to the complaint: it stays out of a log that more people read.
        builder.Property(one => one.Receipt).NotInLog();
        builder.Unique(nameof(Complaint.Reference)).HasFilter(RegisterRows.InForce);
        builder.FoundBy(nameof(Complaint.Receipt));
        builder.FoundBy(nameof(Complaint.AgencyId));
        builder.Refers<Complaint, Agency>(nameof(Complaint.AgencyId));
        builder.Refers<Complaint, Complaint>(nameof(Complaint.DuplicateOfId));
        builder.FoundBy(nameof(Complaint.DuplicateOfId));
        builder.ToTable(table => table.HasCheckConstraint("ck_complaints_not_its_own_duplicate", "duplicate_of_id IS NULL OR duplicate_of_id <> id"));
    }
}

internal sealed class ComplaintReporterMapping : IEntityTypeConfiguration<ComplaintReporter>
{
    public void Configure(EntityTypeBuilder<ComplaintReporter> builder)
    {
        builder.Rows("complaint_reporters");
        builder.Property(one => one.WrappedKey).NotInLog();
        builder.Unique(nameof(ComplaintReporter.ComplaintId)).HasFilter(RegisterRows.InForce);
        builder.Refers<ComplaintReporter, Complaint>(nameof(ComplaintReporter.ComplaintId));
        builder.Refers<ComplaintReporter, PersonReport>(nameof(ComplaintReporter.ReportId));
        builder.FoundBy(nameof(ComplaintReporter.ReportId));
    }
}

internal sealed class ComplaintRecusalMapping : IEntityTypeConfiguration<ComplaintRecusal>
{
    public void Configure(EntityTypeBuilder<ComplaintRecusal> builder)
    {
        builder.Rows("complaint_recusals");
        builder.Unique(nameof(ComplaintRecusal.ComplaintId), nameof(ComplaintRecusal.AgencyId)).HasFilter(RegisterRows.InForce);
        builder.Refers<ComplaintRecusal, Complaint>(nameof(ComplaintRecusal.ComplaintId));
        builder.Refers<ComplaintRecusal, Agency>(nameof(ComplaintRecusal.AgencyId));
    }
}

internal sealed class ComplaintLinkMapping : IEntityTypeConfiguration<ComplaintLink>
{
    public void Configure(EntityTypeBuilder<ComplaintLink> builder)
    {
        builder.Rows("complaint_links");
        builder.Refers<ComplaintLink, Complaint>(nameof(ComplaintLink.ComplaintId));
        builder.FoundBy(nameof(ComplaintLink.ComplaintId));
        builder.Refers<ComplaintLink, Site>(nameof(ComplaintLink.SiteId));
        builder.Refers<ComplaintLink, PersonReport>(nameof(ComplaintLink.ReportId));
        builder.Refers<ComplaintLink, Case>(nameof(ComplaintLink.CaseId));
        builder.FoundBy(nameof(ComplaintLink.CaseId));
    }
}

internal sealed class ComplaintStepMapping : IEntityTypeConfiguration<ComplaintStep>
{
    public void Configure(EntityTypeBuilder<ComplaintStep> builder)
    {
        builder.Rows("complaint_steps");
        builder.Property(one => one.WrappedKey).NotInLog();
        builder.Refers<ComplaintStep, Complaint>(nameof(ComplaintStep.ComplaintId));
        builder.FoundBy(nameof(ComplaintStep.ComplaintId));
        builder.Refers<ComplaintStep, Agency>(nameof(ComplaintStep.AgencyId));
        builder.Refers<ComplaintStep, User>(nameof(ComplaintStep.UserId));
        builder.Refers<ComplaintStep, ComplaintStep>(nameof(ComplaintStep.PlanId));
        builder.FoundBy(nameof(ComplaintStep.PlanId));
        builder.Refers<ComplaintStep, ComplaintEvidence>(nameof(ComplaintStep.EvidenceId));
        builder.FoundBy(nameof(ComplaintStep.EvidenceId));
    }
}

internal sealed class ComplaintEvidenceMapping : IEntityTypeConfiguration<ComplaintEvidence>
{
    public void Configure(EntityTypeBuilder<ComplaintEvidence> builder)
    {
        builder.Rows("complaint_evidence");
        builder.Property(one => one.WrappedKey).NotInLog();
        builder.Property(one => one.Content).NotInLog();
        builder.Refers<ComplaintEvidence, Complaint>(nameof(ComplaintEvidence.ComplaintId));
        builder.FoundBy(nameof(ComplaintEvidence.ComplaintId));
        builder.Refers<ComplaintEvidence, Agency>(nameof(ComplaintEvidence.AgencyId));
        builder.Refers<ComplaintEvidence, User>(nameof(ComplaintEvidence.UserId));
    }
}

internal sealed class ComplaintFindingMapping : IEntityTypeConfiguration<ComplaintFinding>
{
    public void Configure(EntityTypeBuilder<ComplaintFinding> builder)
    {
        builder.Rows("complaint_findings");
        builder.Property(one => one.WrappedKey).NotInLog();
        builder.Refers<ComplaintFinding, Complaint>(nameof(ComplaintFinding.ComplaintId));
        builder.FoundBy(nameof(ComplaintFinding.ComplaintId));
        builder.Refers<ComplaintFinding, Agency>(nameof(ComplaintFinding.AgencyId));
        builder.Refers<ComplaintFinding, User>(nameof(ComplaintFinding.ProposedByUserId));
        builder.Refers<ComplaintFinding, User>(nameof(ComplaintFinding.DecidedByUserId));
        builder.ToTable(table => table.HasCheckConstraint("ck_complaint_findings_two_persons", "decided_by_user_id IS NULL OR decided_by_user_id <> proposed_by_user_id"));
    }
}

internal sealed class ComplaintPublicationMapping : IEntityTypeConfiguration<ComplaintPublication>
{
    public void Configure(EntityTypeBuilder<ComplaintPublication> builder)
    {
        builder.Rows("complaint_publications");
        builder.Refers<ComplaintPublication, Complaint>(nameof(ComplaintPublication.ComplaintId));
        builder.FoundBy(nameof(ComplaintPublication.ComplaintId));
        builder.Refers<ComplaintPublication, ComplaintFinding>(nameof(ComplaintPublication.FindingId));
        builder.Refers<ComplaintPublication, User>(nameof(ComplaintPublication.WrittenByUserId));
        builder.Refers<ComplaintPublication, User>(nameof(ComplaintPublication.ReleasedByUserId));
        builder.ToTable(table => table.HasCheckConstraint("ck_complaint_publications_two_persons", "released_by_user_id IS NULL OR released_by_user_id <> written_by_user_id"));
    }
}
