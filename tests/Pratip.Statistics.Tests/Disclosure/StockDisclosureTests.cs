using Pratip.Kernel;
using Pratip.Statistics.Disclosure;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Stocks;
using Pratip.Statistics.Tabulation;
using Pratip.Statistics.Tests.Sample;

namespace Pratip.Statistics.Tests.Disclosure;

/// <summary>Small numbers in stocks of persons: hidden, and not to be found by adding the table up.</summary>
public sealed class StockDisclosureTests
{
    private static readonly ReportingWindow Year = ReportingWindow.OfYear(2024);

    [Fact]
    public void A_small_number_of_a_stock_of_persons_is_hidden_and_its_table_does_not_give_it_away()
    {
        var stocks = Detained(new SampleRegister().Return("removals", "2023-12..2024-12")
            .Rows(3, "detentions", ("entered", "2023-12-01"))
            .Rows(40, "detentions", ("entered", "2024-02-01"), ("ended", "2024-03-01"), ("disposition", "removed"))
            .Rows(2, "detentions", ("entered", "2024-02-01"), ("ended", "2024-03-01"), ("disposition", "died"))
            .Rows(30, "detentions", ("entered", "2024-02-01"), ("ended", "2024-03-01"), ("disposition", "released"))
            .Rows(20, "detentions", ("entered", "2024-05-01")), Year);
        var hidden = ProtectedStocks.Of(stocks, DisclosurePolicy.Standard);
        var table = hidden.Stocks[0];

        // 3 there at the beginning and 2 who died: neither may follow from the rest.
        Assert.True(table.Get(StockLines.Opening).IsHidden);
        Assert.True(table.Get("out.died").IsHidden);
        Assert.True(table.Numbers.Count(number => number.IsHidden) >= 4);
        Assert.Equal(0, table.Get("out.absconded").Value);
        Assert.Empty(hidden.Decision.Findings);
        Assert.Empty(Broken(stocks, hidden));

        // Hiding the small ones alone hides nothing: opening = closing + out - in.
        var small = hidden.Decision.Hidden.Where(cell => cell.IsSmall).Select(cell => cell.Id).ToHashSet();
        Assert.NotEmpty(SuppressionAudit.Broken(SuppressionAudit.Attack(CellsOf(stocks), small.Contains, DisclosurePolicy.Standard)));
    }

    [Fact]
    public void What_one_window_ends_with_the_next_begins_with_and_both_are_hidden()
    {
        var register = new SampleRegister().Return("removals", "2022-12..2024-12")
            .Rows(3, "detentions", ("entered", "2023-12-01"))
            .Rows(60, "detentions", ("entered", "2023-02-01"), ("ended", "2023-03-01"), ("disposition", "removed"))
            .Rows(50, "detentions", ("entered", "2024-02-01"), ("ended", "2024-03-01"), ("disposition", "removed"))
            .Rows(20, "detentions", ("entered", "2024-05-01"));
        var stocks = Detained(register, Year, Year.YearBefore());
        var hidden = ProtectedStocks.Of(stocks, DisclosurePolicy.Standard);

        Assert.True(hidden.Stocks[0].Get(StockLines.Opening).IsHidden);
        Assert.True(hidden.Stocks[1].Get(StockLines.Closing).IsHidden);
        Assert.Empty(Broken(stocks, hidden));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void No_small_number_of_random_stocks_in_windows_that_touch_can_be_worked_out(int seed)
    {
        var random = new Random(seed);
        string[] ways = ["removed", "released", "died", "to-court", "absconded"];
        var register = new SampleRegister().Return("removals", "2022..2025");
        for (var i = 0; i < 90; i++)
        {
            var entered = new DateOnly(2023, 1, 1).AddDays(random.Next(700));
            register.Row(
                "detentions", ("entered", entered.ToString("yyyy-MM-dd")), ("disposition", ways[Math.Min(random.Next(9), 4)]),
                ("ended", random.Next(4) == 0 ? null : entered.AddDays(random.Next(200)).ToString("yyyy-MM-dd")));
        }

        var stocks = Detained(register, Year, Year.YearBefore(), ReportingWindow.OfSemester(2024, 1), ReportingWindow.OfSemester(2024, 2));
        var hidden = ProtectedStocks.Of(stocks, DisclosurePolicy.Standard);

        Assert.NotEmpty(hidden.Decision.Hidden);
        Assert.Empty(hidden.Decision.Findings);
        Assert.Empty(Broken(stocks, hidden));
        Assert.All(hidden.Stocks.SelectMany(stock => stock.Numbers), number => Assert.False(number.Value is > 0 and < 5));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Of_complaints_it_is_shown_how_many_came_and_ended_and_a_small_way_of_ending_cannot_be_worked_out(int seed)
    {
        var random = new Random(seed);
        string[] ways = ["acted", "no-action-too-little-known", "no-action-other", "untrue", "referred"];
        var register = new SampleRegister().Return("complaints", "2022..2025");
        for (var i = 0; i < 25 * seed; i++)
        {
            var received = new DateOnly(2023, 1, 1).AddDays(random.Next(700));
            var isOpen = random.Next(4) == 0;
            register.Row(
                "complaints", ("received", received.ToString("yyyy-MM-dd")), ("ending", isOpen ? "open" : ways[Math.Min(random.Next(9), 4)]),
                ("ended", isOpen ? null : received.AddDays(random.Next(200)).ToString("yyyy-MM-dd")));
        }

        var stocks = Of("stock.complaints", register, Year, Year.YearBefore(), ReportingWindow.OfSemester(2024, 1), ReportingWindow.OfSemester(2024, 2));
        var hidden = ProtectedStocks.Of(stocks, DisclosurePolicy.Standard);

        Assert.NotEmpty(hidden.Decision.Hidden);
        Assert.Empty(hidden.Decision.Findings);
        Assert.Empty(Broken(stocks, hidden));
        Assert.All(hidden.Stocks.SelectMany(stock => stock.Numbers), number => Assert.Equal(StockLines.IsTotal(number.Line), StockLines.IsTotal(number.Line) && !number.IsHidden));
        Assert.All(hidden.Stocks.SelectMany(stock => stock.Numbers).Where(number => !StockLines.IsTotal(number.Line)), number => Assert.False(number.Value is > 0 and < 5));
    }

    /// <summary>Where the opening is not printed because nobody reported about the time before, a reader works it out from the rest of the table.</summary>
    [Theory]
    [InlineData("2023-12..2024-12")]
    [InlineData("2024")]
    public void In_the_first_year_what_became_of_complaints_by_the_day_they_came_does_not_give_away_how_they_ended(string reported)
    {
        var isNeeded = false;
        for (var seed = 1; seed <= 12; seed++)
        {
            var random = new Random(seed);
            string[] ways = ["acted", "no-action-too-little-known", "no-action-other", "untrue", "referred", "withdrawn"];
            string[] channels = ["hotline", "walk-in", "ngo"];
            var register = new SampleRegister().Return("complaints", reported);
            for (var i = 0; i < 40; i++)
            {
                var received = new DateOnly(2024, 1, 1).AddDays(random.Next(300));
                register.Row(
                    "complaints", ("received", received.ToString("yyyy-MM-dd")), ("ended", received.AddDays(random.Next(60)).ToString("yyyy-MM-dd")),
                    ("ending", ways[Math.Min(random.Next(16), 5)]), ("channel", channels[random.Next(3)]));
            }

            var received2024 = new[] { "ending", "channel", "channel*ending" }.Select(by => new FigureRequest(MeasureCatalogue.Standard.Get("complaints.received"), Year, by));
            var figures = FigureComputer.ComputeAll(register.Snapshot(), [.. received2024]).SelectMany(ProtectedFigures.CellsOf).Distinct().ToList();
            var stock = CellsOf(Of("stock.complaints", register, Year)).ToList();
            var together = DisclosureControl.Decide(figures.Concat(stock), DisclosurePolicy.Standard);
            Assert.Empty(SuppressionAudit.Broken(SuppressionAudit.Attack(figures.Concat(stock), together.IsHidden, DisclosurePolicy.Standard)));
            Assert.Empty(together.Findings);

            var (one, other) = (DisclosureControl.Decide(figures, DisclosurePolicy.Standard), DisclosureControl.Decide(stock, DisclosurePolicy.Standard));
            isNeeded |= SuppressionAudit.Broken(SuppressionAudit.Attack(figures.Concat(stock), id => one.IsHidden(id) || other.IsHidden(id), DisclosurePolicy.Standard)).Count > 0;
        }

        Assert.True(isNeeded);
    }

    /// <summary>Nothing was there when the first year began: what went in two years had come in them, though not each in its own.</summary>
    [Fact]
    public void What_became_of_complaints_of_two_years_together_does_not_give_away_how_they_ended()
    {
        var isNeeded = false;
        for (var seed = 1; seed <= 8; seed++)
        {
            var random = new Random(seed);
            string[] ways = ["acted", "no-action-too-little-known", "no-action-outside-remit", "untrue", "referred", "withdrawn"];
            var register = new SampleRegister().Return("complaints", "2023..2024");
            for (var i = 0; i < 45; i++)
            {
                var received = new DateOnly(2023, 1, 1).AddDays(random.Next(600));
                register.Row(
                    "complaints", ("received", received.ToString("yyyy-MM-dd")), ("ended", received.AddDays(random.Next(200)).ToString("yyyy-MM-dd")),
                    ("ending", ways[Math.Min(random.Next(16), 5)]));
            }

            var years = new[] { Year.YearBefore(), Year };
            var figures = FigureComputer.ComputeAll(register.Snapshot(), [.. years.Select(year => new FigureRequest(MeasureCatalogue.Standard.Get("complaints.received"), year, "ending"))])
                .SelectMany(ProtectedFigures.CellsOf).Distinct().ToList();
            var stock = CellsOf(Of("stock.complaints", register, years)).ToList();
            var together = DisclosureControl.Decide(figures.Concat(stock), DisclosurePolicy.Standard);
            Assert.Empty(SuppressionAudit.Broken(SuppressionAudit.Attack(figures.Concat(stock), together.IsHidden, DisclosurePolicy.Standard)));
            Assert.Empty(together.Findings);

            // Each year decided by itself is not enough.
            var (first, second) = (DecideYear(years[0]), DecideYear(years[1]));
            DisclosureDecision DecideYear(ReportingWindow year) => DisclosureControl.Decide(figures.Concat(stock).Where(cell => cell.Id.Window == year), DisclosurePolicy.Standard);
            isNeeded |= SuppressionAudit.Broken(SuppressionAudit.Attack(figures.Concat(stock), id => first.IsHidden(id) || second.IsHidden(id), DisclosurePolicy.Standard)).Count > 0;
        }

        Assert.True(isNeeded);
    }

    /// <summary>Of outside-remit 3 went in 2023, where 6 had come by then, and 4 in 2024, when 1 more came: 7 together, all that came.</summary>
    [Fact]
    public void An_ending_of_the_first_year_is_bounded_by_what_came_in_both_years()
    {
        var first = Year.YearBefore();
        List<StatedCell> cells = [];
        void Stock(ReportingWindow year, string line, long value) => cells.Add(new(new("stock.complaints", year, ProtectedStocks.By, line), value));
        void Came(ReportingWindow year, string ending, long value) => cells.Add(new(new("complaints.received", year, "ending", ending), value));
        foreach (var (year, opening, entered, closing, outside, referred) in ((ReportingWindow, long, long, long, long, long)[])[(first, 0, 40, 12, 3, 25), (Year, 12, 35, 0, 4, 43)])
        {
            Stock(year, StockLines.Opening, opening);
            Stock(year, StockLines.In, entered);
            Stock(year, StockLines.Out, outside + referred);
            Stock(year, StockLines.OfWay("no-action-outside-remit"), outside);
            Stock(year, StockLines.OfWay("referred"), referred);
            Stock(year, StockLines.Closing, closing);
            cells.Add(new(new("complaints.received", year, null, null), entered));
        }

        Came(first, "no-action-outside-remit", 6);
        Came(first, "referred", 34);
        Came(Year, "no-action-outside-remit", 1);
        Came(Year, "referred", 34);
        bool IsHidden(CellId id) => id.MeasureId == "stock.complaints" && !StockLines.IsTotal(id.Key);

        // 68 referred came in both years and 68 went, so what is hidden cannot be more; 7 went outside the remit, of 7 that came.
        var found = SuppressionAudit.Attack(cells, IsHidden, DisclosurePolicy.Standard).Where(cell => cell.Id.MeasureId == "stock.complaints" && cell.Id.Window == first && cell.Id.Key == StockLines.OfWay("no-action-outside-remit"));
        Assert.Equal(6, Assert.Single(found).Most);
        var both = SuppressionAudit.Attack(cells, id => IsHidden(id) && id.Window == first, DisclosurePolicy.Standard).Where(cell => cell.Id.Window == first && cell.Id.Key == StockLines.OfWay("no-action-outside-remit"));
        Assert.Equal(3, Assert.Single(both).Most);
    }

    /// <summary>Two were there already: of outside-remit two came, so no more than four can have gone that way.</summary>
    [Fact]
    public void An_ending_is_bounded_by_what_came_and_what_was_there_before()
    {
        StatedCell Stock(string line, long value) => new(new("stock.complaints", Year, ProtectedStocks.By, line), value);
        StatedCell Came(string ending, long value) => new(new("complaints.received", Year, "ending", ending), value);
        StatedCell[] cells =
        [
            Stock(StockLines.Opening, 2), Stock(StockLines.In, 20), Stock(StockLines.Out, 18), Stock(StockLines.Closing, 4),
            Stock(StockLines.OfWay("no-action-outside-remit"), 3), Stock(StockLines.OfWay("referred"), 15),
            new(new("complaints.received", Year, null, null), 20), Came("no-action-outside-remit", 2), Came("referred", 18),
        ];

        var found = SuppressionAudit.Attack(cells, id => id.MeasureId == "stock.complaints" && !StockLines.IsTotal(id.Key), DisclosurePolicy.Standard);

        Assert.Equal(4, Assert.Single(found, cell => cell.IsPrinted && cell.Id.Key == StockLines.OfWay("no-action-outside-remit")).Most);
    }

    [Fact]
    public void Of_one_complaint_that_ended_it_is_not_told_how()
    {
        var stocks = Of("stock.complaints", new SampleRegister().Return("complaints", "2023-12..2024-12")
            .Rows(1, "complaints", ("received", "2024-02-01"), ("ended", "2024-03-01"), ("ending", "untrue")), Year);
        var hidden = ProtectedStocks.Of(stocks, DisclosurePolicy.Standard);
        Assert.True(hidden.Stocks[0].Get("out.untrue").IsHidden);
        Assert.Equal(1, hidden.Stocks[0].Get(StockLines.Out).Value);
        Assert.Empty(hidden.Decision.Findings);
        Assert.Empty(Broken(stocks, hidden));
    }

    [Fact]
    public void Court_files_are_of_nobody_in_particular_and_stay_shown()
    {
        var files = StockCatalogue.Standard.Find("stock.court-files")!;
        var snapshot = new SampleRegister().Return("court", "2024").Return("suspects", "2024").Rows(2, "court-files", ("entered", "2024-03-01"), ("group", "trafficking")).Snapshot();
        var hidden = ProtectedStocks.Of([StockStatement.Of(StockFlowComputer.Compute(snapshot, files, Year))], DisclosurePolicy.Standard);

        Assert.Equal(2, hidden.Stocks[0].Get(StockLines.Closing).Value);
        Assert.Empty(hidden.Decision.Hidden);
    }

    private static List<StockStatement> Detained(SampleRegister register, params ReportingWindow[] windows) => Of("stock.detentions", register, windows);

    private static List<StockStatement> Of(string stock, SampleRegister register, params ReportingWindow[] windows)
    {
        var (snapshot, definition) = (register.Snapshot(), StockCatalogue.Standard.Find(stock)!);
        return [.. windows.Select(window => StockStatement.Of(StockFlowComputer.Compute(snapshot, definition, window)))];
    }

    private static IReadOnlyList<HiddenCell> Broken(IReadOnlyList<StockStatement> stocks, ProtectedStocks hidden) =>
        SuppressionAudit.Broken(SuppressionAudit.Attack(CellsOf(stocks), hidden.Decision.IsHidden, DisclosurePolicy.Standard));

    private static IEnumerable<StatedCell> CellsOf(IEnumerable<StockStatement> stocks) => stocks.SelectMany(stock =>
        stock.Numbers.Where(number => number.Value is not null).Select(number => new StatedCell(new(stock.Definition.Id, stock.Window, ProtectedStocks.By, number.Line), number.Value!.Value)));
}
