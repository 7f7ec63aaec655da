using Pratip.Registry.Access;
using Pratip.Registry.Cases;
using Pratip.Registry.Entry;
using Pratip.Web.Forms;

namespace Pratip.Web.Cases;

/// <summary>A case is closed, opened again, before the court.</summary>
public sealed class CaseStatusForm : LedCaseForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
    [
        new("status", "web.cases.change-status.title",
            Ask.Choice(nameof(ChangeCaseStatusOptions.Status), "web.cases.status", static (context, _) => ValueTask.FromResult<IReadOnlyList<Choice>>(
                [.. ChangeCaseStatusOptions.Statuses.Select(status => new Choice(status.Code, context.Text.Say(status.Label)))])),
            Ask.Line(nameof(ChangeCaseStatusOptions.Reason), "web.cases.change-status.reason", "web.cases.link.reason-hint")),
    ];

    public override string Name => "case-status";

    public override string Title => "web.cases.change-status.title";

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override async Task<CurrentAnswers?> ReadCurrentAsync(ActorRegister register, string subject, CancellationToken ct) =>
        await CaseHeads.FindLedAsync(register, Guid.Parse(subject), ct) is { } one ? new CurrentAnswers(Answers.None.With(nameof(ChangeCaseStatusOptions.Status), one.Status), one.Version, one.EventId) : null;

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems();

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await StatusService.ChangeAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static ChangeCaseStatusOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.SubjectId,
        BasedOn = form.BasedOn ?? 0,
        Status = form.Answers.Line(nameof(ChangeCaseStatusOptions.Status)),
        Reason = form.Answers.Line(nameof(ChangeCaseStatusOptions.Reason)),
    };
}

/// <summary>Whether a case meets the definition of the Palermo protocol.</summary>
public sealed class PalermoForm : LedCaseForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
        [new("palermo", "web.cases.palermo.title", Ask.YesNoUnknown(nameof(ReviewPalermoOptions.CountsAsPalermo), "web.cases.palermo.question", "web.cases.palermo.hint"))];

    public override string Name => "review-palermo";

    public override string Title => "web.cases.palermo.title";

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override async Task<CurrentAnswers?> ReadCurrentAsync(ActorRegister register, string subject, CancellationToken ct) =>
        await CaseHeads.FindLedAsync(register, Guid.Parse(subject), ct) is { } one
            ? new CurrentAnswers(Answers.None.With(nameof(ReviewPalermoOptions.CountsAsPalermo), Answers.Of(one.CountsAsPalermo)), one.Version, one.EventId) : null;

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => [];

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await StatusService.ReviewPalermoAsync(
            register, new ReviewPalermoOptions { Id = form.SubjectId, BasedOn = form.BasedOn ?? 0, CountsAsPalermo = form.Answers.YesNo(nameof(ReviewPalermoOptions.CountsAsPalermo)) }, ct);
        return form.About.Back;
    }
}
