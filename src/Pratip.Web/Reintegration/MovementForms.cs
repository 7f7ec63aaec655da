using Pratip.Registry.Access;
using Pratip.Registry.Entry;
using Pratip.Registry.Reintegration;
using Pratip.Web.Forms;
using Pratip.Web.People;
using Pratip.Web.Victims;

namespace Pratip.Web.Reintegration;

/// <summary>A person and what happened to them, entered together.</summary>
public abstract class MovementForm : EntryForm
{
    public override AccessNoun Noun => AccessNoun.Removals;

    public override Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        return Task.FromResult(subject is null && register.Actor.May(AccessVerb.Enter, AccessNoun.People) ? new EntrySubject("", "/reintegration", "reintegration") : null);
    }

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => [.. PersonQuestions.Pages(mayBeAnonymous: true), Movement];

    public override Task<IReadOnlyList<EntryProblem>> FindProblemsAsync(ActorRegister register, FilledForm form, CancellationToken ct) =>
        PersonQuestions.FindProblemsAsync(register, form, ct);

    protected abstract QuestionPage Movement { get; }
}

/// <summary>A person stopped from being trafficked abroad.</summary>
public sealed class RecordInterceptionForm : MovementForm
{
    public override string Name => "record-interception";

    public override string Title => "web.reintegration.intercept";

    protected override QuestionPage Movement { get; } = new("movement", "web.reintegration.intercept",
        Ask.Line(nameof(MovementOptions.FileReference), "web.reintegration.file", "web.reintegration.file-hint"),
        Ask.Date(nameof(MovementOptions.On), "web.reintegration.on"),
        Ask.Province(nameof(RecordInterceptionOptions.ProvinceCode), "web.cases.province"),
        Ask.Country(nameof(RecordInterceptionOptions.DestinationCountry), "web.reintegration.destination"));

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct) =>
        VictimSubjects.PersonAddress(await MovementService.InterceptAsync(register, OptionsOf(form), ct));

    private static RecordInterceptionOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        Person = PersonQuestions.EntryOf(form.Answers),
        FileReference = form.Answers.Line(nameof(MovementOptions.FileReference)),
        On = form.Answers.Date(nameof(MovementOptions.On)),
        ProvinceCode = form.Answers.Line(nameof(RecordInterceptionOptions.ProvinceCode)),
        DestinationCountry = form.Answers.Line(nameof(RecordInterceptionOptions.DestinationCountry)),
    };
}

/// <summary>A person brought home.</summary>
public sealed class RecordRepatriationForm : MovementForm
{
    public override string Name => "record-repatriation";

    public override string Title => "web.reintegration.repatriate";

    protected override QuestionPage Movement { get; } = new("movement", "web.reintegration.repatriate",
        Ask.Line(nameof(MovementOptions.FileReference), "web.reintegration.file", "web.reintegration.file-hint"),
        Ask.Date(nameof(MovementOptions.On), "web.reintegration.on"),
        Ask.Country(nameof(RecordRepatriationOptions.FromCountry), "web.reintegration.from"));

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct) =>
        VictimSubjects.PersonAddress(await MovementService.RepatriateAsync(register, OptionsOf(form), ct));

    private static RecordRepatriationOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        Person = PersonQuestions.EntryOf(form.Answers),
        FileReference = form.Answers.Line(nameof(MovementOptions.FileReference)),
        On = form.Answers.Date(nameof(MovementOptions.On)),
        FromCountry = form.Answers.Line(nameof(RecordRepatriationOptions.FromCountry)),
    };
}

/// <summary>A stage of the way back.</summary>
public sealed class AddReintegrationStepForm : ReportForm
{
    public override string Name => "add-reintegration-step";

    public override string Title => "web.reintegration.add-step";

    protected override QuestionPage Page { get; } = new("step", "web.reintegration.add-step",
        Ask.Code(nameof(AddReintegrationStepOptions.Stage), "web.reintegration.stage", "reintegration-stage", "web.reintegration.stage-hint"),
        Ask.Date(nameof(AddReintegrationStepOptions.On), "web.reintegration.on"),
        Ask.Province(nameof(AddReintegrationStepOptions.ProvinceCode), "web.cases.province"));

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    protected override Task EnterAsync(ActorRegister register, FilledForm form, CancellationToken ct) => ReintegrationService.AddAsync(register, OptionsOf(form), ct);

    private static AddReintegrationStepOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        ReportId = form.SubjectId,
        Stage = form.Answers.Line(nameof(AddReintegrationStepOptions.Stage)),
        On = form.Answers.Date(nameof(AddReintegrationStepOptions.On)),
        ProvinceCode = form.Answers.Line(nameof(AddReintegrationStepOptions.ProvinceCode)),
    };
}
