using Pratip.Reference.Wording;
using Pratip.Registry.Consular;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;

namespace Pratip.Registry.HandOvers;

/// <summary>
/// Lists for a mission: whom a mission may not even be told of is not put on one. That somebody was handed over is taken all the same where
/// they were held, because a fact that cannot be recorded is a fact that is hidden.
/// </summary>
internal static class MissionLists
{
    /// <summary>The destination that is a mission, whichever body takes them.</summary>
    public const string Destination = "embassy";

    /// <param name="register">Whole: what another office knows of the person counts, and is not named.</param>
    /// <param name="people">Reports, and how whoever enters them names each.</param>
    /// <param name="options">The list.</param>
    /// <param name="ct">Stops waiting.</param>
    public static async Task RequireOpenAsync(Register register, IReadOnlyDictionary<Guid, string> people, ListHandOverOptions options, CancellationToken ct)
    {
        if (!await IsOneAsync(register, options.Destination, options.ToAgencyId, ct))
        {
            return;
        }

        var standings = await ConsularRules.ReadAsync(register, [.. people.Keys], ct);
        var kept = people.Where(one => standings[one.Key].Bars.Count > 0).Select(one => one.Value).ToList();
        if (kept.Count > 0)
        {
            throw new EntryRefusedException(nameof(options.People), new Message("hand-overs.protected", EntryCheck.Shortened(string.Join(", ", kept))));
        }
    }

    /// <summary>Whether a list is for a mission, by its destination or by the body that takes them.</summary>
    public static async Task<bool> IsOneAsync(Register register, string? destination, Guid? agencyId, CancellationToken ct)
    {
        if (destination == Destination)
        {
            return true;
        }

        await using var db = register.CreateContext();
        return agencyId is { } to && await Missions.IsOneAsync(db, to, ct);
    }
}
