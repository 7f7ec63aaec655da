namespace Pratip.Statistics.Tabulation;

public enum CompletenessState
{
    /// <summary>Every expected entity stands by the whole window.</summary>
    Complete,

    /// <summary>Something was returned, but not by everybody or not for every day.</summary>
    Partial,

    /// <summary>Nothing was returned.</summary>
    Missing,
}

/// <summary>Which of the entities that had to report a subject did so for the whole window.</summary>
/// <param name="ReportedEntities">Entities whose returns cover all their days of the window.</param>
/// <param name="Missing">Codes of entities that returned nothing, in ordinal order.</param>
/// <param name="Incomplete">Codes of entities that returned a part, in ordinal order.</param>
public sealed record Completeness(
    CompletenessState State,
    int ExpectedEntities,
    int ReportedEntities,
    IReadOnlyList<string> Missing,
    IReadOnlyList<string> Incomplete)
{
    public static Completeness Nothing { get; } = new(CompletenessState.Missing, 0, 0, [], []);

    /// <summary>Whether the same entities reported as much: else a change from one figure to the other may come from reporting alone.</summary>
    public bool RestsOnSameReportsAs(Completeness other) => State == other.State
        && Missing.SequenceEqual(other.Missing, StringComparer.Ordinal)
        && Incomplete.SequenceEqual(other.Incomplete, StringComparer.Ordinal);

    public bool Equals(Completeness? other) => other is not null
        && State == other.State
        && ExpectedEntities == other.ExpectedEntities
        && ReportedEntities == other.ReportedEntities
        && Missing.SequenceEqual(other.Missing, StringComparer.Ordinal)
        && Incomplete.SequenceEqual(other.Incomplete, StringComparer.Ordinal);

    public override int GetHashCode() => HashCode.Combine(State, ExpectedEntities, ReportedEntities, Missing.Count, Incomplete.Count);
}
