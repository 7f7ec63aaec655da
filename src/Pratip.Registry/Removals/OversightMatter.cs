using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Audit.Reads;
using Pratip.Registry.Screening;

namespace Pratip.Registry.Removals;

/// <summary>All that the register tells somebody who decides on an override or answers for an incident.</summary>
/// <param name="Asked">The override that is asked for; null for an incident.</param>
/// <param name="AskedBy">The colleague of the other agency who asks.</param>
/// <param name="Reason">Why the override is asked for, in the asking agency's words, which are written for the agency asked.</param>
/// <param name="Incident">Null for an override.</param>
/// <param name="Removal">The removal of the incident, and its file.</param>
/// <param name="Person">Null where the report was voided.</param>
public sealed record OversightMatter(
    RemovalClearance? Asked, string? AskedBy, string? Reason, RemovalIncident? Incident, Removal? Removal, RemovalFile? File, OversightPerson? Person, IReadOnlyDictionary<Guid, Agency> Agencies)
{
    private const string Purpose = "oversight";

    /// <summary>An override that waits for the actor to decide; the look at its reason is recorded before it is opened.</summary>
    public static async Task<OversightMatter> OfOverrideAsync(ActorRegister register, RemovalClearance asked, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(asked);
        register.Require(AccessVerb.Approve, AccessNoun.Removals);
        if (asked.OverridingAgencyId != register.Actor.AgencyId)
        {
            throw new AccessRefusedException(AccessVerb.Approve, AccessNoun.Removals);
        }

        await register.RecordReadAsync(ReadKind.Reason, Purpose, [asked.ReportId], ct);
        var reason = register.Register.Vault.Open(asked.WrappedKey, asked.Id, SealedWords.Field, asked.Reason);
        var names = await StaffNames.ReadAsync(register.Register, [asked.AskedBy], ct);
        return new OversightMatter(asked, names.GetValueOrDefault(asked.AskedBy), reason, null, null, null, await PersonAsync(register, asked.ReportId, ct), await AgenciesAsync(register, ct));
    }

    /// <summary>An incident within reach, with the removal it is about; null where it is not there or out of reach.</summary>
    public static async Task<OversightMatter?> OfIncidentAsync(ActorRegister register, Guid incidentId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.View, AccessNoun.Incidents);
        await using var db = register.CreateContext();
        if (await db.RemovalIncidents.SingleOrDefaultAsync(one => one.Id == incidentId, ct) is not { } incident)
        {
            return null;
        }

        await using var all = register.Register.CreateContext();
        var removal = await all.Removals.SingleOrDefaultAsync(one => one.Id == incident.RemovalId, ct);
        var file = removal is null ? null : await all.RemovalFiles.SingleOrDefaultAsync(one => one.Id == removal.RemovalFileId, ct);
        await register.RecordReadAsync(ReadKind.Person, Purpose, [incident.ReportId], ct);
        return new OversightMatter(null, null, null, incident, removal, file, await PersonAsync(register, incident.ReportId, ct), await AgenciesAsync(register, ct));
    }

    private static async Task<OversightPerson?> PersonAsync(ActorRegister register, Guid reportId, CancellationToken ct) =>
        (await OversightPersons.ReadAsync(register, [reportId], ct)).GetValueOrDefault(reportId);

    private static async Task<IReadOnlyDictionary<Guid, Agency>> AgenciesAsync(ActorRegister register, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        return await db.Agencies.ToDictionaryAsync(agency => agency.Id, ct);
    }
}
