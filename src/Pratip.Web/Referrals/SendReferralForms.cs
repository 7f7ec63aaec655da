using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Cases;
using Pratip.Registry.Entry;
using Pratip.Registry.Referrals;
using Pratip.Web.Cases;
using Pratip.Web.Forms;
using Pratip.Web.Notes;

namespace Pratip.Web.Referrals;

/// <summary>What every referral asks, whomever it is about.</summary>
internal static class ReferralQuestions
{
    public static IReadOnlyList<Question> Of(params IReadOnlyList<Question> before) =>
    [
        .. before,
        Ask.OtherAgency(nameof(ReferralOptions.ToAgencyId), "web.referrals.to"),
        Ask.Code(nameof(ReferralOptions.Purpose), "web.referrals.purpose", "referral-purpose"),
        Ask.Text(nameof(ReferralOptions.Request), "web.referrals.request", "web.referrals.request-hint"),
        Ask.Moment(nameof(ReferralOptions.DueAt), "web.referrals.due"),
        Ask.Code(nameof(ReferralOptions.ConsentOverride), "web.referrals.override", "consent-override", "web.referrals.override-hint"),
    ];
}

/// <summary>Asks another agency to do something about a case or a person.</summary>
public sealed class SendReferralForm : EntryForm
{
    public override string Name => "send-referral";

    public override string Title => "web.referrals.send";

    public override AccessNoun Noun => AccessNoun.Referrals;

    public override async Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct) =>
        PaperSubject.TryParse(subject, out var of)
            && await of.FindToWriteAsync(register, of.CaseId is null ? AccessNoun.People : AccessNoun.Cases, ct) is { } words
            ? new EntrySubject(words, PaperSubject.Home(of), "referrals", of) : null;

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) =>
        [new("referral", "web.referrals.send", ReferralQuestions.Of()) { Lead = "web.referrals.send-lead" }];

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await ReferralService.SendAsync(register, OptionsOf(form), ct);
        return $"/referrals/{form.Id}";
    }

    private static SendReferralOptions OptionsOf(FilledForm form)
    {
        var of = (CaseOrReport)form.About.Row!;
        return new SendReferralOptions
        {
            Id = form.Id,
            CaseId = of.CaseId,
            ReportId = of.ReportId,
            ToAgencyId = form.Answers.Id(nameof(ReferralOptions.ToAgencyId)),
            Purpose = form.Answers.Line(nameof(ReferralOptions.Purpose)),
            Request = form.Answers.Line(nameof(ReferralOptions.Request)),
            DueAt = form.Answers.Moment(nameof(ReferralOptions.DueAt)),
            ConsentOverride = form.Answers.Line(nameof(ReferralOptions.ConsentOverride)),
        };
    }
}

/// <summary>The same for many persons of one encounter, one referral each.</summary>
public sealed class ReferEncounterForm : EntryForm
{
    public override string Name => "refer-encounter";

    public override string Title => "web.referrals.send-many";

    public override AccessNoun Noun => AccessNoun.Referrals;

    public override async Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct)
    {
        if (!Guid.TryParse(subject, out var id) || !register.Actor.May(AccessVerb.Enter, AccessNoun.People))
        {
            return null;
        }

        await using var db = register.CreateContext(AccessVerb.Enter, AccessNoun.People);
        return await db.Encounters.SingleOrDefaultAsync(one => one.Id == id, ct) is { } met ? new EntrySubject(met.OwnReference, "/referrals?box=sent", "referrals", met) : null;
    }

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) =>
        [new("referral", "web.referrals.send-many", ReferralQuestions.Of(Ask.Text(nameof(ReferEncounterOptions.Numbers), "web.referrals.numbers", "web.referrals.numbers-hint"))) { Lead = "web.referrals.send-lead" }];

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await ReferralService.SendForEncounterAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static ReferEncounterOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        EncounterId = form.SubjectId,
        Numbers = form.Answers.Line(nameof(ReferEncounterOptions.Numbers)),
        ToAgencyId = form.Answers.Id(nameof(ReferralOptions.ToAgencyId)),
        Purpose = form.Answers.Line(nameof(ReferralOptions.Purpose)),
        Request = form.Answers.Line(nameof(ReferralOptions.Request)),
        DueAt = form.Answers.Moment(nameof(ReferralOptions.DueAt)),
        ConsentOverride = form.Answers.Line(nameof(ReferralOptions.ConsentOverride)),
    };
}
