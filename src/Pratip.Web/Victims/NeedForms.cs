using Pratip.Registry.Access;
using Pratip.Registry.Entry;
using Pratip.Registry.Victims;
using Pratip.Web.Forms;

namespace Pratip.Web.Victims;

/// <summary>What somebody needs.</summary>
public sealed class AddNeedForm : VictimForm
{
    public override string Name => "add-need";

    public override string Title => "web.victims.add-need";

    protected override QuestionPage Page { get; } = new("need", "web.victims.add-need",
        Ask.Code(nameof(AddNeedOptions.Kind), "web.cases.need", "service-kind"),
        Ask.Date(nameof(AddNeedOptions.On), "web.victims.since"));

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    protected override Task EnterAsync(ActorRegister register, FilledForm form, CancellationToken ct) => NeedService.AddAsync(register, OptionsOf(form), ct);

    private static AddNeedOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        VictimId = form.SubjectId,
        Kind = form.Answers.Line(nameof(AddNeedOptions.Kind)),
        On = form.Answers.Date(nameof(AddNeedOptions.On)),
    };
}

/// <summary>A need was met.</summary>
public sealed class MeetNeedForm : VictimForm
{
    public override string Name => "meet-need";

    public override string Title => "web.victims.meet-need";

    protected override QuestionPage Page { get; } = new("met", "web.victims.meet-need", Ask.Date(nameof(MeetNeedOptions.MetOn), "web.victims.met-on"));

    public override Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct) =>
        VictimSubjects.OfVictimAsync<VictimNeed>(register, subject, need => need.VictimId, ct);

    public override Task<CurrentAnswers?> ReadCurrentAsync(ActorRegister register, string subject, CancellationToken ct) =>
        VictimSubjects.CurrentAsync<VictimNeed>(register, subject, need => Answers.None.With(nameof(MeetNeedOptions.MetOn), need.MetOn), ct);

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    protected override Task EnterAsync(ActorRegister register, FilledForm form, CancellationToken ct) => NeedService.MeetAsync(register, OptionsOf(form), ct);

    private static MeetNeedOptions OptionsOf(FilledForm form) =>
        new() { Id = form.SubjectId, BasedOn = form.BasedOn ?? 0, MetOn = form.Answers.Date(nameof(MeetNeedOptions.MetOn)) };
}
