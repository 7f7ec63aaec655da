using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Cases;

/// <summary>An officer says whether two proposed cases are one dossier.</summary>
public sealed record DecideCaseJoinOptions
{
    /// <summary>Of the link it becomes, so that a form sent twice makes one.</summary>
    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }

    public required Guid OtherCaseId { get; init; }

    /// <summary>joined or distinct.</summary>
    public string? Answer { get; init; }

    /// <summary>Without names of persons: it is read by whoever sees both cases.</summary>
    public string? Reason { get; init; }

    /// <summary>What may be answered, codes of the list case-link.</summary>
    public static IReadOnlyList<string> Answers { get; } = [CaseLinkKind.Joined, CaseLinkKind.Distinct];

    public IReadOnlyList<EntryProblem> Problems()
    {
        var check = new EntryCheck();
        if (check.Require(nameof(Answer), Answer) && !Answers.Contains(Answer, StringComparer.Ordinal))
        {
            check.Refuse(nameof(Answer), "entry.code", EntryCheck.Shortened(Answer!));
        }

        if (check.Require(nameof(Reason), Reason))
        {
            check.Reason(nameof(Reason), Reason);
        }

        return check.Problems;
    }
}

/// <summary>Whoever may answer takes back what was said of two cases.</summary>
public sealed record TakeBackJoinOptions
{
    /// <summary>Of the link it becomes, so that a form sent twice makes one.</summary>
    public required Guid Id { get; init; }

    /// <summary>The link that holds.</summary>
    public required Guid LinkId { get; init; }

    /// <summary>Without names of persons: it is read by whoever sees both cases.</summary>
    public string? Reason { get; init; }

    public IReadOnlyList<EntryProblem> Problems()
    {
        var check = new EntryCheck();
        if (check.Require(nameof(Reason), Reason))
        {
            check.Reason(nameof(Reason), Reason);
        }

        return check.Problems;
    }
}

/// <summary>
/// Answers what <see cref="CaseProposals"/> asks. A join is taken back by a split of the two cases, and "two dossiers" by joining them; both are
/// links of their own, and nothing said before is changed.
/// </summary>
public static class CaseJoinService
{
    public static async Task DecideAsync(ActorRegister register, DecideCaseJoinOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Linkage);
        register.Require(AccessVerb.View, AccessNoun.Cases);
        options.Problems().ThrowIfAny();
        await register.ChangeAsync(ProcessKind.CaseChange, "a proposed join of two cases answered", async change =>
        {
            await using var seen = register.CreateContext();
            await change.HoldAsync(CaseLinkKind.PairOf(options.CaseId, options.OtherCaseId).Item1, ct);
            if (await seen.CaseLinks.SingleOrDefaultAsync(link => link.Id == options.Id, ct) is { } standing)
            {
                new SentAgain().Code(nameof(options.Answer), "case-link", standing.Kind, options.Answer).Line(nameof(options.Reason), standing.Reason, options.Reason).ThrowIfAny();
                return;
            }

            var proposal = await CaseProposals.FindAsync(register, options.CaseId, options.OtherCaseId, ct)
                ?? throw new EntryRefusedException(nameof(options.Answer), new Message("cases.join-gone"));
            if ((await CaseProposals.AnswerableAsync(register, [proposal], ct)).Count == 0)
            {
                throw EntryGuards.OutOfReach(nameof(options.Answer));
            }

            await change.RecordAsync(EventKind.CaseChanged, new RowChanges().Add(
                new CaseLink { Id = options.Id, CaseId = options.CaseId, OtherCaseId = options.OtherCaseId, Kind = options.Answer!, Reason = options.Reason!.Trim() }));
        }, ct);
    }

    /// <summary>A join by splitting the two, "two dossiers" by joining them.</summary>
    public static async Task TakeBackAsync(ActorRegister register, TakeBackJoinOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Linkage);
        register.Require(AccessVerb.View, AccessNoun.Cases);
        options.Problems().ThrowIfAny();
        await register.ChangeAsync(ProcessKind.CaseChange, "what was said of two cases taken back", async change =>
        {
            await using var seen = register.CreateContext();
            var said = (await seen.CaseLinks.SingleOrDefaultAsync(link => link.Id == options.LinkId, ct)).OrOutOfReach(nameof(options.Reason));
            await change.HoldAsync(CaseLinkKind.PairOf(said).Item1, ct);
            if (await seen.CaseLinks.SingleOrDefaultAsync(link => link.Id == options.Id, ct) is { } standing)
            {
                new SentAgain().Line(nameof(options.Reason), standing.Reason, options.Reason).ThrowIfAny();
                return;
            }

            var found = (await AnsweredJoins.FindAsync(register, options.LinkId, ct)
                ?? throw new EntryRefusedException(nameof(options.Reason), new Message("cases.join-not-standing"))).Link;
            var kind = found.Kind == CaseLinkKind.Joined ? CaseLinkKind.Split : CaseLinkKind.Joined;
            await change.RecordAsync(EventKind.CaseChanged, new RowChanges().Add(
                new CaseLink { Id = options.Id, CaseId = found.CaseId, OtherCaseId = found.OtherCaseId, Kind = kind, Reason = options.Reason!.Trim() }));
        }, ct);
    }
}
