using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Consent;
using Pratip.Registry.Entry;
using Pratip.Registry.People;
using Pratip.Web.Cases;
using Pratip.Web.Forms;
using Pratip.Web.Victims;

namespace Pratip.Web.Consent;

/// <summary>What a person, or for a child the guardian, answered for one purpose.</summary>
public sealed class RecordConsentForm : ReportForm
{
    public override string Name => "record-consent";

    public override string Title => "web.consent.record";

    protected override QuestionPage Page { get; } = new("consent", "web.consent.record",
        Ask.Code(nameof(RecordConsentOptions.Purpose), "web.consent.purpose", "consent-purpose"),
        Ask.Choice(nameof(RecordConsentOptions.IsGiven), "web.consent.is-given", static (context, _) => ValueTask.FromResult<IReadOnlyList<Choice>>(
            [new("yes", context.Text["web.cases.yes"]), new("no", context.Text["web.cases.no"])])),
        Ask.Date(nameof(RecordConsentOptions.On), "web.consent.on"),
        Ask.Code(nameof(RecordConsentOptions.Form), "web.consent.form", "consent-form"),
        Ask.Code(nameof(RecordConsentOptions.SpokenLanguage), "web.consent.language", "spoken-language"),
        Ask.YesNoUnknown(nameof(RecordConsentOptions.WithInterpreter), "web.consent.interpreter"),
        Ask.Choice(nameof(RecordConsentOptions.GuardianId), "web.consent.guardian", GuardiansAsync, "web.consent.guardian-hint"))
    { Lead = "web.consent.lead" };

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    protected override Task EnterAsync(ActorRegister register, FilledForm form, CancellationToken ct) => ConsentService.RecordAsync(register, OptionsOf(form), ct);

    /// <summary>By relation and day: a guardian's name is opened on the person's page and not here.</summary>
    private static async ValueTask<IReadOnlyList<Choice>> GuardiansAsync(QuestionContext context, CancellationToken ct)
    {
        var reportId = ((PersonReport)context.Subject.Row!).Id;
        await using var db = context.Register.CreateContext(AccessVerb.Enter);
        var guardians = await db.Guardians.Where(guardian => guardian.ReportId == reportId).OrderBy(guardian => guardian.Id).ToListAsync(ct);
        return
        [
            new("", context.Text["web.consent.nobody"]),
            .. guardians.Select(guardian => new Choice(guardian.Id.ToString(),
                $"{context.Text.Code("guardian-relation", guardian.Relation)}, {context.Text.Day(guardian.Since)}{(guardian.Until is null ? "" : " - " + context.Text.Day(guardian.Until))}")),
        ];
    }

    private static RecordConsentOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        ReportId = form.SubjectId,
        Purpose = form.Answers.Line(nameof(RecordConsentOptions.Purpose)),
        On = form.Answers.Date(nameof(RecordConsentOptions.On)),
        IsGiven = form.Answers.YesNo(nameof(RecordConsentOptions.IsGiven)),
        Form = form.Answers.Line(nameof(RecordConsentOptions.Form)),
        SpokenLanguage = form.Answers.Line(nameof(RecordConsentOptions.SpokenLanguage)),
        WithInterpreter = form.Answers.YesNo(nameof(RecordConsentOptions.WithInterpreter)),
        GuardianId = form.Answers.Line(nameof(RecordConsentOptions.GuardianId)) is { } guardian ? Guid.TryParse(guardian, out var id) ? id : Guid.Empty : null,
    };
}

/// <summary>Takes a consent back. Nobody asks why.</summary>
public sealed class WithdrawConsentForm : VictimForm
{
    public override string Name => "withdraw-consent";

    public override string Title => "web.consent.withdraw";

    protected override QuestionPage Page { get; } =
        new("withdrawal", "web.consent.withdraw", Ask.Date(nameof(WithdrawConsentOptions.WithdrawnOn), "web.consent.withdrawn-on")) { Lead = "web.consent.withdraw-lead" };

    public override Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct) =>
        VictimSubjects.OfReportAsync<PersonConsent>(register, subject, consent => consent.ReportId, ct);

    public override Task<CurrentAnswers?> ReadCurrentAsync(ActorRegister register, string subject, CancellationToken ct) => VictimSubjects.CurrentAsync<PersonConsent>(
        register, subject, consent => Answers.None.With(nameof(WithdrawConsentOptions.WithdrawnOn), consent.WithdrawnOn), ct);

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    protected override Task EnterAsync(ActorRegister register, FilledForm form, CancellationToken ct) => ConsentService.WithdrawAsync(register, OptionsOf(form), ct);

    private static WithdrawConsentOptions OptionsOf(FilledForm form) =>
        new() { Id = form.SubjectId, BasedOn = form.BasedOn ?? 0, WithdrawnOn = form.Answers.Date(nameof(WithdrawConsentOptions.WithdrawnOn)) };
}
