using Pratip.Kernel;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tabulation;

namespace Pratip.Statistics.Exploration;

/// <summary>A table that somebody puts together: measures beside each other, divided alike, over several windows.</summary>
/// <param name="By">The breakdown whose codes are the rows, or null for totals.</param>
/// <param name="And">The breakdown whose codes are the columns: then each measure and window is a table of its own.</param>
public sealed record ExploreQuery(IReadOnlyList<Measure> Measures, string? By, string? And, IReadOnlyList<ReportingWindow> Windows)
{
    public const int MostMeasures = 4;

    public const int MostWindows = 6;

    public string? Crossed => By is null || And is null ? null : By + Breakdown.Cross + And;

    /// <summary>Measures that cannot be divided so; what is only ever reported as a total is divided by nobody.</summary>
    public IReadOnlyList<Measure> NotDivided => By is null ? [] : [.. Measures.Where(m => m.FindBreakdowns(Crossed ?? By).Count == 0)];

    /// <summary>Everything the tables need: a crossed table also the two it is made of, for its margins.</summary>
    internal IReadOnlyList<FigureRequest> Requests =>
    [
        .. from measure in Measures
           from window in Windows
           from division in Crossed is null ? [By] : new[] { By, And, Crossed }
           select new FigureRequest(measure, window, division),
    ];
}
