using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Cases;

/// <summary>What only the office does that answers for a case: it leads it, or oversees it where the lead is kept away.</summary>
internal static class LedCases
{
    /// <summary>The case; refused where it is out of reach, or another office answers for it.</summary>
    public static async Task<Case> RequireAsync(ActorRegister register, Change change, Guid caseId, string field, CancellationToken ct)
    {
        var one = (await change.Db.Cases.SingleOrDefaultAsync(one => one.Id == caseId, ct)).OrOutOfReach(field);
        return await IsLedByAsync(change.Db, one, register.Actor.AgencyId, ct) ? one : throw new EntryRefusedException(field, new Message("cases.not-lead"));
    }

    /// <summary>Whether it is the office that answers for the case now. Any context will do that shows the case.</summary>
    public static async Task<bool> IsLedByAsync(RegistryDb db, Case one, Guid agencyId, CancellationToken ct) =>
        agencyId == AnsweringAgencyOf(one, await db.CaseRecusals.Where(recusal => recusal.CaseId == one.Id && recusal.AgencyId == one.LeadAgencyId && !recusal.IsVoided).ToListAsync(ct));

    /// <param name="one">The case.</param>
    /// <param name="recusals">Those of it in force.</param>
    public static Guid AnsweringAgencyOf(Case one, IEnumerable<CaseRecusal> recusals) =>
        recusals.FirstOrDefault(recusal => recusal.AgencyId == one.LeadAgencyId)?.OversightAgencyId ?? one.LeadAgencyId;

    /// <summary>What was typed, or today.</summary>
    public static string Day(string? typed, TimeProvider clock) => EntryText.OrNull(typed) ?? clock.Today().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
