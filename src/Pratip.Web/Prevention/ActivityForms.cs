using Pratip.Registry.Access;
using Pratip.Registry.Entry;
using Pratip.Registry.Prevention;
using Pratip.Web.Forms;

namespace Pratip.Web.Prevention;

/// <summary>What is asked about an activity, whether it is new or changed.</summary>
public abstract class ActivityForm : EntryForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
    [
        new("what", "web.prevention.what",
            Ask.Line(nameof(ActivityEntry.OwnReference), "web.cases.reference", "web.prevention.reference-hint"),
            Ask.Code(nameof(ActivityEntry.Kind), "web.prevention.kind", "prevention-activity-kind"),
            Ask.Date(nameof(ActivityEntry.On), "web.prevention.on"),
            Ask.Province(nameof(ActivityEntry.ProvinceCode), "web.cases.province"),
            Ask.Line(nameof(ActivityEntry.Title), "web.prevention.subject")),
        new("who", "web.prevention.participants",
            Ask.Number(nameof(ActivityEntry.ParticipantsFemale), "web.prevention.female", "web.prevention.number-hint"),
            Ask.Number(nameof(ActivityEntry.ParticipantsMale), "web.prevention.male", "web.prevention.number-hint"),
            Ask.Number(nameof(ActivityEntry.ParticipantsUnknown), "web.prevention.unknown", "web.prevention.number-hint")) { Lead = "web.prevention.participants-lead" },
    ];

    public override AccessNoun Noun => AccessNoun.Prevention;

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    private protected static T Fill<T>(T entry, Answers answers)
        where T : ActivityEntry => (T)((ActivityEntry)entry with
        {
            OwnReference = answers.Line(nameof(ActivityEntry.OwnReference)),
            Kind = answers.Line(nameof(ActivityEntry.Kind)),
            On = answers.Date(nameof(ActivityEntry.On)),
            ProvinceCode = answers.Line(nameof(ActivityEntry.ProvinceCode)),
            Title = answers.Line(nameof(ActivityEntry.Title)),
            ParticipantsFemale = answers.Number(nameof(ActivityEntry.ParticipantsFemale)),
            ParticipantsMale = answers.Number(nameof(ActivityEntry.ParticipantsMale)),
            ParticipantsUnknown = answers.Number(nameof(ActivityEntry.ParticipantsUnknown)),
        });
}

public sealed class AddActivityForm : ActivityForm
{
    public override string Name => "add-activity";

    public override string Title => "web.prevention.add";

    public override Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct) =>
        Task.FromResult(subject is null ? new EntrySubject("", "/prevention", "prevention") : null);

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await PreventionService.AddActivityAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static AddActivityOptions OptionsOf(FilledForm form) => Fill(new AddActivityOptions { Id = form.Id }, form.Answers);
}

public sealed class ChangeActivityForm : ActivityForm
{
    public override string Name => "change-activity";

    public override string Title => "web.prevention.change";

    public override async Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct) =>
        Guid.TryParse(subject, out var id) && await PreventionLists.FindActivityAsync(register, id, ct) is { } row ? new EntrySubject(row.OwnReference, "/prevention", "prevention") : null;

    public override async Task<CurrentAnswers?> ReadCurrentAsync(ActorRegister register, string subject, CancellationToken ct) =>
        await PreventionLists.FindActivityAsync(register, Guid.Parse(subject), ct) is { } row ? new CurrentAnswers(AnswersOf(row), row.Version, row.EventId) : null;

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await PreventionService.ChangeActivityAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static ChangeActivityOptions OptionsOf(FilledForm form) => Fill(new ChangeActivityOptions { Id = form.SubjectId, BasedOn = form.BasedOn ?? 0 }, form.Answers);

    private static Answers AnswersOf(PreventionActivity row) => Answers.None
        .With(nameof(ActivityEntry.OwnReference), row.OwnReference)
        .With(nameof(ActivityEntry.Kind), row.Kind)
        .With(nameof(ActivityEntry.On), row.On)
        .With(nameof(ActivityEntry.ProvinceCode), row.ProvinceCode)
        .With(nameof(ActivityEntry.Title), row.Title)
        .With(nameof(ActivityEntry.ParticipantsFemale), Answers.Of(row.ParticipantsFemale))
        .With(nameof(ActivityEntry.ParticipantsMale), Answers.Of(row.ParticipantsMale))
        .With(nameof(ActivityEntry.ParticipantsUnknown), Answers.Of(row.ParticipantsUnknown));
}
