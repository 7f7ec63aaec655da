using Pratip.Kernel;
using Pratip.Statistics.Classifications;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tabulation;
using Pratip.Statistics.Windows;

namespace Pratip.Statistics.Tables;

/// <summary>Prints the rows that a plan asks for from the figures of one or two windows.</summary>
internal sealed class RowPrinter(ReportingWindow window, ReportingWindow? comparison, Func<FigureRequest, Figure> figures, NoteBook notes, ICellOrigin? origins)
{
    /// <summary>The rows of a table; a breakdown is named in the label where the table has more than one.</summary>
    public IReadOnlyList<ReportRow> Print(TablePlan table)
    {
        var severalBreakdowns = table.Rows.Where(r => r is { By: not null, Key: null }).Select(r => r.By).Distinct(StringComparer.Ordinal).Count() > 1;
        var footnoted = new HashSet<string>(StringComparer.Ordinal);
        var rows = new List<ReportRow>();
        foreach (var plan in table.Rows)
        {
            var printed = Print(plan, severalBreakdowns);
            if (printed.Count > 0 && footnoted.Add(plan.Measure))
            {
                printed[0] = Footnoted(plan, printed[0]);
            }

            rows.AddRange(printed);
        }

        return rows;
    }

    /// <summary>A footnote stands at the figure it speaks of: of two windows one may rest on what the other does not.</summary>
    private ReportRow Footnoted(RowPlan plan, ReportRow row)
    {
        ReportCell Noted(ReportCell cell) => cell with
        {
            Notes = [.. cell.Notes, .. figures(new(MeasureCatalogue.Standard.Get(plan.Measure), cell.Window, plan.By)).Footnotes.Select(notes.Add)],
        };
        return row with { Current = Noted(row.Current), Earlier = row.Earlier is null ? null : Noted(row.Earlier) };
    }

    private List<ReportRow> Print(RowPlan plan, bool nameBreakdown)
    {
        var measure = MeasureCatalogue.Standard.Get(plan.Measure);
        var current = figures(new(measure, window, plan.By));
        var earlier = comparison is { } before ? figures(new(measure, before, plan.By)) : null;
        if (plan.By is null)
        {
            return [Total(plan, current, earlier)];
        }

        var title = measure.GetBreakdown(plan.By).Title;
        var keys = plan.Key is not null ? [plan.Key] : KeysOf(measure, plan, current, earlier);
        return [.. keys.Select(key => Part(plan, key, nameBreakdown ? title : null, keys, current, earlier))];
    }

    private ReportRow Total(RowPlan plan, Figure current, Figure? earlier)
    {
        var row = Row(plan.Label ?? current.Measure.Title, 0, (current, current.Total, null, false), earlier is null ? null : (earlier, earlier.Total, null, false));
        return row with { Notes = [.. row.Notes, .. notes.OfTotal(current), .. earlier is null ? [] : notes.OfTotal(earlier)] };
    }

    private ReportRow Part(RowPlan plan, string key, LocalizedText? breakdown, IReadOnlyList<string> keys, Figure current, Figure? earlier)
    {
        var label = plan.Label ?? (IsRemainder(plan, key) ? ReportTexts.Say("row.other") : LabelOf(current, key));
        return Row(
            breakdown is null ? label : ReportTexts.Say("row.of", breakdown, label),
            1,
            Stated(plan, key, keys, current),
            earlier is null ? null : Stated(plan, key, keys, earlier));
    }

    private ReportRow Row(LocalizedText label, int indent, (Figure Figure, long? Value, string? Key, bool IsHidden) current, (Figure Figure, long? Value, string? Key, bool IsHidden)? earlier)
    {
        var now = Cell(current.Figure, current.Value, current.Key, current.IsHidden);
        if (earlier is not { } before)
        {
            return new(label, indent, now, null, null, []);
        }

        var then = Cell(before.Figure, before.Value, before.Key, before.IsHidden);
        if (now.Value is not { } later || then.Value is not { } first || current.Figure.IsOpeningUnknown || before.Figure.IsOpeningUnknown)
        {
            return new(label, indent, now, then, null, []);
        }

        var breaks = SeriesBreaks.Standard.Between(now.MeasureId, now.By, now.Window, then.Window).ToList();
        return new(label, indent, now, then, new Growth(first, later), [.. notes.OfGrowth(current.Figure, before.Figure), .. notes.OfBreaks(breaks)])
        {
            IsBroken = breaks.Count > 0,
        };
    }

    private ReportCell Cell(Figure figure, long? value, string? key, bool isHidden)
    {
        var kind = isHidden ? ReportCellKind.Hidden
            : value is null ? figure.IsIncomplete ? ReportCellKind.Incomplete : ReportCellKind.NotReported
            : figure.Source == FigureSource.Reported ? ReportCellKind.Reported
            : ReportCellKind.Computed;
        var by = key is null ? null : figure.By;
        var origin = value is { } number ? origins?.OriginOf(figure.Measure.Id, figure.Window, by, key, number) : null;
        var cell = new ReportCell(figure.Measure.Id, figure.Window, by, key, value, kind, origin, []);
        return cell with { Notes = notes.OfCell(figure, cell) };
    }

    /// <summary>
    /// The codes to print: those of either window, the current one deciding the order. Of a cut list the largest of the
    /// current window (of the earlier where nothing was reported), then the remainder; unknown always, and last.
    /// </summary>
    private static IReadOnlyList<string> KeysOf(Measure measure, RowPlan plan, Figure current, Figure? earlier)
    {
        var classification = ClassificationCatalogue.Standard.Get(measure.GetBreakdown(plan.By!).ClassificationId);
        var keys = Known(current).Union(earlier is null ? [] : Known(earlier), StringComparer.Ordinal);
        if (classification.IsOpen)
        {
            keys = keys
                .OrderByDescending(k => current.FindRow(k)?.Value ?? 0)
                .ThenByDescending(k => earlier?.FindRow(k)?.Value ?? 0)
                .ThenBy(k => k, StringComparer.Ordinal);
        }

        return plan.Top is { } top
            ? [.. keys.Take(top), Classification.OtherCode, FactTable.UnknownCode]
            : [.. keys, FactTable.UnknownCode];
    }

    private static IEnumerable<string> Known(Figure figure) => figure.Rows.Select(r => r.Key).Where(k => k != FactTable.UnknownCode);

    /// <summary>What is made up of hidden rows is hidden too.</summary>
    private static (Figure Figure, long? Value, string? Key, bool IsHidden) Stated(RowPlan plan, string key, IReadOnlyList<string> keys, Figure figure)
    {
        var isHidden = IsRemainder(plan, key)
            ? figure.Rows.Any(row => row.IsHidden && !keys.Contains(row.Key, StringComparer.Ordinal))
            : figure.FindRow(key) is { IsHidden: true };
        return (figure, isHidden ? null : ValueOf(plan, key, keys, figure), key, isHidden);
    }

    private static long? ValueOf(RowPlan plan, string key, IReadOnlyList<string> keys, Figure figure)
    {
        if (figure.Total is null && !figure.Rows.Any(r => r.Value is not null))
        {
            return null;
        }

        if (IsRemainder(plan, key))
        {
            var rest = figure.Rows.Where(r => !keys.Contains(r.Key, StringComparer.Ordinal)).Select(r => r.Value).ToList();
            return figure.Source == FigureSource.Computed || rest.Exists(v => v is not null) ? rest.Sum() : null;
        }

        // A code that an open list did not print had no case, if the figure was counted; if it was reported, nobody knows.
        return figure.FindRow(key) is { } row ? row.Value : figure.Source == FigureSource.Computed ? 0 : null;
    }

    private static bool IsRemainder(RowPlan plan, string key) => plan.Top is not null && key == Classification.OtherCode;

    private static LocalizedText LabelOf(Figure figure, string key) =>
        ClassificationCatalogue.Standard.Get(figure.Measure.GetBreakdown(figure.By!).ClassificationId).LabelOf(key);
}
