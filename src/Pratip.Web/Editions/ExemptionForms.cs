using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Editions;
using Pratip.Registry.Entry;
using Pratip.Statistics.Measures;
using Pratip.Web.Forms;

namespace Pratip.Web.Editions;

/// <summary>Asks that small cells of a measure stay shown; another person approves.</summary>
public sealed class AskExemptionForm : EditionsForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
    [
        new("exemption", "web.editions.exempt",
            Ask.Choice(nameof(AskExemptionOptions.Measure), "web.editions.figure", static (context, _) => ValueTask.FromResult(Measures(context))),
            Ask.Line(nameof(AskExemptionOptions.Breakdown), "web.editions.breakdown", "web.editions.breakdown-hint"),
            Ask.Line(nameof(AskExemptionOptions.Key), "web.editions.code", "web.editions.code-hint"),
            Ask.Line(nameof(AskExemptionOptions.Reason), "web.editions.why")) { Lead = "web.editions.exempt-lead" },
    ];

    public override string Name => "ask-exemption";

    public override string Title => "web.editions.exempt";

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems();

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await ExemptionService.AskAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static AskExemptionOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        Measure = form.Answers.Line(nameof(AskExemptionOptions.Measure)),
        Breakdown = form.Answers.Line(nameof(AskExemptionOptions.Breakdown)),
        Key = form.Answers.Line(nameof(AskExemptionOptions.Key)),
        Reason = form.Answers.Line(nameof(AskExemptionOptions.Reason)),
    };

    private static IReadOnlyList<Choice> Measures(QuestionContext context) =>
        [.. MeasureCatalogue.Standard.All.Where(measure => measure.Breakdowns.Count > 0).Select(measure => new Choice(measure.Id, context.Text.Say(measure.Title)))];
}

/// <summary>Approves what another person asked for; small cells it names are shown in editions made from then on.</summary>
public sealed class ApproveExemptionForm : EntryForm
{
    private const string IsApproved = nameof(IsApproved);

    private static readonly IReadOnlyList<QuestionPage> AllPages =
    [
        new("approve", "web.editions.approve", Ask.YesNo(IsApproved, "web.editions.is-approved")) { Lead = "web.editions.approve-lead" },
    ];

    public override string Name => "approve-exemption";

    public override string Title => "web.editions.approve";

    public override AccessNoun Noun => AccessNoun.Editions;

    public override AccessVerb Verb => AccessVerb.Approve;

    public override async Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        return Guid.TryParse(subject, out var id)
            && await db.SuppressionExemptions.SingleOrDefaultAsync(one => one.Id == id && one.ApprovedAt == null && !one.IsVoided, ct) is { } found
                ? new EntrySubject(EditionsPage.NameOf(found), "/editions", "editions", found)
                : null;
    }

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => Decision.Problems(form, IsApproved);

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        var asked = (SuppressionExemption)form.About.Row!;
        await ExemptionService.ApproveAsync(register, new ApproveExemptionOptions { Id = asked.Id, BasedOn = asked.Version }, ct);
        return form.About.Back;
    }
}
