using Pratip.Kernel;

namespace Pratip.Statistics.Facts;

/// <summary>Everything figures are computed from: the facts, what was reported, what should have been, and totals reported as such.</summary>
/// <param name="AsOf">The last day the snapshot speaks of; no return is expected for later days.</param>
public sealed record FactSnapshot(
    IReadOnlyDictionary<string, FactTable> Tables,
    IReadOnlyList<ReturnCoverage> Coverage,
    IReadOnlyList<ReportingObligation> Obligations,
    IReadOnlyList<AggregateCell> Aggregates,
    DateOnly AsOf)
{
    public FactTable Table(string id) => Tables.TryGetValue(id, out var table)
        ? table
        : throw new KeyNotFoundException($"The snapshot holds no fact table '{id}'. It holds: {string.Join(", ", Tables.Keys.Order(StringComparer.Ordinal))}.");
}

/// <summary>One return of one entity: what it covers and in which state it is.</summary>
public sealed record ReturnCoverage(string AgencyCode, string Subject, ReportingWindow Window, ReturnState State);

/// <summary>An entity that has to report a subject, from and to which day; an open end is null.</summary>
public sealed record ReportingObligation(string AgencyCode, string Subject, DateOnly? From, DateOnly? To);

/// <summary>A total that an entity reported without records. It is printed as such and never added to records.</summary>
/// <param name="By">The breakdown, or null for the total.</param>
/// <param name="Key">The code within the breakdown, or null for the total.</param>
public sealed record AggregateCell(
    string MeasureId,
    ReportingWindow Window,
    string? By,
    string? Key,
    long Value,
    string AgencyCode,
    string Source);
