using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;

namespace Pratip.Registry.Victims;

/// <summary>Where a presumed victim's way led for now.</summary>
public sealed record AddDispositionOptions
{
    public Guid Id { get; init; } = RowId.Next();

    public required Guid VictimId { get; init; }

    /// <summary>Code of the list victim-disposition.</summary>
    public string? Disposition { get; init; }

    public string? On { get; init; }

    internal SentAgain Again(VictimDisposition standing) =>
        new SentAgain().Code(nameof(Disposition), "victim-disposition", standing.Disposition, Disposition).Date(nameof(On), standing.On, On);

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(Disposition), Disposition) && check.Code(nameof(Disposition), "victim-disposition", Disposition);
        _ = check.Require(nameof(On), On) && check.Date(nameof(On), On, today);
        return check.Problems;
    }
}

/// <summary>What became of presumed victims. It says a kind of place and never which.</summary>
public static class DispositionService
{
    public static Task AddAsync(ActorRegister register, AddDispositionOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        return VictimFileChange.AddAsync<VictimDisposition>(
            register, AccessNoun.Victims, options.Id, "where the way led", options.Problems(register.Today), async (change, rows) =>
            {
                var victim = await VictimFileChange.VictimAsync(change, options.VictimId, nameof(options.VictimId), ct);
                rows.Add(new VictimDisposition { Id = options.Id, VictimId = victim.Id, Disposition = options.Disposition!, On = options.On! });
            }, standing => Task.FromResult(options.Again(standing)), ct);
    }
}
