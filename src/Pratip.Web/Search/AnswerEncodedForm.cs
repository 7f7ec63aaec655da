using Pratip.Registry.Access;
using Pratip.Registry.Entry;
using Pratip.Registry.Exchanges;
using Pratip.Registry.Search;
using Pratip.Web.Forms;

namespace Pratip.Web.Search;

/// <summary>The holder of a person lets a partner know that asked by an encoding, or says nothing.</summary>
public sealed class AnswerEncodedForm : EntryForm
{
    private static readonly IReadOnlyList<QuestionPage> Both =
    [
        AnswerQuestionForm.Page(HolderAnswer.Told, HolderAnswer.Silent) with { Title = "web.encoded.decide-title", Lead = "web.encoded.decide-lead" },
    ];

    /// <summary>Where consent is missing or a risk stands against it, there is one answer, and why.</summary>
    private static readonly IReadOnlyList<QuestionPage> SilentOnly =
    [
        AnswerQuestionForm.Page(HolderAnswer.Silent) with { Title = "web.encoded.decide-title", Lead = "web.encoded.silent-only" },
    ];

    /// <summary>The agreement is not in force any more: nothing can go out, whatever the person wishes.</summary>
    private static readonly IReadOnlyList<QuestionPage> Over =
    [
        AnswerQuestionForm.Page(HolderAnswer.Silent) with { Title = "web.encoded.decide-title", Lead = "web.encoded.over-lead" },
    ];

    public override string Name => "answer-encoded";

    public override string Title => "web.encoded.decide-title";

    public override AccessNoun Noun => AccessNoun.People;

    public override async Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct) =>
        Guid.TryParse(subject, out var id) && await EncodedQuestions.FindAsync(register, id, ct) is { } found
            ? new EntrySubject(found.Held?.OwnReference ?? "", "/questions", "questions", found) : null;

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var held = (HeldEncoded)subject.Row!;
        return held.IsOver ? Over : held.MayTell ? Both : SilentOnly;
    }

    public override async Task<CurrentAnswers?> ReadCurrentAsync(ActorRegister register, string subject, CancellationToken ct) =>
        await EncodedQuestions.FindAsync(register, Guid.Parse(subject), ct) is { } found ? new CurrentAnswers(Answers.None, found.Question.Version, found.Question.EventId) : null;

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => AnswerQuestionForm.OptionsOf(form).Problems();

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await EncodedQuestions.AnswerAsync(register, AnswerQuestionForm.OptionsOf(form), ct);
        return form.About.Back;
    }
}
