using Pratip.Kernel;
using Pratip.Reference.CodeLists;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Stocks;
using Pratip.Statistics.Tabulation;
using Pratip.Statistics.Windows;

namespace Pratip.Statistics.Tables;

/// <summary>The notes of one document, numbered as they are first needed; the same note is written once.</summary>
internal sealed class NoteBook(CountingRules rules)
{
    private readonly List<ReportNote> _notes = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    public IReadOnlyList<ReportNote> Notes => _notes;

    public int Add(LocalizedText text)
    {
        if (!_numbers.TryGetValue(text.En, out var number))
        {
            number = _notes.Count + 1;
            _numbers.Add(text.En, number);
            _notes.Add(new(number, text));
        }

        return number;
    }

    /// <summary>What a reader has to know about one value; what is true of a whole figure is said once, at its total.</summary>
    public IReadOnlyList<int> OfCell(Figure figure, ReportCell cell)
    {
        var ofWhole = figure.IsIncomplete ? ReportCellKind.Incomplete : figure.Total is null ? ReportCellKind.NotReported : ReportCellKind.Computed;
        if (cell.Kind == ReportCellKind.Hidden || (cell.Key is not null && cell.Kind == ofWhole))
        {
            return [];
        }

        if (cell.Kind == ReportCellKind.NotReported)
        {
            if (figure.IsOpeningUnknown && Measures.Breakdown.IsCarriedOver(figure.By, cell.Key))
            {
                return [Add(Opening(SubjectOf(figure), figure.Window))];
            }

            return [Add(cell.Key is null
                ? NotReported(figure)
                : ReportTexts.Say("note.breakdown-not-reported", figure.Measure.Title, ReportTexts.NameOf(figure.Window)))];
        }

        if (cell.Kind == ReportCellKind.Reported)
        {
            return [.. figure.ReportedTotals
                .Where(t => t.By == cell.By && (t.Key == cell.Key || cell.Key is Classifications.Classification.OtherCode or FactTable.UnknownCode))
                .Select(t => Add(ReportTexts.Say("note.reported", ReportTexts.Names([t.AgencyCode]), t.Source)))
                .Distinct()];
        }

        return figure.Completeness.State == CompletenessState.Partial
            ? [Add(figure.IsOpeningUnknown ? Opening(SubjectOf(figure), figure.Window) : Partial(SubjectOf(figure), WindowOf(figure.Window, figure.Measure.Placing is { IsStock: true }), figure.Completeness))]
            : [];
    }

    /// <summary>Who did not report what a stock rests on.</summary>
    public IEnumerable<int> OfStock(StockStatement stock)
    {
        if (stock.IsOpeningUnknown)
        {
            yield return Add(Opening(NamesOf(stock.Definition.Subjects), stock.Window));
        }
        else if (stock.Completeness.State == CompletenessState.Partial)
        {
            yield return Add(Partial(NamesOf(stock.Definition.Subjects), WindowOf(stock.Window, isStock: true), stock.Completeness));
        }
    }

    /// <summary>What holds for the whole figure stands at its total.</summary>
    public IReadOnlyList<int> OfTotal(Figure figure)
    {
        var notes = new List<int>();
        if (figure.Undated > 0)
        {
            notes.Add(Add(ReportTexts.Say("note.undated", figure.Measure.Title, ReportTexts.NameOf(figure.Window), figure.Undated)));
        }

        if (figure.Linkage is { Removed: > 0 } linkage)
        {
            notes.Add(Add(ReportTexts.Say("note.linkage", figure.Measure.Title, ReportTexts.NameOf(figure.Window), linkage.Reported, linkage.Linked)));
        }

        if (figure.Source == FigureSource.Computed)
        {
            notes.AddRange(figure.ReportedTotals.Where(t => t.By is null)
                .Select(t => Add(ReportTexts.Say("note.reported-beside", ReportTexts.Names([t.AgencyCode]), t.Value, t.Source))));
        }

        return notes;
    }

    /// <summary>Growth is printed where both figures exist; where they do not rest on the same reports, it says so.</summary>
    public IEnumerable<int> OfGrowth(Figure current, Figure earlier)
    {
        if (current.Source != earlier.Source)
        {
            yield return Add(ReportTexts.Say("note.mixed-source"));
        }
        else if (!current.Completeness.RestsOnSameReportsAs(earlier.Completeness))
        {
            yield return Add(ReportTexts.Say("note.uneven"));
        }
    }

    /// <summary>Why two figures are not of one series.</summary>
    public IEnumerable<int> OfBreaks(IEnumerable<SeriesBreak> breaks) => breaks.Select(one => Add(ReportTexts.Say("note.break", one.On, one.Reason)));

    /// <summary>Whoever reported in the window, nobody did about what was there already.</summary>
    private static LocalizedText Opening(LocalizedText subject, ReportingWindow window) => ReportTexts.Say("note.opening-not-reported", subject, window.From);

    private static LocalizedText Partial(LocalizedText subject, LocalizedText window, Completeness completeness) => ReportTexts.Say(
        "note.partial",
        subject,
        window,
        completeness.ReportedEntities,
        completeness.ExpectedEntities,
        ReportTexts.NothingFrom(completeness),
        ReportTexts.InPartFrom(completeness));

    /// <summary>A stock rests on the returns of the day before the window too: who reported the whole window may not have reported that.</summary>
    private LocalizedText WindowOf(ReportingWindow window, bool isStock) => isStock && !rules.OpeningUnasked && window.From > DateOnly.MinValue
        ? ReportTexts.Say("note.with-day-before", ReportTexts.NameOf(window), window.From.AddDays(-1))
        : ReportTexts.NameOf(window);

    /// <summary>Of a figure that rests on several subjects, one that nobody returned anything about is enough.</summary>
    private static LocalizedText NotReported(Figure figure) => figure.Measure.Needs.Count > 0
        ? ReportTexts.Say("note.needs-not-reported", figure.Measure.Title, ReportTexts.NameOf(figure.Window), SubjectOf(figure))
        : ReportTexts.Say("note.not-reported", SubjectOf(figure), ReportTexts.NameOf(figure.Window));

    private static LocalizedText SubjectOf(Figure figure) => figure.Measure.Subjects.Count > 0 ? NamesOf(figure.Measure.Subjects) : figure.Measure.Title;

    private static LocalizedText NamesOf(IReadOnlyList<string> subjects) =>
        ReportTexts.Listed([.. subjects.Select(subject => CodeListCatalogue.Standard.Label("return-subject", subject))]);
}
