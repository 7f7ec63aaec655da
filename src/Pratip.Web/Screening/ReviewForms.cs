using Pratip.Registry.Access;
using Pratip.Registry.Entry;
using Pratip.Registry.Screening;
using Pratip.Web.Forms;

namespace Pratip.Web.Screening;

/// <summary>Whether somebody is held liable for one kind of act.</summary>
public sealed class ReviewLiabilityForm : GateForm
{
    public override string Name => "review-liability";

    public override string Title => "web.screening.review";

    public override AccessNoun Noun => AccessNoun.Screenings;

    protected override QuestionPage Page { get; } = new("review", "web.screening.review",
        Ask.Code(nameof(ReviewLiabilityOptions.Liability), "web.screening.liability", "liability-kind"),
        Ask.Code(nameof(ReviewLiabilityOptions.Basis), "web.screening.basis", "compulsion-basis"),
        Ask.Code(nameof(ReviewLiabilityOptions.Decision), "web.screening.decision", "non-punishment-decision"),
        Ask.Code(nameof(ReviewLiabilityOptions.Effect), "web.screening.effect", "non-punishment-effect"),
        Ask.Agency(nameof(ReviewLiabilityOptions.DecidingAgencyId), "web.children.deciding-agency"),
        Ask.Code(nameof(ReviewLiabilityOptions.Stage), "web.screening.stage", "procedural-stage", "web.screening.stage-hint"),
        Ask.Date(nameof(ReviewLiabilityOptions.On), "web.victims.decided-on"),
        Ask.Text(nameof(ReviewLiabilityOptions.Reason), "web.screening.act", "web.screening.reason-hint"))
    { Lead = "web.screening.review-lead" };

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    protected override Task EnterAsync(ActorRegister register, FilledForm form, CancellationToken ct) => LiabilityService.ReviewAsync(register, OptionsOf(form), ct);

    private static ReviewLiabilityOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        ReportId = form.SubjectId,
        Liability = form.Answers.Line(nameof(ReviewLiabilityOptions.Liability)),
        Basis = form.Answers.Line(nameof(ReviewLiabilityOptions.Basis)),
        Decision = form.Answers.Line(nameof(ReviewLiabilityOptions.Decision)),
        Effect = form.Answers.Line(nameof(ReviewLiabilityOptions.Effect)),
        DecidingAgencyId = form.Answers.Id(nameof(ReviewLiabilityOptions.DecidingAgencyId)),
        Stage = form.Answers.Line(nameof(ReviewLiabilityOptions.Stage)),
        On = form.Answers.Date(nameof(ReviewLiabilityOptions.On)),
        Reason = form.Answers.Line(nameof(ReviewLiabilityOptions.Reason)),
    };
}

/// <summary>Somebody fears what a return would bring.</summary>
public sealed class RaiseRiskForm : GateForm
{
    public override string Name => "raise-risk";

    public override string Title => "web.screening.raise-risk";

    public override AccessNoun Noun => AccessNoun.Screenings;

    protected override QuestionPage Page { get; } = new("risk", "web.screening.raise-risk",
        Ask.Code(nameof(RaiseRiskOptions.Kind), "web.screening.risk", "protection-risk"),
        Ask.Date(nameof(RaiseRiskOptions.On), "web.screening.raised-on"),
        Ask.Text(nameof(RaiseRiskOptions.Reason), "web.victims.reason", "web.screening.reason-hint"))
    { Lead = "web.screening.risk-lead" };

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    protected override Task EnterAsync(ActorRegister register, FilledForm form, CancellationToken ct) => RiskService.RaiseAsync(register, OptionsOf(form), ct);

    private static RaiseRiskOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        ReportId = form.SubjectId,
        Kind = form.Answers.Line(nameof(RaiseRiskOptions.Kind)),
        On = form.Answers.Date(nameof(RaiseRiskOptions.On)),
        Reason = form.Answers.Line(nameof(RaiseRiskOptions.Reason)),
    };
}

/// <summary>What was found of a risk.</summary>
public sealed class DecideRiskForm : GateForm
{
    public override string Name => "decide-risk";

    public override string Title => "web.screening.decide-risk";

    public override AccessNoun Noun => AccessNoun.Screenings;

    protected override QuestionPage Page { get; } = new("decision", "web.screening.decide-risk",
        Ask.Code(nameof(DecideRiskOptions.Decision), "web.screening.decision", "protection-decision"),
        Ask.Date(nameof(DecideRiskOptions.On), "web.victims.decided-on") with { StandsInRow = false },
        Ask.Text(nameof(DecideRiskOptions.Reason), "web.victims.reason", "web.screening.reason-hint") with { StandsInRow = false })
    { Lead = "web.screening.decide-risk-lead" };

    public override Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct) =>
        OfReportAsync<ProtectionRisk>(register, Noun, subject, risk => risk.ReportId, ct);

    public override Task<CurrentAnswers?> ReadCurrentAsync(ActorRegister register, string subject, CancellationToken ct) => CurrentAsync<ProtectionRisk>(
        register, AccessVerb.Enter, subject, risk => Answers.None.With(nameof(DecideRiskOptions.Decision), risk.Decision), ct);

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    protected override Task EnterAsync(ActorRegister register, FilledForm form, CancellationToken ct) => RiskService.DecideAsync(register, OptionsOf(form), ct);

    private static DecideRiskOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.SubjectId,
        BasedOn = form.BasedOn ?? 0,
        Decision = form.Answers.Line(nameof(DecideRiskOptions.Decision)),
        On = form.Answers.Date(nameof(DecideRiskOptions.On)),
        Reason = form.Answers.Line(nameof(DecideRiskOptions.Reason)),
    };
}
