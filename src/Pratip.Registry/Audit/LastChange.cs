using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;

namespace Pratip.Registry.Audit;

/// <summary>Who brought a row to its present state, and when.</summary>
/// <param name="By">What the colleague is called; the name in the log where it was no user.</param>
public sealed record LastChange(string By, DateTimeOffset At)
{
    public static async Task<LastChange> OfAsync(ActorRegister register, long eventId, CancellationToken ct) => (await OfAsync(register, [eventId], ct))[eventId];

    /// <summary>Past the scope of the log: whoever sees a row may know which colleague it comes from.</summary>
    public static async Task<IReadOnlyDictionary<long, LastChange>> OfAsync(ActorRegister register, IReadOnlyCollection<long> eventIds, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var db = register.Register.CreateContext();
        return await (from one in db.Events
                      where eventIds.Contains(one.Id)
                      join process in db.Processes on one.ProcessId equals process.Id
                      select new { one.Id, process.Actor, one.At, Name = db.Users.Where(user => user.SignInName == process.Actor).Select(user => user.DisplayName).FirstOrDefault() })
            .ToDictionaryAsync(found => found.Id, found => new LastChange(found.Name ?? found.Actor, found.At), ct);
    }
}
