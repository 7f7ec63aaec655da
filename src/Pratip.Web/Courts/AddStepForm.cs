using Pratip.Reference.CodeLists;
using Pratip.Registry.Access;
using Pratip.Registry.Courts;
using Pratip.Registry.Entry;
using Pratip.Web.Cases;
using Pratip.Web.Charges;
using Pratip.Web.Forms;

namespace Pratip.Web.Courts;

/// <summary>Records a step of the procedure against a suspect, and what it decides.</summary>
public sealed class AddStepForm : EntryForm
{
    private static readonly QuestionPage[] Always =
    [
        new("step", "web.courts.step",
            Ask.Code(nameof(AddStageOptions.Stage), "web.courts.stage", "procedural-stage"),
            Ask.Date(nameof(AddStageOptions.On), "web.courts.on"),
            Ask.Line(nameof(AddStageOptions.Court), "web.courts.court", "web.courts.court-hint")),
        new("outcome", "web.courts.outcome-page",
            Ask.Choice(nameof(AddStageOptions.Outcome), "web.courts.outcome", static (context, _) => ValueTask.FromResult(OutcomesOf(context)), "web.courts.outcome-hint"))
        {
            // Before the step is chosen there is a page to come.
            AskedWhen = answers => answers.Line(nameof(AddStageOptions.Stage)) is not { } stage || StageOutcomes.Of(stage).Count > 0,
        },
        new("sentence", "web.courts.sentence-page",
            Ask.Code(nameof(AddStageOptions.SentenceKind), "web.courts.sentence", "sentence-kind", "web.courts.sentence-hint"),
            Ask.Number(nameof(AddStageOptions.SentenceMonths), "web.courts.months", "web.courts.months-hint"))
        {
            AskedWhen = BearsSentence,
        },
    ];

    private static readonly QuestionPage Charges = new("charges", "web.courts.charges",
        Standing(nameof(AddStageOptions.UpheldCharges), "web.courts.upheld"),
        Standing(nameof(AddStageOptions.DroppedCharges), "web.courts.dropped"))
    {
        Lead = "web.courts.charges-lead",
        AskedWhen = answers => StageRules.MayDecideOnCharges(answers.Line(nameof(AddStageOptions.Stage))),
    };

    public override string Name => "add-step";

    public override string Title => "web.courts.add-step";

    public override AccessNoun Noun => AccessNoun.Suspects;

    public override Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct) => SuspectSubjects.SuspectAsync(register, subject, ct);

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => SuspectSubjects.SuspectOf(subject).Charges.Count == 0 ? Always : [.. Always, Charges];

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await StageService.AddAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    /// <summary>The charges of this suspect that still stand.</summary>
    private static Question Standing(string property, string label) => Ask.Choices(property, label, static (context, _) => ValueTask.FromResult<IReadOnlyList<Choice>>(
        [.. SuspectSubjects.SuspectOf(context.Subject).Charges.Select(charge => new Choice(charge.Id.ToString(), context.Text.Article(charge.ArticleCode)))]));

    /// <summary>Only what can come of the step that was chosen.</summary>
    private static IReadOnlyList<Choice> OutcomesOf(QuestionContext context)
    {
        var list = CodeListCatalogue.Standard.Get("stage-outcome");
        return [.. StageOutcomes.Of(context.Answers.Line(nameof(AddStageOptions.Stage))).Select(code => new Choice(code, context.Text.Say(list.TryFind(code)!.Label)))];
    }

    private static bool BearsSentence(Answers answers) =>
        StageRules.MayBearSentence(answers.Line(nameof(AddStageOptions.Stage)), answers.Line(nameof(AddStageOptions.Outcome)));

    /// <summary>What was answered of a page that another answer has taken away is not entered.</summary>
    private static AddStageOptions OptionsOf(FilledForm form)
    {
        var stage = form.Answers.Line(nameof(AddStageOptions.Stage));
        var hasSentence = BearsSentence(form.Answers);
        var decides = StageRules.MayDecideOnCharges(stage);
        return new AddStageOptions
        {
            Id = form.Id,
            SuspectId = form.SubjectId,
            Stage = stage,
            On = form.Answers.Date(nameof(AddStageOptions.On)),
            Court = form.Answers.Line(nameof(AddStageOptions.Court)),
            Outcome = form.Answers.Line(nameof(AddStageOptions.Outcome)),
            SentenceKind = !hasSentence ? null : form.Answers.Line(nameof(AddStageOptions.SentenceKind)),
            SentenceMonths = !hasSentence ? null : form.Answers.Number(nameof(AddStageOptions.SentenceMonths)),
            UpheldCharges = decides ? Ids(form, nameof(AddStageOptions.UpheldCharges)) : [],
            DroppedCharges = decides ? Ids(form, nameof(AddStageOptions.DroppedCharges)) : [],
        };
    }

    /// <summary>What is no id is one that nobody has, which the service refuses.</summary>
    private static List<Guid> Ids(FilledForm form, string property) =>
        [.. form.Answers.All(property).Select(value => Guid.TryParse(value, out var id) ? id : Guid.Empty)];
}
