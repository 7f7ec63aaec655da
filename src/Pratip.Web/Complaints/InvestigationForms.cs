using Pratip.Registry.Access;
using Pratip.Registry.Complaints;
using Pratip.Registry.Entry;
using Pratip.Web.Cases;
using Pratip.Web.Forms;

namespace Pratip.Web.Complaints;

public sealed class PlanCheckForm : ComplaintForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
    [
        new("plan", "web.complaints.plan-check",
            Ask.Date(nameof(PlanCheckOptions.On), "web.complaints.planned-for"),
            Ask.Text(nameof(PlanCheckOptions.Plan), "web.complaints.plan")),
    ];

    public override string Name => "plan-complaint-check";

    public override string Title => "web.complaints.plan-check";

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems();

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await InvestigationService.PlanCheckAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static PlanCheckOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        ComplaintId = form.SubjectId,
        On = form.Answers.Date(nameof(PlanCheckOptions.On)),
        Plan = form.Answers.Line(nameof(PlanCheckOptions.Plan)),
    };
}

public sealed class RecordCheckForm : ComplaintForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
    [
        new("check", "web.complaints.record-check",
            Ask.Date(nameof(RecordCheckOptions.On), "web.encounters.on"),
            Ask.Code(nameof(RecordCheckOptions.Result), "web.complaints.result", "complaint-check-result"),
            Ask.Text(nameof(RecordCheckOptions.Present), "web.complaints.present", "web.complaints.present-hint"),
            Ask.Text(nameof(RecordCheckOptions.Text), "web.complaints.seen")),
    ];

    public override string Name => "record-complaint-check";

    public override string Title => "web.complaints.record-check";

    public override Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct) =>
        FindAsync<ComplaintStep>(register, subject, static step => step.ComplaintId, static step => step.Kind == StepKind.CheckPlanned, ct);

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await InvestigationService.RecordCheckAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static RecordCheckOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        PlanId = form.SubjectId,
        On = form.Answers.Date(nameof(RecordCheckOptions.On)),
        Result = form.Answers.Line(nameof(RecordCheckOptions.Result)),
        Present = form.Answers.Line(nameof(RecordCheckOptions.Present)),
        Text = form.Answers.Line(nameof(RecordCheckOptions.Text)),
    };
}

public sealed class AddComplaintInterviewForm : ComplaintForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
    [
        new("interview", "web.complaints.add-interview",
            Ask.Date(nameof(AddInterviewOptions.On), "web.encounters.on"),
            Ask.Code(nameof(AddInterviewOptions.Visibility), "web.complaints.visibility", "note-visibility"),
            Ask.Text(nameof(AddInterviewOptions.Present), "web.complaints.present", "web.complaints.present-hint"),
            Ask.Text(nameof(AddInterviewOptions.Text), "web.complaints.heard")),
    ];

    public override string Name => "add-complaint-interview";

    public override string Title => "web.complaints.add-interview";

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await InvestigationService.AddInterviewAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static AddInterviewOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        ComplaintId = form.SubjectId,
        On = form.Answers.Date(nameof(AddInterviewOptions.On)),
        Visibility = form.Answers.Line(nameof(AddInterviewOptions.Visibility)),
        Present = form.Answers.Line(nameof(AddInterviewOptions.Present)),
        Text = form.Answers.Line(nameof(AddInterviewOptions.Text)),
    };
}

public sealed class TellReporterForm : ComplaintForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
    [
        new("tell", "web.complaints.tell",
            Ask.Choice(nameof(TellOptions.Kind), "web.complaints.tell-kind", KindsAsync),
            Ask.Text(nameof(TellOptions.Text), "web.complaints.tell-text", "web.complaints.tell-hint")),
    ];

    public override string Name => "answer-complaint";

    public override string Title => "web.complaints.tell";

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    private static ValueTask<IReadOnlyList<Choice>> KindsAsync(QuestionContext context, CancellationToken ct) => ValueTask.FromResult<IReadOnlyList<Choice>>(
        [.. new[] { StepKind.Answer, StepKind.InterimAnswer, StepKind.ReplyOfferedReporter, StepKind.ReplyOfferedAccused }.Select(kind => new Choice(kind, context.Text.Code("complaint-step", kind)))]);

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems();

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await InvestigationService.TellAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static TellOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        ComplaintId = form.SubjectId,
        Kind = form.Answers.Line(nameof(TellOptions.Kind)),
        Text = form.Answers.Line(nameof(TellOptions.Text)),
    };
}

public sealed class RecordReplyForm : ComplaintForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
    [
        new("reply", "web.complaints.record-reply",
            Ask.Choice(nameof(RecordReplyOptions.Kind), "web.complaints.whose-reply", KindsAsync),
            Ask.Date(nameof(RecordReplyOptions.On), "web.encounters.on"),
            Ask.Text(nameof(RecordReplyOptions.Text), "web.complaints.heard")),
    ];

    public override string Name => "record-complaint-reply";

    public override string Title => "web.complaints.record-reply";

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    private static ValueTask<IReadOnlyList<Choice>> KindsAsync(QuestionContext context, CancellationToken ct) => ValueTask.FromResult<IReadOnlyList<Choice>>(
        [.. new[] { StepKind.ReplyReceivedReporter, StepKind.ReplyReceivedAccused }.Select(kind => new Choice(kind, context.Text.Code("complaint-step", kind)))]);

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await InvestigationService.RecordReplyAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static RecordReplyOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        ComplaintId = form.SubjectId,
        Kind = form.Answers.Line(nameof(RecordReplyOptions.Kind)),
        On = form.Answers.Date(nameof(RecordReplyOptions.On)),
        Text = form.Answers.Line(nameof(RecordReplyOptions.Text)),
    };
}

public sealed class HandEvidenceOnForm : ComplaintForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
    [
        new("hand", "web.complaints.hand-on",
            Ask.Date(nameof(HandEvidenceOnOptions.On), "web.encounters.on"),
            Ask.Text(nameof(HandEvidenceOnOptions.Text), "web.complaints.custody", "web.complaints.custody-hint")),
    ];

    public override string Name => "hand-evidence-on";

    public override string Title => "web.complaints.hand-on";

    public override Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct) =>
        FindAsync<ComplaintEvidence>(register, subject, static one => one.ComplaintId, static _ => true, ct);

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await EvidenceService.HandOnAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static HandEvidenceOnOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        EvidenceId = form.SubjectId,
        On = form.Answers.Date(nameof(HandEvidenceOnOptions.On)),
        Text = form.Answers.Line(nameof(HandEvidenceOnOptions.Text)),
    };
}
