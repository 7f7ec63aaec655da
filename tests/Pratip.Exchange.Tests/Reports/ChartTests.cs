using System.Xml.Linq;
using Pratip.Exchange.Reports.Charts;
using Pratip.Kernel;

namespace Pratip.Exchange.Tests.Reports;

public sealed class ChartTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly ProvinceMapWords Words = new("Schematic", "Province not recorded", "none", "not shown");

    [Fact]
    public void A_chart_has_a_name_a_description_and_no_styles()
    {
        var chart = Parse(BarChart.Draw(Frame("a b"), ["2024", "2023"], [new("China", ChartRowKind.Item, [5, 3])]));
        Assert.Equal("img", chart.Attribute("role")!.Value);
        var named = chart.Attribute("aria-labelledby")!.Value.Split(' ');
        Assert.Equal(["Title", "What it shows"], named.Select(id => chart.Descendants().Single(e => e.Attribute("id")?.Value == id).Value), StringComparer.Ordinal);
        Assert.DoesNotContain(chart.DescendantsAndSelf().Attributes(), a => a.Name == "style");
    }

    [Fact]
    public void A_missing_figure_is_said_and_has_no_bar()
    {
        var chart = Parse(BarChart.Draw(Frame("x"), ["2024"], [new("China", ChartRowKind.Item, [default])]));
        Assert.Contains("not reported", Texts(chart), StringComparer.Ordinal);
        Assert.DoesNotContain("0", Texts(chart), StringComparer.Ordinal);
        Assert.DoesNotContain(chart.Elements(Svg + "rect"), r => r.Attribute("height")!.Value == "15");
    }

    [Fact]
    public void What_is_hidden_and_what_nobody_reported_are_each_said_by_themselves()
    {
        var hidden = new ChartValue(null, IsHidden: true);
        string[] pictures =
        [
            BarChart.Draw(Frame("x"), ["2024", "2023"], [new("China", ChartRowKind.Item, [hidden, default])]),
            PartsChart.Draw(Frame("x"), ["2024", "2023"], [new("female", ChartRowKind.Item, [hidden, default]), new("male", ChartRowKind.Item, [6, hidden])]),
            MonthChart.Draw(Frame("x"), [("2024-01", 4), ("2024-02", hidden), ("2024-03", default)], "Month not recorded", hidden),
        ];
        Assert.All(pictures, picture =>
        {
            var texts = Texts(Parse(picture));
            Assert.Contains("(c)", texts, StringComparer.Ordinal);
            Assert.Contains(texts, text => text.EndsWith("not reported", StringComparison.Ordinal));
            Assert.DoesNotContain(texts, text => text.Contains("(c)", StringComparison.Ordinal) && text.Contains("not reported", StringComparison.Ordinal));
        });
        Assert.Contains("Month not recorded: (c)", Texts(Parse(pictures[2])), StringComparer.Ordinal);
    }

    [Fact]
    public void A_whole_with_a_missing_part_is_not_drawn_as_a_whole()
    {
        var chart = Parse(PartsChart.Draw(Frame("x"), ["2024", "2023"], [new("female", ChartRowKind.Item, [4, 4]), new("male", ChartRowKind.Item, [6, default])]));
        Assert.Contains("10", Texts(chart), StringComparer.Ordinal);
        Assert.Contains("not reported", Texts(chart), StringComparer.Ordinal);
        Assert.Equal(2, chart.Elements(Svg + "rect").Count(r => r.Attribute("height")!.Value == "34"));
    }

    [Fact]
    public void Series_differ_by_pattern_as_well_as_by_colour()
    {
        var chart = Parse(BarChart.Draw(Frame("x"), ["2024", "2023"], [new("China", ChartRowKind.Item, [5, 3])]));
        var fills = chart.Elements(Svg + "rect").Where(r => r.Attribute("height")!.Value == "15").Select(r => r.Attribute("fill")!.Value).ToList();
        Assert.Equal(2, fills.Distinct(StringComparer.Ordinal).Count());
        Assert.Contains(fills, f => f.StartsWith("url(#", StringComparison.Ordinal));
    }

    [Fact]
    public void A_month_nobody_reported_breaks_the_line()
    {
        var chart = Parse(MonthChart.Draw(Frame("x"), [("2024-01", 4), ("2024-02", 0), ("2024-03", default), ("2024-04", 2)], "Month not recorded", 3));
        var lines = chart.Elements(Svg + "polyline").Select(l => l.Attribute("points")!.Value.Split(' ').Length);
        Assert.Equal([2, 1], lines);
        Assert.Equal(4, chart.Elements(Svg + "circle").Count());
        Assert.Contains("\u2014", Texts(chart), StringComparer.Ordinal);
        Assert.Contains("0", Texts(chart), StringComparer.Ordinal);
        Assert.Contains("Month not recorded: 3", Texts(chart), StringComparer.Ordinal);
        Assert.Contains("\u2014 not reported", Texts(chart), StringComparer.Ordinal);
    }

    [Fact]
    public void Of_many_months_only_those_with_room_are_labelled()
    {
        var months = Enumerable.Range(0, 60).Select(i => ($"20{20 + (i / 12)}-{1 + (i % 12):00}", (ChartValue)i)).ToList();
        var chart = Parse(MonthChart.Draw(Frame("x"), months, "Month not recorded", 0));
        Assert.Equal(60, chart.Elements(Svg + "circle").Count());
        Assert.InRange(chart.Elements(Svg + "text").Count(t => t.Value.StartsWith("20", StringComparison.Ordinal) && t.Value.Contains('-', StringComparison.Ordinal)), 5, 20);
    }

    [Fact]
    public void The_map_shows_every_province_its_figure_and_what_has_no_province()
    {
        var values = new Dictionary<string, ChartValue>(StringComparer.Ordinal) { ["KH-12"] = 96, ["KH-2"] = 0, ["KH-18"] = default, ["KH-3"] = new(null, IsHidden: true) };
        var names = new Dictionary<string, string>(StringComparer.Ordinal) { ["KH-12"] = "Phnom Penh" };
        var map = Parse(ProvinceMap.Draw(Frame("m"), values, names, unknown: 5, Words));
        Assert.Contains("(c)", Texts(map), StringComparer.Ordinal);
        Assert.Contains("not shown (c)", Texts(map), StringComparer.Ordinal);
        Assert.Contains("not reported (\u2014)", Texts(map), StringComparer.Ordinal);
        var provinces = map.Descendants(Svg + "path").Where(p => p.Attribute("data-province") is not null).ToList();
        Assert.Equal(25, provinces.Count);
        Assert.Equal("Phnom Penh: 96", provinces.Single(p => p.Attribute("data-province")!.Value == "KH-12").Value);
        Assert.Equal("KH-18: not reported", provinces.Single(p => p.Attribute("data-province")!.Value == "KH-18").Value);
        Assert.NotEqual(Fill(provinces, "KH-2"), Fill(provinces, "KH-18"), StringComparer.Ordinal);
        Assert.Contains("Province not recorded: 5", Texts(map), StringComparer.Ordinal);
        Assert.Contains("Schematic", Texts(map), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(97)]
    [InlineData(5852)]
    [InlineData(1_000_001)]
    public void The_shades_cover_every_count_up_to_the_largest_in_at_most_five_steps(long most)
    {
        var classes = ShadeClasses.Of([0, most]).Classes;
        Assert.True(classes.Count <= 6);
        Assert.Equal((0L, 0L), (classes[0].From, classes[0].To));
        Assert.True(classes[^1].From <= most && most <= classes[^1].To);
        for (var i = 1; i < classes.Count; i++)
        {
            Assert.Equal(classes[i - 1].To + 1, classes[i].From);
        }
    }

    [Fact]
    public void Khmer_wraps_between_written_clusters_and_loses_nothing()
    {
        const string Label = "ការធ្វើអាជីវកម្មផ្លូវភេទលើកុមារនិងស្ត្រី";
        var lines = TextWidth.Wrap(Label, 13, 80, 10);
        Assert.True(lines.Count > 1);
        Assert.Equal(Label, string.Concat(lines));
        Assert.All(lines, line => Assert.False(line[0] is >= '\u17B4' and <= '\u17D3' || line[^1] == '\u17D2'));
    }

    private static ChartFrame Frame(string id) => new(id, "Title", "What it shows", "not reported", Language.English, "en") { Hidden = "(c)" };

    private static XElement Parse(string svg) => XElement.Parse(svg);

    private static List<string> Texts(XElement chart) => [.. chart.Descendants(Svg + "text").Select(t => t.Value)];

    private static string Fill(List<XElement> provinces, string iso) => provinces.Single(p => p.Attribute("data-province")!.Value == iso).Attribute("fill")!.Value;
}
