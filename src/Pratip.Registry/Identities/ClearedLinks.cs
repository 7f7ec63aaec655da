using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Identities;

/// <summary>Another report that officers hold for the same person.</summary>
/// <param name="ReportId">The report that is looked at.</param>
/// <param name="OtherReportId">The other one, which may be out of reach.</param>
/// <param name="OtherAgencyId">Whose it is.</param>
/// <param name="At">When that was judged.</param>
public sealed record ClearedLink(Guid ReportId, Guid OtherReportId, Guid OtherAgencyId, DateTimeOffset At);

/// <summary>
/// Which other reports are of the same person, for the officers of either side: only what a person judged, and across agencies only what
/// both sides have let the other know. What the engine holds is never among it.
/// </summary>
public static class ClearedLinks
{
    public static async Task<IReadOnlyList<ClearedLink>> ReadAsync(ActorRegister register, IReadOnlyList<Guid> reportIds, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        if (!register.Actor.May(AccessVerb.View, AccessNoun.Linkage))
        {
            return [];
        }

        await using var db = register.CreateContext();
        var seen = await db.IdentityJudgements
            .Where(one => one.Maker == JudgementMaker.Officer && one.Verdict == Verdicts.Same && !one.IsVoided && (reportIds.Contains(one.ReportAId) || reportIds.Contains(one.ReportBId))).ToListAsync(ct);
        if (seen.Count == 0)
        {
            return [];
        }

        return [.. (await HoldingAsync(register, seen, ct)).SelectMany(one => Of(one, reportIds)).OrderBy(link => link.At).ThenBy(link => link.OtherReportId)];
    }

    /// <summary>Of officers' judgements that are within reach those that hold now and that officers of both sides may know of.</summary>
    /// <remarks>What was said of these pairs since, and whether both sides agreed, is asked past the scope: a reversal by others ends it too.</remarks>
    internal static async Task<IReadOnlyList<IdentityJudgement>> HoldingAsync(ActorRegister register, List<IdentityJudgement> seen, CancellationToken ct)
    {
        await using var all = register.Register.CreateContext();
        var (ofA, ofB, ids) = (seen.ConvertAll(one => one.ReportAId), seen.ConvertAll(one => one.ReportBId), seen.ConvertAll(one => one.Id));
        var said = (await all.IdentityJudgements.Where(one => ofA.Contains(one.ReportAId) && ofB.Contains(one.ReportBId) && !one.IsVoided).ToListAsync(ct)).ToLookup(ReportPair.Of);
        var sides = (await all.IdentityClearances.Where(side => ids.Contains(side.JudgementId) && !side.IsVoided).ToListAsync(ct)).ToLookup(side => side.JudgementId);
        return
        [
            .. from pair in seen.Select(ReportPair.Of).Distinct()
               let holds = JudgementRules.InForce(said[pair])
               where holds is { Verdict: Verdicts.Same } && ids.Contains(holds.Id) && JudgementRules.IsSeenByOfficers(holds, [.. sides[holds.Id]])
               select holds,
        ];
    }

    /// <summary>From each side that is looked at; two reports on one page need not say it of each other.</summary>
    private static IEnumerable<ClearedLink> Of(IdentityJudgement one, IReadOnlyList<Guid> reportIds)
    {
        var (hasA, hasB) = (reportIds.Contains(one.ReportAId), reportIds.Contains(one.ReportBId));
        if (hasA && !hasB)
        {
            yield return new ClearedLink(one.ReportAId, one.ReportBId, one.AgencyBId, one.At);
        }
        else if (hasB && !hasA)
        {
            yield return new ClearedLink(one.ReportBId, one.ReportAId, one.AgencyAId, one.At);
        }
    }
}
