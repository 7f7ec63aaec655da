using Pratip.Registry.Access;
using Pratip.Registry.Entry;
using Pratip.Registry.Removals;
using Pratip.Web.Cases;
using Pratip.Web.Forms;
using Pratip.Web.Screening;

namespace Pratip.Web.Removals;

/// <summary>A form about a person's removal.</summary>
public abstract class RemovalForm : GateForm
{
    public override AccessNoun Noun => AccessNoun.Removals;

    private protected static Question Reason(bool standsInRow = true) =>
        Ask.Text(nameof(ClearRemovalOptions.Reason), "web.victims.reason", "web.screening.reason-hint") with { StandsInRow = standsInRow };
}

/// <summary>Says that nothing stands in the way of one removal; what does is said beside the field.</summary>
public sealed class ClearRemovalForm : RemovalForm
{
    public override string Name => "clear-removal";

    public override string Title => "web.removals.clear";

    protected override QuestionPage Page { get; } = new("clearance", "web.removals.clear", Reason()) { Lead = "web.removals.clear-lead" };

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems();

    protected override Task EnterAsync(ActorRegister register, FilledForm form, CancellationToken ct) => ClearanceService.ClearAsync(register, OptionsOf(form), ct);

    private static ClearRemovalOptions OptionsOf(FilledForm form) =>
        new() { Id = form.Id, ReportId = form.SubjectId, Reason = form.Answers.Line(nameof(ClearRemovalOptions.Reason)) };
}

/// <summary>Asks another agency to let a removal go past what stands in its way.</summary>
public sealed class AskOverrideForm : RemovalForm
{
    public override string Name => "ask-override";

    public override string Title => "web.removals.ask";

    protected override QuestionPage Page { get; } = new("override", "web.removals.ask",
        Ask.Choice(nameof(AskOverrideOptions.ToAgencyId), "web.removals.to", static async (context, ct) =>
            [.. (await OverrideOffices.ReadAsync(context.Register, ct)).Select(agency => new Choice(agency.Id.ToString(), context.Text.Agency(agency)))], "web.removals.to-hint"),
        Ask.Text(nameof(AskOverrideOptions.Reason), "web.victims.reason", "web.removals.ask-reason-hint"))
    { Lead = "web.removals.ask-lead" };

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems();

    protected override Task EnterAsync(ActorRegister register, FilledForm form, CancellationToken ct) => ClearanceService.AskOverrideAsync(register, OptionsOf(form), ct);

    private static AskOverrideOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        ReportId = form.SubjectId,
        ToAgencyId = form.Answers.Id(nameof(AskOverrideOptions.ToAgencyId)),
        Reason = form.Answers.Line(nameof(AskOverrideOptions.Reason)),
    };
}

/// <summary>The answer of the agency that was asked, which need not reach the person.</summary>
public sealed class DecideOverrideForm : RemovalForm
{
    public override string Name => "decide-override";

    public override string Title => "web.removals.decide";

    public override AccessVerb Verb => AccessVerb.Approve;

    protected override QuestionPage Page { get; } = new("decision", "web.removals.decide",
        Ask.Choice(nameof(DecideOverrideOptions.IsGranted), "web.removals.granted", static (context, _) => ValueTask.FromResult<IReadOnlyList<Choice>>(
            [new("yes", context.Text["web.cases.yes"]), new("no", context.Text["web.cases.no"])])) with
        { StandsInRow = false },
        Reason(standsInRow: false))
    { Lead = "web.removals.decide-lead" };

    public override async Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct) =>
        Guid.TryParse(subject, out var id) && (await IncidentOverview.WaitingAsync(register, ct)).FirstOrDefault(one => one.Id == id) is { } asked
            ? new EntrySubject("", "/incidents", "incidents", asked) : null;

    public override async Task<FormMatter?> ReadMatterAsync(ActorRegister register, EntrySubject subject, CancellationToken ct) =>
        OversightRows.Of(await OversightMatter.OfOverrideAsync(register, (RemovalClearance)subject.Row!, ct));

    public override Task<CurrentAnswers?> ReadCurrentAsync(ActorRegister register, string subject, CancellationToken ct) =>
        CurrentAsync<RemovalClearance>(register, AccessVerb.Approve, subject, _ => Answers.None, ct);

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems();

    protected override Task EnterAsync(ActorRegister register, FilledForm form, CancellationToken ct) => ClearanceService.DecideOverrideAsync(register, OptionsOf(form), ct);

    private static DecideOverrideOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.SubjectId,
        BasedOn = form.BasedOn ?? 0,
        IsGranted = form.Answers.YesNo(nameof(DecideOverrideOptions.IsGranted)),
        Reason = form.Answers.Line(nameof(DecideOverrideOptions.Reason)),
    };
}

/// <summary>Takes a clearance, or the question for one, back.</summary>
public sealed class WithdrawClearanceForm : RemovalForm
{
    public override string Name => "withdraw-clearance";

    public override string Title => "web.removals.withdraw";

    protected override QuestionPage Page { get; } = new("withdrawal", "web.removals.withdraw", Reason(standsInRow: false));

    public override Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct) =>
        OfReportAsync<RemovalClearance>(register, Noun, subject, one => one.AgencyId == register.Actor.AgencyId ? one.ReportId : null, ct);

    public override Task<CurrentAnswers?> ReadCurrentAsync(ActorRegister register, string subject, CancellationToken ct) =>
        CurrentAsync<RemovalClearance>(register, AccessVerb.Enter, subject, _ => Answers.None, ct);

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems();

    protected override Task EnterAsync(ActorRegister register, FilledForm form, CancellationToken ct) => ClearanceService.WithdrawAsync(register, OptionsOf(form), ct);

    private static WithdrawClearanceOptions OptionsOf(FilledForm form) =>
        new() { Id = form.SubjectId, BasedOn = form.BasedOn ?? 0, Reason = form.Answers.Line(nameof(WithdrawClearanceOptions.Reason)) };
}
