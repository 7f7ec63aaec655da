using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;

namespace Pratip.Registry.Cases;

/// <summary>What was said of two cases and holds.</summary>
/// <param name="Link">Joined or distinct.</param>
/// <param name="Number">Of the case it was entered at.</param>
/// <param name="OtherNumber">Of the other one.</param>
/// <param name="Entered">By whom and when.</param>
public sealed record AnsweredJoin(CaseLink Link, string Number, string OtherNumber, LastChange Entered);

/// <summary>Two cases of which somebody has said whether they are one dossier: both in view, and only what holds now.</summary>
public static class AnsweredJoins
{
    public const int PageSize = 50;

    /// <summary>Those the user may take back, latest first.</summary>
    public static async Task<IReadOnlyList<AnsweredJoin>> ListAsync(ActorRegister register, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var db = register.CreateContext();
        var said = await db.CaseLinks.Where(link => !link.IsVoided).OnCounting().ToListAsync(ct);
        var standing = said.GroupBy(CaseLinkKind.PairOf).Select(pair => CaseLinkKind.Standing(pair)!).Where(link => CaseLinkKind.IsAnswer(link.Kind)).OrderByDescending(link => link.EventId).ToList();
        return await OfAsync(register, (await TakenBackByAsync(register, standing, ct)).Take(PageSize).ToList(), ct);
    }

    /// <summary>Null where it does not hold, is out of reach, or is not the user's to take back.</summary>
    public static async Task<AnsweredJoin?> FindAsync(ActorRegister register, Guid linkId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var db = register.CreateContext();
        if (await db.CaseLinks.SingleOrDefaultAsync(link => link.Id == linkId && !link.IsVoided, ct) is not { } found || !CaseLinkKind.IsAnswer(found.Kind))
        {
            return null;
        }

        var said = await db.CaseLinks.Where(link => !link.IsVoided).OfPair(found.CaseId, found.OtherCaseId).ToListAsync(ct);
        return CaseLinkKind.Standing(said)?.Id == linkId ? (await OfAsync(register, await TakenBackByAsync(register, [found], ct), ct)).SingleOrDefault() : null;
    }

    /// <summary>Those of a case's links that the user may take back.</summary>
    internal static async Task<IReadOnlySet<Guid>> TakenBackByAsync(ActorRegister register, Guid caseId, IEnumerable<LinkedCase> standing, CancellationToken ct)
    {
        var links = standing.Where(link => CaseLinkKind.IsAnswer(link.Kind)).ToList();
        return (await CaseProposals.AnswerableAsync(register, links, link => (caseId, link.CaseId), ct)).Select(link => link.LinkId).ToHashSet();
    }

    private static Task<IReadOnlyList<CaseLink>> TakenBackByAsync(ActorRegister register, IReadOnlyList<CaseLink> standing, CancellationToken ct) =>
        CaseProposals.AnswerableAsync(register, standing, CaseLinkKind.PairOf, ct);

    private static async Task<IReadOnlyList<AnsweredJoin>> OfAsync(ActorRegister register, IReadOnlyList<CaseLink> links, CancellationToken ct)
    {
        if (links.Count == 0)
        {
            return [];
        }

        var ids = links.SelectMany(link => new[] { link.CaseId, link.OtherCaseId }).Distinct().ToList();
        await using var db = register.CreateContext();
        var numbers = await db.Cases.Where(one => ids.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.Number, ct);
        var entered = await LastChange.OfAsync(register, [.. links.Select(link => link.EventId).Distinct()], ct);
        return [.. links.Where(link => numbers.ContainsKey(link.CaseId) && numbers.ContainsKey(link.OtherCaseId))
            .Select(link => new AnsweredJoin(link, numbers[link.CaseId], numbers[link.OtherCaseId], entered[link.EventId]))];
    }
}
