using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;

namespace Pratip.Registry.Audit;

/// <summary>Who brought a row to its present state, and when.</summary>
/// <param name="By">What the colleague is called; the name in the log where it was no user.</param>
public sealed record LastChange(string By, DateTimeOffset At)
{
    /// <summary>Past the scope of the log: whoever sees a row may know which colleague it comes from.</summary>
    public static async Task<LastChange> OfAsync(ActorRegister register, long eventId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var db = register.Register.CreateContext();
        var found = await (from one in db.Events
                           where one.Id == eventId
                           join process in db.Processes on one.ProcessId equals process.Id
                           select new { process.Actor, one.At, Name = db.Users.Where(user => user.SignInName == process.Actor).Select(user => user.DisplayName).FirstOrDefault() }).SingleAsync(ct);
        return new LastChange(found.Name ?? found.Actor, found.At);
    }
}
