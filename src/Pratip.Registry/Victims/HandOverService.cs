using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.HandOvers;
using Pratip.Registry.Removals;

namespace Pratip.Registry.Victims;

/// <summary>To whom and where somebody was handed over.</summary>
public sealed record AddHandOverOptions
{
    public Guid Id { get; init; } = RowId.Next();

    public required Guid ReportId { get; init; }

    /// <summary>Code of the list hand-over-destination.</summary>
    public string? Destination { get; init; }

    public string? On { get; init; }

    /// <summary>Empty while unknown.</summary>
    public string? ProvinceCode { get; init; }

    internal SentAgain Again(HandOver standing) => new SentAgain().Code(nameof(Destination), "hand-over-destination", standing.Destination, Destination)
        .Date(nameof(On), standing.On, On).Province(nameof(ProvinceCode), standing.ProvinceCode, ProvinceCode);

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(Destination), Destination) && check.Code(nameof(Destination), "hand-over-destination", Destination);
        _ = check.Require(nameof(On), On) && check.Date(nameof(On), On, today);
        check.Province(nameof(ProvinceCode), ProvinceCode);
        return check.Problems;
    }
}

/// <summary>Hand-overs. They say where a presumed victim lives, which is a permission of its own.</summary>
public static class HandOverService
{
    public static Task AddAsync(ActorRegister register, AddHandOverOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        return VictimFileChange.AddAsync<HandOver>(register, AccessNoun.Shelters, options.Id, "a hand-over", options.Problems(register.Today), async (change, rows) =>
        {
            await VictimFileChange.RequireReportAsync(register, AccessNoun.Shelters, options.ReportId, nameof(options.ReportId), ct);
            rows.Add(new HandOver
            {
                Id = options.Id,
                ReportId = options.ReportId,
                Destination = options.Destination!,
                On = options.On!,
                ProvinceCode = EntryText.OrNull(options.ProvinceCode),
            });

            // Taken, because a fact that cannot be recorded is hidden; and answered for, where nothing permits it.
            if (options.Destination == MissionLists.Destination)
            {
                await MissionDepartures.JudgeAsync(register.Register, change, rows, [new MissionDeparture(MissionDepartures.HandOvers, options.Id, options.ReportId, options.On)], ct);
            }
        }, standing => Task.FromResult(options.Again(standing)), ct);
    }
}
