using Pratip.Registry.Access;
using Pratip.Registry.Charges;
using Pratip.Registry.Entry;
using Pratip.Web.Forms;

namespace Pratip.Web.Charges;

/// <summary>Charges a suspect under an article.</summary>
public sealed class AddChargeForm : EntryForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
    [
        new("charge", "web.charges.add-charge",
            Ask.Article(nameof(AddChargeOptions.ArticleCode), "web.charges.article"),
            Ask.Date(nameof(AddChargeOptions.ChargedOn), "web.charges.charged-on")),
    ];

    public override string Name => "add-charge";

    public override string Title => "web.charges.add-charge";

    public override AccessNoun Noun => AccessNoun.Suspects;

    public override Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct) => SuspectSubjects.SuspectAsync(register, subject, ct);

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await ChargeService.AddAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static AddChargeOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        SuspectId = form.SubjectId,
        ArticleCode = form.Answers.Line(nameof(AddChargeOptions.ArticleCode)),
        ChargedOn = form.Answers.Date(nameof(AddChargeOptions.ChargedOn)),
    };
}
