using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Entry;
using Pratip.Registry.HandOvers;
using Pratip.Web.Forms;
using Pratip.Web.Victims;

namespace Pratip.Web.HandOvers;

/// <summary>Lists people to be handed over: of an encounter by their numbers, or by the references of their reports.</summary>
public sealed class ListHandOverForm : EntryForm
{
    public override string Name => "list-hand-over";

    public override string Title => "web.hand-overs.list";

    public override AccessNoun Noun => AccessNoun.Referrals;

    /// <summary>The encounter whose people they are, or none.</summary>
    public override async Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct)
    {
        if (subject is null)
        {
            return new EntrySubject("", "/hand-overs", "operations");
        }

        if (!Guid.TryParse(subject, out var id))
        {
            return null;
        }

        await using var db = register.CreateContext();
        return await db.Encounters.SingleOrDefaultAsync(one => one.Id == id, ct) is { } encounter ? new EntrySubject(encounter.OwnReference, $"/encounters/{id}", "encounters", id) : null;
    }

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var (label, hint) = subject.Row is null ? ("web.hand-overs.references", "web.people.line-hint") : ("web.hand-overs.numbers", "web.hand-overs.numbers-hint");
        return
        [
            new QuestionPage("list", "web.hand-overs.what",
                Ask.Line(nameof(ListHandOverOptions.OwnReference), "web.cases.reference"),
                Ask.Text(nameof(ListHandOverOptions.People), label, hint),
                Ask.Code(nameof(ListHandOverOptions.Destination), "web.hand-overs.destination", "hand-over-destination"),
                Ask.Agency(nameof(ListHandOverOptions.ToAgencyId), "web.hand-overs.to", "web.hand-overs.to-hint"),
                Ask.Date(nameof(ListHandOverOptions.On), "web.encounters.on")),
        ];
    }

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems();

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await HandOverListService.ListAsync(register, OptionsOf(form), ct);
        return $"/hand-overs/{form.Id}";
    }

    private static ListHandOverOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        EncounterId = form.About.Row as Guid?,
        OwnReference = form.Answers.Line(nameof(ListHandOverOptions.OwnReference)),
        People = form.Answers.Line(nameof(ListHandOverOptions.People)),
        Destination = form.Answers.Line(nameof(ListHandOverOptions.Destination)),
        ToAgencyId = form.Answers.Id(nameof(ListHandOverOptions.ToAgencyId)),
        On = form.Answers.Date(nameof(ListHandOverOptions.On)),
    };
}

/// <summary>Says that both sides have signed the sheet.</summary>
public sealed class SignHandOverForm : EntryForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
        [new("signed", "web.hand-overs.sign", Ask.Date(nameof(SignHandOverOptions.SignedOn), "web.hand-overs.signed-on")) { Lead = "web.hand-overs.sign-lead" }];

    public override string Name => "sign-hand-over";

    public override string Title => "web.hand-overs.sign";

    public override AccessNoun Noun => AccessNoun.Referrals;

    public override async Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct)
    {
        if (!Guid.TryParse(subject, out var id))
        {
            return null;
        }

        await using var db = register.CreateContext(AccessVerb.Enter);
        return await db.HandOverLists.SingleOrDefaultAsync(one => one.Id == id, ct) is { } list && register.Actor.To(AccessVerb.Enter, Noun).Covers(list.AgencyId, null)
            ? new EntrySubject(list.OwnReference, $"/hand-overs/{id}", "operations") : null;
    }

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override Task<CurrentAnswers?> ReadCurrentAsync(ActorRegister register, string subject, CancellationToken ct) =>
        VictimSubjects.CurrentAsync<HandOverList>(register, subject, static list => Answers.None.With(nameof(SignHandOverOptions.SignedOn), list.SignedOn), ct);

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await HandOverListService.SignAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static SignHandOverOptions OptionsOf(FilledForm form) =>
        new() { Id = form.SubjectId, BasedOn = form.BasedOn ?? 0, SignedOn = form.Answers.Date(nameof(SignHandOverOptions.SignedOn)) };
}
