using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Cases;
using Pratip.Registry.Storage;

namespace Pratip.Exchange.Demonstration;

/// <summary>
/// Some cases of the demonstration have an officer, and court and social affairs take part in them: whoever signs in with those
/// roles finds something to work on. Which cases there are and what stands in them stays as the files had it.
/// </summary>
internal static class DemonstrationCases
{
    private const int Shared = 3;
    private const string BeforeCourt = "before-court";

    private static readonly (string Agency, string Role)[] Parties = [("MOJ", "court"), ("MOSVY", "social-affairs")];

    /// <summary>Nothing where it has been done, or where no such case was imported.</summary>
    public static async Task ShareAsync(ActorRegister supervisor, Guid officer, CancellationToken ct)
    {
        await using var db = supervisor.CreateContext(AccessVerb.Enter);
        var cases = await db.Cases.Where(one => one.LeadAgencyId == supervisor.Actor.AgencyId && one.Status == BeforeCourt)
            .OrderByDescending(one => one.Id).Take(Shared).Select(one => one.Id).ToListAsync(ct);
        if (await db.CaseParties.AnyAsync(party => cases.Contains(party.CaseId), ct))
        {
            return;
        }

        foreach (var one in cases)
        {
            foreach (var (agency, role) in Parties)
            {
                await PartyService.AddAsync(supervisor, new AddPartyOptions { CaseId = one, AgencyCode = agency, Role = role }, ct);
            }

            await AssignmentService.AssignAsync(supervisor, new AssignCaseOptions { CaseId = one, UserId = officer }, ct);
        }
    }
}
