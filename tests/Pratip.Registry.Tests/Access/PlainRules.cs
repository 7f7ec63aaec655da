using Pratip.Registry.Access;
using Pratip.Registry.Cases;
using Pratip.Registry.People;

namespace Pratip.Registry.Tests.Access;

/// <summary>The scope rules once more, as plain loops over rows in memory: what the filters are held against.</summary>
internal sealed class PlainRules(ScopedWorld world)
{
    public bool Sees(Reach reach, Case one)
    {
        var within = reach.All
            || reach.Agencies.Contains(one.LeadAgencyId)
            || reach.Provinces.Contains(one.ProvinceCode, StringComparer.Ordinal)
            || world.Assignments.Exists(held => held.CaseId == one.Id && !held.IsVoided && held.Until is null && reach.AssignedTo.Contains(held.UserId))
            || world.Parties.Exists(party => party.CaseId == one.Id && !party.IsVoided && party.Until is null && reach.PartyOf.Contains(party.AgencyId));
        return within && !IsRecused(reach, one.Id);
    }

    public bool SeesCase(Reach reach, Guid? caseId) => world.Cases.Exists(one => one.Id == caseId && Sees(reach, one));

    public bool SeesSuspect(Reach reach, Guid suspectId) => SeesCase(reach, world.Suspects.Single(suspect => suspect.Id == suspectId).CaseId);

    public bool SeesReport(Reach reach, PersonReport report)
    {
        var suspects = world.Suspects.Where(suspect => suspect.ReportId == report.Id && !suspect.IsVoided).ToList();
        var victims = world.Victims.Where(victim => victim.ReportId == report.Id && !victim.IsVoided).ToList();
        var within = reach.All
            || reach.Agencies.Contains(report.AgencyId)
            || (reach.CaseRoles.HasFlag(CaseRoles.Suspect) && suspects.Exists(suspect => SeesCase(reach, suspect.CaseId)))
            || (reach.CaseRoles.HasFlag(CaseRoles.Victim) && victims.Exists(victim => SeesCase(reach, victim.CaseId)));
        return within && !suspects.Exists(suspect => IsRecused(reach, suspect.CaseId)) && !victims.Exists(victim => IsRecused(reach, victim.CaseId));
    }

    public bool SeesReport(Reach reach, Guid reportId) => SeesReport(reach, world.Reports.Single(report => report.Id == reportId));

    public bool SeesVictim(Reach reach, Guid reportId, Guid? caseId)
    {
        var agency = world.Reports.Single(report => report.Id == reportId).AgencyId;
        var within = (SeesCase(reach, caseId) && reach.CaseRoles.HasFlag(CaseRoles.Victim)) || reach.All || reach.Agencies.Contains(agency);
        return within && !IsRecused(reach, caseId);
    }

    private bool IsRecused(Reach reach, Guid? caseId) => world.Recusals.Exists(recusal => recusal.CaseId == caseId && !recusal.IsVoided && reach.Home.Contains(recusal.AgencyId));
}
