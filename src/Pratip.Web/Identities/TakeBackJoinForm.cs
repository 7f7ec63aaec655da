using Pratip.Registry.Access;
using Pratip.Registry.Cases;
using Pratip.Registry.Entry;
using Pratip.Web.Forms;

namespace Pratip.Web.Identities;

/// <summary>What was said of two cases is taken back by whoever may answer for them.</summary>
public sealed class TakeBackJoinForm : EntryForm
{
    private static readonly IReadOnlyList<QuestionPage> Split = PagesWith("web.case-proposals.split-lead");

    private static readonly IReadOnlyList<QuestionPage> Join = PagesWith("web.case-proposals.join-lead");

    public override string Name => "take-back-join";

    public override string Title => "web.case-proposals.take-back-title";

    public override AccessNoun Noun => AccessNoun.Linkage;

    public override async Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct) =>
        register.Actor.May(AccessVerb.View, AccessNoun.Cases) && Guid.TryParse(subject, out var id) && await AnsweredJoins.FindAsync(register, id, ct) is { } found
            ? new EntrySubject($"{found.Number}, {found.OtherNumber}", "/identity/cases", "identity", found) : null;

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return ((AnsweredJoin)subject.Row!).Link.Kind == CaseLinkKind.Joined ? Split : Join;
    }

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems();

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await CaseJoinService.TakeBackAsync(register, OptionsOf(form), ct);
        return $"/cases/{((AnsweredJoin)form.About.Row!).Link.CaseId}";
    }

    private static TakeBackJoinOptions OptionsOf(FilledForm form) =>
        new() { Id = form.Id, LinkId = form.SubjectId, Reason = form.Answers.Line(nameof(TakeBackJoinOptions.Reason)) };

    private static IReadOnlyList<QuestionPage> PagesWith(string lead) =>
    [
        new QuestionPage("reason", "web.case-proposals.take-back-title",
            [Ask.Line(nameof(TakeBackJoinOptions.Reason), "web.cases.link.reason", "web.cases.link.reason-hint") with { StandsInRow = false }]) { Lead = lead },
    ];
}
