using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Cases;

namespace Pratip.Registry.Referrals;

/// <summary>Which referrals are asked for.</summary>
public enum ReferralBox
{
    Received,

    Sent,

    /// <summary>Of both sides: without an answer after the day it was due.</summary>
    Late,

    /// <summary>All within reach, for whoever watches over several agencies.</summary>
    All,
}

/// <param name="Status">Code of the list referral-status, or null.</param>
/// <param name="Purpose">Code of the list referral-purpose, or null.</param>
public sealed record ReferralFilter(ReferralBox Box = ReferralBox.Received, string? Status = null, string? Purpose = null);

/// <summary>One line of the list: no name, only the number of the case or the reference of the report, where they are in reach.</summary>
public sealed record ReferralItem(Referral Referral, string? About, bool IsLate);

/// <summary>Referrals within reach, those sent last first, page by page.</summary>
public static class ReferralList
{
    public static async Task<Listing<ReferralItem>> ReadAsync(ActorRegister register, ReferralFilter filter, Guid? after, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(filter);
        register.Require(AccessVerb.View, AccessNoun.Referrals);
        var (agency, now) = (register.Actor.AgencyId, register.Clock.GetUtcNow());
        await using var db = register.CreateContext();
        var found = filter.Box switch
        {
            ReferralBox.Received => db.Referrals.Where(one => one.ToAgencyId == agency),
            ReferralBox.Sent => db.Referrals.Where(one => one.FromAgencyId == agency),
            ReferralBox.Late => db.Referrals.Where(one => ReferralStatus.Waiting.Contains(one.Status) && one.DueAt < now),
            _ => db.Referrals,
        };
        found = filter.Status is { } status ? found.Where(one => one.Status == status) : found;
        found = filter.Purpose is { } purpose ? found.Where(one => one.Purpose == purpose) : found;
        found = after is { } last ? found.Where(one => one.Id.CompareTo(last) < 0) : found;
        var rows = await found.OrderByDescending(one => one.Id).Take(CaseList.PageSize + 1).ToListAsync(ct);
        var page = rows.Take(CaseList.PageSize).ToList();
        var (cases, reports) = (page.Select(one => one.CaseId).OfType<Guid>().ToList(), page.Select(one => one.ReportId).OfType<Guid>().ToList());
        var words = await db.Cases.Where(one => cases.Contains(one.Id)).Select(one => new { one.Id, Words = one.Number }).ToDictionaryAsync(one => one.Id, one => one.Words, ct);
        foreach (var report in await db.PersonReports.Where(one => reports.Contains(one.Id)).Select(one => new { one.Id, one.OwnReference }).ToListAsync(ct))
        {
            words[report.Id] = report.OwnReference;
        }

        return new Listing<ReferralItem>(
            page.ConvertAll(one => new ReferralItem(one, words.GetValueOrDefault(one.CaseId ?? one.ReportId!.Value), ReferralStatus.Waiting.Contains(one.Status) && one.DueAt < now)),
            rows.Count > CaseList.PageSize ? page[^1].Id : null);
    }
}
