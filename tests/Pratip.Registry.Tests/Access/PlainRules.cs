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
        return within && !world.Recusals.Exists(recusal => recusal.CaseId == one.Id && !recusal.IsVoided && reach.Home.Contains(recusal.AgencyId));
    }

    public bool SeesCase(Reach reach, Guid? caseId) => world.Cases.Exists(one => one.Id == caseId && Sees(reach, one));

    public bool SeesSuspect(Reach reach, Guid suspectId) => SeesCase(reach, world.Suspects.Single(suspect => suspect.Id == suspectId).CaseId);

    public bool SeesReport(Reach reach, PersonReport report) =>
        reach.All
        || reach.Agencies.Contains(report.AgencyId)
        || world.Suspects.Exists(suspect => suspect.ReportId == report.Id && !suspect.IsVoided && SeesCase(reach, suspect.CaseId))
        || world.Victims.Exists(victim => victim.ReportId == report.Id && !victim.IsVoided && SeesCase(reach, victim.CaseId));

    public bool SeesReport(Reach reach, Guid reportId) => SeesReport(reach, world.Reports.Single(report => report.Id == reportId));

    public bool SeesVictim(Reach reach, Guid reportId, Guid? caseId)
    {
        var agency = world.Reports.Single(report => report.Id == reportId).AgencyId;
        return SeesCase(reach, caseId) || reach.All || reach.Agencies.Contains(agency);
    }
}
