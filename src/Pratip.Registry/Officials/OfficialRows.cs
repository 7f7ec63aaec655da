using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Cases;
using Pratip.Registry.Charges;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;

namespace Pratip.Registry.Officials;

/// <summary>
/// What follows from a suspect who is a public official: the own unit is kept away from the case, an oversight agency
/// becomes party to it and is given a task.
/// </summary>
internal static class OfficialRows
{
    public const string TaskKind = "official-suspect";

    public const string OversightRole = "oversight";

    public static void Check(EntryCheck check, bool? isPublicOfficial, Guid? ownUnitId, Guid? oversightAgencyId)
    {
        if (isPublicOfficial != true)
        {
            if (ownUnitId is not null)
            {
                check.Refuse(nameof(AddSuspectOptions.OwnUnitId), "officials.only-officials");
            }

            if (oversightAgencyId is not null)
            {
                check.Refuse(nameof(AddSuspectOptions.OversightAgencyId), "officials.only-officials");
            }
        }
        else if (oversightAgencyId is null)
        {
            check.Refuse(nameof(AddSuspectOptions.OversightAgencyId), "officials.oversight-missing");
        }
        else if (oversightAgencyId == ownUnitId)
        {
            check.Refuse(nameof(AddSuspectOptions.OversightAgencyId), "officials.oversight-own");
        }
    }

    /// <summary>Nothing for a suspect who is not known to be an official.</summary>
    public static async Task AddToAsync(RowChanges rows, ActorRegister register, Change change, Suspect suspect, Guid? ownUnitId, Guid? oversightAgencyId, CancellationToken ct)
    {
        if (suspect.IsPublicOfficial != true || oversightAgencyId is not { } oversight)
        {
            return;
        }

        // Without scope: who is kept away and who takes part is asked of the whole case, and nothing of it is shown.
        await using var db = register.Register.CreateContext();
        if (!PartyService.MayTakePart(await RequireAgencyAsync(db, nameof(AddSuspectOptions.OversightAgencyId), oversight, ct)))
        {
            throw new EntryRefusedException(nameof(AddSuspectOptions.OversightAgencyId), new Message("cases.never-party"));
        }

        var recusals = await db.CaseRecusals.Where(recusal => recusal.CaseId == suspect.CaseId && !recusal.IsVoided).Select(recusal => recusal.AgencyId).ToListAsync(ct);
        if (recusals.Contains(oversight))
        {
            throw new EntryRefusedException(nameof(AddSuspectOptions.OversightAgencyId), new Message("officials.oversight-recused"));
        }

        if (ownUnitId is { } ownUnit)
        {
            await RequireAgencyAsync(db, nameof(AddSuspectOptions.OwnUnitId), ownUnit, ct);
            if (!recusals.Contains(ownUnit))
            {
                rows.Add(new CaseRecusal { CaseId = suspect.CaseId, AgencyId = ownUnit, OversightAgencyId = oversight, Reason = "one of its own is a suspect" });
            }
        }

        await AddPartyAsync(rows, db, suspect.CaseId, oversight, PhnomPenhTime.DateOf(change.At), ct);
        var task = new CaseTask { Kind = TaskKind, CaseId = suspect.CaseId, TargetNoun = "suspects", TargetId = suspect.Id, AgencyId = oversight };
        await Notices.RaiseAsync(register.Register, change, rows, task, AccessNoun.Suspects, ct);
    }

    private static async Task<Agency> RequireAgencyAsync(RegistryDb db, string field, Guid agencyId, CancellationToken ct) =>
        await db.Agencies.SingleOrDefaultAsync(agency => agency.Id == agencyId && !agency.IsVoided, ct)
        ?? throw new EntryRefusedException(field, new Message("officials.no-agency"));

    private static async Task AddPartyAsync(RowChanges rows, RegistryDb db, Guid caseId, Guid oversight, DateOnly today, CancellationToken ct)
    {
        var party = await db.CaseParties.SingleOrDefaultAsync(one => one.CaseId == caseId && one.AgencyId == oversight && one.Role == OversightRole && !one.IsVoided, ct);
        if (party is null)
        {
            rows.Add(new CaseParty { CaseId = caseId, AgencyId = oversight, Role = OversightRole, Since = PartialDate.OfDay(today).ToString() });
        }
        else if (party.Until is not null)
        {
            var again = party.Copy<CaseParty>();
            again.Until = null;
            rows.Update(party, again);
        }
    }
}
