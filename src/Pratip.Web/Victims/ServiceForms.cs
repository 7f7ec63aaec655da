using Pratip.Reference.CodeLists;
using Pratip.Registry.Access;
using Pratip.Registry.Entry;
using Pratip.Registry.Victims;
using Pratip.Web.Forms;

namespace Pratip.Web.Victims;

/// <summary>A service given by an agency. Shelter is offered to whoever may enter where somebody lives.</summary>
public sealed class AddServiceForm : VictimForm
{
    public override string Name => "add-service";

    public override string Title => "web.victims.add-service";

    protected override QuestionPage Page { get; } = new("service", "web.victims.add-service",
        Ask.Choice(nameof(AddServiceOptions.Kind), "web.cases.service", static (context, _) => ValueTask.FromResult<IReadOnlyList<Choice>>(
            [.. CodeListCatalogue.Standard.Get("service-kind").Entries
                .Where(entry => entry.Code != ServiceRecordService.ShelterKind || context.Register.Actor.May(AccessVerb.Enter, AccessNoun.Shelters))
                .Select(entry => new Choice(entry.Code, context.Text.Say(entry.Label)))])),
        Ask.Agency(nameof(AddServiceOptions.ProviderAgencyId), "web.victims.provider"),
        Ask.Date(nameof(AddServiceOptions.From), "web.victims.from"),
        Ask.Date(nameof(AddServiceOptions.To), "web.victims.to", "web.victims.to-hint"));

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    protected override Task EnterAsync(ActorRegister register, FilledForm form, CancellationToken ct) => ServiceRecordService.AddAsync(register, OptionsOf(form), ct);

    private static AddServiceOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        VictimId = form.SubjectId,
        Kind = form.Answers.Line(nameof(AddServiceOptions.Kind)),
        ProviderAgencyId = form.Answers.Id(nameof(AddServiceOptions.ProviderAgencyId)),
        From = form.Answers.Date(nameof(AddServiceOptions.From)),
        To = form.Answers.Date(nameof(AddServiceOptions.To)),
    };
}

/// <summary>A service ended.</summary>
public sealed class EndServiceForm : VictimForm
{
    public override string Name => "end-service";

    public override string Title => "web.victims.end-service";

    protected override QuestionPage Page { get; } = new("end", "web.victims.end-service", Ask.Date(nameof(EndServiceOptions.To), "web.victims.to"));

    public override Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct) =>
        VictimSubjects.OfVictimAsync<VictimService>(register, subject, service => service.VictimId, ct);

    public override Task<CurrentAnswers?> ReadCurrentAsync(ActorRegister register, string subject, CancellationToken ct) =>
        VictimSubjects.CurrentAsync<VictimService>(register, subject, service => Answers.None.With(nameof(EndServiceOptions.To), service.To), ct);

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    protected override Task EnterAsync(ActorRegister register, FilledForm form, CancellationToken ct) => ServiceRecordService.EndAsync(register, OptionsOf(form), ct);

    private static EndServiceOptions OptionsOf(FilledForm form) =>
        new() { Id = form.SubjectId, BasedOn = form.BasedOn ?? 0, To = form.Answers.Date(nameof(EndServiceOptions.To)) };
}
