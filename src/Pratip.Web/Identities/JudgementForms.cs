using Pratip.Registry.Access;
using Pratip.Registry.Entry;
using Pratip.Registry.Identities;
using Pratip.Web.Forms;

namespace Pratip.Web.Identities;

/// <summary>An officer says whether two reports are of one person.</summary>
public sealed class JudgePairForm : EntryForm
{
    private static IReadOnlyList<QuestionPage> PagesBeside(string? otherwise) =>
    [
        new QuestionPage("verdict", "web.identity.judge",
        [
            Ask.Choice(nameof(JudgePairOptions.Verdict), "web.identity.verdict", (context, _) => ValueTask.FromResult<IReadOnlyList<Choice>>(
                [.. Verdicts.Judged.Where(verdict => verdict != otherwise).Select(verdict => new Choice(verdict, context.Text[$"web.identity.verdict.{verdict}"]))])) with { StandsInRow = false, HasKeys = true },
            Ask.Code(nameof(JudgePairOptions.Evidence), "web.identity.evidence", "identity-evidence") with { StandsInRow = false },
            Ask.Text(nameof(JudgePairOptions.Reason), "web.identity.reason", "web.identity.reason-hint") with { StandsInRow = false },
        ]) { Lead = otherwise is null ? "web.identity.judge-lead" : "web.identity.otherwise-lead" },
    ];

    public override string Name => "judge-pair";

    public override string Title => "web.identity.judge";

    public override AccessNoun Noun => AccessNoun.Linkage;

    public override async Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct) =>
        Guid.TryParse(subject, out var id) && await PairReviews.FindAsync(register, id, ct) is { } found ? new EntrySubject("", $"/identity/{found.Pair.Id}", "identity", found) : null;

    /// <summary>Of a decided pair what holds already is not asked.</summary>
    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => PagesBeside((subject.Row as JudgeablePair)?.Otherwise);

    public override async Task<CurrentAnswers?> ReadCurrentAsync(ActorRegister register, string subject, CancellationToken ct) =>
        await PairReviews.FindAsync(register, Guid.Parse(subject), ct) is { Pair: var found } ? new CurrentAnswers(Answers.None, found.Version, found.EventId) : null;

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems();

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await JudgementService.JudgeAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static JudgePairOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        PairId = form.SubjectId,
        BasedOn = form.BasedOn ?? 0,
        Verdict = form.Answers.Line(nameof(JudgePairOptions.Verdict)),
        Evidence = form.Answers.Line(nameof(JudgePairOptions.Evidence)),
        Reason = form.Answers.Line(nameof(JudgePairOptions.Reason)),
    };
}

/// <summary>A judgement is taken back.</summary>
public sealed class ReverseJudgementForm : EntryForm
{
    private static readonly IReadOnlyList<QuestionPage> Pages =
    [
        new QuestionPage("reversal", "web.identity.reverse", [Ask.Text(nameof(ReverseJudgementOptions.Reason), "web.identity.reason", "web.identity.reason-hint")]) { Lead = "web.identity.reverse-lead" },
    ];

    public override string Name => "reverse-judgement";

    public override string Title => "web.identity.reverse";

    public override AccessNoun Noun => AccessNoun.Linkage;

    public override async Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct) =>
        Guid.TryParse(subject, out var id) && await PairReviews.FindJudgementAsync(register, id, ct) is not null ? new EntrySubject("", "/identity", "identity") : null;

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => Pages;

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems();

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await JudgementService.ReverseAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static ReverseJudgementOptions OptionsOf(FilledForm form) =>
        new() { Id = form.Id, JudgementId = form.SubjectId, Reason = form.Answers.Line(nameof(ReverseJudgementOptions.Reason)) };
}

/// <summary>An agency lets the other know, or does not. It is asked with its own report alone.</summary>
public sealed class ClearJudgementForm : EntryForm
{
    private static readonly IReadOnlyList<QuestionPage> Pages =
    [
        new QuestionPage("answer", "web.identity.answer",
        [
            Ask.Choice(nameof(ClearJudgementOptions.Answer), "web.identity.may-know", static (context, _) => ValueTask.FromResult<IReadOnlyList<Choice>>(
                [new(ClearanceAnswer.Cleared, context.Text["web.identity.cleared"]), new(ClearanceAnswer.Refused, context.Text["web.identity.refused"])])),
        ]) { Lead = "web.identity.answer-lead" },
    ];

    public override string Name => "clear-judgement";

    public override string Title => "web.identity.answer";

    public override AccessNoun Noun => AccessNoun.Linkage;

    public override async Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct) =>
        Guid.TryParse(subject, out var id) && await Clearances.FindAsync(register, id, ct) is { } found
            ? new EntrySubject(found.Own?.OwnReference ?? "", "/identity", "identity", found) : null;

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => Pages;

    public override async Task<CurrentAnswers?> ReadCurrentAsync(ActorRegister register, string subject, CancellationToken ct) =>
        await Clearances.FindAsync(register, Guid.Parse(subject), ct) is { } found ? new CurrentAnswers(Answers.None, found.Clearance.Version, found.Clearance.EventId) : null;

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems();

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await Clearances.AnswerAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static ClearJudgementOptions OptionsOf(FilledForm form) =>
        new() { Id = form.SubjectId, BasedOn = form.BasedOn ?? 0, Answer = form.Answers.Line(nameof(ClearJudgementOptions.Answer)) };
}
