using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Reference.CodeLists;
using Pratip.Registry.Access;
using Pratip.Registry.Entry;
using Pratip.Registry.Victims;
using Pratip.Web.Forms;
using Pratip.Web.People;

namespace Pratip.Web.Victims;

/// <summary>Registers a presumed victim in a case, or without one.</summary>
public sealed class AddVictimForm : EntryForm
{
    private const string Somebody = nameof(AddVictimOptions.ReportId);

    private static readonly QuestionPage[] OfExploitation =
    [
        new("registration", "web.victims.registration",
            Ask.Choice(nameof(AddVictimOptions.Status), "web.cases.status", static (context, _) => ValueTask.FromResult<IReadOnlyList<Choice>>(
                [.. CodeListCatalogue.Standard.Get("identification-status").Entries.Where(entry => VictimStatus.MayBegin(entry.Code)).Select(entry => new Choice(entry.Code, context.Text.Say(entry.Label)))]),
                "web.victims.status-hint"),
            Ask.Date(nameof(AddVictimOptions.RegisteredOn), "web.cases.registered-on"),
            Ask.Number(nameof(AddVictimOptions.Age), "web.victims.age", "web.victims.age-hint"),
            Ask.Choice(nameof(AddVictimOptions.AgeBand), "web.victims.age-band", static (context, _) => ValueTask.FromResult<IReadOnlyList<Choice>>(
                [.. AgeBandSet.Ncct.Bands.Select(band => new Choice(band.Code, context.Text.Say(band.Label))), new("", context.Text["web.cases.unknown"])]), "web.victims.age-band-hint"),
            Ask.Number(nameof(AddVictimOptions.AgeAtExploitation), "web.victims.age-at-exploitation")),
        new("exploitation", "web.victims.exploitation",
            Ask.Codes(nameof(AddVictimOptions.FormsOfExploitation), "web.cases.forms", "form-of-exploitation"),
            Ask.Codes(nameof(AddVictimOptions.MeansOfControl), "web.victims.means", "means-of-control"),
            Ask.Codes(nameof(AddVictimOptions.RecruitmentChannels), "web.victims.recruitment", "recruitment-channel"),
            Ask.Code(nameof(AddVictimOptions.Sector), "web.victims.sector", "isic-section")) { Lead = "web.victims.exploitation-lead" },
    ];

    private static readonly IReadOnlyList<QuestionPage> Plain = [.. PersonQuestions.Pages(mayBeAnonymous: true), .. OfExploitation];

    /// <summary>It may be one of the suspects of the case, of whom nothing is asked again.</summary>
    private static readonly IReadOnlyList<QuestionPage> AmongSuspects =
    [
        new("standing", "web.victims.standing", Ask.Choice(Somebody, "web.victims.suspect", SuspectsAsync, "web.victims.suspect-hint")),
        .. PersonQuestions.Pages(mayBeAnonymous: true).Select(page => page with { AskedWhen = answers => answers.Line(Somebody) is null && page.AskedWhen?.Invoke(answers) != false }),
        .. OfExploitation,
    ];

    public override string Name => "add-victim";

    public override string Title => "web.victims.add";

    public override AccessNoun Noun => AccessNoun.Victims;

    public override Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct) => VictimSubjects.CaseAsync(register, subject, ct);

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => subject.Row is VictimCase { HasSuspects: true } ? AmongSuspects : Plain;

    public override Answers Suggest(EntrySubject subject, DateOnly today) => Answers.None
        .With(nameof(AddVictimOptions.Status), VictimStatus.Presumed).With(nameof(AddVictimOptions.RegisteredOn), PartialDate.OfDay(today).ToString());

    public override Task<IReadOnlyList<EntryProblem>> FindProblemsAsync(ActorRegister register, FilledForm form, CancellationToken ct) =>
        PersonQuestions.FindProblemsAsync(register, form, ct);

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        var reportId = await PresumedVictimService.AddAsync(register, OptionsOf(form), ct);
        return form.About.Row is VictimCase ? form.About.Back : VictimSubjects.PersonAddress(reportId);
    }

    private static async ValueTask<IReadOnlyList<Choice>> SuspectsAsync(QuestionContext context, CancellationToken ct)
    {
        var caseId = ((VictimCase)context.Subject.Row!).Id;
        await using var db = context.Register.CreateContext();
        var references = await (from suspect in db.Suspects
                                where suspect.CaseId == caseId
                                join report in db.PersonReports on suspect.ReportId equals report.Id
                                orderby suspect.Id
                                select new { report.Id, report.OwnReference }).ToListAsync(ct);
        return [new("", context.Text["web.victims.no-suspect"]), .. references.Select(one => new Choice(one.Id.ToString(), one.OwnReference))];
    }

    private static AddVictimOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        CaseId = (form.About.Row as VictimCase)?.Id,
        ReportId = form.Answers.Line(Somebody) is { } somebody ? Guid.TryParse(somebody, out var id) ? id : Guid.Empty : null,
        Person = PersonQuestions.EntryOf(form.Answers),
        Status = form.Answers.Line(nameof(AddVictimOptions.Status)),
        RegisteredOn = form.Answers.Date(nameof(AddVictimOptions.RegisteredOn)),
        Age = form.Answers.Line(nameof(AddVictimOptions.Age)),
        AgeBand = form.Answers.Line(nameof(AddVictimOptions.AgeBand)),
        AgeAtExploitation = form.Answers.Line(nameof(AddVictimOptions.AgeAtExploitation)),
        FormsOfExploitation = [.. form.Answers.All(nameof(AddVictimOptions.FormsOfExploitation))],
        MeansOfControl = [.. form.Answers.All(nameof(AddVictimOptions.MeansOfControl))],
        RecruitmentChannels = [.. form.Answers.All(nameof(AddVictimOptions.RecruitmentChannels))],
        Sector = form.Answers.Line(nameof(AddVictimOptions.Sector)),
    };
}
