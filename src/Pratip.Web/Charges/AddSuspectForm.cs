using Pratip.Registry.Access;
using Pratip.Registry.Charges;
using Pratip.Registry.Entry;
using Pratip.Web.Forms;
using Pratip.Web.Officials;
using Pratip.Web.People;

namespace Pratip.Web.Charges;

/// <summary>Adds a suspect to a case.</summary>
public sealed class AddSuspectForm : EntryForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
    [
        .. PersonQuestions.Pages(mayBeAnonymous: false),
        new("suspect", "web.charges.suspect",
            Ask.Code(nameof(AddSuspectOptions.Role), "web.charges.role", "perpetrator-role"),
            Ask.Choice(nameof(AddSuspectOptions.IsAtLarge), "web.cases.at-large", static (context, _) => ValueTask.FromResult<IReadOnlyList<Choice>>(
                [new("yes", context.Text["web.cases.yes"]), new("no", context.Text["web.cases.no"])])),
            Ask.Number(nameof(AddSuspectOptions.AgeAtArrest), "web.charges.age", "web.charges.age-hint"),
            Ask.YesNoUnknown(nameof(AddSuspectOptions.IsPublicOfficial), "web.cases.official", "web.charges.official-hint")),
        OfficialQuestions.Page with { AskedWhen = answers => answers.YesNo(nameof(AddSuspectOptions.IsPublicOfficial)) == true },
    ];

    public override string Name => "add-suspect";

    public override string Title => "web.charges.add-suspect";

    public override AccessNoun Noun => AccessNoun.Suspects;

    public override Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct) => SuspectSubjects.CaseAsync(register, subject, ct);

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override Answers Suggest(EntrySubject subject, DateOnly today) => Answers.None.With(nameof(AddSuspectOptions.IsAtLarge), "no");

    public override Task<IReadOnlyList<EntryProblem>> FindProblemsAsync(ActorRegister register, FilledForm form, CancellationToken ct) =>
        PersonQuestions.FindProblemsAsync(register, form, ct);

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        var options = OptionsOf(form);
        await SuspectService.AddAsync(register, options, ct);

        // Whose own unit it was has just lost sight of the case.
        return options.OwnUnitId == register.Actor.AgencyId ? "/cases" : form.About.Back;
    }

    private static AddSuspectOptions OptionsOf(FilledForm form)
    {
        var isOfficial = form.Answers.YesNo(nameof(AddSuspectOptions.IsPublicOfficial));
        return new AddSuspectOptions
        {
            Id = form.Id,
            CaseId = form.SubjectId,
            Person = PersonQuestions.EntryOf(form.Answers),
            Role = form.Answers.Line(nameof(AddSuspectOptions.Role)),
            IsAtLarge = form.Answers.YesNo(nameof(AddSuspectOptions.IsAtLarge)) == true,
            AgeAtArrest = form.Answers.Number(nameof(AddSuspectOptions.AgeAtArrest)),
            IsPublicOfficial = isOfficial,
            OwnUnitId = isOfficial == true ? form.Answers.Id(nameof(AddSuspectOptions.OwnUnitId)) : null,
            OversightAgencyId = isOfficial == true ? form.Answers.Id(nameof(AddSuspectOptions.OversightAgencyId)) : null,
        };
    }
}
