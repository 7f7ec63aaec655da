using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Cases;
using Pratip.Registry.Entry;
using Pratip.Web.Forms;

namespace Pratip.Web.Cases;

/// <summary>A form about a case that everybody fills in who may enter into it.</summary>
public abstract class EnteredCaseForm : EntryForm
{
    public override AccessNoun Noun => AccessNoun.Cases;

    public override async Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct)
    {
        if (!Guid.TryParse(subject, out var id))
        {
            return null;
        }

        await using var db = register.CreateContext(AccessVerb.Enter);
        return await db.Cases.SingleOrDefaultAsync(one => one.Id == id, ct) is { } found ? LedCaseForm.About(found) : null;
    }
}

/// <summary>Links a case to another one.</summary>
public sealed class LinkCasesForm : EnteredCaseForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
    [
        new("link", "web.cases.link.title",
            Ask.Line(nameof(LinkCasesOptions.OtherNumber), "web.cases.link.number", "web.cases.link.number-hint"),
            Ask.Choice(nameof(LinkCasesOptions.Kind), "web.cases.link.kind", static (context, _) => ValueTask.FromResult<IReadOnlyList<Choice>>(
                [.. LinkCasesOptions.KindsFor(context.Register.Actor).Select(kind => new Choice(kind.Code, context.Text.Say(kind.Label)))])),
            Ask.Line(nameof(LinkCasesOptions.Reason), "web.cases.link.reason", "web.cases.link.reason-hint")),
    ];

    public override string Name => "link-cases";

    public override string Title => "web.cases.link.title";

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems();

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await LinkService.LinkAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static LinkCasesOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        CaseId = form.SubjectId,
        OtherNumber = form.Answers.Line(nameof(LinkCasesOptions.OtherNumber)),
        Kind = form.Answers.Line(nameof(LinkCasesOptions.Kind)),
        Reason = form.Answers.Line(nameof(LinkCasesOptions.Reason)),
    };
}

/// <summary>The number another body gives the same case.</summary>
public sealed class AddBodyNumberForm : EnteredCaseForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
    [
        new("number", "web.cases.body-number.title",
            Ask.Code(nameof(AddBodyNumberOptions.Body), "web.cases.open.other-body", "case-number-body"),
            Ask.Line(nameof(AddBodyNumberOptions.Number), "web.cases.open.other-number")),
    ];

    public override string Name => "add-body-number";

    public override string Title => "web.cases.body-number.title";

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems();

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await BodyNumberService.AddAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static AddBodyNumberOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        CaseId = form.SubjectId,
        Body = form.Answers.Line(nameof(AddBodyNumberOptions.Body)),
        Number = form.Answers.Line(nameof(AddBodyNumberOptions.Number)),
    };
}
