using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Cases;

/// <summary>A link of a case, with who entered it and when.</summary>
/// <param name="Holds">False where a later one of the same two cases has taken it back.</param>
/// <param name="MayTakeBack">Whether the user may say the opposite: who may answer a proposal may.</param>
public sealed record DatedLink(LinkedCase Link, LastChange Entered, bool Holds, bool MayTakeBack);

/// <summary>How a case hangs together with others, as far as the user sees them.</summary>
/// <param name="Links">The links of the case itself, oldest first.</param>
/// <param name="OneWith">All other cases that are one dossier with it now, also through a third; by their numbers.</param>
public sealed record CaseJoins(IReadOnlyList<DatedLink> Links, IReadOnlyList<ProposedCase> OneWith)
{
    public static CaseJoins None { get; } = new([], []);

    public static async Task<CaseJoins> ReadAsync(ActorRegister register, CaseDossier dossier, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(dossier);
        if (dossier.LinkedCases.Count == 0)
        {
            return None;
        }

        var entered = await LastChange.OfAsync(register, [.. dossier.LinkedCases.Select(link => link.EventId).Distinct()], ct);
        var standing = dossier.LinkedCases.Where(link => Holds(link, dossier.LinkedCases)).ToList();
        var mine = await AnsweredJoins.TakenBackByAsync(register, dossier.Case.Id, standing, ct);
        return new CaseJoins(
            [.. dossier.LinkedCases.Select(link => new DatedLink(link, entered[link.EventId], standing.Contains(link), mine.Contains(link.LinkId)))],
            dossier.LinkedCases.Any(link => CaseLinkKind.IsOnCounting(link.Kind)) ? await OneWithAsync(register, dossier.Case.Id, ct) : []);
    }

    private static bool Holds(LinkedCase link, IEnumerable<LinkedCase> all) =>
        !CaseLinkKind.IsOnCounting(link.Kind) || !all.Any(later => later.CaseId == link.CaseId && CaseLinkKind.IsOnCounting(later.Kind) && later.EventId > link.EventId);

    private static async Task<IReadOnlyList<ProposedCase>> OneWithAsync(ActorRegister register, Guid caseId, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        var (found, latest) = (new HashSet<Guid> { caseId }, new List<Guid> { caseId });
        while (latest.Count > 0)
        {
            var links = await db.CaseLinks.Where(link => latest.Contains(link.CaseId) || latest.Contains(link.OtherCaseId)).ToListAsync(ct);
            latest = [.. links.GroupBy(CaseLinkKind.PairOf).Where(pair => CaseLinkKind.Standing(pair)?.Kind == CaseLinkKind.Joined)
                .SelectMany(pair => new[] { pair.Key.Item1, pair.Key.Item2 }).Where(found.Add)];
        }

        found.Remove(caseId);
        return await db.Cases.Where(one => found.Contains(one.Id)).OrderBy(one => one.Number)
            .Select(ProposedCase.Of).ToListAsync(ct);
    }
}
