using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Cases;
using Pratip.Registry.Entry;
using Pratip.Web.Forms;

namespace Pratip.Web.Cases;

/// <summary>Gives a case to an officer of the office.</summary>
public sealed class AssignCaseForm : LedCaseForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
    [
        new("officer", "web.cases.assign.title",
            Ask.Choice(nameof(AssignCaseOptions.UserId), "web.cases.officer", OfficersAsync, "web.cases.assign.hint"),
            Ask.Date(nameof(AssignCaseOptions.Since), "web.cases.assign.since", "web.cases.assign.since-hint")),
    ];

    public override string Name => "assign-case";

    public override string Title => "web.cases.assign.title";

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await AssignmentService.AssignAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static AssignCaseOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        CaseId = form.SubjectId,
        UserId = form.Answers.Id(nameof(AssignCaseOptions.UserId)),
        Since = form.Answers.Date(nameof(AssignCaseOptions.Since)),
    };
}

/// <summary>Releases the officer of a case; for supervisors.</summary>
public sealed class ReleaseCaseForm : EntryForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
        [new("until", "web.cases.release.title", Ask.Date(nameof(ReleaseCaseOptions.Until), "web.cases.release.until", "web.cases.assign.since-hint")) { Lead = "web.cases.release.lead" }];

    public override string Name => "release-case";

    public override string Title => "web.cases.release.title";

    public override AccessNoun Noun => AccessNoun.Corrections;

    public override AccessVerb Verb => AccessVerb.Approve;

    public override async Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct) =>
        await HeldAsync(register, subject, ct) is { } held && await CaseHeads.FindLedAsync(register, held.CaseId, ct) is { } one ? LedCaseForm.About(one) : null;

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override async Task<CurrentAnswers?> ReadCurrentAsync(ActorRegister register, string subject, CancellationToken ct) =>
        await HeldAsync(register, subject, ct) is { } held ? new CurrentAnswers(Answers.None.With(nameof(ReleaseCaseOptions.Until), held.Until), held.Version, held.EventId) : null;

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await AssignmentService.ReleaseAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static async Task<CaseAssignment?> HeldAsync(ActorRegister register, string? subject, CancellationToken ct)
    {
        if (!Guid.TryParse(subject, out var id))
        {
            return null;
        }

        await using var db = register.CreateContext(AccessVerb.Enter);
        return await db.CaseAssignments.SingleOrDefaultAsync(held => held.Id == id, ct);
    }

    private static ReleaseCaseOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.SubjectId,
        BasedOn = form.BasedOn ?? 0,
        Until = form.Answers.Date(nameof(ReleaseCaseOptions.Until)),
    };
}
