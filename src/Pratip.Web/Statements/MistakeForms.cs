using Pratip.Registry.Access;
using Pratip.Registry.Entry;
using Pratip.Registry.Statements;
using Pratip.Web.Forms;

namespace Pratip.Web.Statements;

/// <summary>Adds a claim that was not read in the text.</summary>
public sealed class AddClaimForm : StatementForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
    [
        new QuestionPage("claim", "web.statements.add-claim",
            Ask.Line(nameof(AddClaimOptions.Words), "web.statements.claim-words", "web.statements.claim-words-hint"),
            Ask.Choice(nameof(AddClaimOptions.Form), "web.statements.form", static (context, _) => ValueTask.FromResult(ClaimQuestions.Forms(context, "web.statements.form.nothing")), "web.statements.form-hint"),
            Ask.Choice(nameof(AddClaimOptions.Measure), "web.statements.measure", static (context, _) => ValueTask.FromResult(ClaimQuestions.Measures(context, null))),
            Ask.Line(nameof(AddClaimOptions.Window), "web.statements.window", "web.window.hint"),
            Ask.Line(nameof(AddClaimOptions.Comparison), "web.statements.comparison", "web.statements.comparison-hint"),
            Ask.Line(nameof(AddClaimOptions.Value), "web.statements.claim-value", "web.statements.claim-value-hint"),
            Ask.Line(nameof(AddClaimOptions.Reason), "web.statements.finish-reason", "web.statements.finish-reason-hint")) { Lead = "web.statements.add-claim-lead" },
        new QuestionPage("part", "web.statements.part",
            Ask.Choice(nameof(AddClaimOptions.Part), "web.statements.part", static (context, _) => ValueTask.FromResult(ClaimQuestions.Parts(context, null)), "web.statements.part-hint")),
    ];

    public override string Name => "add-claim";

    public override string Title => "web.statements.add-claim";

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems();

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await StatementService.AddClaimAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static AddClaimOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        StatementId = form.SubjectId,
        Words = form.Answers.Line(nameof(AddClaimOptions.Words)),
        Measure = form.Answers.Line(nameof(AddClaimOptions.Measure)),
        Window = form.Answers.Line(nameof(AddClaimOptions.Window)),
        Part = form.Answers.Line(nameof(AddClaimOptions.Part)),
        Comparison = form.Answers.Line(nameof(AddClaimOptions.Comparison)),
        Value = form.Answers.Line(nameof(AddClaimOptions.Value)),
        Form = form.Answers.Line(nameof(AddClaimOptions.Form)),
        Reason = form.Answers.Line(nameof(AddClaimOptions.Reason)),
    };
}

/// <summary>Says that a statement should not have been registered.</summary>
public sealed class VoidStatementForm : StatementForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
        [new QuestionPage("mistake", "web.statements.void", Ask.Line(nameof(VoidStatementOptions.Reason), "web.statements.why")) { Lead = "web.statements.void-lead" }];

    public override string Name => "void-statement";

    public override string Title => "web.statements.void";

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems();

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await StatementMistakes.VoidAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static VoidStatementOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        StatementId = form.SubjectId,
        Reason = form.Answers.Line(nameof(VoidStatementOptions.Reason)),
    };
}
