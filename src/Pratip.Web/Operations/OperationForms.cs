using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Entry;
using Pratip.Registry.Operations;
using Pratip.Web.Forms;
using Pratip.Web.Victims;

namespace Pratip.Web.Operations;

public sealed class PlanOperationForm : EntryForm
{
    private const int MostOffered = 300;

    private static readonly IReadOnlyList<QuestionPage> AllPages =
    [
        new("plan", "web.operations.what",
            Ask.Line(nameof(PlanOperationOptions.OwnReference), "web.cases.reference"),
            Ask.Date(nameof(PlanOperationOptions.PlannedOn), "web.operations.planned-on"),
            Ask.Choice(nameof(PlanOperationOptions.SiteId), "web.encounters.site", SitesAsync),
            Ask.Province(nameof(PlanOperationOptions.ProvinceCode), "web.cases.province"),
            Ask.Text(nameof(PlanOperationOptions.Plan), "web.operations.plan", "web.operations.plan-hint")),
    ];

    public override string Name => "plan-operation";

    public override string Title => "web.operations.new";

    public override AccessNoun Noun => AccessNoun.Referrals;

    public override Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct) =>
        Task.FromResult(subject is null ? new EntrySubject("", "/operations", "operations") : null);

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems();

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await OperationService.PlanAsync(register, OptionsOf(form), ct);
        return $"/operations/{form.Id}";
    }

    private static PlanOperationOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        OwnReference = form.Answers.Line(nameof(PlanOperationOptions.OwnReference)),
        PlannedOn = form.Answers.Date(nameof(PlanOperationOptions.PlannedOn)),
        SiteId = form.Answers.Id(nameof(PlanOperationOptions.SiteId)),
        ProvinceCode = form.Answers.Line(nameof(PlanOperationOptions.ProvinceCode)),
        Plan = form.Answers.Line(nameof(PlanOperationOptions.Plan)),
    };

    private static async ValueTask<IReadOnlyList<Choice>> SitesAsync(QuestionContext context, CancellationToken ct)
    {
        await using var db = context.Register.CreateContext();
        var sites = await db.Sites.Where(site => site.ClosedOn == null).OrderByDescending(site => site.Id).Take(MostOffered).ToListAsync(ct);
        return sites.ConvertAll(site => new Choice(site.Id.ToString(), site.Name is null ? site.OwnReference : $"{site.OwnReference}, {site.Name}"));
    }
}

/// <summary>What the forms of the lead have in common: an operation of the own office.</summary>
public abstract class LedOperationForm : EntryForm
{
    public override AccessNoun Noun => AccessNoun.Referrals;

    public override async Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct)
    {
        if (!Guid.TryParse(subject, out var id))
        {
            return null;
        }

        await using var db = register.CreateContext(AccessVerb.Enter);
        return await db.JointOperations.SingleOrDefaultAsync(one => one.Id == id, ct) is { } found && register.Actor.To(AccessVerb.Enter, Noun).Covers(found.LeadAgencyId, null)
            ? new EntrySubject(found.OwnReference, $"/operations/{id}", "operations") : null;
    }
}

public sealed class AddPartForm : LedOperationForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
    [
        new("part", "web.operations.add-part", Ask.Agency(nameof(AddPartOptions.AgencyId), "web.operations.agency"), Ask.Code(nameof(AddPartOptions.Task), "web.operations.task", "operation-task")),
    ];

    public override string Name => "add-operation-task";

    public override string Title => "web.operations.add-part";

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems();

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await OperationService.AddPartAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static AddPartOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        OperationId = form.SubjectId,
        AgencyId = form.Answers.Id(nameof(AddPartOptions.AgencyId)),
        Task = form.Answers.Line(nameof(AddPartOptions.Task)),
    };
}

public sealed class ChangeOperationForm : LedOperationForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages = [new("status", "web.operations.change", Ask.Code(nameof(ChangeOperationOptions.Status), "web.cases.status", "operation-status"))];

    public override string Name => "change-operation";

    public override string Title => "web.operations.change";

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override Task<CurrentAnswers?> ReadCurrentAsync(ActorRegister register, string subject, CancellationToken ct) =>
        VictimSubjects.CurrentAsync<JointOperation>(register, subject, static one => Answers.None.With(nameof(ChangeOperationOptions.Status), one.Status), ct);

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems();

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await OperationService.ChangeAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static ChangeOperationOptions OptionsOf(FilledForm form) =>
        new() { Id = form.SubjectId, BasedOn = form.BasedOn ?? 0, Status = form.Answers.Line(nameof(ChangeOperationOptions.Status)) };
}

/// <summary>By the agency whose task it is, or by the lead.</summary>
public sealed class RecordResultForm : EntryForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
    [
        new("result", "web.operations.record", Ask.Code(nameof(RecordResultOptions.Result), "web.operations.result", "operation-result"), Ask.Date(nameof(RecordResultOptions.ResultOn), "web.encounters.on")),
    ];

    public override string Name => "record-operation-result";

    public override string Title => "web.operations.record";

    public override AccessNoun Noun => AccessNoun.Referrals;

    public override async Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct)
    {
        if (!Guid.TryParse(subject, out var id))
        {
            return null;
        }

        await using var db = register.CreateContext(AccessVerb.Enter);
        var found = await (from part in db.OperationParts
                           where part.Id == id
                           join operation in db.JointOperations on part.OperationId equals operation.Id
                           select new { part.AgencyId, Operation = operation }).SingleOrDefaultAsync(ct);
        var entering = register.Actor.To(AccessVerb.Enter, Noun);
        return found is not null && (entering.Covers(found.AgencyId, null) || entering.Covers(found.Operation.LeadAgencyId, null))
            ? new EntrySubject(found.Operation.OwnReference, $"/operations/{found.Operation.Id}", "operations") : null;
    }

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override Task<CurrentAnswers?> ReadCurrentAsync(ActorRegister register, string subject, CancellationToken ct) =>
        VictimSubjects.CurrentAsync<OperationPart>(register, subject, static part => Answers.None
            .With(nameof(RecordResultOptions.Result), part.Result).With(nameof(RecordResultOptions.ResultOn), part.ResultOn), ct);

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await OperationService.RecordResultAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static RecordResultOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.SubjectId,
        BasedOn = form.BasedOn ?? 0,
        Result = form.Answers.Line(nameof(RecordResultOptions.Result)),
        ResultOn = form.Answers.Date(nameof(RecordResultOptions.ResultOn)),
    };
}
