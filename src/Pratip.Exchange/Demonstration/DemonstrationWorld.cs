namespace Pratip.Exchange.Demonstration;

/// <summary>
/// The invented country in which the demonstration plays: nobody in it exists, and its records add up to the figures that
/// were published for Cambodia for 2023, 2024 and the first half of 2025.
/// </summary>
public sealed class DemonstrationWorld
{
    /// <summary>The seed of the shipped demonstration.</summary>
    public const ulong StandardSeed = 20250327;

    private DemonstrationWorld(IReadOnlyList<DemonstrationReturn> returns, IReadOnlyList<RepeatedReport> repeated) => (Returns, Repeated) = (returns, repeated);

    /// <summary>What the agencies send, in the order in which it can be read.</summary>
    public IReadOnlyList<DemonstrationReturn> Returns { get; }

    /// <summary>Who is reported again by another office; no part of the returns.</summary>
    internal IReadOnlyList<RepeatedReport> Repeated { get; }

    /// <summary>The same seed yields the same world on every machine.</summary>
    public static DemonstrationWorld Generate(ulong seed = StandardSeed)
    {
        var people = new PersonInventor(SeededChance.For(seed, "people"));
        var cases = new CaseInventor(seed).Invent();
        new SuspectInventor(seed, people).Invent(cases);
        new VictimInventor(seed, people).Invent(cases);
        var steps = new CourtInventor(seed).Invent(cases);
        var removals = new RemovalInventor(seed, people).Invent();
        var journeys = new JourneyInventor(seed, people);
        var returns = new ReturnWriter();
        foreach (var half in Halves.All)
        {
            returns.AddCases(half, cases);
            returns.AddCourt(half, steps);
            returns.AddRemovals(half, removals);
        }

        returns.AddRepatriations(Kernel.ReportingWindow.OfYear(2023), journeys.RepatriationsOf2023());
        returns.AddRepatriations(JourneyInventor.FirstFiveMonthsOf2025, journeys.RepatriationsOf2025());
        returns.AddInterceptions(JourneyInventor.FirstFiveMonthsOf2025, journeys.InterceptionsOf2025());
        returns.AddHandOvers(journeys.HandOvers());
        returns.AddPrevention(new PreventionInventor(seed).Invent());
        returns.AddTotals(ReportedTotals.All);
        var world = new DemonstrationWorld(returns.InReadingOrder(), new OverlapInventor(seed).Invent(cases));
        PublishedFigures.Standard.Check(SyntheticCounts.Of(world));
        return world;
    }
}
