using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Facts;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Cases;

/// <summary>
/// Cases that may be one dossier under two numbers, within what the user may know: both cases in view, people of two offices only once both have
/// let the other know. What is joined already is not proposed, nor what somebody held for two dossiers, until there is new evidence.
/// </summary>
public static class CaseProposals
{
    public const int PageSize = 50;

    /// <summary>Those for which most speaks first.</summary>
    public static async Task<IReadOnlyList<CaseProposal>> ListAsync(ActorRegister register, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        Require(register);
        return [.. (await ReadAsync(register, null, ct)).Take(PageSize)];
    }

    /// <summary>Null where the two are not proposed, or out of reach.</summary>
    public static async Task<CaseProposal?> FindAsync(ActorRegister register, Guid one, Guid other, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        Require(register);
        return one == other ? null : (await ReadAsync(register, [one, other], ct)).SingleOrDefault();
    }

    /// <summary>Which of them the user may answer: all, for the office that judges for all; else those of whose cases one may be entered into.</summary>
    public static Task<IReadOnlyList<CaseProposal>> AnswerableAsync(ActorRegister register, IReadOnlyList<CaseProposal> proposals, CancellationToken ct) =>
        AnswerableAsync(register, proposals, one => (one.One.Id, one.Other.Id), ct);

    /// <summary>The same of whatever is said of two cases: who may answer may take the answer back.</summary>
    internal static async Task<IReadOnlyList<T>> AnswerableAsync<T>(ActorRegister register, IReadOnlyList<T> all, Func<T, (Guid One, Guid Other)> casesOf, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(all);
        var reach = register.Actor.To(AccessVerb.Enter, AccessNoun.Linkage);
        if (reach.IsNothing || reach.All || all.Count == 0)
        {
            return reach.IsNothing ? [] : all;
        }

        var pairs = all.Select(casesOf).ToList();
        var ids = pairs.SelectMany(pair => new[] { pair.One, pair.Other }).Distinct().ToList();
        await using var enter = register.CreateContext(AccessVerb.Enter);
        var own = (await enter.Cases.Where(one => ids.Contains(one.Id)).Select(one => one.Id).ToListAsync(ct)).ToHashSet();
        return [.. all.Zip(pairs).Where(one => own.Contains(one.Second.One) || own.Contains(one.Second.Other)).Select(one => one.First)];
    }

    private static void Require(ActorRegister register)
    {
        register.Require(AccessVerb.View, AccessNoun.Linkage);
        register.Require(AccessVerb.View, AccessNoun.Cases);
    }

    private static async Task<IEnumerable<CaseProposal>> ReadAsync(ActorRegister register, Guid[]? only, CancellationToken ct)
    {
        await using var reader = new CaseEvidenceReader(register, only);
        var found = await reader.ReadAsync(ct);
        if (found.Count == 0)
        {
            return [];
        }

        await using var all = register.Register.CreateContext();
        var said = await Counted.Of<CaseLink>(all).OnCounting().ToListAsync(ct);
        var leads = JoinedCases.Leads(JoinedCases.Standing(said));
        var standing = said.GroupBy(CaseLinkKind.PairOf).ToDictionary(pair => pair.Key, CaseLinkKind.Standing);
        return found.Where(proposal => proposal.IsEnough && !AreOne(proposal))
            .Select(proposal => (Proposal: proposal, Held: standing.GetValueOrDefault(CaseLinkKind.PairOf(proposal.One.Id, proposal.Other.Id))))
            .Where(one => one.Held is null || one.Proposal.Since > one.Held.EventId)
            .Select(one => one.Proposal with { WasRefused = one.Held is not null })
            .OrderByDescending(one => one.Points).ThenBy(one => one.DaysApart ?? int.MaxValue)
            .ThenBy(one => one.One.Number, StringComparer.Ordinal).ThenBy(one => one.Other.Number, StringComparer.Ordinal);

        bool AreOne(CaseProposal proposal) => leads.TryGetValue(proposal.One.Id, out var lead) && lead == leads.GetValueOrDefault(proposal.Other.Id);
    }
}
