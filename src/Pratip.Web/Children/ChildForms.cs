using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Children;
using Pratip.Registry.Entry;
using Pratip.Web.Forms;
using Pratip.Web.Victims;

namespace Pratip.Web.Children;

/// <summary>Whether a child is alone, and whether an age is certain.</summary>
public sealed class ChildSituationForm : ReportForm
{
    public override string Name => "child-situation";

    public override string Title => "web.children.situation";

    protected override QuestionPage Page { get; } = new("situation", "web.children.situation",
        Ask.YesNoUnknown(nameof(SetChildSituationOptions.IsUnaccompanied), "web.children.unaccompanied", "web.children.unaccompanied-hint"),
        Ask.YesNoUnknown(nameof(SetChildSituationOptions.AgeIsUncertain), "web.children.uncertain", "web.children.uncertain-hint"));

    public override async Task<CurrentAnswers?> ReadCurrentAsync(ActorRegister register, string subject, CancellationToken ct)
    {
        var reportId = Guid.Parse(subject);
        await using var db = register.CreateContext(AccessVerb.Enter);
        return await db.ChildSituations.SingleOrDefaultAsync(one => one.ReportId == reportId, ct) is { } standing
            ? new CurrentAnswers(
                Answers.None.With(nameof(SetChildSituationOptions.IsUnaccompanied), Answers.Of(standing.IsUnaccompanied) ?? "unknown")
                    .With(nameof(SetChildSituationOptions.AgeIsUncertain), Answers.Of(standing.AgeIsUncertain)),
                standing.Version, standing.EventId)
            : null;
    }

    /// <summary>Unknown is an answer, and nothing is none: sent empty, the form would make an adult a child, and a clearance void.</summary>
    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) =>
        [.. Page.Questions.Where(question => form.Answers.All(question.Property).Count == 0).Select(question => new EntryProblem(question.Property, new Message("entry.missing")))];

    protected override Task EnterAsync(ActorRegister register, FilledForm form, CancellationToken ct) => ChildSituationService.SetAsync(register, OptionsOf(form), ct);

    private static SetChildSituationOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        ReportId = form.SubjectId,
        BasedOn = form.BasedOn ?? 0,
        IsUnaccompanied = form.Answers.YesNo(nameof(SetChildSituationOptions.IsUnaccompanied)),
        AgeIsUncertain = form.Answers.YesNo(nameof(SetChildSituationOptions.AgeIsUncertain)),
    };
}

/// <summary>A decision in a child's best interest.</summary>
public sealed class BestInterestForm : ReportForm
{
    public override string Name => "best-interest";

    public override string Title => "web.children.best-interest";

    protected override QuestionPage Page { get; } = new("decision", "web.children.best-interest",
        Ask.Date(nameof(AddBestInterestOptions.On), "web.victims.decided-on"),
        Ask.Agency(nameof(AddBestInterestOptions.DecidingAgencyId), "web.children.deciding-agency"),
        Ask.Text(nameof(AddBestInterestOptions.Decision), "web.children.decision", "web.victims.reason-hint"));

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    protected override Task EnterAsync(ActorRegister register, FilledForm form, CancellationToken ct) => BestInterestService.AddAsync(register, OptionsOf(form), ct);

    private static AddBestInterestOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        ReportId = form.SubjectId,
        On = form.Answers.Date(nameof(AddBestInterestOptions.On)),
        DecidingAgencyId = form.Answers.Id(nameof(AddBestInterestOptions.DecidingAgencyId)),
        Decision = form.Answers.Line(nameof(AddBestInterestOptions.Decision)),
    };
}
