using Pratip.Kernel;
using Pratip.Statistics.Classifications;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Measures;

namespace Pratip.Statistics.Tabulation;

/// <summary>
/// Computes figures from a snapshot. Many at once cost one walk over each fact table; the result is the same whatever the
/// order of the rows and however many threads walk.
/// </summary>
public static class FigureComputer
{
    public static Figure Compute(FactSnapshot snapshot, Measure measure, ReportingWindow window, string? by = null) =>
        ComputeAll(snapshot, [new(measure, window, by)])[0];

    /// <summary>The figures in the order of the requests.</summary>
    public static IReadOnlyList<Figure> ComputeAll(FactSnapshot snapshot, IReadOnlyList<FigureRequest> requests) =>
        ComputeAll(snapshot, requests, ClassificationCatalogue.Standard);

    /// <summary>The same with other code lists than today's, such as those an edition brings.</summary>
    /// <param name="rules">Those of the version of the counting; null for today's.</param>
    public static IReadOnlyList<Figure> ComputeAll(
        FactSnapshot snapshot, IReadOnlyList<FigureRequest> requests, ClassificationCatalogue classifications, CountingRules? rules = null)
    {
        var ledger = new ReturnLedger(snapshot);
        var reported = new ReportedTotals(snapshot.Aggregates);
        var assembly = new FigureAssembly(classifications, ledger, reported, rules ?? CountingRules.Current);
        foreach (var request in requests.Where(r => r.By is not null))
        {
            _ = request.Measure.IsReportedOnly ? null : request.Measure.GetBreakdowns(request.By!);
        }

        var counts = Count(snapshot, [.. requests.Where(r => assembly.CanBeCounted(r))]);
        return [.. requests.Select(r => assembly.Assemble(r, counts.GetValueOrDefault((r.Measure.Id, r.Window))))];
    }

    private static Dictionary<(string Measure, ReportingWindow Window), Counted> Count(FactSnapshot snapshot, IReadOnlyList<FigureRequest> requests)
    {
        var passes = requests.GroupBy(r => r.Measure.Facts!, StringComparer.Ordinal)
            .Select(table => PlanPass(snapshot.Table(table.Key), table))
            .ToList();
        var work = passes.SelectMany(p => Enumerable.Range(0, p.Pass.Stretches).Select(stretch => (p.Pass, stretch))).ToArray();
        if (work.Length == 1)
        {
            work[0].Pass.Run(work[0].stretch);
        }
        else
        {
            Parallel.ForEach(work, item => item.Pass.Run(item.stretch));
        }

        var counts = new Dictionary<(string, ReportingWindow), Counted>();
        foreach (var (pass, populations) in passes)
        {
            var tallies = pass.Finish();
            for (var i = 0; i < populations.Count; i++)
            {
                counts.Add((populations[i].Measure.Id, populations[i].Window), new(populations[i], tallies[i]));
            }
        }

        return counts;
    }

    /// <summary>One population for each measure and window, with all the breakdowns asked of it; dates are looked at once.</summary>
    private static (TablePass Pass, IReadOnlyList<Population> Populations) PlanPass(FactTable table, IEnumerable<FigureRequest> requests)
    {
        var placements = new Dictionary<(Placing, ReportingWindow), Placement>();
        var populations = new List<Population>();
        foreach (var group in requests.GroupBy(r => (r.Measure.Id, r.Window)))
        {
            var (measure, window, _) = group.First();
            if (!placements.TryGetValue((measure.Placing!, window), out var placement))
            {
                placement = new(table, measure.Placing!, window);
                placements.Add((measure.Placing!, window), placement);
            }

            var breakdowns = group.Select(r => r.By).OfType<string>().Distinct(StringComparer.Ordinal).Select(measure.GetBreakdowns);
            populations.Add(new(table, measure, window, [.. breakdowns], placement));
        }

        return (new(table, populations), populations);
    }
}

internal sealed record Counted(Population Population, Tally Tally);
