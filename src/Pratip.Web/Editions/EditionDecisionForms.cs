using Pratip.Registry.Access;
using Pratip.Registry.Editions;
using Pratip.Registry.Entry;
using Pratip.Statistics.Editions;
using Pratip.Statistics.Tables;
using Pratip.Web.Forms;

namespace Pratip.Web.Editions;

/// <summary>Accepts findings that stop the release, as many as are marked, for one reason, which prints as a footnote of each.</summary>
public sealed class AcceptFindingsForm() : EditionForm(EditionState.Draft)
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
    [
        new("findings", "web.editions.accept",
            Ask.Choices(nameof(AcceptFindingsOptions.Keys), "web.editions.finding", FindingsAsync, "web.editions.finding-hint"),
            Ask.Line(nameof(AcceptFindingsOptions.Reason), "web.editions.why", "web.editions.footnote-hint")),
    ];

    public override string Name => "accept-findings";

    public override string Title => "web.editions.accept";

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems();

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await EditionService.AcceptFindingsAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static AcceptFindingsOptions OptionsOf(FilledForm form) => new()
    {
        EditionId = form.SubjectId,
        Keys = form.Answers.All(nameof(AcceptFindingsOptions.Keys)),
        Reason = form.Answers.Line(nameof(AcceptFindingsOptions.Reason)),
    };

    /// <summary>What waits stands before what has a reason already, which another may replace.</summary>
    private static async ValueTask<IReadOnlyList<Choice>> FindingsAsync(QuestionContext context, CancellationToken ct)
    {
        var view = await EditionReader.FindAsync(context.Register, context.Subject.Words, ct);
        return
        [
            .. (view?.Docket.Findings ?? []).Where(finding => finding.StopsRelease).OrderBy(finding => !finding.IsOpen)
                .Select(finding => new Choice(finding.Key, finding.Accepted is { } reason
                    ? $"{context.Text.Say(finding.Says)} {context.Text["web.editions.accepted"]} {reason}"
                    : context.Text.Say(finding.Says))),
        ];
    }
}

/// <summary>Says why figures of a measure are others than in the edition before.</summary>
public sealed class ExplainChangeForm() : EditionForm(EditionState.Draft)
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
    [
        new("change", "web.editions.explain",
            Ask.Choice(nameof(ExplainChangeOptions.Key), "web.editions.figure", FiguresAsync, "web.editions.explain-hint"),
            Ask.Code(nameof(ExplainChangeOptions.ReasonCode), "web.editions.reason", "edition-change-reason"),
            Ask.Line(nameof(ExplainChangeOptions.Explanation), "web.editions.why")),
    ];

    public override string Name => "explain-change";

    public override string Title => "web.editions.explain";

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems();

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await EditionService.ExplainChangeAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static ExplainChangeOptions OptionsOf(FilledForm form) => new()
    {
        EditionId = form.SubjectId,
        Key = form.Answers.Line(nameof(ExplainChangeOptions.Key)),
        ReasonCode = form.Answers.Line(nameof(ExplainChangeOptions.ReasonCode)),
        Explanation = form.Answers.Line(nameof(ExplainChangeOptions.Explanation)),
    };

    /// <summary>All figures of a measure at once, and each by itself where a measure has several: two may have changed for two reasons.</summary>
    private static async ValueTask<IReadOnlyList<Choice>> FiguresAsync(QuestionContext context, CancellationToken ct)
    {
        var view = await EditionReader.FindAsync(context.Register, context.Subject.Words, ct);
        return view is null ? [] :
        [
            .. view.Content.Measures.Select(measure => (measure.Id, measure.Title)).Concat(view.Content.Stocks.Select(stock => (stock.Id, stock.Title)))
                .Where(one => view.Docket.Changes.Any(change => change.MeasureId == one.Id))
                .Select(one => new Choice(one.Id, context.Text.Say("web.editions.measure-changes", one.Title, view.Docket.Changes.Count(change => change.MeasureId == one.Id)))),
            .. view.Docket.Changes.Where(change => change.Reason is not ChangeReason.Disclosure && view.Docket.Changes.Count(other => other.MeasureId == change.MeasureId) > 1)
                .OrderBy(change => change.Reason is not null).Take(MostFigures)
                .Select(change => new Choice(EditionChanges.KeyOf(change), context.Text.Say(
                    "web.editions.figure-change", context.Text.Say("web.editions.figure-of", EditionReport.NameOf(change, view.Content), ReportTexts.NameOf(change.Window)),
                    context.Text.Count(change.After), context.Text.Count(change.Before)))),
        ];
    }

    /// <summary>More would be a list that nobody looks through; those without a reason come first, and the console takes any.</summary>
    private const int MostFigures = 200;
}
