using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Complaints;
using Pratip.Registry.Entry;
using Pratip.Web.Forms;

namespace Pratip.Web.Complaints;

public sealed class LinkComplaintForm : ComplaintForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
    [
        new("link", "web.complaints.link",
            Ask.Choice(nameof(LinkComplaintOptions.SiteId), "web.encounters.site", SitesAsync),
            Ask.Line(nameof(LinkComplaintOptions.PersonReference), "web.complaints.person-reference"),
            Ask.Line(nameof(LinkComplaintOptions.CaseNumber), "web.complaints.case-number")),
    ];

    public override string Name => "link-complaint";

    public override string Title => "web.complaints.link";

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    private static async ValueTask<IReadOnlyList<Choice>> SitesAsync(QuestionContext context, CancellationToken ct)
    {
        await using var db = context.Register.CreateContext();
        var sites = await db.Sites.OrderByDescending(site => site.Id).Take(300).ToListAsync(ct);
        return sites.ConvertAll(site => new Choice(site.Id.ToString(), site.Name is null ? site.OwnReference : $"{site.OwnReference}, {site.Name}"));
    }

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems();

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await ComplaintLinks.LinkAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static LinkComplaintOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        ComplaintId = form.SubjectId,
        SiteId = form.Answers.Id(nameof(LinkComplaintOptions.SiteId)),
        PersonReference = form.Answers.Line(nameof(LinkComplaintOptions.PersonReference)),
        CaseNumber = form.Answers.Line(nameof(LinkComplaintOptions.CaseNumber)),
    };
}

public sealed class AccuseBodyForm : ComplaintForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
    [
        new("body", "web.complaints.accuse",
            Ask.Agency(nameof(AccuseBodyOptions.AgencyId), "web.complaints.accused", "web.complaints.accuse-hint"),
            Ask.Text(nameof(AccuseBodyOptions.Reason), "web.complaints.not-accused", "web.complaints.not-accused-hint")),
    ];

    public override string Name => "accuse-body";

    public override string Title => "web.complaints.accuse";

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems();

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await ComplaintLinks.AccuseAsync(register, OptionsOf(form), ct);
        return await ComplaintReader.ReachesAsync(register, form.SubjectId, ct) ? form.About.Back : "/complaints?kept=1";
    }

    private static AccuseBodyOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        Reason = form.Answers.Line(nameof(AccuseBodyOptions.Reason)),
        ComplaintId = form.SubjectId,
        AgencyId = form.Answers.Id(nameof(AccuseBodyOptions.AgencyId)),
    };
}

public sealed class IdentifyReporterForm : ComplaintForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
    [
        new("person", "web.complaints.identify",
            Ask.Line(nameof(IdentifyReporterOptions.PersonReference), "web.complaints.person-reference", "web.complaints.identify-hint")),
    ];

    public override string Name => "identify-reporter";

    public override string Title => "web.complaints.identify";

    public override AccessNoun Noun => AccessNoun.Reporters;

    public override async Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct)
    {
        if (!Guid.TryParse(subject, out var id))
        {
            return null;
        }

        await using var db = register.CreateContext(AccessVerb.Enter);
        return await db.ComplaintReporters.AnyAsync(one => one.ComplaintId == id, ct) ? await base.FindAsync(register, subject, ct) : null;
    }

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems();

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await ReporterService.IdentifyAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static IdentifyReporterOptions OptionsOf(FilledForm form) => new()
    {
        ComplaintId = form.SubjectId,
        PersonReference = form.Answers.Line(nameof(IdentifyReporterOptions.PersonReference)),
    };
}
