using Pratip.Kernel;
using Pratip.Statistics.Claims.Check;
using Pratip.Statistics.Editions;
using EditionFigures = Pratip.Statistics.Claims.Check.EditionFigures;

namespace Pratip.Statistics.Claims.Checked;

/// <summary>An edition with the day it came out.</summary>
/// <param name="Released">Null where it is signed and not out: it was in force on no day.</param>
public sealed record DatedEdition(string Name, EditionContent Content, string? Hash, DateOnly? Released)
{
    /// <summary>The moment of it, where the register knows it: of a text of the same day it tells which came first.</summary>
    public DateTimeOffset? ReleasedAt { get; init; }

    public CitedEdition Cited => new(Name, Content.Head.Window, Content.Head.Vintage, Content.Head.AsOf, Hash, Released);
}

/// <summary>
/// Several editions as one set of figures: of every measure in every window the edition that came out last and has it speaks, for a later
/// edition prints what the one before it said anew, with the reasons for what changed.
/// </summary>
public sealed class EditionsInForce : IClaimFigures
{
    /// <summary>The last that came out first.</summary>
    private readonly List<(DatedEdition Edition, EditionFigures Figures)> _editions;

    public EditionsInForce(IEnumerable<DatedEdition> editions)
    {
        ArgumentNullException.ThrowIfNull(editions);
        _editions = [.. editions
            .OrderByDescending(e => e.Released ?? DateOnly.MaxValue).ThenByDescending(e => e.Content.Head.AsOf).ThenByDescending(e => e.Content.Head.Number).ThenBy(e => e.Name, StringComparer.Ordinal)
            .Select(e => (e, new EditionFigures(e.Name, e.Content)))];
    }

    private EditionsInForce(List<(DatedEdition Edition, EditionFigures Figures)> editions) => _editions = editions;

    public string Name => string.Join(", ", _editions.Select(e => e.Edition.Name));

    public bool IsEmpty => _editions.Count == 0;

    /// <summary>Those that were out on a day; null where none was.</summary>
    /// <param name="day">Of the text.</param>
    /// <param name="held">When the text was there at the latest; what came out later on the same day it could not know. Null where nobody knows.</param>
    public EditionsInForce? On(DateOnly day, DateTimeOffset? held = null) =>
        _editions.FindAll(e => e.Edition.Released <= day && !(e.Edition.Released == day && e.Edition.ReleasedAt > held)) is { Count: > 0 } known ? new(known) : null;

    /// <summary>The edition that speaks of a measure in a window; null where none does.</summary>
    public DatedEdition? HolderOf(string measure, ReportingWindow window) =>
        FigureRoutes.Sources(measure, window).Select(source => Find(source.Measure, source.Window)?.Edition).FirstOrDefault(edition => edition is not null);

    public KnownFigure Find(string measure, ReportingWindow window, IReadOnlyList<ClaimPart> of) => Find(measure, window)?.Figures.Find(measure, window, of) ?? KnownFigure.NotHeld;

    public IReadOnlyList<(string Code, KnownFigure Figure)> RowsOf(string measure, ReportingWindow window, string by) => Find(measure, window)?.Figures.RowsOf(measure, window, by) ?? [];

    public IReadOnlyList<ReportingWindow> WindowsOf(string measure) => [.. _editions.SelectMany(e => e.Figures.WindowsOf(measure)).Distinct()];

    private (DatedEdition Edition, EditionFigures Figures)? Find(string measure, ReportingWindow window)
    {
        foreach (var one in _editions)
        {
            if (one.Figures.Holds(measure, window))
            {
                return one;
            }
        }

        return null;
    }
}
