using Pratip.Reference.CodeLists;
using Pratip.Registry.Access;
using Pratip.Registry.Entry;
using Pratip.Registry.Victims;
using Pratip.Web.Forms;

namespace Pratip.Web.Victims;

/// <summary>Decides on a status, or re-opens what was decided.</summary>
public sealed class DecideStatusForm : VictimForm
{
    public override string Name => "decide-status";

    public override string Title => "web.victims.decide";

    protected override QuestionPage Page { get; } = new("decision", "web.victims.decide",
        Ask.Choice(nameof(DecideStatusOptions.Status), "web.cases.status", static (context, _) => ValueTask.FromResult(Following(context)), "web.victims.decide-who"),
        Ask.Date(nameof(DecideStatusOptions.On), "web.victims.decided-on"),
        Ask.Code(nameof(DecideStatusOptions.Body), "web.victims.body", "identifying-body"),
        Ask.Text(nameof(DecideStatusOptions.Reason), "web.victims.reason", "web.victims.reason-hint"))
    { Lead = "web.victims.decide-lead" };

    /// <summary>The status as it stands is offered with those that may follow: it is what somebody else may have decided meanwhile.</summary>
    public override Task<CurrentAnswers?> ReadCurrentAsync(ActorRegister register, string subject, CancellationToken ct) =>
        VictimSubjects.CurrentAsync<Victim>(register, subject, victim => Answers.None.With(nameof(DecideStatusOptions.Status), victim.Status), ct);

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    protected override Task EnterAsync(ActorRegister register, FilledForm form, CancellationToken ct) => DecisionService.DecideAsync(register, OptionsOf(form), ct);

    private static IReadOnlyList<Choice> Following(QuestionContext context)
    {
        var status = ((Victim)context.Subject.Row!).Status;
        return [.. CodeListCatalogue.Standard.Get("identification-status").Entries
            .Where(entry => entry.Code == status || VictimStatus.MayFollow(status, entry.Code)).Select(entry => new Choice(entry.Code, context.Text.Say(entry.Label)))];
    }

    private static DecideStatusOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        VictimId = form.SubjectId,
        BasedOn = form.BasedOn ?? 0,
        Status = form.Answers.Line(nameof(DecideStatusOptions.Status)),
        On = form.Answers.Date(nameof(DecideStatusOptions.On)),
        Body = form.Answers.Line(nameof(DecideStatusOptions.Body)),
        Reason = form.Answers.Line(nameof(DecideStatusOptions.Reason)),
    };
}
