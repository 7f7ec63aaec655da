using Pratip.Kernel;
using Pratip.Reference.Screening;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Children;
using Pratip.Registry.Entry;
using Pratip.Registry.Screening;
using Pratip.Web.Forms;

namespace Pratip.Web.Screening;

/// <summary>An interview with one person, a page for each dimension; it can be left and taken up again, and is one person's from beginning to end.</summary>
public sealed class RecordScreeningForm : EntryForm
{
    public override string Name => "record-screening";

    public override string Title => "web.screening.record";

    public override AccessNoun Noun => AccessNoun.Screenings;

    /// <summary>The row is whether the person is a child today.</summary>
    public override async Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct) =>
        await GateForm.ReportAsync(register, Noun, subject, ct) is { } about
            ? about with { Row = await ScreeningStart.StandingAsync(register, Guid.Parse(subject!), ct) } : null;

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return ScreeningQuestions.PagesFor((ChildStanding)subject.Row!);
    }

    public override Task<IReadOnlyList<EntryProblem>> FindProblemsAsync(ActorRegister register, FilledForm form, CancellationToken ct) =>
        ScreeningStart.ProblemsAsync(register, OptionsOf(form), ct);

    /// <summary>What is wrong with what was found is said on the page where it was ticked.</summary>
    public override IReadOnlyList<EntryProblem> Problems(FilledForm form)
    {
        var found = new List<EntryProblem>();
        if (IndicatorCatalogue.Standard.Find(form.Answers.Line(nameof(RecordScreeningOptions.IndicatorSet))) is { } set)
        {
            foreach (var (_, ticked, unasked) in ScreeningQuestions.Fields(set))
            {
                foreach (var field in new[] { ticked, unasked })
                {
                    found.AddRange(form.Answers.All(field).Where(code => !set.Has(code)).Take(1).Select(code => new EntryProblem(field, new Message("web.screening.no-indicator"))));
                }

                if (form.Answers.All(ticked).Intersect(form.Answers.All(unasked), StringComparer.Ordinal).Any())
                {
                    found.Add(new EntryProblem(unasked, new Message("screening.found-unasked")));
                }
            }
        }

        var endOfToday = new DateTimeOffset(form.Today.AddDays(1).ToDateTime(TimeOnly.MinValue), PhnomPenhTime.Offset);
        return [.. OptionsOf(form).Problems(endOfToday), .. found];
    }

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await ScreeningService.RecordAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static RecordScreeningOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        ReportId = form.SubjectId,
        Kind = form.Answers.Line(nameof(RecordScreeningOptions.Kind)),
        IndicatorSet = form.Answers.Line(nameof(RecordScreeningOptions.IndicatorSet)),
        SpokenLanguage = form.Answers.Line(nameof(RecordScreeningOptions.SpokenLanguage)),
        Interpreter = form.Answers.Line(nameof(RecordScreeningOptions.Interpreter)),
        StartedAt = form.Answers.Moment(nameof(RecordScreeningOptions.StartedAt)),
        EndedAt = form.Answers.Moment(nameof(RecordScreeningOptions.EndedAt)),
        Found = ScreeningQuestions.Chosen(form.Answers, isFound: true),
        NotAsked = ScreeningQuestions.Chosen(form.Answers, isFound: false),
        AdviceSeen = form.Answers.Line(nameof(RecordScreeningOptions.AdviceSeen)),
        Decision = form.Answers.Line(nameof(RecordScreeningOptions.Decision)),
        Body = form.Answers.Line(nameof(RecordScreeningOptions.Body)),
        Reason = form.Answers.Line(nameof(RecordScreeningOptions.Reason)),
    };
}
