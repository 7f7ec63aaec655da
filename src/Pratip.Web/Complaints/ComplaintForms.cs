using Pratip.Reference.CodeLists;
using Pratip.Registry.Access;
using Pratip.Registry.Complaints;
using Pratip.Registry.Entry;
using Pratip.Web.Forms;

namespace Pratip.Web.Complaints;

/// <summary>A complaint by telephone, at the counter, from an embassy or out of the press.</summary>
public sealed class RegisterComplaintForm : EntryForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
    [
        new("said", "web.complaints.said",
            Ask.Code(nameof(RegisterComplaintOptions.Channel), "web.complaints.channel", "complaint-channel"),
            Ask.Moment(nameof(RegisterComplaintOptions.ReceivedAt), "web.complaints.received-at"),
            Ask.Code(nameof(RegisterComplaintOptions.About), "web.complaints.about", "complaint-about"),
            Ask.Text(nameof(RegisterComplaintOptions.Text), "web.complaints.text", "web.complaints.text-hint"),
            Ask.Codes(nameof(RegisterComplaintOptions.Languages), "web.complaints.languages", "spoken-language"),
            Ask.Province(nameof(RegisterComplaintOptions.ProvinceCode), "web.cases.province")),
        new("about", "web.complaints.accused-title",
            Ask.Agency(nameof(RegisterComplaintOptions.AccusedAgencyId), "web.complaints.accused", "web.complaints.accused-hint")),
        new("reporter", "web.complaints.reporter",
            Ask.Line(nameof(RegisterComplaintOptions.ReporterName), "web.complaints.reporter-name", "web.complaints.reporter-hint"),
            Ask.Text(nameof(RegisterComplaintOptions.ReporterContact), "web.complaints.reporter-contact")),
    ];

    public override string Name => "register-complaint";

    public override string Title => "web.complaints.register";

    public override AccessNoun Noun => AccessNoun.Complaints;

    public override Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct) =>
        Task.FromResult(subject is null ? new EntrySubject("", "/complaints", "complaints") : null);

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    // The day is held against the clock by the service; what lies ahead of today is told here.
    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) =>
        OptionsOf(form).Problems(new DateTimeOffset(form.Today.AddDays(1).ToDateTime(TimeOnly.MinValue), Kernel.PhnomPenhTime.Offset));

    /// <summary>One about a body's own people may be out of reach from the moment it is entered.</summary>
    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        var options = OptionsOf(form);
        await ComplaintService.RegisterAsync(register, options, ct);
        return await ComplaintReader.ReachesAsync(register, options.Id, ct) ? $"/complaints/{options.Id}" : "/complaints?kept=1";
    }

    private static RegisterComplaintOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        Channel = form.Answers.Line(nameof(RegisterComplaintOptions.Channel)),
        ReceivedAt = form.Answers.Moment(nameof(RegisterComplaintOptions.ReceivedAt)),
        About = form.Answers.Line(nameof(RegisterComplaintOptions.About)),
        Text = form.Answers.Line(nameof(RegisterComplaintOptions.Text)),
        Languages = form.Answers.All(nameof(RegisterComplaintOptions.Languages)),
        ProvinceCode = form.Answers.Line(nameof(RegisterComplaintOptions.ProvinceCode)),
        AccusedAgencyId = form.Answers.Id(nameof(RegisterComplaintOptions.AccusedAgencyId)),
        ReporterName = form.Answers.Line(nameof(RegisterComplaintOptions.ReporterName)),
        ReporterContact = form.Answers.Line(nameof(RegisterComplaintOptions.ReporterContact)),
    };
}

public sealed class TriageComplaintForm : ComplaintForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
    [
        new("triage", "web.complaints.triage",
            Ask.Code(nameof(TriageOptions.Priority), "web.complaints.priority", "complaint-priority"),
            Ask.YesNoUnknown(nameof(TriageOptions.IsDangerNow), "web.complaints.danger"),
            Ask.Agency(nameof(TriageOptions.AgencyId), "web.complaints.office", "web.complaints.office-hint")),
    ];

    public override string Name => "triage-complaint";

    public override string Title => "web.complaints.triage";

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override Task<CurrentAnswers?> ReadCurrentAsync(ActorRegister register, string subject, CancellationToken ct) =>
        CurrentAsync<Complaint>(register, subject, static one => Answers.None
            .With(nameof(TriageOptions.Priority), one.Priority).With(nameof(TriageOptions.IsDangerNow), Answers.Of(one.IsDangerNow)).With(nameof(TriageOptions.AgencyId), one.AgencyId.ToString()), ct);

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems();

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await ComplaintService.TriageAsync(register, OptionsOf(form), ct);
        return await ComplaintReader.ReachesAsync(register, form.SubjectId, ct) ? form.About.Back : "/complaints?kept=1";
    }

    private static TriageOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.SubjectId,
        BasedOn = form.BasedOn ?? 0,
        Priority = form.Answers.Line(nameof(TriageOptions.Priority)),
        IsDangerNow = form.Answers.YesNo(nameof(TriageOptions.IsDangerNow)),
        AgencyId = form.Answers.Id(nameof(TriageOptions.AgencyId)),
    };
}

public sealed class MarkDuplicateForm : ComplaintForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
    [
        new("duplicate", "web.complaints.duplicate",
            Ask.Line(nameof(MarkDuplicateOptions.OtherReference), "web.complaints.other-reference", "web.complaints.other-hint")),
    ];

    public override string Name => "mark-complaint-duplicate";

    public override string Title => "web.complaints.duplicate";

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override Task<CurrentAnswers?> ReadCurrentAsync(ActorRegister register, string subject, CancellationToken ct) =>
        CurrentAsync<Complaint>(register, subject, static one => Answers.None, ct);

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems();

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await ComplaintService.MarkDuplicateAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static MarkDuplicateOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.SubjectId,
        BasedOn = form.BasedOn ?? 0,
        OtherReference = form.Answers.Line(nameof(MarkDuplicateOptions.OtherReference)),
    };
}

public sealed class RecordComplaintOutcomeForm : ComplaintForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
    [
        new("outcome", "web.complaints.record-outcome",
            Ask.Choice(nameof(RecordOutcomeOptions.Outcome), "web.complaints.outcome", OutcomesAsync),
            Ask.Code(nameof(RecordOutcomeOptions.NoActionReason), "web.complaints.no-action-reason", "complaint-no-action", "web.complaints.no-action-hint"),
            Ask.Date(nameof(RecordOutcomeOptions.On), "web.complaints.outcome-on")),
    ];

    public override string Name => "record-complaint-outcome";

    public override string Title => "web.complaints.record-outcome";

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override Task<CurrentAnswers?> ReadCurrentAsync(ActorRegister register, string subject, CancellationToken ct) =>
        CurrentAsync<Complaint>(register, subject, static one => Answers.None
            .With(nameof(RecordOutcomeOptions.Outcome), one.Outcome ?? ComplaintOutcome.Pending).With(nameof(RecordOutcomeOptions.NoActionReason), one.NoActionReason).With(nameof(RecordOutcomeOptions.On), one.OutcomeOn), ct);

    /// <summary>Those that a finding brings about are not offered.</summary>
    private static ValueTask<IReadOnlyList<Choice>> OutcomesAsync(QuestionContext context, CancellationToken ct) => ValueTask.FromResult<IReadOnlyList<Choice>>(
        [.. CodeListCatalogue.Standard.Get("complaint-outcome").Entries.Where(entry => !FindingKind.IsOutcome(entry.Code))
            .Select(entry => new Choice(entry.Code, context.Text.Say(entry.Label)))]);

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await ComplaintService.RecordOutcomeAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static RecordOutcomeOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.SubjectId,
        BasedOn = form.BasedOn ?? 0,
        Outcome = form.Answers.Line(nameof(RecordOutcomeOptions.Outcome)),
        NoActionReason = form.Answers.Line(nameof(RecordOutcomeOptions.NoActionReason)),
        On = form.Answers.Date(nameof(RecordOutcomeOptions.On)),
    };
}
