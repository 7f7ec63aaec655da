using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Children;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Victims;

/// <summary>Something a presumed victim needs.</summary>
public sealed record AddNeedOptions
{
    public Guid Id { get; init; } = RowId.Next();

    public required Guid VictimId { get; init; }

    /// <summary>Code of the list service-kind.</summary>
    public string? Kind { get; init; }

    public string? On { get; init; }

    internal SentAgain Again(VictimNeed standing) => new SentAgain().Code(nameof(Kind), "service-kind", standing.Kind, Kind).Date(nameof(On), standing.On, On);

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(Kind), Kind) && check.Code(nameof(Kind), "service-kind", Kind);
        _ = check.Require(nameof(On), On) && check.Date(nameof(On), On, today);
        return check.Problems;
    }
}

/// <summary>That a need was met.</summary>
public sealed record MeetNeedOptions
{
    public required Guid Id { get; init; }

    public required int BasedOn { get; init; }

    public string? MetOn { get; init; }

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(MetOn), MetOn) && check.Date(nameof(MetOn), MetOn, today);
        return check.Problems;
    }
}

/// <summary>What presumed victims need, and when it was met.</summary>
public static class NeedService
{
    public static Task AddAsync(ActorRegister register, AddNeedOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        return VictimFileChange.AddAsync<VictimNeed>(register, AccessNoun.Victims, options.Id, "a need", options.Problems(register.Today), async (change, rows) =>
        {
            var victim = await VictimFileChange.VictimAsync(change, options.VictimId, nameof(options.VictimId), ct);
            await BirthCheck.RequireBornAsync(register.Register, victim.ReportId, nameof(options.On), options.On, ct);
            await RequireNewAsync(register.Register, victim.Id, options, ct);
            rows.Add(new VictimNeed { Id = options.Id, VictimId = victim.Id, Kind = options.Kind!, On = options.On! });
        }, standing => Task.FromResult(options.Again(standing)), ct);
    }

    /// <summary>A need that is open is met, and not recorded again. Asked without scope: it waits whether it is seen or not.</summary>
    private static async Task RequireNewAsync(Register register, Guid victimId, AddNeedOptions options, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        var same = await db.VictimNeeds.Where(need => need.VictimId == victimId && need.Kind == options.Kind && !need.IsVoided && (need.MetOn == null || need.On == options.On))
            .OrderBy(need => need.Id).FirstOrDefaultAsync(ct);
        if (same is not null && PartialDate.TryParseIso(same.On, out var since))
        {
            throw new EntryRefusedException(nameof(options.Kind), new Message("victims.need-known", since));
        }
    }

    public static Task MeetAsync(ActorRegister register, MeetNeedOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        return VictimFileChange.ChangeAsync<VictimNeed>(
            register, AccessNoun.Victims, (options.Id, options.BasedOn), "a need was met", options.Problems(register.Today), need => need.MetOn == options.MetOn,
            (_, _, before, after) =>
            {
                EntryCheck.RequireOrder(nameof(options.MetOn), before.On, options.MetOn);
                after.MetOn = options.MetOn;
                return Task.CompletedTask;
            }, ct);
    }
}
