using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Charges;
using Pratip.Registry.Entry;
using Pratip.Web.Forms;

namespace Pratip.Web.Charges;

/// <summary>What has become of a charge where no step of the court decided it.</summary>
public sealed class ChangeChargeForm : EntryForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
    [
        new("status", "web.charges.change-charge",
            Ask.Choice(nameof(ChangeChargeOptions.Status), "web.charges.status", static (context, _) => ValueTask.FromResult<IReadOnlyList<Choice>>(
                [.. ChargeStatus.All.Select(status => new Choice(status, context.Text[$"web.charges.status.{status}"]))])),
            Ask.Article(nameof(ChangeChargeOptions.NewArticle), "web.charges.new-article", "web.charges.new-article-hint"),
            Ask.Date(nameof(ChangeChargeOptions.On), "web.charges.on", "web.charges.on-hint")) { Lead = "web.charges.change-lead" },
    ];

    public override string Name => "change-charge";

    public override string Title => "web.charges.change-charge";

    public override AccessNoun Noun => AccessNoun.Suspects;

    public override Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct) => SuspectSubjects.ChargeAsync(register, subject, ct);

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override async Task<CurrentAnswers?> ReadCurrentAsync(ActorRegister register, string subject, CancellationToken ct)
    {
        var id = Guid.Parse(subject);
        await using var db = register.CreateContext(AccessVerb.Enter);
        return await db.Charges.SingleOrDefaultAsync(charge => charge.Id == id, ct) is { } charge
            ? new CurrentAnswers(Answers.None.With(nameof(ChangeChargeOptions.Status), charge.Status), charge.Version, charge.EventId) : null;
    }

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await ChargeService.ChangeAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static ChangeChargeOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.SubjectId,
        BasedOn = form.BasedOn ?? 0,
        Status = form.Answers.Line(nameof(ChangeChargeOptions.Status)),
        NewArticle = form.Answers.Line(nameof(ChangeChargeOptions.NewArticle)),
        On = form.Answers.Date(nameof(ChangeChargeOptions.On)),
        NewId = form.Id,
    };
}
