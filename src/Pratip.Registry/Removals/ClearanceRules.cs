using Pratip.Kernel;
using Pratip.Registry.Screening;
using Pratip.Registry.Victims;

namespace Pratip.Registry.Removals;

/// <summary>What the gate looks at: all that the register holds about one person, through all reports of the same person.</summary>
internal sealed record GateFacts(
    IReadOnlyList<ScreeningInterview> Screenings, IReadOnlyList<Victim> Victims, IReadOnlyList<ProtectionRisk> Risks, IReadOnlyList<RemovalClearance> Clearances,
    IReadOnlyList<Removal> Removals)
{
    /// <summary>When the person was last met or taken into detention, as early as the date allows; null where neither is recorded.</summary>
    public DateOnly? LastMet { get; init; }
}

/// <summary>Codes of the list clearance-obstacle.</summary>
public static class Obstacle
{
    public const string NoScreening = "no-screening";

    public const string ScreeningOpen = "screening-open";

    public const string PresumedVictim = "presumed-victim";

    public const string ProtectionRisk = "protection-risk";

    public const string NoClearance = "no-clearance";
}

/// <summary>Codes of the list clearance-status.</summary>
public static class ClearanceStatus
{
    public const string Asked = "asked";

    public const string Cleared = "cleared";

    public const string Refused = "refused";

    public const string Withdrawn = "withdrawn";

    public const string Used = "used";
}

/// <summary>Codes of the list clearance: under what a removal was carried out.</summary>
public static class RemovalClearanceKind
{
    public const string Cleared = "cleared";

    public const string Override = "cleared-by-override";

    public const string WithoutScreening = "removed-without-screening";

    public const string NotRecorded = "screening-not-recorded";
}

/// <summary>What a removal is stored as, and the clearance it used up.</summary>
/// <param name="Obstacles">Why no clearance served, for the incident; empty where none is opened.</param>
internal sealed record RemovalJudgement(string Clearance, RemovalClearance? Used, IReadOnlyList<string> Obstacles)
{
    public bool IsIncident => Clearance == RemovalClearanceKind.WithoutScreening;
}

/// <summary>The one place that says what stands in the way of a removal and whether a clearance serves it; for pages and files alike.</summary>
internal static class ClearanceRules
{
    /// <summary>What stands in the way of clearance now.</summary>
    public static IReadOnlyList<string> Obstacles(GateFacts facts) => [.. All(facts)];

    /// <summary>
    /// A clearance that waits to be used. What has come up since it was given, and was not overridden with it, takes it away for good:
    /// also a risk or a presumption that was decided again meanwhile, because the clearance knew nothing of it.
    /// </summary>
    public static RemovalClearance? Standing(GateFacts facts)
    {
        var now = Obstacles(facts);
        return facts.Clearances.Where(one => one.Status == ClearanceStatus.Cleared && !now.Except(one.Obstacles, StringComparer.Ordinal).Any() && !IsOvertaken(facts, one)).MaxBy(one => one.Id);
    }

    /// <summary>
    /// What a removal of a day is stored as. A clearance given after the day does not serve it, and one day that may lie on either
    /// side of the agency's first is taken for the later.
    /// </summary>
    public static RemovalJudgement Judge(GateFacts facts, PartialDate on, DateOnly? goLive)
    {
        if (Standing(facts) is { } clearance && PhnomPenhTime.DateOf(clearance.At) <= on.First)
        {
            return new RemovalJudgement(clearance.OverriddenBy is null ? RemovalClearanceKind.Cleared : RemovalClearanceKind.Override, clearance, []);
        }

        return IsLive(on, goLive)
            ? new RemovalJudgement(RemovalClearanceKind.WithoutScreening, null, [.. Obstacles(facts), Obstacle.NoClearance])
            : new RemovalJudgement(RemovalClearanceKind.NotRecorded, null, []);
    }

    public static bool IsLive(PartialDate on, DateOnly? goLive) => goLive is { } first && on.Last >= first;

    private static bool IsOvertaken(GateFacts facts, RemovalClearance one) =>
        facts.Risks.Any(risk => risk.EventId > one.EventId) || facts.Victims.Any(victim => victim.EventId > one.EventId) || facts.Removals.Any(removal => removal.EventId > one.EventId);

    private static IEnumerable<string> All(GateFacts facts)
    {
        // An interview before an earlier removal, or before the person was met this time, says nothing about what has happened since.
        var last = facts.Removals.Select(one => PartialDate.TryParseIso(one.On, out var on) ? on.Last : DateOnly.MinValue).Append(facts.LastMet ?? DateOnly.MinValue).Max();
        var latest = facts.Screenings.Where(one => PhnomPenhTime.DateOf(one.EndedAt) >= last).OrderBy(one => one.EndedAt).ThenBy(one => one.Id).LastOrDefault();
        if (latest is null)
        {
            yield return Obstacle.NoScreening;
        }
        else if (!ScreeningDecision.IsConclusion(latest.Decision))
        {
            yield return Obstacle.ScreeningOpen;
        }

        if (facts.Victims.Any(victim => VictimStatus.IsOpen(victim.Status) || victim.Status == VictimStatus.Identified)
            || (facts.Victims.Count == 0 && latest?.Decision == ScreeningDecision.PresumedVictim))
        {
            yield return Obstacle.PresumedVictim;
        }

        if (facts.Risks.Any(RiskService.Blocks))
        {
            yield return Obstacle.ProtectionRisk;
        }
    }
}
