using Pratip.Registry.Access;
using Pratip.Registry.Entry;
using Pratip.Registry.Search;
using Pratip.Web.Forms;

namespace Pratip.Web.Search;

/// <summary>The holder of a person lets the other office know, or says nothing.</summary>
public sealed class AnswerQuestionForm : EntryForm
{
    private static readonly IReadOnlyList<QuestionPage> Both =
    [
        Page(HolderAnswer.Told, HolderAnswer.Silent) with { Lead = "web.questions.decide-lead" },
    ];

    /// <summary>Where the person's consent is missing, there is one answer, and why.</summary>
    private static readonly IReadOnlyList<QuestionPage> SilentOnly =
    [
        Page(HolderAnswer.Silent) with { Lead = "web.questions.no-consent" },
    ];

    public override string Name => "answer-question";

    public override string Title => "web.questions.decide-title";

    public override AccessNoun Noun => AccessNoun.People;

    public override async Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct) =>
        Guid.TryParse(subject, out var id) && await HolderQuestions.FindAsync(register, id, ct) is { } found
            ? new EntrySubject(found.Held?.OwnReference ?? "", "/questions", "questions", found) : null;

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return ((HeldQuestion)subject.Row!).NeedsConsent ? SilentOnly : Both;
    }

    public override async Task<CurrentAnswers?> ReadCurrentAsync(ActorRegister register, string subject, CancellationToken ct) =>
        await HolderQuestions.FindAsync(register, Guid.Parse(subject), ct) is { } found ? new CurrentAnswers(Answers.None, found.Question.Version, found.Question.EventId) : null;

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems();

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await HolderQuestions.AnswerAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    internal static QuestionPage Page(params IReadOnlyList<string> answers) => new(
        "answer", "web.questions.decide-title",
        [
            Ask.Choice(nameof(AnswerHolderOptions.Answer), "web.questions.answer", (context, _) => ValueTask.FromResult<IReadOnlyList<Choice>>(
                [.. answers.Select(answer => new Choice(answer, context.Text[$"web.questions.{answer}-answer"]))])),
            .. answers.Contains(HolderAnswer.Told, StringComparer.Ordinal) ? (Question[])[Ask.Text(nameof(AnswerHolderOptions.Word), "web.questions.word", "web.questions.word-hint")] : [],
        ]);

    internal static AnswerHolderOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.SubjectId,
        BasedOn = form.BasedOn ?? 0,
        Answer = form.Answers.Line(nameof(AnswerHolderOptions.Answer)),
        Word = form.Answers.Line(nameof(AnswerHolderOptions.Word)),
    };
}
