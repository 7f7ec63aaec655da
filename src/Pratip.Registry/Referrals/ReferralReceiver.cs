using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Referrals;

/// <summary>Whom a referral may go to, and until when an answer may be asked for.</summary>
internal static class ReferralReceiver
{
    /// <summary>A mission is told by a notice, under rules of its own, and never by a referral.</summary>
    private const string Mission = "embassy";

    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    public static async Task RequireAsync(ActorRegister register, Change change, ReferralOptions options, Guid? caseId, IReadOnlyCollection<Guid> reportIds, CancellationToken ct)
    {
        if (options.DueAt <= change.At || options.DueAt > change.At + Longest)
        {
            throw new EntryRefusedException(nameof(options.DueAt), new Message("referrals.due"));
        }

        var agency = (await change.Db.Agencies.SingleOrDefaultAsync(one => one.Id == options.ToAgencyId && !one.IsVoided, ct)).OrOutOfReach(nameof(options.ToAgencyId));
        if (agency.Id == register.Actor.AgencyId)
        {
            throw new EntryRefusedException(nameof(options.ToAgencyId), new Message("referrals.to-oneself"));
        }

        if (agency.Kind == Mission)
        {
            throw new EntryRefusedException(nameof(options.ToAgencyId), new Message("referrals.to-mission"));
        }

        if (await IsKeptAwayAsync(register.Register, agency.Id, caseId, reportIds, ct))
        {
            throw new EntryRefusedException(nameof(options.ToAgencyId), new Message("referrals.kept-away"));
        }
    }

    /// <summary>An agency that may not know of a case does not come to it by one of its persons.</summary>
    private static async Task<bool> IsKeptAwayAsync(Register register, Guid agencyId, Guid? caseId, IReadOnlyCollection<Guid> reportIds, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        var recusals = db.CaseRecusals.Where(recusal => recusal.AgencyId == agencyId && !recusal.IsVoided);
        return await recusals.AnyAsync(recusal => recusal.CaseId == caseId
            || db.Suspects.Any(one => one.CaseId == recusal.CaseId && reportIds.Contains(one.ReportId) && !one.IsVoided)
            || db.Victims.Any(one => one.CaseId == recusal.CaseId && reportIds.Contains(one.ReportId) && !one.IsVoided), ct);
    }
}
