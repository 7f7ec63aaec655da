using Pratip.Registry.Access;
using Pratip.Registry.Access.Accounts;
using Pratip.Registry.Access.SignIn;
using Pratip.Registry.Agencies;
using Pratip.Registry.Storage;

namespace Pratip.Bench.Workplace;

/// <summary>The agencies of the template and the accounts in them.</summary>
internal sealed class MadeOffice
{
    private readonly Dictionary<string, Agency> _agencies;
    private readonly Dictionary<Guid, Guid[]> _officers;

    private MadeOffice(Dictionary<string, Agency> agencies, Dictionary<Guid, Guid[]> officers)
    {
        _agencies = agencies;
        _officers = officers;
        Committees = [.. agencies.Values.Where(agency => agency.ProvinceCode is not null).OrderBy(agency => agency.Code, StringComparer.Ordinal)];
    }

    public IReadOnlyList<Agency> Committees { get; }

    public Agency this[string code] => _agencies[code];

    /// <summary>Those to whom cases of the agency are assigned.</summary>
    public Guid[] OfficersOf(Agency agency) => _officers.GetValueOrDefault(agency.Id, []);

    /// <summary>Invites everybody and takes the accounts up, as people would.</summary>
    public static async Task<MadeOffice> EmployAsync(Register register, CancellationToken ct)
    {
        Dictionary<string, Agency> agencies;
        await using (var db = register.CreateContext())
        {
            agencies = db.Agencies.ToDictionary(agency => agency.Code, StringComparer.Ordinal);
        }

        var officers = new Dictionary<Guid, List<Guid>>();
        foreach (var officer in MadeOfficer.All)
        {
            var invitation = await InvitationService.InviteAsync(
                register, new InviteOptions(AccountKeeper.Console("bench"), officer.SignInName, officer.SignInName, officer.AgencyCode, [new RoleRequest(officer.Role)]), ct);
            await SignInService.AcceptInvitationAsync(register, new AcceptInvitationOptions(invitation.Code, MadeOfficer.Password, Channels.Command), ct);
            if (officer.Role is "provincial-officer" or "case-worker")
            {
                var agency = agencies[officer.AgencyCode].Id;
                officers[agency] = [.. officers.GetValueOrDefault(agency, []), invitation.UserId];
            }
        }

        return new MadeOffice(agencies, officers.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray()));
    }
}
