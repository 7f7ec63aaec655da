using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Entry;
using Pratip.Registry.Prevention;
using Pratip.Web.Cases;
using Pratip.Web.Forms;

namespace Pratip.Web.Prevention;

/// <summary>What is asked about a measure of a plan, whether it is new or changed.</summary>
public abstract class MeasureForm : EntryForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
    [
        new("measure", "web.prevention.measure",
            Ask.Line(nameof(MeasureEntry.Plan), "web.prevention.plan", "web.prevention.plan-hint"),
            Ask.Line(nameof(MeasureEntry.Number), "web.prevention.number"),
            Ask.Line(nameof(MeasureEntry.Title), "web.prevention.subject"),
            Ask.Choice(nameof(MeasureEntry.AgencyCode), "web.prevention.body", BodiesAsync),
            Ask.Date(nameof(MeasureEntry.DueOn), "web.prevention.due"),
            Ask.Code(nameof(MeasureEntry.Progress), "web.prevention.progress", "measure-progress")),
    ];

    public override AccessNoun Noun => AccessNoun.Prevention;

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    private protected static T Fill<T>(T entry, Answers answers)
        where T : MeasureEntry => (T)((MeasureEntry)entry with
        {
            Plan = answers.Line(nameof(MeasureEntry.Plan)),
            Number = answers.Line(nameof(MeasureEntry.Number)),
            Title = answers.Line(nameof(MeasureEntry.Title)),
            AgencyCode = answers.Line(nameof(MeasureEntry.AgencyCode)),
            DueOn = answers.Date(nameof(MeasureEntry.DueOn)),
            Progress = answers.Line(nameof(MeasureEntry.Progress)),
        });

    /// <summary>Those for which the user may enter measures.</summary>
    private static async ValueTask<IReadOnlyList<Choice>> BodiesAsync(QuestionContext context, CancellationToken ct)
    {
        var reach = context.Register.Actor.To(AccessVerb.Enter, AccessNoun.Prevention);
        await using var db = context.Register.CreateContext();
        var agencies = await db.Agencies.Where(agency => !agency.IsVoided && (reach.All || reach.Agencies.Contains(agency.Id))).OrderBy(agency => agency.Code).ToListAsync(ct);
        return agencies.ConvertAll(agency => new Choice(agency.Code, context.Text.Agency(agency)));
    }
}

public sealed class AddMeasureForm : MeasureForm
{
    public override string Name => "add-measure";

    public override string Title => "web.prevention.add-measure";

    public override Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct) =>
        Task.FromResult(subject is null ? new EntrySubject("", "/prevention/measures", "prevention") : null);

    public override Answers Suggest(EntrySubject subject, DateOnly today) => Answers.None.With(nameof(MeasureEntry.Progress), "not-started");

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems();

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await PreventionService.AddMeasureAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static AddMeasureOptions OptionsOf(FilledForm form) => Fill(new AddMeasureOptions { Id = form.Id }, form.Answers);
}

public sealed class ChangeMeasureForm : MeasureForm
{
    public override string Name => "change-measure";

    public override string Title => "web.prevention.change-measure";

    public override async Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct) =>
        Guid.TryParse(subject, out var id) && await PreventionLists.FindMeasureAsync(register, id, ct) is { } row
            ? new EntrySubject($"{row.Number}, {row.Plan}", "/prevention/measures", "prevention") : null;

    public override async Task<CurrentAnswers?> ReadCurrentAsync(ActorRegister register, string subject, CancellationToken ct)
    {
        if (await PreventionLists.FindMeasureAsync(register, Guid.Parse(subject), ct) is not { } row)
        {
            return null;
        }

        await using var db = register.CreateContext();
        var body = await db.Agencies.Where(agency => agency.Id == row.AgencyId).Select(agency => agency.Code).SingleAsync(ct);
        return new CurrentAnswers(AnswersOf(row, body), row.Version, row.EventId);
    }

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems();

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await PreventionService.ChangeMeasureAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static ChangeMeasureOptions OptionsOf(FilledForm form) => Fill(new ChangeMeasureOptions { Id = form.SubjectId, BasedOn = form.BasedOn ?? 0 }, form.Answers);

    private static Answers AnswersOf(PlanMeasure row, string body) => Answers.None
        .With(nameof(MeasureEntry.Plan), row.Plan)
        .With(nameof(MeasureEntry.Number), row.Number)
        .With(nameof(MeasureEntry.Title), row.Title)
        .With(nameof(MeasureEntry.AgencyCode), body)
        .With(nameof(MeasureEntry.DueOn), row.DueOn)
        .With(nameof(MeasureEntry.Progress), row.Progress);
}
