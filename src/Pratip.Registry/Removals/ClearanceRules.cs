using Pratip.Kernel;
using Pratip.Reference.CodeLists;
using Pratip.Reference.Wording;
using Pratip.Registry.Children;
using Pratip.Registry.People;
using Pratip.Registry.Screening;
using Pratip.Registry.Victims;

namespace Pratip.Registry.Removals;

/// <summary>What the gate looks at: all that the register holds about one person, through all reports of the same person.</summary>
internal sealed record GateFacts(
    IReadOnlyList<ScreeningInterview> Screenings, IReadOnlyList<Victim> Victims, IReadOnlyList<ProtectionRisk> Risks, IReadOnlyList<RemovalClearance> Clearances,
    IReadOnlyList<Removal> Removals)
{
    /// <summary>The days on which the person was met or taken into detention, each as early as its date allows.</summary>
    public IReadOnlyList<DateOnly> Met { get; init; } = [];

    /// <summary>What says how old the person is, besides the standings as presumed victim.</summary>
    public IReadOnlyList<PersonReport> Reports { get; init; } = [];

    public IReadOnlyList<ChildSituation> Situations { get; init; } = [];

    /// <summary>Whether the person is a child on a day, by all that is known today.</summary>
    public ChildStanding ChildOn(DateOnly day) => ChildRule.OfAll(Reports, Victims, Situations, day);
}

/// <summary>Codes of the list clearance-obstacle.</summary>
public static class Obstacle
{
    public const string NoScreening = "no-screening";

    public const string ScreeningUnfit = "screening-unfit";

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

    /// <summary>A clearance that waits to be used and still stands.</summary>
    public static RemovalClearance? Standing(GateFacts facts)
    {
        var now = Obstacles(facts);
        return facts.Clearances.Where(one => one.Status == ClearanceStatus.Cleared && !Lapses(facts, now, one).Any()).MaxBy(one => one.Id);
    }

    /// <summary>Why a clearance that was given stands no more, in words; empty while it stands.</summary>
    public static IReadOnlyList<Message> Lapses(GateFacts facts, RemovalClearance one) => [.. Lapses(facts, Obstacles(facts), one)];

    /// <summary>The interview that clearance can rest on: the last since the person was met, held as the person's age asks for.</summary>
    public static ScreeningInterview? Counted(GateFacts facts) => Since(facts).LastOrDefault(one => SuitableSets.Fits(one, facts));

    /// <summary>Whether the person is presumed or identified a victim, by a standing or, where there is none, by the last interview.</summary>
    public static bool IsPresumedVictim(GateFacts facts) => IsPresumedVictim(facts, Since(facts).LastOrDefault());

    /// <summary>
    /// What a removal of a day is stored as. A clearance given after the day does not serve it, and one day that may lie on either
    /// side of the agency's first is taken for the later.
    /// </summary>
    public static RemovalJudgement Judge(GateFacts facts, PartialDate on, DateOnly? goLive)
    {
        if (Standing(facts) is { } clearance && Serves(clearance, on))
        {
            return new RemovalJudgement(clearance.OverriddenBy is null ? RemovalClearanceKind.Cleared : RemovalClearanceKind.Override, clearance, []);
        }

        return IsLive(on, goLive)
            ? new RemovalJudgement(RemovalClearanceKind.WithoutScreening, null, [.. Obstacles(facts), Obstacle.NoClearance])
            : new RemovalJudgement(RemovalClearanceKind.NotRecorded, null, []);
    }

    /// <summary>Not one of before it was given.</summary>
    public static bool Serves(RemovalClearance clearance, PartialDate on) => PhnomPenhTime.DateOf(clearance.At) <= on.First;

    public static bool IsLive(PartialDate on, DateOnly? goLive) => goLive is { } first && on.Last >= first;

    /// <summary>
    /// What has come up since a clearance was given, and was not overridden with it, takes it away for good: also a risk or a presumption
    /// that was decided again meanwhile, because the clearance knew nothing of it. A risk of return is overridden by nobody.
    /// </summary>
    private static IEnumerable<Message> Lapses(GateFacts facts, IReadOnlyList<string> now, RemovalClearance one)
    {
        foreach (var code in now.Where(code => code == Obstacle.ProtectionRisk || !one.Obstacles.Contains(code, StringComparer.Ordinal)))
        {
            yield return new Message("removals.lapse.obstacle", CodeListCatalogue.Standard.Label("clearance-obstacle", code));
        }

        if (facts.Risks.Any(risk => risk.EventId > one.EventId))
        {
            yield return new Message("removals.lapse.risk");
        }

        if (facts.Victims.Any(victim => victim.EventId > one.EventId))
        {
            yield return new Message("removals.lapse.status");
        }

        if (facts.Removals.Any(removal => removal.EventId > one.EventId))
        {
            yield return new Message("removals.lapse.removed");
        }
    }

    /// <summary>An interview before an earlier removal, or before the person was met this time, says nothing about what has happened since.</summary>
    private static IEnumerable<ScreeningInterview> Since(GateFacts facts)
    {
        var last = facts.Removals.Select(one => PartialDate.TryParseIso(one.On, out var on) ? on.Last : DateOnly.MinValue).Concat(facts.Met).Append(DateOnly.MinValue).Max();
        return facts.Screenings.Where(one => PhnomPenhTime.DateOf(one.EndedAt) >= last).OrderBy(one => one.EndedAt).ThenBy(one => one.Id);
    }

    private static bool IsPresumedVictim(GateFacts facts, ScreeningInterview? latest) =>
        facts.Victims.Any(victim => VictimStatus.Stands(victim.Status)) || (facts.Victims.Count == 0 && latest?.Decision == ScreeningDecision.PresumedVictim);

    private static IEnumerable<string> All(GateFacts facts)
    {
        var latest = Since(facts).LastOrDefault();
        if (latest is null)
        {
            yield return Obstacle.NoScreening;
        }
        else if (Counted(facts) is null)
        {
            yield return Obstacle.ScreeningUnfit;
        }
        else if (!ScreeningDecision.IsConclusion(latest.Decision))
        {
            yield return Obstacle.ScreeningOpen;
        }

        if (IsPresumedVictim(facts, latest))
        {
            yield return Obstacle.PresumedVictim;
        }

        if (facts.Risks.Any(RiskService.Blocks))
        {
            yield return Obstacle.ProtectionRisk;
        }
    }
}
