using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Cases;

namespace Pratip.Registry.Identities;

/// <summary>A pair that was judged and no longer waits.</summary>
/// <param name="Pair">Without a name.</param>
/// <param name="Last">The last that an officer said of it.</param>
/// <param name="Holds">What an officer said that is in force; null where nothing is.</param>
public sealed record DecidedPair(IdentityPair Pair, IdentityJudgement Last, IdentityJudgement? Holds);

/// <summary>Pairs that were judged: the way back to them for whoever sees it otherwise, within the reach in which they waited.</summary>
public static class DecidedPairs
{
    public const int PageSize = 50;

    /// <summary>Latest first.</summary>
    /// <param name="register">Who asks.</param>
    /// <param name="after">The judgement with which the page before ended.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<Listing<DecidedPair>> ListAsync(ActorRegister register, Guid? after, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.View, AccessNoun.Linkage);
        await using var db = register.CreateContext();
        var said = db.IdentityJudgements.Where(one => one.Maker == JudgementMaker.Officer && !one.IsVoided);
        var last = said.Where(one => !said.Any(later => later.ReportAId == one.ReportAId && later.ReportBId == one.ReportBId
            && (later.At > one.At || (later.At == one.At && later.Id.CompareTo(one.Id) > 0))));
        if (after is { } id && await said.SingleOrDefaultAsync(one => one.Id == id, ct) is { } ended)
        {
            var at = ended.At;
            last = last.Where(one => one.At < at || (one.At == at && one.Id.CompareTo(id) < 0));
        }

        var rows = await (
            from one in last
            join pair in db.IdentityPairs.Where(pair => !pair.IsOpen && !pair.IsVoided) on new { A = one.ReportAId, B = one.ReportBId } equals new { A = pair.ReportAId, B = pair.ReportBId }
            orderby one.At descending, one.Id descending
            select new { Pair = pair, Last = one }).Take(PageSize + 1).ToListAsync(ct);
        var page = rows.Take(PageSize).ToList();
        var holds = await HoldingAsync(register, page.ConvertAll(row => row.Last), ct);
        return new Listing<DecidedPair>(
            page.ConvertAll(row => new DecidedPair(row.Pair, row.Last, holds.GetValueOrDefault(ReportPair.Of(row.Last)))), rows.Count > PageSize ? page[^1].Last.Id : null);
    }

    /// <remarks>Everything said counts, whoever said it, as on the page of the pair.</remarks>
    private static async Task<Dictionary<ReportPair, IdentityJudgement>> HoldingAsync(ActorRegister register, List<IdentityJudgement> last, CancellationToken ct)
    {
        var (ofA, ofB) = (last.ConvertAll(one => one.ReportAId), last.ConvertAll(one => one.ReportBId));
        await using var all = register.Register.CreateContext();
        var said = await all.IdentityJudgements
            .Where(one => one.Maker == JudgementMaker.Officer && !one.IsVoided && ofA.Contains(one.ReportAId) && ofB.Contains(one.ReportBId)).ToListAsync(ct);
        return LinkageJob.InForce(said);
    }
}
