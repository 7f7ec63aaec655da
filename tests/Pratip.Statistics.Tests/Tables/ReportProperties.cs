using FsCheck;
using FsCheck.Fluent;
using Pratip.Kernel;
using Pratip.Statistics.Classifications;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tables;
using Pratip.Statistics.Tabulation;
using Pratip.Statistics.Tests.Sample;

namespace Pratip.Statistics.Tests.Tables;

/// <summary>What every report keeps to, whatever the register and the windows.</summary>
public sealed class ReportProperties
{
    private static readonly Config Tries = Config.QuickThrowOnFailure.WithMaxTest(15);

    [Fact]
    public void Parts_of_every_table_add_up_to_the_total_that_is_printed_above_them_in_both_windows() => Hold((document, _) =>
    {
        foreach (var (table, rows) in WholeBreakdowns(document))
        {
            var of = rows[0].Current;
            Assert.Equal(FactTable.UnknownCode, rows[^1].Current.Key);
            var total = table.Rows.First(r => r.Current.MeasureId == of.MeasureId && r.Current.By is null);
            Assert.Equal(total.Current.Value, rows.Sum(r => r.Current.Value));
            Assert.Equal(total.Earlier?.Value, document.Comparison is null ? null : rows.Sum(r => r.Earlier!.Value));
        }
    });

    [Fact]
    public void A_cut_list_prints_its_remainder_and_unknown_even_if_both_are_zero() => Hold((document, _) =>
    {
        foreach (var plan in TableCatalogue.Standard.Sections.SelectMany(s => s.Tables).SelectMany(t => t.Rows.Where(r => r.Top is not null).Select(r => (Table: t.Id, Row: r))))
        {
            var keys = document.Tables.Single(t => t.Id == plan.Table).Rows
                .Where(r => r.Current.MeasureId == plan.Row.Measure && r.Current.By == plan.Row.By).Select(r => r.Current.Key!).ToList();
            Assert.Equal([Classification.OtherCode, FactTable.UnknownCode], keys[^2..], StringComparer.Ordinal);
            Assert.InRange(keys.Count, 2, plan.Row.Top!.Value + 2);
        }
    });

    [Fact]
    public void Every_printed_figure_is_the_figure_one_gets_by_asking_for_it() => Hold((document, snapshot) =>
    {
        foreach (var cell in document.Tables.SelectMany(t => t.Rows).SelectMany(r => new[] { r.Current, r.Earlier }).OfType<ReportCell>().Where(c => IsOfMeasure(c) && c.Key != Classification.OtherCode))
        {
            var figure = FigureComputer.Compute(snapshot, MeasureCatalogue.Standard.Get(cell.MeasureId), cell.Window, cell.By);
            Assert.Equal(cell.Key is null ? figure.Total : figure.FindRow(cell.Key)?.Value ?? 0, cell.Value);
        }
    }, tries: 4);

    [Fact]
    public void Growth_stands_where_both_counts_do_and_its_percentage_where_the_earlier_is_not_zero() => Hold((document, _) =>
        Assert.All(document.Tables.SelectMany(t => t.Rows), row =>
        {
            var both = row.Current.Value is not null && row.Earlier?.Value is not null;
            Assert.Equal(both ? row.Current.Value - row.Earlier!.Value : null, row.Difference);
            Assert.Equal(both && row.Earlier!.Value != 0, row.GrowthPercent is not null);
        }));

    [Fact]
    public void Every_note_is_written_once_numbered_in_its_order_and_pointed_to() => Hold((document, _) =>
    {
        var pointed = document.Tables.SelectMany(t => t.Notes.Concat(t.Rows.SelectMany(r => r.Notes.Concat(r.Current.Notes).Concat(r.Earlier?.Notes ?? [])))).Distinct().Order();
        Assert.Equal(Enumerable.Range(1, document.Notes.Count), document.Notes.Select(n => n.Number));
        Assert.Equal(document.Notes.Select(n => n.Number), pointed);
        Assert.Equal(document.Notes.Count, document.Notes.Select(n => n.Text.En).Distinct(StringComparer.Ordinal).Count());
    });

    [Fact]
    public void Where_nobody_reported_every_cell_is_missing_and_none_is_zero()
    {
        var facts = RandomRegister.Of(3, 60).Snapshot() with { Coverage = [] };
        var document = Report.Build(facts, ReportingWindow.OfYear(2024), ReportingWindow.OfYear(2023), RegisterPurpose.Test);

        Assert.All(document.Tables.SelectMany(t => t.Rows), row =>
        {
            Assert.Equal((null, ReportCellKind.NotReported), (row.Current.Value, row.Current.Kind));
            Assert.Equal((null, ReportCellKind.NotReported), (row.Earlier!.Value, row.Earlier.Kind));
            Assert.Null(row.Growth);
        });
        Assert.All(document.Completeness, c => Assert.Equal(CompletenessState.Missing, c.Completeness.State));
    }

    [Fact]
    public void Where_everybody_reported_nothing_every_counted_cell_is_zero_and_none_is_missing()
    {
        var register = new SampleRegister();
        foreach (var subject in MeasureCatalogue.Standard.All.Select(m => m.Subject).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            register.Return(subject, "2022-12..2024-12", ReturnState.Zero);
        }

        var document = Report.Build(register.Snapshot(), ReportingWindow.OfYear(2024), ReportingWindow.OfYear(2023), RegisterPurpose.Test);

        Assert.All(document.Tables.SelectMany(t => t.Rows).Where(r => !IsOfMeasure(r.Current) || !MeasureCatalogue.Standard.Get(r.Current.MeasureId).IsReportedOnly), row =>
        {
            Assert.Equal((0L, 0L), (row.Current.Value!.Value, row.Earlier!.Value!.Value));
            Assert.Equal(0, row.Difference);
            Assert.Null(row.GrowthPercent);
        });
    }

    [Fact]
    public void A_report_without_comparison_has_one_column_and_no_earlier_cell()
    {
        var document = Report.Build(RandomRegister.Of(1, 40).Snapshot(), ReportingWindow.OfYear(2024), null, RegisterPurpose.Test);
        Assert.All(document.Tables, t => Assert.Equal(ReportColumnKind.Window, Assert.Single(t.Columns).Kind));
        Assert.All(document.Tables.SelectMany(t => t.Rows), r => Assert.Null(r.Earlier));
    }

    /// <summary>Rows of one breakdown that a table prints whole: none of them was asked for by its own code.</summary>
    private static IEnumerable<(ReportTable Table, List<ReportRow> Rows)> WholeBreakdowns(ReportDocument document) =>
        from plan in TableCatalogue.Standard.Sections.SelectMany(s => s.Tables)
        from row in plan.Rows
        where row is { By: not null, Key: null } && plan.Rows.Any(r => r.Measure == row.Measure && r.By is null)
        let table = document.Tables.Single(t => t.Id == plan.Id)
        select (table, table.Rows.Where(r => r.Current.MeasureId == row.Measure && r.Current.By == row.By).ToList());

    /// <summary>The cells of a stock are of no measure; they have tests of their own.</summary>
    private static bool IsOfMeasure(ReportCell cell) => MeasureCatalogue.Standard.TryGet(cell.MeasureId, out _);

    private static void Hold(Action<ReportDocument, FactSnapshot> what, int? tries = null) => Prop.ForAll<int>(seed =>
    {
        var random = new Random(seed);
        var snapshot = RandomRegister.Of(seed, 20 + random.Next(100)).Snapshot();
        what(Report.Build(snapshot, RandomRegister.Window(random), RandomRegister.Window(random), RegisterPurpose.Test), snapshot);
    }).Check(tries is { } few ? Tries.WithMaxTest(few) : Tries);
}
