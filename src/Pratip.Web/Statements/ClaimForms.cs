using System.Globalization;
using Pratip.Registry.Access;
using Pratip.Registry.Entry;
using Pratip.Registry.Statements;
using Pratip.Statistics.Claims;
using Pratip.Web.Forms;

namespace Pratip.Web.Statements;

/// <summary>What a form about one claim of a statement needs to know of it.</summary>
internal sealed record ClaimSubject(Guid StatementId, int Start, FoundClaim Found)
{
    public Claim Claim => Found.Claim;
}

/// <summary>A form about one claim of a statement: the id of the statement, a colon, and where the words of the claim begin.</summary>
public abstract class StatementClaimForm : EntryForm
{
    public override AccessNoun Noun => AccessNoun.Statements;

    public static string SubjectOf(Guid statementId, int start) => string.Create(CultureInfo.InvariantCulture, $"{statementId}:{start}");

    public override async Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct)
    {
        if (subject?.Split(':') is not [var statement, var place] || !Guid.TryParse(statement, out var id)
            || !int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            || await StatementReader.ClaimAsync(register, id, start, ct) is not { } found)
        {
            return null;
        }

        return new EntrySubject(found.Called, StatementPages.Address(id), "statements", new ClaimSubject(id, start, found));
    }

    /// <summary>Which of the claims of its sentence it is.</summary>
    public override Task<FormMatter?> ReadMatterAsync(ActorRegister register, EntrySubject subject, CancellationToken ct) => Task.FromResult<FormMatter?>(
        new FormMatter(typeof(ClaimMatter), new Dictionary<string, object>(StringComparer.Ordinal) { [nameof(ClaimMatter.Found)] = Of(subject).Found }));

    private protected static ClaimSubject Of(EntrySubject subject) => (ClaimSubject)subject.Row!;
}

/// <summary>Says what a claim leaves open.</summary>
public sealed class FinishClaimForm : StatementClaimForm
{
    public override string Name => "finish-claim";

    public override string Title => "web.statements.finish";

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) =>
    [
        new QuestionPage("sentence", "web.statements.finish",
            Ask.Choice(nameof(FinishClaimOptions.Form), "web.statements.form", static (context, _) => ValueTask.FromResult(ClaimQuestions.Forms(context, "web.statements.as-the-text")), "web.statements.form-hint"),
            Ask.Choice(nameof(FinishClaimOptions.Measure), "web.statements.measure", static (context, _) => ValueTask.FromResult(ClaimQuestions.Measures(context, Of(context.Subject).Claim)), "web.statements.measure-hint"),
            Ask.Line(nameof(FinishClaimOptions.Window), "web.statements.window", "web.window.hint"),
            Ask.Line(nameof(FinishClaimOptions.Comparison), "web.statements.comparison", "web.statements.comparison-hint"),
            Ask.Line(nameof(FinishClaimOptions.Value), "web.statements.value", "web.statements.value-hint"),
            Ask.Line(nameof(FinishClaimOptions.Reason), "web.statements.finish-reason", "web.statements.finish-reason-hint")) { Lead = "web.statements.finish-lead" },
        new QuestionPage("part", "web.statements.part",
            Ask.Choice(nameof(FinishClaimOptions.Part), "web.statements.part", static (context, _) => ValueTask.FromResult(ClaimQuestions.Parts(context, Of(context.Subject).Claim)), "web.statements.part-hint")),
    ];

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems();

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await StatementService.FinishAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static FinishClaimOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        StatementId = Of(form.About).StatementId,
        Start = Of(form.About).Start,
        Measure = form.Answers.Line(nameof(FinishClaimOptions.Measure)),
        Window = form.Answers.Line(nameof(FinishClaimOptions.Window)),
        Comparison = form.Answers.Line(nameof(FinishClaimOptions.Comparison)),
        Part = form.Answers.Line(nameof(FinishClaimOptions.Part)),
        Value = form.Answers.Line(nameof(FinishClaimOptions.Value)),
        Form = form.Answers.Line(nameof(FinishClaimOptions.Form)),
        Reason = form.Answers.Line(nameof(FinishClaimOptions.Reason)),
    };
}

/// <summary>Says that words are no claim, or takes back what was decided of them.</summary>
public sealed class SetAsideClaimForm : StatementClaimForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
    [
        new QuestionPage("claim", "web.statements.set-aside",
            Ask.Choice(nameof(SetAsideClaimOptions.IsSetAside), "web.statements.is-set-aside", static (context, _) => ValueTask.FromResult<IReadOnlyList<Choice>>(
                [new("yes", context.Text["web.statements.not-a-claim"]), new("no", context.Text["web.statements.take-back"])])),
            Ask.Line(nameof(SetAsideClaimOptions.Reason), "web.statements.why")) { Lead = "web.statements.set-aside-lead" },
    ];

    public override string Name => "set-aside-claim";

    public override string Title => "web.statements.set-aside";

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form)
    {
        var check = new EntryCheck();
        if (form.Answers.YesNo(nameof(SetAsideClaimOptions.IsSetAside)) is null)
        {
            check.Refuse(nameof(SetAsideClaimOptions.IsSetAside), "web.statements.say-which");
        }

        return [.. check.Problems, .. OptionsOf(form).Problems()];
    }

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await StatementService.SetAsideAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static SetAsideClaimOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        StatementId = Of(form.About).StatementId,
        Start = Of(form.About).Start,
        IsSetAside = form.Answers.YesNo(nameof(SetAsideClaimOptions.IsSetAside)) != false,
        Reason = form.Answers.Line(nameof(SetAsideClaimOptions.Reason)),
    };
}
