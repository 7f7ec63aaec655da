using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Editions;
using Pratip.Registry.Entry;
using Pratip.Web.Forms;

namespace Pratip.Web.Editions;

/// <summary>Makes an edition of the facts as they stand.</summary>
public sealed class CreateEditionForm : EditionsForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
    [
        new("edition", "web.editions.create",
            Ask.Line(nameof(CreateEditionOptions.Window), "web.editions.window", "web.window.hint"),
            Ask.Code(nameof(CreateEditionOptions.Vintage), "web.editions.vintage", "edition-vintage"),
            Ask.Line(nameof(CreateEditionOptions.Compare), "web.editions.compare", "web.editions.compare-hint")),
    ];

    public override string Name => "create-edition";

    public override string Title => "web.editions.create";

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await EditionService.CreateAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static CreateEditionOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        Window = form.Answers.Line(nameof(CreateEditionOptions.Window)),
        Vintage = form.Answers.Line(nameof(CreateEditionOptions.Vintage)),
        Compare = form.Answers.Line(nameof(CreateEditionOptions.Compare)),
    };
}

/// <summary>Enters or moves a day of the release calendar.</summary>
public sealed class PlanReleaseForm : EditionsForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
    [
        new("plan", "web.editions.plan",
            Ask.Line(nameof(PlanReleaseOptions.Window), "web.editions.window", "web.window.hint"),
            Ask.Code(nameof(PlanReleaseOptions.Vintage), "web.editions.vintage", "edition-vintage"),
            Ask.Date(nameof(PlanReleaseOptions.Day), "web.editions.day"),
            Ask.Moment(nameof(PlanReleaseOptions.EmbargoUntil), "web.editions.embargo"),
            Ask.Line(nameof(PlanReleaseOptions.Reason), "web.editions.why-forward", "web.editions.why-forward-hint")),
    ];

    public override string Name => "plan-release";

    public override string Title => "web.editions.plan";

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await ReleaseCalendar.PlanAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static PlanReleaseOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        Window = form.Answers.Line(nameof(PlanReleaseOptions.Window)),
        Vintage = form.Answers.Line(nameof(PlanReleaseOptions.Vintage)),
        Day = form.Answers.Date(nameof(PlanReleaseOptions.Day)),
        EmbargoUntil = form.Answers.Moment(nameof(PlanReleaseOptions.EmbargoUntil)),
        Reason = form.Answers.Line(nameof(PlanReleaseOptions.Reason)),
    };
}

/// <summary>A form about no edition in particular.</summary>
public abstract class EditionsForm : EntryForm
{
    public override AccessNoun Noun => AccessNoun.Editions;

    public override Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct) =>
        Task.FromResult(subject is null ? new EntrySubject("", "/editions", "editions") : null);
}

/// <summary>A form about one edition, in one of the states in which it can be.</summary>
public abstract class EditionForm(params IReadOnlyList<string> states) : EntryForm
{
    public override AccessNoun Noun => AccessNoun.Editions;

    public override async Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct)
    {
        if (!Guid.TryParse(subject, out var id))
        {
            return null;
        }

        // Without what it holds, which is large.
        await using var db = register.CreateContext();
        var found = await db.Editions.Where(one => one.Id == id).Select(one => new EditionHandle(one.Id, one.Name, one.State, one.Version)).SingleOrDefaultAsync(ct);
        return found is not null && states.Contains(found.State, StringComparer.Ordinal) ? new EntrySubject(found.Name, EditionPages.Address(found.Name), "editions", found) : null;
    }

    private protected static EditionHandle Of(FilledForm form) => (EditionHandle)form.About.Row!;
}
