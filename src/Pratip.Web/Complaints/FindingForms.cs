using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Complaints;
using Pratip.Registry.Entry;
using Pratip.Web.Forms;

namespace Pratip.Web.Complaints;

public sealed class ProposeFindingForm : ComplaintForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
    [
        new("finding", "web.complaints.propose",
            Ask.Code(nameof(ProposeFindingOptions.Finding), "web.complaints.finding", "complaint-finding", "web.complaints.finding-hint"),
            Ask.Choices(nameof(ProposeFindingOptions.Evidence), "web.complaints.evidence", EvidenceAsync, "web.complaints.evidence-hint"),
            Ask.Text(nameof(ProposeFindingOptions.Reason), "web.complaints.reason"),
            Ask.Text(nameof(ProposeFindingOptions.AgainstChecks), "web.complaints.against-checks", "web.complaints.against-checks-hint")),
    ];

    public override string Name => "propose-finding";

    public override string Title => "web.complaints.propose";

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    private static async ValueTask<IReadOnlyList<Choice>> EvidenceAsync(QuestionContext context, CancellationToken ct)
    {
        var complaint = (Complaint)context.Subject.Row!;
        await using var db = context.Register.CreateContext();
        var found = await db.ComplaintEvidence.Where(one => one.ComplaintId == complaint.Id).OrderBy(one => one.Id).Select(one => new { one.Id, one.At, one.MediaType }).ToListAsync(ct);
        return found.ConvertAll(one => new Choice(one.Id.ToString(), $"{context.Text.Moment(one.At)}, {one.MediaType}"));
    }

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems();

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await FindingService.ProposeAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static ProposeFindingOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        ComplaintId = form.SubjectId,
        Finding = form.Answers.Line(nameof(ProposeFindingOptions.Finding)),
        Evidence = form.Answers.All(nameof(ProposeFindingOptions.Evidence)),
        Reason = form.Answers.Line(nameof(ProposeFindingOptions.Reason)),
        AgainstChecks = form.Answers.Line(nameof(ProposeFindingOptions.AgainstChecks)),
    };
}

public sealed class DecideFindingForm : ComplaintForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
    [
        new("decide", "web.complaints.decide",
            Ask.YesNo(nameof(DecideFindingOptions.IsApproved), "web.complaints.approve")) { Lead = "web.complaints.decide-lead" },
    ];

    public override string Name => "decide-finding";

    public override string Title => "web.complaints.decide";

    public override AccessVerb Verb => AccessVerb.Approve;

    public override Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct) =>
        FindAsync<ComplaintFinding>(register, subject, static one => one.ComplaintId, one => one.State == FindingState.Proposed && one.ProposedByUserId != register.Actor.UserId, ct);

    /// <summary>Whoever decides reads what there is to decide on: its reason, its evidence, and what the checks came to. What is opened is recorded as everywhere.</summary>
    public override async Task<FormMatter?> ReadMatterAsync(ActorRegister register, EntrySubject subject, CancellationToken ct)
    {
        var finding = (ComplaintFinding)subject.Row!;
        return await ComplaintReader.FindAsync(register, finding.ComplaintId, ct) is not { } file ? null : new FormMatter(typeof(FindingMatter), new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [nameof(FindingMatter.Finding)] = finding,
            [nameof(FindingMatter.File)] = file,
            [nameof(FindingMatter.Words)] = await ComplaintReader.OpenTextsAsync(register, finding.ComplaintId, "case-work", ct),
        });
    }

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override Task<CurrentAnswers?> ReadCurrentAsync(ActorRegister register, string subject, CancellationToken ct) =>
        CurrentAsync<ComplaintFinding>(register, subject, static one => Answers.None, ct);

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems();

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await FindingService.DecideAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static DecideFindingOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.SubjectId,
        BasedOn = form.BasedOn ?? 0,
        IsApproved = form.Answers.YesNo(nameof(DecideFindingOptions.IsApproved)),
    };
}

public sealed class WritePublicationForm : ComplaintForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
    [
        new("text", "web.complaints.write-public",
            Ask.Text(nameof(WritePublicationOptions.TextEn), "web.complaints.text-en", "web.complaints.public-hint"),
            Ask.Text(nameof(WritePublicationOptions.TextKm), "web.complaints.text-km", "web.complaints.public-hint")),
    ];

    public override string Name => "write-finding-text";

    public override string Title => "web.complaints.write-public";

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems();

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await PublicationService.WriteAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static WritePublicationOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        ComplaintId = form.SubjectId,
        TextEn = form.Answers.Line(nameof(WritePublicationOptions.TextEn)),
        TextKm = form.Answers.Line(nameof(WritePublicationOptions.TextKm)),
    };
}

public sealed class ReleasePublicationForm : ComplaintForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
    [
        new("release", "web.complaints.release",
            Ask.YesNo(nameof(ReleasePublicationOptions.NobodyCanBeTold), "web.complaints.nobody-told", "web.complaints.nobody-hint")) { Lead = "web.complaints.release-lead" },
    ];

    public override string Name => "release-finding-text";

    public override string Title => "web.complaints.release";

    public override AccessVerb Verb => AccessVerb.Approve;

    public override Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct) =>
        FindAsync<ComplaintPublication>(
            register, subject, static one => one.ComplaintId, one => one.ReleasedOn is null && one.WithdrawnOn is null && one.WrittenByUserId != register.Actor.UserId, ct);

    /// <summary>Whoever answers for a text reads it where it is let out.</summary>
    public override Task<FormMatter?> ReadMatterAsync(ActorRegister register, EntrySubject subject, CancellationToken ct) => Task.FromResult<FormMatter?>(
        new FormMatter(typeof(PublicationText), new Dictionary<string, object>(StringComparer.Ordinal) { [nameof(PublicationText.Publication)] = (ComplaintPublication)subject.Row! }));

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override Task<CurrentAnswers?> ReadCurrentAsync(ActorRegister register, string subject, CancellationToken ct) =>
        CurrentAsync<ComplaintPublication>(register, subject, static one => Answers.None, ct);

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems();

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await PublicationService.ReleaseAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static ReleasePublicationOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.SubjectId,
        BasedOn = form.BasedOn ?? 0,
        NobodyCanBeTold = form.Answers.YesNo(nameof(ReleasePublicationOptions.NobodyCanBeTold)),
    };
}
