using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Entry;
using Pratip.Registry.Sites;
using Pratip.Web.Forms;
using Pratip.Web.Victims;

namespace Pratip.Web.Sites;

/// <summary>Puts a place into the register of sites.</summary>
public sealed class RegisterSiteForm : EntryForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
    [
        new("site", "web.sites.what",
            Ask.Line(nameof(RegisterSiteOptions.OwnReference), "web.cases.reference", "web.sites.reference-hint"),
            Ask.Code(nameof(RegisterSiteOptions.Kind), "web.sites.kind", "site-kind"),
            Ask.Line(nameof(RegisterSiteOptions.Name), "web.sites.name", "web.sites.name-hint"),
            Ask.Province(nameof(RegisterSiteOptions.ProvinceCode), "web.cases.province"),
            Ask.Line(nameof(RegisterSiteOptions.Locality), "web.sites.locality"),
            Ask.Date(nameof(RegisterSiteOptions.KnownSince), "web.sites.known-since")),
    ];

    public override string Name => "register-site";

    public override string Title => "web.sites.register";

    public override AccessNoun Noun => AccessNoun.Sites;

    public override Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct) =>
        Task.FromResult(subject is null ? new EntrySubject("", "/sites", "sites") : null);

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await SiteService.RegisterAsync(register, OptionsOf(form), ct);
        return $"/sites/{form.Id}";
    }

    private static RegisterSiteOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        OwnReference = form.Answers.Line(nameof(RegisterSiteOptions.OwnReference)),
        Kind = form.Answers.Line(nameof(RegisterSiteOptions.Kind)),
        Name = form.Answers.Line(nameof(RegisterSiteOptions.Name)),
        ProvinceCode = form.Answers.Line(nameof(RegisterSiteOptions.ProvinceCode)),
        Locality = form.Answers.Line(nameof(RegisterSiteOptions.Locality)),
        KnownSince = form.Answers.Date(nameof(RegisterSiteOptions.KnownSince)),
    };
}

/// <summary>Says that a site is one no more.</summary>
public sealed class CloseSiteForm : EntryForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
    [
        new("closed", "web.sites.close",
            Ask.Date(nameof(CloseSiteOptions.ClosedOn), "web.sites.closed-on"),
            Ask.Code(nameof(CloseSiteOptions.Closing), "web.sites.closing", "site-closing", "web.sites.closing-hint")),
    ];

    public override string Name => "close-site";

    public override string Title => "web.sites.close";

    public override AccessNoun Noun => AccessNoun.Sites;

    public override async Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct)
    {
        if (!Guid.TryParse(subject, out var id))
        {
            return null;
        }

        await using var db = register.CreateContext(AccessVerb.Enter);
        return await db.Sites.SingleOrDefaultAsync(site => site.Id == id, ct) is { } found ? new EntrySubject(found.OwnReference, $"/sites/{id}", "sites") : null;
    }

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override Task<CurrentAnswers?> ReadCurrentAsync(ActorRegister register, string subject, CancellationToken ct) =>
        VictimSubjects.CurrentAsync<Site>(register, subject, static site => Answers.None.With(nameof(CloseSiteOptions.ClosedOn), site.ClosedOn).With(nameof(CloseSiteOptions.Closing), site.Closing), ct);

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await SiteService.CloseAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static CloseSiteOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.SubjectId,
        BasedOn = form.BasedOn ?? 0,
        ClosedOn = form.Answers.Date(nameof(CloseSiteOptions.ClosedOn)),
        Closing = form.Answers.Line(nameof(CloseSiteOptions.Closing)),
    };
}
