using Pratip.Registry.Access;
using Pratip.Registry.Cases;
using Pratip.Registry.Entry;
using Pratip.Web.Forms;

namespace Pratip.Web.Identities;

/// <summary>An officer says whether two proposed cases are one dossier. The address names both.</summary>
public sealed class JudgeCasesForm : EntryForm
{
    private static readonly IReadOnlyList<QuestionPage> Pages =
    [
        new QuestionPage("answer", "web.case-proposals.decide",
        [
            Ask.Choice(nameof(DecideCaseJoinOptions.Answer), "web.case-proposals.answer", static (context, _) => ValueTask.FromResult<IReadOnlyList<Choice>>(
                [.. DecideCaseJoinOptions.Answers.Select(answer => new Choice(answer, context.Text[$"web.case-proposals.answer.{answer}"]))])) with { StandsInRow = false, HasKeys = true },
            Ask.Line(nameof(DecideCaseJoinOptions.Reason), "web.cases.link.reason", "web.cases.link.reason-hint") with { StandsInRow = false },
        ]) { Lead = "web.case-proposals.decide-lead" },
    ];

    public override string Name => "judge-cases";

    public override string Title => "web.case-proposals.decide";

    public override AccessNoun Noun => AccessNoun.Linkage;

    public override async Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct) =>
        register.Actor.May(AccessVerb.View, AccessNoun.Cases) && IdsOf(subject) is var (one, other) && await CaseProposals.FindAsync(register, one, other, ct) is { } found
        && (await CaseProposals.AnswerableAsync(register, [found], ct)).Count > 0
            ? new EntrySubject($"{found.One.Number}, {found.Other.Number}", "/identity/cases", "identity", found) : null;

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => Pages;

    public override async Task<FormMatter?> ReadMatterAsync(ActorRegister register, EntrySubject subject, CancellationToken ct)
    {
        var proposal = (CaseProposal)subject.Row!;
        return new FormMatter(typeof(CaseProposalView), new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [nameof(CaseProposalView.Proposal)] = proposal,
            [nameof(CaseProposalView.Agencies)] = await register.Agencies.OfAsync([proposal.One.LeadAgencyId, proposal.Other.LeadAgencyId], ct),
        });
    }

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems();

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await CaseJoinService.DecideAsync(register, OptionsOf(form), ct);
        return $"/cases/{IdsOf(form.Subject)!.Value.One}";
    }

    private static DecideCaseJoinOptions OptionsOf(FilledForm form)
    {
        var (one, other) = IdsOf(form.Subject)!.Value;
        return new()
        {
            Id = form.Id,
            CaseId = one,
            OtherCaseId = other,
            Answer = form.Answers.Line(nameof(DecideCaseJoinOptions.Answer)),
            Reason = form.Answers.Line(nameof(DecideCaseJoinOptions.Reason)),
        };
    }

    private static (Guid One, Guid Other)? IdsOf(string? subject) =>
        subject?.Split(':') is [var first, var second] && Guid.TryParse(first, out var one) && Guid.TryParse(second, out var other) ? (one, other) : null;
}
