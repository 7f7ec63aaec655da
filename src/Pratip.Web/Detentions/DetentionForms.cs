using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Registry.Access;
using Pratip.Registry.Detentions;
using Pratip.Registry.Entry;
using Pratip.Web.Forms;
using Pratip.Web.Victims;

namespace Pratip.Web.Detentions;

/// <summary>Says that somebody is held. Of a person met in an encounter, the detention belongs to it.</summary>
public sealed class BeginDetentionForm(Hosting.SiteRegister site) : EntryForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
    [
        new("held", "web.detentions.begin",
            Ask.Date(nameof(BeginDetentionOptions.From), "web.detentions.from"),
            Ask.Moment(nameof(BeginDetentionOptions.FromAt), "web.detentions.from-at"),
            Ask.Code(nameof(BeginDetentionOptions.Ground), "web.detentions.ground", "detention-ground"),
            Ask.Line(nameof(BeginDetentionOptions.Facility), "web.detentions.facility"),
            Ask.Agency(nameof(BeginDetentionOptions.HoldingAgencyId), "web.detentions.holder", "web.detentions.holder-hint")),
    ];

    public override string Name => "begin-detention";

    public override string Title => "web.detentions.begin";

    public override AccessNoun Noun => AccessNoun.Removals;

    public override async Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct)
    {
        if (!Guid.TryParse(subject, out var id))
        {
            return null;
        }

        await using var db = register.CreateContext(AccessVerb.Enter, AccessNoun.Removals);
        if (await db.PersonReports.SingleOrDefaultAsync(report => report.Id == id, ct) is not { } report)
        {
            return null;
        }

        var met = await db.EncounteredPersons.Where(one => one.ReportId == id).OrderByDescending(one => one.Id).FirstOrDefaultAsync(ct);
        return new EntrySubject(report.OwnReference, met is null ? "/detentions" : $"/encounters/{met.EncounterId}", met is null ? "detentions" : "encounters", met?.EncounterId);
    }

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(site.Register.Clock.GetUtcNow());

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await DetentionService.BeginAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static BeginDetentionOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        ReportId = form.SubjectId,
        EncounterId = form.About.Row as Guid?,
        From = form.Answers.Date(nameof(BeginDetentionOptions.From))
            ?? (form.Answers.Moment(nameof(BeginDetentionOptions.FromAt)) is { } at ? PartialDate.OfDay(PhnomPenhTime.DateOf(at)).ToString() : null),
        FromAt = form.Answers.Moment(nameof(BeginDetentionOptions.FromAt)),
        Ground = form.Answers.Line(nameof(BeginDetentionOptions.Ground)),
        Facility = form.Answers.Line(nameof(BeginDetentionOptions.Facility)),
        HoldingAgencyId = form.Answers.Id(nameof(BeginDetentionOptions.HoldingAgencyId)),
    };
}

/// <summary>What the forms about one detention have in common.</summary>
public abstract class OneDetentionForm : EntryForm
{
    public override AccessNoun Noun => AccessNoun.Removals;

    public override async Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct)
    {
        if (!Guid.TryParse(subject, out var id))
        {
            return null;
        }

        await using var db = register.CreateContext(AccessVerb.Enter);
        if (await db.Detentions.SingleOrDefaultAsync(one => one.Id == id, ct) is not { } held)
        {
            return null;
        }

        await using var seen = register.CreateContext();
        var reference = await seen.PersonReports.Where(report => report.Id == held.ReportId).Select(report => report.OwnReference).SingleOrDefaultAsync(ct);
        return new EntrySubject(reference ?? "", held.EncounterId is { } encounter ? $"/encounters/{encounter}" : "/detentions", held.EncounterId is null ? "detentions" : "encounters");
    }

    public sealed override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await EnterAsync(register, form, ct);
        return form.About.Back;
    }

    protected abstract Task EnterAsync(ActorRegister register, FilledForm form, CancellationToken ct);
}

public sealed class MoveDetentionForm : OneDetentionForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
    [
        new("where", "web.detentions.move",
            Ask.Line(nameof(MoveDetentionOptions.Facility), "web.detentions.facility"),
            Ask.Code(nameof(MoveDetentionOptions.Ground), "web.detentions.ground", "detention-ground"),
            Ask.Agency(nameof(MoveDetentionOptions.HoldingAgencyId), "web.detentions.holder")),
    ];

    public override string Name => "move-detention";

    public override string Title => "web.detentions.move";

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override Task<CurrentAnswers?> ReadCurrentAsync(ActorRegister register, string subject, CancellationToken ct) =>
        VictimSubjects.CurrentAsync<Detention>(register, subject, static held => Answers.None
            .With(nameof(MoveDetentionOptions.Facility), held.Facility).With(nameof(MoveDetentionOptions.Ground), held.Ground)
            .With(nameof(MoveDetentionOptions.HoldingAgencyId), held.HoldingAgencyId?.ToString()), ct);

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems();

    protected override Task EnterAsync(ActorRegister register, FilledForm form, CancellationToken ct) => DetentionService.MoveAsync(register, OptionsOf(form), ct);

    private static MoveDetentionOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.SubjectId,
        BasedOn = form.BasedOn ?? 0,
        Facility = form.Answers.Line(nameof(MoveDetentionOptions.Facility)),
        Ground = form.Answers.Line(nameof(MoveDetentionOptions.Ground)),
        HoldingAgencyId = form.Answers.Id(nameof(MoveDetentionOptions.HoldingAgencyId)),
    };
}

public sealed class EndDetentionForm : OneDetentionForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
    [
        new("end", "web.detentions.end",
            Ask.Code(nameof(EndDetentionOptions.Disposition), "web.encounters.became", "detention-disposition"),
            Ask.Date(nameof(EndDetentionOptions.DisposedOn), "web.encounters.on")) { Lead = "web.detentions.end-lead" },
    ];

    public override string Name => "end-detention";

    public override string Title => "web.detentions.end";

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override Task<CurrentAnswers?> ReadCurrentAsync(ActorRegister register, string subject, CancellationToken ct) =>
        VictimSubjects.CurrentAsync<Detention>(register, subject, static held => Answers.None
            .With(nameof(EndDetentionOptions.Disposition), DetentionService.IsUntold(held) ? null : held.Disposition).With(nameof(EndDetentionOptions.DisposedOn), held.DisposedOn), ct);

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    protected override Task EnterAsync(ActorRegister register, FilledForm form, CancellationToken ct) => DetentionService.EndAsync(register, OptionsOf(form), ct);

    private static EndDetentionOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.SubjectId,
        BasedOn = form.BasedOn ?? 0,
        Disposition = form.Answers.Line(nameof(EndDetentionOptions.Disposition)),
        DisposedOn = form.Answers.Date(nameof(EndDetentionOptions.DisposedOn)),
    };
}
