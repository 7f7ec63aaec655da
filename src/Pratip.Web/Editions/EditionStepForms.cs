using Pratip.Registry.Access;
using Pratip.Registry.Editions;
using Pratip.Registry.Entry;
using Pratip.Web.Forms;

namespace Pratip.Web.Editions;

/// <summary>Signs an edition in the role of whoever signs; one question, so that nobody signs by a slip.</summary>
public sealed class SignEditionForm() : EditionForm(EditionState.Draft, EditionState.Sealed)
{
    private const string IsSigned = nameof(IsSigned);

    public override string Name => "sign-edition";

    public override string Title => "web.editions.sign";

    public override AccessVerb Verb => AccessVerb.Approve;

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) =>
    [
        new QuestionPage("sign", "web.editions.sign",
            Ask.YesNo(IsSigned, "web.editions.is-signed"),
            Ask.Choice(nameof(SignEditionOptions.Role), "web.editions.role", static (context, _) => ValueTask.FromResult(RolesOf(context)), "web.editions.role-hint")) { Lead = "web.editions.sign-lead" },
    ];

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => Decision.Problems(form, IsSigned);

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        var edition = Of(form);
        await EditionSignatures.SignAsync(
            register, new SignEditionOptions { Id = edition.Id, BasedOn = edition.Version, Role = form.Answers.Line(nameof(SignEditionOptions.Role)) }, ct);
        return form.About.Back;
    }

    private static IReadOnlyList<Choice> RolesOf(QuestionContext context) =>
    [
        new("", context.Text["web.editions.role.any"]),
        new("statistician", context.Text["web.editions.role.statistician"]),
        new("signatory", context.Text["web.editions.role.signatory"]),
    ];
}

/// <summary>Lets a signed edition out.</summary>
public sealed class ReleaseEditionForm() : EditionForm(EditionState.Signed)
{
    private const string IsReleased = nameof(IsReleased);

    public override string Name => "release-edition";

    public override string Title => "web.editions.release";

    public override AccessNoun Noun => AccessNoun.Releases;

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) =>
    [
        new QuestionPage("release", "web.editions.release",
            Ask.YesNo(IsReleased, "web.editions.is-released"),
            Ask.YesNo(nameof(ReleaseEditionOptions.IsPublic), "web.editions.is-public", "web.editions.is-public-hint")) { Lead = "web.editions.release-lead" },
    ];

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => Decision.Problems(form, IsReleased);

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        var edition = Of(form);
        await EditionSignatures.ReleaseAsync(
            register, new ReleaseEditionOptions { Id = edition.Id, BasedOn = edition.Version, IsPublic = form.Answers.YesNo(nameof(ReleaseEditionOptions.IsPublic)) == true }, ct);
        return form.About.Back;
    }
}

/// <summary>Gives up an edition that two persons have not signed.</summary>
public sealed class WithdrawEditionForm() : EditionForm(EditionState.Draft, EditionState.Sealed)
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
        [new QuestionPage("withdraw", "web.editions.withdraw", Ask.Line(nameof(WithdrawEditionOptions.Reason), "web.editions.why")) { Lead = "web.editions.withdraw-lead" }];

    public override string Name => "withdraw-edition";

    public override string Title => "web.editions.withdraw";

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems();

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await EditionService.WithdrawAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static WithdrawEditionOptions OptionsOf(FilledForm form) => new()
    {
        Id = Of(form).Id,
        BasedOn = Of(form).Version,
        Reason = form.Answers.Line(nameof(WithdrawEditionOptions.Reason)),
    };
}
