using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;

namespace Pratip.Registry.Removals;

/// <summary>What oversight found of a removal without clearance.</summary>
public sealed record FollowIncidentOptions
{
    public required Guid Id { get; init; }

    public required int BasedOn { get; init; }

    /// <summary>Code of the list incident-finding.</summary>
    public string? Finding { get; init; }

    public string? FoundOn { get; init; }

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(Finding), Finding) && check.Code(nameof(Finding), "incident-finding", Finding);
        _ = (Finding == IncidentService.Open || check.Require(nameof(FoundOn), FoundOn)) && check.Date(nameof(FoundOn), FoundOn, today);
        return check.Problems;
    }
}

/// <summary>Follows incidents by the agency that answers for them. None is ever deleted, and every one counts.</summary>
public static class IncidentService
{
    internal const string Open = "open";

    internal const string TaskKind = TaskKinds.RemovalIncident;

    public static async Task FollowAsync(ActorRegister register, FollowIncidentOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Incidents);
        options.Problems(register.Today).ThrowIfAny();
        var home = register.Actor.AgencyId;
        await register.ChangeAsync(ProcessKind.RemovalFollowIncident, "an incident followed", async change =>
        {
            var before = (await change.Db.RemovalIncidents.SingleOrDefaultAsync(one => one.Id == options.Id && one.OversightAgencyId == home, ct))
                .OrOutOfReach(nameof(options.Id)).RequireVersion(options.BasedOn, "removal_incidents");
            if (options.Finding != Open)
            {
                await RequireAfterAsync(register.Register, before.RemovalId, options, ct);
            }

            var after = before.Copy<RemovalIncident>();
            (after.Finding, after.FoundOn) = (options.Finding!, options.Finding == Open ? null : options.FoundOn);
            var rows = new RowChanges().Update(before, after);
            if (options.Finding != Open)
            {
                await Notices.CloseAsync(register.Register, rows, TaskKind, null, before.Id, ct);
            }

            await change.RecordAsync(EventKind.IncidentChanged, rows);
        }, ct);
    }

    /// <summary>Nothing is found of a removal before it was carried out. Its day is known to whoever answers for it.</summary>
    private static async Task RequireAfterAsync(Register register, Guid removalId, FollowIncidentOptions options, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        var on = await db.Removals.Where(one => one.Id == removalId).Select(one => one.On).SingleOrDefaultAsync(ct);
        EntryCheck.RequireOrder(nameof(options.FoundOn), on, options.FoundOn);
    }
}
