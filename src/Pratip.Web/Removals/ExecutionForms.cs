using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Entry;
using Pratip.Registry.People;
using Pratip.Registry.Removals;
using Pratip.Web.Cases;
using Pratip.Web.Forms;
using Pratip.Web.Screening;

namespace Pratip.Web.Removals;

/// <summary>Records a removal that was carried out, cleared or not.</summary>
public sealed class ExecuteRemovalForm : RemovalForm
{
    public override string Name => "execute-removal";

    public override string Title => "web.removals.execute";

    protected override QuestionPage Page { get; } = new("removal", "web.removals.execute",
        Ask.Date(nameof(ExecuteRemovalOptions.On), "web.removals.on"),
        Ask.Line(nameof(ExecuteRemovalOptions.FileNumber), "web.removals.file", "web.removals.file-hint"),
        Ask.Code(nameof(ExecuteRemovalOptions.Ground), "web.removals.ground", "removal-ground", "web.removals.new-file-hint"),
        Ask.Line(nameof(ExecuteRemovalOptions.Authority), "web.removals.authority", "web.removals.new-file-hint"),
        Ask.Date(nameof(ExecuteRemovalOptions.DecidedOn), "web.victims.decided-on", "web.removals.new-file-hint"),
        Ask.Country(nameof(ExecuteRemovalOptions.DestinationCountry), "web.removals.destination"),
        Ask.Code(nameof(ExecuteRemovalOptions.TicketPayer), "web.removals.ticket", "ticket-payer"),
        Ask.Province(nameof(ExecuteRemovalOptions.ProvinceCode), "web.cases.province"))
    { Lead = "web.removals.execute-lead" };

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    protected override Task EnterAsync(ActorRegister register, FilledForm form, CancellationToken ct) => RemovalService.ExecuteAsync(register, OptionsOf(form), ct);

    private static ExecuteRemovalOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        ReportId = form.SubjectId,
        On = form.Answers.Date(nameof(ExecuteRemovalOptions.On)),
        FileNumber = form.Answers.Line(nameof(ExecuteRemovalOptions.FileNumber)),
        Ground = form.Answers.Line(nameof(ExecuteRemovalOptions.Ground)),
        Authority = form.Answers.Line(nameof(ExecuteRemovalOptions.Authority)),
        DecidedOn = form.Answers.Date(nameof(ExecuteRemovalOptions.DecidedOn)),
        DestinationCountry = form.Answers.Line(nameof(ExecuteRemovalOptions.DestinationCountry)),
        TicketPayer = form.Answers.Line(nameof(ExecuteRemovalOptions.TicketPayer)),
        ProvinceCode = form.Answers.Line(nameof(ExecuteRemovalOptions.ProvinceCode)),
    };
}

/// <summary>Records that somebody went home by their own wish.</summary>
public sealed class AssistReturnForm : RemovalForm
{
    public override string Name => "assist-return";

    public override string Title => "web.removals.assist";

    protected override QuestionPage Page { get; } = new("return", "web.removals.assist",
        Ask.Choice(nameof(AssistReturnOptions.ConsentId), "web.removals.consent", ConsentsAsync, "web.removals.consent-hint"),
        Ask.Date(nameof(AssistReturnOptions.On), "web.removals.returned-on"),
        Ask.Country(nameof(AssistReturnOptions.DestinationCountry), "web.removals.destination"),
        Ask.Code(nameof(AssistReturnOptions.TicketPayer), "web.removals.ticket", "ticket-payer"))
    { Lead = "web.removals.assist-lead" };

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    protected override Task EnterAsync(ActorRegister register, FilledForm form, CancellationToken ct) => AssistedReturnService.AssistAsync(register, OptionsOf(form), ct);

    private static async ValueTask<IReadOnlyList<Choice>> ConsentsAsync(QuestionContext context, CancellationToken ct) =>
        [.. (await AssistedReturnService.ConsentsAsync(context.Register, ((PersonReport)context.Subject.Row!).Id, ct)).Select(one => new Choice(one.Id.ToString(), context.Text.Day(one.On)))];

    private static AssistReturnOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        ReportId = form.SubjectId,
        ConsentId = form.Answers.Id(nameof(AssistReturnOptions.ConsentId)),
        On = form.Answers.Date(nameof(AssistReturnOptions.On)),
        DestinationCountry = form.Answers.Line(nameof(AssistReturnOptions.DestinationCountry)),
        TicketPayer = form.Answers.Line(nameof(AssistReturnOptions.TicketPayer)),
    };
}

/// <summary>What oversight found of a removal without clearance.</summary>
public sealed class FollowIncidentForm : GateForm
{
    public override string Name => "follow-incident";

    public override string Title => "web.removals.follow";

    public override AccessNoun Noun => AccessNoun.Incidents;

    protected override QuestionPage Page { get; } = new("finding", "web.removals.follow",
        Ask.Code(nameof(FollowIncidentOptions.Finding), "web.removals.finding", "incident-finding"),
        Ask.Date(nameof(FollowIncidentOptions.FoundOn), "web.removals.found-on"));

    public override async Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct)
    {
        if (!Guid.TryParse(subject, out var id))
        {
            return null;
        }

        var home = register.Actor.AgencyId;
        await using var db = register.CreateContext(AccessVerb.Enter);
        return await db.RemovalIncidents.SingleOrDefaultAsync(one => one.Id == id && one.OversightAgencyId == home, ct) is { } incident
            ? new EntrySubject("", "/incidents", "incidents", incident) : null;
    }

    public override async Task<FormMatter?> ReadMatterAsync(ActorRegister register, EntrySubject subject, CancellationToken ct) =>
        await OversightMatter.OfIncidentAsync(register, ((RemovalIncident)subject.Row!).Id, ct) is { } matter ? OversightRows.Of(matter) : null;

    public override Task<CurrentAnswers?> ReadCurrentAsync(ActorRegister register, string subject, CancellationToken ct) => CurrentAsync<RemovalIncident>(
        register, AccessVerb.Enter, subject,
        one => Answers.None.With(nameof(FollowIncidentOptions.Finding), one.Finding).With(nameof(FollowIncidentOptions.FoundOn), one.FoundOn), ct);

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    protected override Task EnterAsync(ActorRegister register, FilledForm form, CancellationToken ct) => IncidentService.FollowAsync(register, OptionsOf(form), ct);

    private static FollowIncidentOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.SubjectId,
        BasedOn = form.BasedOn ?? 0,
        Finding = form.Answers.Line(nameof(FollowIncidentOptions.Finding)),
        FoundOn = form.Answers.Date(nameof(FollowIncidentOptions.FoundOn)),
    };
}
