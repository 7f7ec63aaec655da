using Pratip.Registry.Access;
using Pratip.Registry.Children;
using Pratip.Registry.Entry;
using Pratip.Web.Forms;
using Pratip.Web.Victims;

namespace Pratip.Web.Children;

/// <summary>Who speaks for a child.</summary>
public sealed class AddGuardianForm : ReportForm
{
    public override string Name => "add-guardian";

    public override string Title => "web.children.add-guardian";

    protected override QuestionPage Page { get; } = new("guardian", "web.children.add-guardian",
        Ask.Code(nameof(AddGuardianOptions.Relation), "web.children.relation", "guardian-relation"),
        Ask.Line(nameof(AddGuardianOptions.GuardianReference), "web.children.reference", "web.children.reference-hint"),
        Ask.Text(nameof(AddGuardianOptions.Contact), "web.children.contact", "web.children.contact-hint"),
        Ask.Date(nameof(AddGuardianOptions.Since), "web.victims.since"))
    { Lead = "web.children.guardian-lead" };

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    protected override Task EnterAsync(ActorRegister register, FilledForm form, CancellationToken ct) => GuardianService.AddAsync(register, OptionsOf(form), ct);

    private static AddGuardianOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        ReportId = form.SubjectId,
        Relation = form.Answers.Line(nameof(AddGuardianOptions.Relation)),
        GuardianReference = form.Answers.Line(nameof(AddGuardianOptions.GuardianReference)),
        Contact = form.Answers.Line(nameof(AddGuardianOptions.Contact)),
        Since = form.Answers.Date(nameof(AddGuardianOptions.Since)),
    };
}

/// <summary>A guardian no longer speaks for the child.</summary>
public sealed class EndGuardianForm : VictimForm
{
    public override string Name => "end-guardian";

    public override string Title => "web.children.end-guardian";

    protected override QuestionPage Page { get; } = new("end", "web.children.end-guardian", Ask.Date(nameof(EndGuardianOptions.Until), "web.victims.to"));

    public override Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct) =>
        VictimSubjects.OfReportAsync<Guardian>(register, subject, guardian => guardian.ReportId, ct);

    public override Task<CurrentAnswers?> ReadCurrentAsync(ActorRegister register, string subject, CancellationToken ct) =>
        VictimSubjects.CurrentAsync<Guardian>(register, subject, guardian => Answers.None.With(nameof(EndGuardianOptions.Until), guardian.Until), ct);

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    protected override Task EnterAsync(ActorRegister register, FilledForm form, CancellationToken ct) => GuardianService.EndAsync(register, OptionsOf(form), ct);

    private static EndGuardianOptions OptionsOf(FilledForm form) =>
        new() { Id = form.SubjectId, BasedOn = form.BasedOn ?? 0, Until = form.Answers.Date(nameof(EndGuardianOptions.Until)) };
}
