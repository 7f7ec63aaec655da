using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Charges;
using Pratip.Registry.Entry;
using Pratip.Registry.Officials;
using Pratip.Web.Charges;
using Pratip.Web.Forms;

namespace Pratip.Web.Officials;

/// <summary>A suspect turns out to be a public official.</summary>
public sealed class DeclareOfficialForm : EntryForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages = [OfficialQuestions.Page];

    public override string Name => "declare-official";

    public override string Title => "web.officials.declare";

    public override AccessNoun Noun => AccessNoun.Suspects;

    public override Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct) => SuspectSubjects.SuspectAsync(register, subject, ct);

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override async Task<CurrentAnswers?> ReadCurrentAsync(ActorRegister register, string subject, CancellationToken ct)
    {
        var id = Guid.Parse(subject);
        await using var db = register.CreateContext(AccessVerb.Enter);
        return await db.Suspects.SingleOrDefaultAsync(suspect => suspect.Id == id, ct) is { } suspect ? new CurrentAnswers(Answers.None, suspect.Version, suspect.EventId) : null;
    }

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        var options = OptionsOf(form);
        await OfficialService.DeclareAsync(register, options, ct);

        // Whose own unit it was has just lost sight of the case.
        return options.OwnUnitId == register.Actor.AgencyId ? "/cases" : form.About.Back;
    }

    private static DeclareOfficialOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.SubjectId,
        BasedOn = form.BasedOn ?? 0,
        OwnUnitId = form.Answers.Id(nameof(AddSuspectOptions.OwnUnitId)),
        OversightAgencyId = form.Answers.Id(nameof(AddSuspectOptions.OversightAgencyId)),
    };
}

/// <summary>The oversight agency records what discipline does.</summary>
public sealed class AddDisciplinaryStepForm : EntryForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
    [
        new("step", "web.officials.add-step",
            Ask.Code(nameof(AddDisciplinaryStepOptions.Outcome), "web.officials.outcome", "disciplinary-outcome"),
            Ask.Date(nameof(AddDisciplinaryStepOptions.On), "web.courts.on")),
    ];

    public override string Name => "add-disciplinary-step";

    public override string Title => "web.officials.add-step";

    public override AccessNoun Noun => AccessNoun.Suspects;

    public override Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct) => SuspectSubjects.SuspectAsync(register, subject, ct);

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await OfficialService.AddStepAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static AddDisciplinaryStepOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        SuspectId = form.SubjectId,
        On = form.Answers.Date(nameof(AddDisciplinaryStepOptions.On)),
        Outcome = form.Answers.Line(nameof(AddDisciplinaryStepOptions.Outcome)),
    };
}
