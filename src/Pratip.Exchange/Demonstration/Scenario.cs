using System.Text.Json;
using System.Text.Json.Serialization;
using Pratip.Kernel;

namespace Pratip.Exchange.Demonstration;

/// <summary>What goes together in one kind of case: articles, place, how it came to light, who is harmed and how. From <c>scenarios.json</c>.</summary>
/// <param name="Articles">One of them makes the headline group.</param>
/// <param name="Lesser">May be charged beside it; a few stand outside the group.</param>
/// <param name="Victims">Kinds of victims the scenario has: girls, women, boys, men.</param>
internal sealed record Scenario(
    string Id,
    string Group,
    int Weight,
    IReadOnlyList<string> Articles,
    IReadOnlyList<string> Lesser,
    IReadOnlyList<string> Forms,
    IReadOnlyList<string> Sites,
    IReadOnlyList<string> Sources,
    IReadOnlyList<string> Means,
    IReadOnlyList<string> Recruitment,
    IReadOnlyList<string> Roles,
    IReadOnlyList<string> Victims,
    int Youngest)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    public static IReadOnlyList<Scenario> All { get; } = DemonstrationData.Read<Scenario[]>("scenarios.json", Options);

    /// <summary>The oldest minor; adults are of any age.</summary>
    public int Oldest { get; init; } = AgeBandSet.Majority - 1;

    /// <summary>Foreigners are among suspects and victims.</summary>
    public bool Foreign { get; init; }

    /// <summary>ISIC section of the work extracted.</summary>
    public string? Sector { get; init; }

    /// <summary>One that has every kind of victim of the case; each group has one that has all kinds.</summary>
    public static Scenario Draw(HeadlineGroup group, IReadOnlyCollection<string> victims, SeededChance chance)
    {
        var fitting = All.Where(s => s.Group == group.Code() && victims.All(v => s.Victims.Contains(v, StringComparer.Ordinal))).ToArray();
        return fitting[chance.Weighted(fitting.Select(s => s.Weight).ToArray())];
    }
}
