using Pratip.Kernel;
using Pratip.Statistics.Classifications;
using Pratip.Statistics.Data;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Stocks;

namespace Pratip.Statistics.Disclosure;

/// <summary>From which count on the cells of a measure, or the lines of a stock, may be shown.</summary>
/// <param name="Threshold">Counts from one up to below it are small; 0 where no count of the measure tells of a person.</param>
/// <param name="By">The breakdowns whose cells are about persons, and whatever is crossed; null for all. A total is never small.</param>
/// <param name="ShowsTotals">Of a stock: who was there, came, went and is there still are totals; only how they went is divided.</param>
public sealed record DisclosureRule(string Measure, int Threshold = 0, IReadOnlyList<string>? By = null, bool ShowsTotals = false)
{
    /// <summary>A total is always shown.</summary>
    public bool IsTotal(CellId id) => id.By is null || (ShowsTotals && StockLines.IsTotal(id.Key));

    /// <summary>
    /// Nothing is not small: it says of nobody anything. In a list that names only what occurs the threshold itself is small too: a half of the
    /// year that names the code has one of them at least, and would be left in doubt about one fewer than it must be.
    /// </summary>
    public bool IsSmall(CellId id, long value) => !IsTotal(id) && (IsFew(value) || (Threshold > 0 && value == Threshold && OpenLists.Names(id)))
        && (By is null || Breakdown.IsCrossed(id.By) || By.Contains(id.By, StringComparer.Ordinal));

    /// <summary>The same of a number that stands beside a figure, such as those without a date.</summary>
    public bool IsFew(long count) => count > 0 && count < Threshold;
}

/// <summary>A small cell that two named persons decided to show.</summary>
/// <param name="By">The breakdown.</param>
/// <param name="Key">The code, or null for every code of the breakdown.</param>
public sealed record DisclosureExemption(string Measure, string By, string? Key, string Reason, string DecidedBy, string ConfirmedBy);

/// <summary>A breakdown whose codes gather codes of a finer one; a reader adds the finer ones up, and takes what is unknown in one for unknown in the other.</summary>
/// <param name="Others">The code that gathers whatever no other gathers, such as foreigners; null where there is none.</param>
public sealed record CoarserBreakdown(string By, string Of, IReadOnlyDictionary<string, IReadOnlyList<string>> Codes, string? Others = null)
{
    internal bool IsAmongOthers(string code) => code != FactTable.UnknownCode && !Codes.Values.Any(codes => codes.Contains(code, StringComparer.Ordinal));
}

/// <summary>
/// What one measure counts is among what another counts, in every cell both have: by definition, or as readers take it. No sum of
/// theirs holds exactly; a reader knows that the part is not more than the whole. The part may be a stock that divides by a breakdown of
/// the whole how things went: where nothing was there when a window began, whatever went in it had come in it.
/// </summary>
public sealed record ContainedMeasure(string Part, string Whole)
{
    internal StockDefinition? OfStock => StockCatalogue.Standard.Find(Part);
}

/// <summary>A table that a release prints: a measure by a breakdown, or its total, of a window.</summary>
public sealed record ToldTable(string MeasureId, string? By, ReportingWindow Window);

/// <summary>What counts as small, measure by measure, and what is shown all the same. Data: disclosure.json.</summary>
public sealed class DisclosurePolicy
{
    private const string File = "disclosure.json";

    /// <summary>Below three the rule would protect nobody: of two, each knows the other.</summary>
    private const int LeastThreshold = 3;

    private static readonly Lazy<DisclosurePolicy> Shipped = new(() => Parse(EmbeddedData.ReadText(File), MeasureCatalogue.Standard));

    private readonly Dictionary<string, DisclosureRule> _rules;

    private DisclosurePolicy(
        IReadOnlyList<DisclosureRule> rules, IReadOnlyList<CoarserBreakdown> coarser, IReadOnlyList<ContainedMeasure> within, IReadOnlyList<AlikeMeasures> alike,
        IReadOnlyList<DisclosureExemption> exemptions)
    {
        Alike = alike;
        Coarser = coarser;
        Within = within;
        Families = new(within);
        _rules = rules.ToDictionary(rule => rule.Measure, StringComparer.Ordinal);
        Exemptions = exemptions;
    }

    public static DisclosurePolicy Standard => Shipped.Value;

    public IReadOnlyList<CoarserBreakdown> Coarser { get; }

    public IReadOnlyList<ContainedMeasure> Within { get; }

    public IReadOnlyList<AlikeMeasures> Alike { get; }

    public IReadOnlyList<DisclosureExemption> Exemptions { get; }

    /// <summary>What releases hide that whoever reads has in hand, and of which windows.</summary>
    private ILookup<(string MeasureId, string? By, string? Key), ReportingWindow> HiddenElsewhere { get; init; } = Array.Empty<CellId>().ToLookup(Named, id => id.Window);

    /// <summary>The windows that they speak of.</summary>
    private WindowChains Told { get; init; } = new([]);

    /// <summary>The tables that they print, by the breakdowns in order.</summary>
    private HashSet<ToldTable> ToldTables { get; init; } = [];

    internal MeasureFamilies Families { get; }

    public DisclosureRule RuleOf(string measureId) => _rules[measureId];

    /// <summary>The same rules with other exemptions.</summary>
    /// <exception cref="InvalidDataException">An exemption names what is not there, or not two different persons, or no reason.</exception>
    public DisclosurePolicy With(IReadOnlyList<DisclosureExemption> exemptions)
    {
        foreach (var exemption in exemptions)
        {
            Check(exemption, MeasureCatalogue.Standard);
        }

        return new([.. _rules.Values], Coarser, Within, Alike, exemptions) { HiddenElsewhere = HiddenElsewhere, Told = Told, ToldTables = ToldTables };
    }

    /// <summary>The same rules for a reader who has releases in hand: no page is a way round what they hide.</summary>
    /// <param name="hidden">Every number that one of them hides.</param>
    /// <param name="told">Every table that one of them prints.</param>
    public DisclosurePolicy Beside(IReadOnlyCollection<CellId> hidden, IReadOnlyCollection<ToldTable> told) => new([.. _rules.Values], Coarser, Within, Alike, Exemptions)
    {
        HiddenElsewhere = hidden.Distinct().ToLookup(Named, id => id.Window),
        Told = new([.. told.Select(table => table.Window).Concat(hidden.Select(id => id.Window)).Distinct()]),
        ToldTables = [.. told.Where(table => table.By is not null).Select(table => table with { By = InOrder(table.By!) })],
    };

    /// <summary>
    /// A release hides the number, or the same of a window that meets this one or meets a told one that does: the second half of a year, taken
    /// from the year that is told, would give away what the release of the first half hides.
    /// </summary>
    internal bool IsHiddenElsewhere(CellId cell) => HiddenElsewhere[Named(cell)].Any(window => Told.AreLinked(cell.Window, window));

    /// <summary>
    /// Divided as no release divides it, in a window that meets one a release speaks of: a quarter, or two breakdowns crossed. The release's own
    /// numbers are printed, and with them what a page hides would be taken from what it shows, window after window.
    /// </summary>
    internal bool IsApart(CellId cell) =>
        cell.By is { } by && Told.MeetsAny(cell.Window) && !ToldTables.Contains(new(cell.MeasureId, InOrder(by), cell.Window));

    /// <summary>Whichever of two crossed breakdowns is named first, it is the same number.</summary>
    private static (string MeasureId, string? By, string? Key) Named(CellId cell)
    {
        if (!Breakdown.IsCrossed(cell.By) || cell.Key is null)
        {
            return (cell.MeasureId, cell.By, cell.Key);
        }

        var parts = cell.By!.Split(Breakdown.Cross).Zip(cell.Key.Split(Breakdown.Cross)).OrderBy(part => part.First, StringComparer.Ordinal).ToList();
        return (cell.MeasureId, string.Join(Breakdown.Cross, parts.Select(part => part.First)), string.Join(Breakdown.Cross, parts.Select(part => part.Second)));
    }

    private static string InOrder(string by) => string.Join(Breakdown.Cross, by.Split(Breakdown.Cross).Order(StringComparer.Ordinal));

    internal bool IsExempt(CellId cell) => Exemptions.Any(one => one.Measure == cell.MeasureId && one.By == cell.By && (one.Key is null || one.Key == cell.Key));

    internal static DisclosurePolicy Parse(string json, MeasureCatalogue measures)
    {
        var entries = EmbeddedData.Parse<Entries>(File, json);
        foreach (var rule in entries.Rules)
        {
            Check(rule, measures);
        }

        foreach (var exemption in entries.Exemptions)
        {
            Check(exemption, measures);
        }

        foreach (var coarser in entries.Coarser)
        {
            Check(coarser, measures);
        }

        foreach (var contained in entries.Within ?? [])
        {
            Check(contained, measures);
        }

        foreach (var alike in entries.Alike ?? [])
        {
            Check(alike, measures);
        }

        if (entries.Rules.GroupBy(rule => rule.Measure, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw Wrong(twice.Key, "it has two rules");
        }

        var ids = measures.All.Select(measure => measure.Id).Concat(StockCatalogue.Standard.All.Select(stock => stock.Id));
        return ids.FirstOrDefault(id => !entries.Rules.Any(rule => rule.Measure == id)) is { } missing
            ? throw Wrong(missing, "it has no rule; a measure without a threshold says so")
            : new(entries.Rules, entries.Coarser, entries.Within ?? [], entries.Alike ?? [], entries.Exemptions);
    }

    private static void Check(DisclosureRule rule, MeasureCatalogue measures)
    {
        var isStock = StockCatalogue.Standard.Find(rule.Measure) is not null;
        if (!measures.TryGet(rule.Measure, out var measure) && !isStock)
        {
            throw Wrong(rule.Measure, "there is no such measure");
        }

        if (rule.Threshold != 0 && rule.Threshold < LeastThreshold)
        {
            throw Wrong(rule.Measure, $"a threshold is 0 or at least {LeastThreshold}, not {rule.Threshold}");
        }

        if (rule.ShowsTotals && !isStock)
        {
            throw Wrong(rule.Measure, "only a stock has lines that are totals");
        }

        if (rule.By?.FirstOrDefault(by => measure?.FindBreakdown(by) is null) is { } unknown)
        {
            throw Wrong(rule.Measure, $"it has no breakdown '{unknown}'");
        }
    }

    private static void Check(CoarserBreakdown coarser, MeasureCatalogue measures)
    {
        var (gathers, finer) = (ClassificationOf(coarser.By, measures), ClassificationOf(coarser.Of, measures));
        if (coarser.Codes.FirstOrDefault(pair => !gathers.Contains(pair.Key) || pair.Value.Any(code => !finer.Contains(code))) is { Key: { } wrong } || (wrong = coarser.Others) is not null && !gathers.Contains(wrong))
        {
            throw new InvalidDataException($"{File}, '{coarser.By}' of '{coarser.Of}': '{wrong}' or what it gathers is no code of its classification.");
        }
    }

    private static Classification ClassificationOf(string by, MeasureCatalogue measures) =>
        measures.All.Select(measure => measure.FindBreakdown(by)).FirstOrDefault(found => found is not null) is { } breakdown
            ? ClassificationCatalogue.Standard.Get(breakdown.ClassificationId)
            : throw new InvalidDataException($"{File}: '{by}' is no breakdown of any measure.");

    private static void Check(ContainedMeasure contained, MeasureCatalogue measures)
    {
        if (contained.OfStock is { } stock)
        {
            if (!measures.TryGet(contained.Whole, out var came) || came.Facts != stock.Facts || came.Placing?.Date != stock.Entered || came.FindBreakdown(stock.By) is null)
            {
                throw Wrong(contained.Part, $"it is not within '{contained.Whole}': that must count the same facts by the day they came and be divided by '{stock.By}'");
            }

            return;
        }

        if (!measures.TryGet(contained.Part, out var part) || !measures.TryGet(contained.Whole, out var whole) || part == whole || part.IsReportedOnly || whole.IsReportedOnly)
        {
            throw Wrong(contained.Part, $"it cannot be within '{contained.Whole}': two different measures that are counted are needed");
        }
    }

    private static void Check(AlikeMeasures alike, MeasureCatalogue measures)
    {
        if (!measures.TryGet(alike.One, out var one) || !measures.TryGet(alike.Other, out var other) || one == other)
        {
            throw Wrong(alike.One, $"it cannot be like '{alike.Other}': two different measures are needed");
        }
    }

    private static void Check(DisclosureExemption exemption, MeasureCatalogue measures)
    {
        if (!measures.TryGet(exemption.Measure, out var measure) || measure.FindBreakdowns(exemption.By).Count == 0)
        {
            throw Wrong(exemption.Measure, $"an exemption names '{exemption.By}', which is no breakdown of a measure");
        }

        if (string.IsNullOrWhiteSpace(exemption.Reason) || string.IsNullOrWhiteSpace(exemption.DecidedBy) || string.IsNullOrWhiteSpace(exemption.ConfirmedBy)
            || string.Equals(exemption.DecidedBy, exemption.ConfirmedBy, StringComparison.OrdinalIgnoreCase))
        {
            throw Wrong(exemption.Measure, "an exemption needs a reason and the names of two different persons");
        }
    }

    private static InvalidDataException Wrong(string measure, string what) => new($"{File}, measure '{measure}': {what}.");

    private sealed record Entries(IReadOnlyList<DisclosureRule> Rules, IReadOnlyList<CoarserBreakdown> Coarser, IReadOnlyList<DisclosureExemption> Exemptions, IReadOnlyList<ContainedMeasure>? Within = null,
        IReadOnlyList<AlikeMeasures>? Alike = null);
}
