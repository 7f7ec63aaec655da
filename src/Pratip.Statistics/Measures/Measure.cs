using System.Diagnostics.CodeAnalysis;
using Pratip.Kernel;

namespace Pratip.Statistics.Measures;

/// <summary>
/// What a figure counts: in which unit, from which facts, placed by which date, of which population. Measures are data;
/// their ids are a public contract.
/// </summary>
/// <param name="Version">Rises whenever the definition changes.</param>
/// <param name="Subject">The return subject without which the figure is missing; null where only totals are reported.</param>
/// <param name="Facts">The fact table; null for a measure of reported totals only.</param>
/// <param name="Where">Column to the codes that count; every column must match.</param>
/// <param name="Footnote">Printed with every figure that counts a row it speaks of, e.g. one that rests on an article nobody has checked yet.</param>
public sealed record Measure(
    string Id,
    int Version,
    CountingUnit Unit,
    string? Subject,
    string? Facts,
    Placing? Placing,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Where,
    Counting Counting,
    IReadOnlyList<Breakdown> Breakdowns,
    LocalizedText Title,
    LocalizedText Definition,
    LocalizedText LegalBasis,
    Footnote? Footnote,
    ReportedSpan Reported)
{
    /// <summary>Every version there was, the first first; the last is the one in force.</summary>
    public IReadOnlyList<MeasureVersion> History { get; init; } = [];

    /// <summary>Subjects without returns about which the figure is missing too, beside its own: victims before the courts are known from the returns about victims.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>Every subject the figure rests on, its own first; empty where only totals are reported.</summary>
    public IReadOnlyList<string> Subjects => Subject is null || IsReportedOnly ? [] : [Subject, .. Needs];

    /// <summary>Only totals that an entity reported exist for it; nothing is ever computed or added.</summary>
    public bool IsReportedOnly => Facts is null;

    /// <summary>The one breakdown, or the two of a crossed one in its order; empty where the measure does not have them.</summary>
    public IReadOnlyList<Breakdown> FindBreakdowns(string by)
    {
        var found = by.Split(Breakdown.Cross).Select(FindBreakdown).OfType<Breakdown>().ToList();
        var asked = by.AsSpan().Count(Breakdown.Cross) + 1;
        return found.Count == asked && (asked == 1 || (asked == 2 && found[0] != found[1] && found.TrueForAll(CanBeCrossed))) ? found : [];
    }

    /// <exception cref="KeyNotFoundException">The measure does not have it, or not crossed.</exception>
    public IReadOnlyList<Breakdown> GetBreakdowns(string by) => FindBreakdowns(by) is { Count: > 0 } found
        ? found
        : throw new KeyNotFoundException(Breakdown.IsCrossed(by)
            ? $"The measure '{Id}' cannot be divided by '{by}': two different breakdowns of {string.Join(", ", Breakdowns.Where(CanBeCrossed).Select(b => b.Id))} can be crossed."
            : Breakdowns.Count == 0 ? $"The measure '{Id}' has no breakdown."
            : $"The measure '{Id}' has no breakdown '{by}'. It has: {string.Join(", ", Breakdowns.Select(b => b.Id))}.");

    /// <summary>Amounts of a sum are columns of their own and have no row that a second breakdown could divide.</summary>
    public bool CanBeCrossed(Breakdown breakdown) => Counting.Kind is CountingKind.Rows or CountingKind.Distinct && breakdown.Id != Counting.AmountsBy;

    public Breakdown? FindBreakdown(string id) => Breakdowns.FirstOrDefault(b => b.Id == id);

    public Breakdown GetBreakdown(string id) => GetBreakdowns(id)[0];
}

/// <summary>One version of a definition.</summary>
/// <param name="From">The first day of windows it is meant for; null where it was always so.</param>
/// <param name="What">What changed against the version before, or that it is the first.</param>
public sealed record MeasureVersion(int Version, LocalizedText What, DateOnly? From = null);

/// <param name="Column">The code column that tells which rows the footnote speaks of.</param>
/// <param name="Codes">A figure that counts a single row with one of them carries it.</param>
public sealed record Footnote(LocalizedText Text, string Column, IReadOnlyList<string> Codes);

/// <summary>Which reported totals speak for a window.</summary>
public enum ReportedSpan
{
    /// <summary>Totals of exactly the same two dates.</summary>
    Exact,

    /// <summary>
    /// Totals that end on the same day, whatever day they begin on: a sum since 2014, or a number of persons on the last day.
    /// </summary>
    Ending,
}

/// <summary>
/// The date that places a fact in a window. One column makes a flow: it happened in the window. Two make a stock with
/// its flow: it was open on some day of the window.
/// </summary>
public sealed record Placing(string Date, string? Until = null)
{
    public bool IsStock => Until is not null;
}

public enum CountingKind
{
    /// <summary>Every row counts one.</summary>
    Rows,

    /// <summary>Every key counts one, however many rows it has in the window.</summary>
    Distinct,

    /// <summary>The amounts of the rows are added; amounts not given are left out.</summary>
    Sum,

    /// <summary>How many different codes occur.</summary>
    DistinctCodes,
}

/// <param name="Column">The key or code column counted distinct.</param>
/// <param name="Precedence">
/// The code column that decides which of a key's rows speaks for it: the earliest code of <paramref name="Order"/> wins,
/// so that a person with a trafficking and another case counts once, under trafficking. Then the earliest date.
/// </param>
/// <param name="Amounts">Code to amount column; their sum is the total.</param>
/// <param name="AmountsBy">The breakdown whose codes the amounts have.</param>
/// <param name="Except">Codes that are not counted as a code of their own.</param>
public sealed record Counting(
    CountingKind Kind,
    string? Column,
    string? Precedence,
    IReadOnlyList<string> Order,
    IReadOnlyDictionary<string, string> Amounts,
    string? AmountsBy,
    IReadOnlyList<string> Except);

/// <summary>A way to divide a figure: the code column, or a computed one, and its classification.</summary>
/// <param name="Column">Null where the codes are computed: by origin, by month, or by the amount columns of a sum.</param>
public sealed record Breakdown(string Id, string? Column, string ClassificationId, LocalizedText Title)
{
    /// <summary>Carried over from before the window, or new in it.</summary>
    public const string Origin = "origin";

    /// <summary>The code of what was there before the window.</summary>
    public const string CarriedOver = "carried-over";

    /// <summary>The month of the date that places a fact in the window.</summary>
    public const string Month = "month";

    /// <summary>Joins two breakdowns, and the codes of both: <c>sex*age</c>, <c>female*18-29</c>.</summary>
    public const char Cross = '*';

    /// <summary>Whether it is two breakdowns joined.</summary>
    public static bool IsCrossed([NotNullWhen(true)] string? by) => by is not null && by.Contains(Cross, StringComparison.Ordinal);

    /// <summary>Whether a cell is of what was there before the window, be it divided further or not.</summary>
    public static bool IsCarriedOver(string? by, string? key) =>
        by is not null && key is not null && by.Split(Cross).Zip(key.Split(Cross)).Contains((Origin, CarriedOver));
}
