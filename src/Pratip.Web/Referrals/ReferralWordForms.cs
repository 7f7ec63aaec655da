using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Cases;
using Pratip.Registry.Entry;
using Pratip.Registry.Referrals;
using Pratip.Web.Forms;

namespace Pratip.Web.Referrals;

/// <summary>A word in the exchange about a referral, by the side whose turn it is.</summary>
public abstract class ReferralWordForm : EntryForm
{
    public override AccessNoun Noun => AccessNoun.Referrals;

    public override async Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct) =>
        await RowAsync(register, subject, ct) is { } one && await IsTurnOfAsync(register, one, ct)
            ? new EntrySubject(await new CaseOrReport(one.CaseId, one.ReportId).FindAsync(register, ct) ?? "", $"/referrals/{one.Id}", "referrals", one) : null;

    public override async Task<CurrentAnswers?> ReadCurrentAsync(ActorRegister register, string subject, CancellationToken ct) =>
        await RowAsync(register, subject, ct) is { } one ? new CurrentAnswers(Answers.None, one.Version, one.EventId) : null;

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await EnterAsync(register, form, ct);
        return form.About.Back;
    }

    protected static Question Words(string label, string? hint = null) => Ask.Text(nameof(ReferralWordOptions.Words), label, hint) with { StandsInRow = false };

    protected abstract bool IsTurnOf(Referral one, Guid agencyId);

    protected virtual Task<bool> IsTurnOfAsync(ActorRegister register, Referral one, CancellationToken ct) => Task.FromResult(IsTurnOf(one, register.Actor.AgencyId));

    protected abstract Task EnterAsync(ActorRegister register, FilledForm form, CancellationToken ct);

    private static async Task<Referral?> RowAsync(ActorRegister register, string? subject, CancellationToken ct)
    {
        if (!Guid.TryParse(subject, out var id))
        {
            return null;
        }

        await using var db = register.CreateContext(AccessVerb.Enter);
        return await db.Referrals.SingleOrDefaultAsync(one => one.Id == id, ct);
    }
}

/// <summary>The agency it went to answers.</summary>
public sealed class AnswerReferralForm : ReferralWordForm
{
    private static readonly string[] AllAnswers = [ReferralStatus.Accepted, ReferralStatus.Declined, ReferralStatus.AskedBack, ReferralStatus.Done];

    public override string Name => "answer-referral";

    public override string Title => "web.referrals.answer";

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var one = (Referral)subject.Row!;
        return
        [
            new("answer", "web.referrals.answer",
                Ask.Choice(nameof(AnswerReferralOptions.Answer), "web.referrals.your-answer", (context, ct) => ChoicesAsync(context, one, ct)),
                Ask.Code(nameof(AnswerReferralOptions.Outcome), "web.referrals.outcome", "referral-outcome", "web.referrals.outcome-hint"),
                Words("web.referrals.words", "web.referrals.words-hint")),
        ];
    }

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    protected override bool IsTurnOf(Referral one, Guid agencyId) => one.ToAgencyId == agencyId && !ReferralStatus.IsOver(one.Status);

    protected override async Task<bool> IsTurnOfAsync(ActorRegister register, Referral one, CancellationToken ct) =>
        IsTurnOf(one, register.Actor.AgencyId) || (one.ToAgencyId == register.Actor.AgencyId && await ReferralConsent.IsAskedAgainAsync(register, one, ct));

    protected override Task EnterAsync(ActorRegister register, FilledForm form, CancellationToken ct) => ReferralAnswerService.AnswerAsync(register, OptionsOf(form), ct);

    private static async ValueTask<IReadOnlyList<Choice>> ChoicesAsync(QuestionContext context, Referral one, CancellationToken ct)
    {
        var isAskedAgain = await ReferralConsent.IsAskedAgainAsync(context.Register, one, ct);
        return [.. AllAnswers.Where(answer => ReferralStatus.MayAnswer(one.Status, answer, isAskedAgain))
            .Select(answer => new Choice(answer, context.Text[isAskedAgain && answer == ReferralStatus.Accepted ? "web.referrals.say.goes-on" : $"web.referrals.say.{answer}"]))];
    }

    private static AnswerReferralOptions OptionsOf(FilledForm form) => new()
    {
        StepId = form.Id,
        Id = form.SubjectId,
        BasedOn = form.BasedOn ?? 0,
        Answer = form.Answers.Line(nameof(AnswerReferralOptions.Answer)),
        Outcome = form.Answers.Line(nameof(AnswerReferralOptions.Outcome)),
        Words = form.Answers.Line(nameof(ReferralWordOptions.Words)),
    };
}

/// <summary>The sender answers what was asked back.</summary>
public sealed class ReplyReferralForm : ReferralWordForm
{
    public override string Name => "reply-referral";

    public override string Title => "web.referrals.reply";

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => [new("reply", "web.referrals.reply", Words("web.referrals.words"))];

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    protected override bool IsTurnOf(Referral one, Guid agencyId) => one.FromAgencyId == agencyId && one.Status == ReferralStatus.AskedBack;

    protected override Task EnterAsync(ActorRegister register, FilledForm form, CancellationToken ct) => ReferralAnswerService.ReplyAsync(register, OptionsOf(form), ct);

    private static ReplyReferralOptions OptionsOf(FilledForm form) =>
        new() { StepId = form.Id, Id = form.SubjectId, BasedOn = form.BasedOn ?? 0, Words = form.Answers.Line(nameof(ReferralWordOptions.Words)) };
}

/// <summary>The sender takes it back.</summary>
public sealed class WithdrawReferralForm : ReferralWordForm
{
    public override string Name => "withdraw-referral";

    public override string Title => "web.referrals.withdraw";

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) =>
        [new("withdrawal", "web.referrals.withdraw", Words("web.referrals.withdraw-reason")) { Lead = "web.referrals.withdraw-lead" }];

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    protected override bool IsTurnOf(Referral one, Guid agencyId) => one.FromAgencyId == agencyId && !ReferralStatus.IsOver(one.Status);

    protected override Task EnterAsync(ActorRegister register, FilledForm form, CancellationToken ct) => ReferralAnswerService.WithdrawAsync(register, OptionsOf(form), ct);

    private static WithdrawReferralOptions OptionsOf(FilledForm form) =>
        new() { StepId = form.Id, Id = form.SubjectId, BasedOn = form.BasedOn ?? 0, Words = form.Answers.Line(nameof(ReferralWordOptions.Words)) };
}
