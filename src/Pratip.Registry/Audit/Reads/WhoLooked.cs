using Pratip.Registry.Access;

namespace Pratip.Registry.Audit.Reads;

/// <summary>One colleague who looked.</summary>
/// <param name="Name">The colleague's name; null where the account is no longer known.</param>
public sealed record Look(DateTimeOffset At, Guid UserId, string? Name, Guid AgencyId, ReadKind Kind, string Purpose);

/// <summary>Who looked at a case or a person: for whoever watches over the log, and for the supervisor of the agency that it belongs to.</summary>
public static class WhoLooked
{
    public const int Most = 100;

    public static bool MayAsk(Actor actor, Guid owningAgencyId)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.May(AccessVerb.View, AccessNoun.Log) || actor.To(AccessVerb.Approve, AccessNoun.Corrections).Covers(owningAgencyId, null);
    }

    /// <param name="register">Of whoever asks.</param>
    /// <param name="owningAgencyId">The agency that leads the case or made the report.</param>
    /// <param name="ids">The case, or the reports of a person.</param>
    /// <param name="ct">Stops waiting.</param>
    public static async Task<IReadOnlyList<Look>> ReadAsync(ActorRegister register, Guid owningAgencyId, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        if (!MayAsk(register.Actor, owningAgencyId))
        {
            throw new AccessRefusedException(AccessVerb.View, AccessNoun.Log);
        }

        var entries = await register.Register.Reads.OfAsync(ids, Most, ct);
        var names = await StaffNames.ReadAsync(register.Register, [.. entries.Select(entry => entry.UserId).Distinct()], ct);
        return [.. entries.Select(entry => new Look(entry.At, entry.UserId, names.GetValueOrDefault(entry.UserId), entry.AgencyId, entry.Kind, entry.Purpose))];
    }
}
