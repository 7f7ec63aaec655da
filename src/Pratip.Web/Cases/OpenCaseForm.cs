using Pratip.Registry.Access;
using Pratip.Registry.Cases;
using Pratip.Registry.Entry;
using Pratip.Web.Forms;

namespace Pratip.Web.Cases;

/// <summary>Opens a case of the user's own agency.</summary>
public sealed class OpenCaseForm : EntryForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
    [
        new("when", "web.cases.open.when",
            Ask.Line(nameof(OpenCaseOptions.OwnReference), "web.cases.reference", "web.cases.open.reference-hint"),
            Ask.Date(nameof(OpenCaseOptions.ActedOn), "web.cases.acted-on", "web.cases.open.acted-on-hint"),
            Ask.Date(nameof(OpenCaseOptions.OffenceOn), "web.cases.offence-on")),
        new("where", "web.cases.open.where",
            Ask.Province(nameof(OpenCaseOptions.ProvinceCode), "web.cases.province"),
            Ask.Code(nameof(OpenCaseOptions.SiteKind), "web.cases.open.site", "site-kind"),
            Ask.Code(nameof(OpenCaseOptions.DetectionSource), "web.cases.detection", "detection-source")),
        new("what", "web.cases.open.what",
            Ask.Article(nameof(OpenCaseOptions.OpeningArticle), "web.cases.article"),
            Ask.Codes(nameof(OpenCaseOptions.FormsOfExploitation), "web.cases.forms", "form-of-exploitation", "web.cases.open.forms-hint")),
        new("numbers", "web.cases.open.numbers",
            Ask.Code(nameof(OpenCaseOptions.OtherBody), "web.cases.open.other-body", "case-number-body", "web.cases.open.other-hint"),
            Ask.Line(nameof(OpenCaseOptions.OtherNumber), "web.cases.open.other-number"),
            Ask.Choice(nameof(OpenCaseOptions.AssignToMe), "web.cases.officer", static (context, _) => ValueTask.FromResult<IReadOnlyList<Choice>>(
                [new("yes", context.Text["web.cases.officer-me"]), new("no", context.Text["web.cases.officer-nobody"])]))),
    ];

    public override string Name => "open-case";

    public override string Title => "web.cases.open.title";

    public override AccessNoun Noun => AccessNoun.Cases;

    /// <summary>About nothing that is there yet.</summary>
    public override Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct) =>
        Task.FromResult(subject is null && CaseService.MayOpen(register.Actor) ? new EntrySubject("", "/cases", "cases") : null);

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override Answers Suggest(EntrySubject subject, DateOnly today) => Answers.None.With(nameof(OpenCaseOptions.AssignToMe), "yes");

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    public override Task<IReadOnlyList<EntryProblem>> FindProblemsAsync(ActorRegister register, FilledForm form, CancellationToken ct) =>
        CaseService.FindProblemsAsync(register, OptionsOf(form), ct);

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct) =>
        $"/cases/{await CaseService.OpenAsync(register, OptionsOf(form), ct)}";

    private static OpenCaseOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        OwnReference = form.Answers.Line(nameof(OpenCaseOptions.OwnReference)),
        ActedOn = form.Answers.Date(nameof(OpenCaseOptions.ActedOn)),
        OffenceOn = form.Answers.Date(nameof(OpenCaseOptions.OffenceOn)),
        ProvinceCode = form.Answers.Line(nameof(OpenCaseOptions.ProvinceCode)),
        SiteKind = form.Answers.Line(nameof(OpenCaseOptions.SiteKind)),
        DetectionSource = form.Answers.Line(nameof(OpenCaseOptions.DetectionSource)),
        OpeningArticle = form.Answers.Line(nameof(OpenCaseOptions.OpeningArticle)),
        FormsOfExploitation = form.Answers.All(nameof(OpenCaseOptions.FormsOfExploitation)),
        OtherBody = form.Answers.Line(nameof(OpenCaseOptions.OtherBody)),
        OtherNumber = form.Answers.Line(nameof(OpenCaseOptions.OtherNumber)),
        AssignToMe = form.Answers.YesNo(nameof(OpenCaseOptions.AssignToMe)) != false,
    };
}
