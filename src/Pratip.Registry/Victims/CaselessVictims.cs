using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Cases;

namespace Pratip.Registry.Victims;

/// <summary>One line of the list of presumed victims without a case: no name, only the agency's own reference.</summary>
public sealed record CaselessVictim(Guid Id, Guid ReportId, string OwnReference, Guid AgencyId, string RegisteredOn, string Status);

/// <summary>Presumed victims within reach who stand in no case, those entered last first: the files of shelters and social workers.</summary>
public static class CaselessVictims
{
    public static async Task<Listing<CaselessVictim>> ReadAsync(ActorRegister register, Guid? after, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.View, AccessNoun.Victims);
        await using var db = register.CreateContext();
        var victims = db.Victims.Where(victim => victim.CaseId == null);
        if (after is { } last)
        {
            victims = victims.Where(victim => victim.Id.CompareTo(last) < 0);
        }

        var rows = await (from victim in victims
                          join report in db.PersonReports on victim.ReportId equals report.Id
                          orderby victim.Id descending
                          select new CaselessVictim(victim.Id, report.Id, report.OwnReference, report.AgencyId, victim.RegisteredOn, victim.Status))
            .Take(CaseList.PageSize + 1).ToListAsync(ct);
        return new Listing<CaselessVictim>([.. rows.Take(CaseList.PageSize)], rows.Count > CaseList.PageSize ? rows[CaseList.PageSize - 1].Id : null);
    }
}
