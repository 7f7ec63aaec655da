using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Attachments;
using Pratip.Registry.Cases;
using Pratip.Registry.Charges;
using Pratip.Registry.Children;
using Pratip.Registry.Consent;
using Pratip.Registry.Corrections;
using Pratip.Registry.Notes;
using Pratip.Registry.People;
using Pratip.Registry.Prevention;
using Pratip.Registry.Tasks;
using Pratip.Registry.Victims;

namespace Pratip.Registry.Storage.Mappings;

internal sealed class CaseLinkMapping : IEntityTypeConfiguration<CaseLink>
{
    public void Configure(EntityTypeBuilder<CaseLink> builder)
    {
        builder.Rows("case_links");
        builder.Refers<CaseLink, Case>(nameof(CaseLink.CaseId));
        builder.FoundBy(nameof(CaseLink.CaseId));
        builder.Refers<CaseLink, Case>(nameof(CaseLink.OtherCaseId));
        builder.FoundBy(nameof(CaseLink.OtherCaseId));
    }
}

internal sealed class CustodyMapping : IEntityTypeConfiguration<Custody>
{
    public void Configure(EntityTypeBuilder<Custody> builder)
    {
        builder.Rows("custodies");
        builder.Refers<Custody, Suspect>(nameof(Custody.SuspectId));
        builder.FoundBy(nameof(Custody.SuspectId));
    }
}

internal sealed class DisciplinaryStepMapping : IEntityTypeConfiguration<DisciplinaryStep>
{
    public void Configure(EntityTypeBuilder<DisciplinaryStep> builder)
    {
        builder.Rows("disciplinary_steps");
        builder.Refers<DisciplinaryStep, Suspect>(nameof(DisciplinaryStep.SuspectId));
        builder.FoundBy(nameof(DisciplinaryStep.SuspectId));
    }
}

internal sealed class VictimDecisionMapping : IEntityTypeConfiguration<VictimDecision>
{
    public void Configure(EntityTypeBuilder<VictimDecision> builder)
    {
        builder.Rows("victim_decisions");
        builder.Property(decision => decision.WrappedKey).NotInLog();
        builder.Refers<VictimDecision, Victim>(nameof(VictimDecision.VictimId));
        builder.FoundBy(nameof(VictimDecision.VictimId));
    }
}

internal sealed class VictimNeedMapping : IEntityTypeConfiguration<VictimNeed>
{
    public void Configure(EntityTypeBuilder<VictimNeed> builder)
    {
        builder.Rows("victim_needs");
        builder.Refers<VictimNeed, Victim>(nameof(VictimNeed.VictimId));
        builder.FoundBy(nameof(VictimNeed.VictimId));
    }
}

internal sealed class VictimServiceMapping : IEntityTypeConfiguration<VictimService>
{
    public void Configure(EntityTypeBuilder<VictimService> builder)
    {
        builder.Rows("victim_services");
        builder.Refers<VictimService, Victim>(nameof(VictimService.VictimId));
        builder.FoundBy(nameof(VictimService.VictimId));
    }
}

internal sealed class VictimDispositionMapping : IEntityTypeConfiguration<VictimDisposition>
{
    public void Configure(EntityTypeBuilder<VictimDisposition> builder)
    {
        builder.Rows("victim_dispositions");
        builder.Refers<VictimDisposition, Victim>(nameof(VictimDisposition.VictimId));
        builder.FoundBy(nameof(VictimDisposition.VictimId));
    }
}

internal sealed class PersonConsentMapping : IEntityTypeConfiguration<PersonConsent>
{
    public void Configure(EntityTypeBuilder<PersonConsent> builder)
    {
        builder.Rows("person_consents");
        builder.Refers<PersonConsent, PersonReport>(nameof(PersonConsent.ReportId));
        builder.FoundBy(nameof(PersonConsent.ReportId));
    }
}

internal sealed class GuardianMapping : IEntityTypeConfiguration<Guardian>
{
    public void Configure(EntityTypeBuilder<Guardian> builder)
    {
        builder.Rows("guardians");
        builder.Property(guardian => guardian.WrappedKey).NotInLog();
        builder.Refers<Guardian, PersonReport>(nameof(Guardian.ReportId));
        builder.FoundBy(nameof(Guardian.ReportId));
        builder.Refers<Guardian, PersonReport>(nameof(Guardian.GuardianReportId));
        builder.FoundBy(nameof(Guardian.GuardianReportId));
    }
}

internal sealed class ChildSituationMapping : IEntityTypeConfiguration<ChildSituation>
{
    public void Configure(EntityTypeBuilder<ChildSituation> builder)
    {
        builder.Rows("child_situations");
        builder.Unique(nameof(ChildSituation.ReportId)).HasFilter(RegisterRows.InForce);
        builder.Refers<ChildSituation, PersonReport>(nameof(ChildSituation.ReportId));
    }
}

internal sealed class BestInterestDecisionMapping : IEntityTypeConfiguration<BestInterestDecision>
{
    public void Configure(EntityTypeBuilder<BestInterestDecision> builder)
    {
        builder.Rows("best_interest_decisions");
        builder.Property(decision => decision.WrappedKey).NotInLog();
        builder.Refers<BestInterestDecision, PersonReport>(nameof(BestInterestDecision.ReportId));
        builder.FoundBy(nameof(BestInterestDecision.ReportId));
    }
}

internal sealed class NoteMapping : IEntityTypeConfiguration<Note>
{
    public void Configure(EntityTypeBuilder<Note> builder)
    {
        builder.Rows("notes");
        builder.Property(note => note.WrappedKey).NotInLog();
        builder.Refers<Note, Case>(nameof(Note.CaseId));
        builder.FoundBy(nameof(Note.CaseId));
        builder.Refers<Note, PersonReport>(nameof(Note.ReportId));
        builder.FoundBy(nameof(Note.ReportId));
        builder.ToTable(table => table.HasCheckConstraint("ck_notes_subject", "case_id IS NOT NULL OR report_id IS NOT NULL"));
    }
}

internal sealed class AttachmentMapping : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> builder)
    {
        builder.Rows("attachments");
        builder.Property(attachment => attachment.WrappedKey).NotInLog();
        builder.Property(attachment => attachment.Content).NotInLog();
        builder.Refers<Attachment, Case>(nameof(Attachment.CaseId));
        builder.FoundBy(nameof(Attachment.CaseId));
        builder.Refers<Attachment, PersonReport>(nameof(Attachment.ReportId));
        builder.FoundBy(nameof(Attachment.ReportId));
        builder.ToTable(table => table.HasCheckConstraint("ck_attachments_subject", "case_id IS NOT NULL OR report_id IS NOT NULL"));
    }
}

internal sealed class CorrectionRequestMapping : IEntityTypeConfiguration<CorrectionRequest>
{
    public void Configure(EntityTypeBuilder<CorrectionRequest> builder)
    {
        builder.Rows("correction_requests");
        builder.Property(request => request.WrappedKey).NotInLog();
        builder.Refers<CorrectionRequest, Agency>(nameof(CorrectionRequest.AgencyId));
        builder.FoundBy(nameof(CorrectionRequest.AgencyId));
        builder.FoundBy(nameof(CorrectionRequest.CaseId));
        builder.HasIndex(request => new { request.TargetNoun, request.TargetId }).HasDatabaseName("ix_correction_requests_target");
        builder.ToTable(table => table.HasCheckConstraint("ck_correction_requests_two_persons", "decided_by <> asked_by"));
    }
}

internal sealed class CaseTaskMapping : IEntityTypeConfiguration<CaseTask>
{
    public void Configure(EntityTypeBuilder<CaseTask> builder)
    {
        builder.Rows("case_tasks");
        builder.Refers<CaseTask, Agency>(nameof(CaseTask.AgencyId));
        builder.HasIndex(task => new { task.AgencyId, task.Status, task.DueAt }).HasDatabaseName("ix_case_tasks_queue");
        builder.Refers<CaseTask, Case>(nameof(CaseTask.CaseId));
        builder.FoundBy(nameof(CaseTask.CaseId));

        // The board counts what is open from the index alone.
        builder.HasIndex(task => new { task.AgencyId, task.Kind, task.TargetNoun, task.DueAt }).HasDatabaseName("ix_case_tasks_board").HasFilter($"status = 'open' AND {RegisterRows.InForce}");

        // Whatever is finished closes the tasks about its row; without this each such change reads all tasks.
        builder.FoundBy(nameof(CaseTask.TargetId));
    }
}

internal sealed class SavedQueueMapping : IEntityTypeConfiguration<SavedQueue>
{
    public void Configure(EntityTypeBuilder<SavedQueue> builder)
    {
        builder.Rows("saved_queues");
        builder.Unique(nameof(SavedQueue.UserId), nameof(SavedQueue.Name)).HasFilter(RegisterRows.InForce);
        builder.Refers<SavedQueue, User>(nameof(SavedQueue.UserId));
    }
}

internal sealed class NoticeMapping : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.Rows("notices");
        builder.Refers<Notice, User>(nameof(Notice.UserId));
        builder.FoundBy(nameof(Notice.UserId));
    }
}

internal sealed class DraftMapping : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> builder)
    {
        builder.Rows("drafts");
        builder.Property(draft => draft.WrappedKey).NotInLog();
        builder.Property(draft => draft.State).NotInLog();
        builder.Refers<Draft, User>(nameof(Draft.UserId));
        builder.FoundBy(nameof(Draft.UserId));
    }
}

internal sealed class PlanMeasureMapping : IEntityTypeConfiguration<PlanMeasure>
{
    public void Configure(EntityTypeBuilder<PlanMeasure> builder)
    {
        builder.Rows("plan_measures");
        builder.Unique(nameof(PlanMeasure.Plan), nameof(PlanMeasure.Number)).HasFilter(RegisterRows.InForce);
        builder.Refers<PlanMeasure, Agency>(nameof(PlanMeasure.AgencyId));
        builder.FoundBy(nameof(PlanMeasure.AgencyId));
    }
}
