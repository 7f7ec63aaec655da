using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Cases;
using Pratip.Registry.Entry;
using Pratip.Web.Corrections;
using Pratip.Web.Forms;

namespace Pratip.Web.Cases;

/// <summary>Another agency takes part in a case.</summary>
public sealed class AddPartyForm : LedCaseForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
    [
        new("party", "web.cases.party.title",
            Ask.Choice(nameof(AddPartyOptions.AgencyCode), "web.cases.party.agency", AgenciesAsync),
            Ask.Code(nameof(AddPartyOptions.Role), "web.cases.party.role", "case-party-role"),
            Ask.Date(nameof(AddPartyOptions.Since), "web.cases.assign.since", "web.cases.assign.since-hint")) { Lead = "web.cases.party.lead" },
    ];

    public override string Name => "add-party";

    public override string Title => "web.cases.party.title";

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await PartyService.AddAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static async ValueTask<IReadOnlyList<Choice>> AgenciesAsync(QuestionContext context, CancellationToken ct)
    {
        await using var db = context.Register.CreateContext();
        var agencies = await db.Agencies.Where(agency => !agency.IsVoided).OrderBy(agency => agency.Code).ToListAsync(ct);
        return [.. agencies.Where(PartyService.MayTakePart).Select(agency => new Choice(agency.Code, context.Text.Agency(agency)))];
    }

    private static AddPartyOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        CaseId = form.SubjectId,
        AgencyCode = form.Answers.Line(nameof(AddPartyOptions.AgencyCode)),
        Role = form.Answers.Line(nameof(AddPartyOptions.Role)),
        Since = form.Answers.Date(nameof(AddPartyOptions.Since)),
    };
}

/// <summary>An agency takes part in a case no longer.</summary>
public sealed class EndPartyForm : EntryForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
        [new("until", "web.cases.end-party.title", Ask.Date(nameof(EndPartyOptions.Until), "web.cases.release.until", "web.cases.assign.since-hint")) { Lead = "web.cases.end-party.lead" }];

    public override string Name => "end-party";

    public override string Title => "web.cases.end-party.title";

    public override AccessNoun Noun => AccessNoun.Cases;

    public override async Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct) =>
        await PartyAsync(register, subject, ct) is { } party && await CaseHeads.FindLedAsync(register, party.CaseId, ct) is { } one
            && (await register.Agencies.OfAsync([party.AgencyId], ct)).GetValueOrDefault(party.AgencyId) is { } agency
            ? LedCaseForm.About(one) with { Words = $"{one.Number}, {agency.Code}", Row = party } : null;

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    /// <summary>Which office it is, and as what it takes part.</summary>
    public override Task<FormMatter?> ReadMatterAsync(ActorRegister register, EntrySubject subject, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return RowAbout.OfAsync(register, new RowAddress("case_parties", ((CaseParty)subject.Row!).Id), ct);
    }

    public override async Task<CurrentAnswers?> ReadCurrentAsync(ActorRegister register, string subject, CancellationToken ct) =>
        await PartyAsync(register, subject, ct) is { } party ? new CurrentAnswers(Answers.None.With(nameof(EndPartyOptions.Until), party.Until), party.Version, party.EventId) : null;

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await PartyService.EndAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static async Task<CaseParty?> PartyAsync(ActorRegister register, string? subject, CancellationToken ct)
    {
        if (!Guid.TryParse(subject, out var id))
        {
            return null;
        }

        await using var db = register.CreateContext(AccessVerb.Enter);
        return await db.CaseParties.SingleOrDefaultAsync(party => party.Id == id, ct);
    }

    private static EndPartyOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.SubjectId,
        BasedOn = form.BasedOn ?? 0,
        Until = form.Answers.Date(nameof(EndPartyOptions.Until)),
    };
}
