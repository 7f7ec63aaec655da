using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;

namespace Pratip.Registry.Children;

/// <summary>Asks the one rule about a person whose file is being entered into.</summary>
public static class ChildReader
{
    /// <summary>As far as the actor may enter; a person out of reach is treated as a child, like one of whom nothing is known.</summary>
    public static async Task<ChildStanding> StandingAsync(ActorRegister register, Guid reportId, DateOnly day, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var db = register.CreateContext(AccessVerb.Enter, AccessNoun.Victims);
        var report = await db.PersonReports.SingleOrDefaultAsync(one => one.Id == reportId, ct);
        var victims = await db.Victims.Where(victim => victim.ReportId == reportId).ToListAsync(ct);
        var situation = await db.ChildSituations.SingleOrDefaultAsync(one => one.ReportId == reportId, ct);
        return ChildRule.Of(report, victims, situation, day);
    }
}
