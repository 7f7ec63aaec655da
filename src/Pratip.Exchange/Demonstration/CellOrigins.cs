using Pratip.Kernel;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tables;

namespace Pratip.Exchange.Demonstration;

/// <summary>Says of each cell of a demonstration report whether the figure was published or is fill.</summary>
public sealed class CellOrigins : ICellOrigin
{
    private static readonly ReportingWindow Span = ReportingWindow.OfMonths(2014, 1, 2025, 6);
    private readonly PublishedFigures _published = PublishedFigures.Standard;

    /// <summary>What a report of a register of this purpose asks; null where no figure is a demonstration's.</summary>
    public static ICellOrigin? For(RegisterPurpose purpose) => purpose == RegisterPurpose.Demonstration ? new CellOrigins() : null;

    /// <summary>
    /// Outside the time the demonstration speaks of, nobody has said anything; nor of a figure that was published otherwise, because the
    /// register was changed since.
    /// </summary>
    public CellOrigin? OriginOf(string measureId, ReportingWindow window, string? by, string? key, long value)
    {
        if (Find(measureId, window, by, key) is { } published)
        {
            return published.Value == value ? CellOrigin.Published : null;
        }

        return Span.Contains(window) ? CellOrigin.Synthetic : null;
    }

    /// <summary>Where the figure was published; null for fill.</summary>
    public string? SourceOf(string measureId, ReportingWindow window, string? by, string? key) =>
        Find(measureId, window, by, key)?.Source;

    private PublishedFigure? Find(string measureId, ReportingWindow window, string? by, string? key) =>
        _published.Find(new(measureId, window, by, key)) ?? (EndsIn(measureId) ? _published.FindEnding(new(measureId, window, by, key)) : null);

    /// <summary>A running total is published for the time since it began, and printed in every window that ends on its last day.</summary>
    private static bool EndsIn(string measureId) =>
        MeasureCatalogue.Standard.TryGet(measureId, out var measure) && measure.Reported == ReportedSpan.Ending;
}
