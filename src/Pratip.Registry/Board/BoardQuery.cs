using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Tasks;

namespace Pratip.Registry.Board;

/// <summary>Whose work a board shows: all in reach, one province's offices, or one office.</summary>
/// <param name="ProvinceCode">Null for the whole country.</param>
/// <param name="AgencyCode">Null for all.</param>
public sealed record BoardQuery(string? ProvinceCode = null, string? AgencyCode = null)
{
    /// <summary>What stands on the board, in its order: codes of the list task-kind.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
    [
        TaskKinds.ScreeningMissing, TaskKinds.Custody, TaskKinds.DetentionLimit, TaskKinds.DispositionMissing, TaskKinds.RiskOpen, TaskKinds.RemovalIncident, TaskKinds.HandedUncleared,
        TaskKinds.Decision, TaskKinds.ReferralReceived, TaskKinds.ReferralLapsed, TaskKinds.ConsularDue, TaskKinds.RequestDue, TaskKinds.Dormant, TaskKinds.Unassigned,
        TaskKinds.ReturnDue, TaskKinds.ReturnMissing,
    ];

    /// <summary>Whoever may see cases or removals of an office may see what is late there.</summary>
    public static bool MaySee(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.May(AccessVerb.View, AccessNoun.Cases) || actor.May(AccessVerb.View, AccessNoun.Removals);
    }

    internal static IEnumerable<Agency> InReach(Actor actor, IEnumerable<Agency> agencies)
    {
        var reach = actor.To(AccessVerb.View, AccessNoun.Cases).And(actor.To(AccessVerb.View, AccessNoun.Removals));
        return agencies.Where(agency => reach.Covers(agency.Id, agency.ProvinceCode) || agency.Id == actor.AgencyId);
    }

    internal IEnumerable<Agency> Of(IEnumerable<Agency> agencies) => agencies.Where(agency =>
        (ProvinceCode is null || agency.ProvinceCode == ProvinceCode) && (AgencyCode is null || agency.Code == AgencyCode));
}
