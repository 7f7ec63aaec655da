using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Vault;

namespace Pratip.Registry.Consular;

/// <summary>What a note to a mission says.</summary>
/// <param name="Reference">The office's own reference of the person.</param>
/// <param name="Mission">Null where none is registered: it is then addressed by its country.</param>
/// <param name="Identity">Null until it was opened for a purpose.</param>
public sealed record NoteVerbale(ConsularNotice Notice, string Reference, Agency Office, Agency? Mission, Identity? Identity)
{
    /// <summary>Null where the notice is not there, the person out of reach, or something stands in the way: then nothing is written to anybody.</summary>
    public static async Task<NoteVerbale?> ReadAsync(ActorRegister register, Guid noticeId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.Enter, AccessNoun.Consular);
        await using var db = register.CreateContext();
        if (await db.ConsularNotices.SingleOrDefaultAsync(one => one.Id == noticeId, ct) is not { } notice
            || await db.PersonReports.Where(one => one.Id == notice.ReportId).Select(one => one.OwnReference).SingleOrDefaultAsync(ct) is not { } reference)
        {
            return null;
        }

        var standing = (await ConsularRules.ReadAsync(register.Register, [notice.ReportId], ct))[notice.ReportId];
        if (ConsularRules.Obstacles(notice, standing, register.Actor, register.Today).Count > 0)
        {
            return null;
        }

        var mission = await Missions.FindAsync(db, notice.CountryCode, ct);
        var agencies = await db.Agencies.Where(agency => agency.Id == notice.AgencyId || agency.Id == mission).ToListAsync(ct);
        return new NoteVerbale(notice, reference, agencies.Single(agency => agency.Id == notice.AgencyId), agencies.SingleOrDefault(agency => agency.Id == mission), null);
    }

    /// <summary>With the name, recorded before it is opened; without one where identities are out of reach.</summary>
    public async Task<NoteVerbale> OpenAsync(ActorRegister register, string purpose, CancellationToken ct) =>
        this with { Identity = (await IdentityReader.OpenAsync(register, [Notice.ReportId], purpose, ct)).GetValueOrDefault(Notice.ReportId) };
}
