using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Pratip.Exchange.Reports;
using Pratip.Exchange.Reports.Html;
using Pratip.Kernel;
using Pratip.Statistics.Tables;
using Pratip.Statistics.Tabulation;

namespace Pratip.Exchange.Tests.Reports;

public sealed partial class ReportHtmlTests
{
    private static readonly ReportStyle English = new(Language.English);
    private static readonly ReportStyle Khmer = new(Language.Khmer);

    [Fact]
    public void Every_figure_names_its_measure_and_leads_to_a_definition_in_the_file()
    {
        var page = Parse(ReportHtml.Render(SampleReport.Document, English));
        var anchors = page.Descendants().Attributes("id").Select(a => a.Value).ToHashSet(StringComparer.Ordinal);
        var figures = page.Descendants("td").Where(td => td.Attribute("data-window") is not null).ToList();
        Assert.Equal(SampleReport.Document.Tables.Sum(t => t.Rows.Count) * 2, figures.Count);
        foreach (var figure in figures)
        {
            var measure = figure.Attribute("data-measure")!.Value;
            Assert.Equal("#measure-" + measure, figure.Element("a")!.Attribute("href")!.Value);
            Assert.Contains("measure-" + measure, anchors);
        }
    }

    [Fact]
    public void Every_link_of_the_file_leads_to_a_place_in_the_file()
    {
        foreach (var style in new[] { English, Khmer })
        {
            var page = Parse(ReportHtml.Render(SampleReport.Document, style));
            var ids = page.Descendants().Attributes("id").Select(a => a.Value).ToList();
            Assert.Equal(ids.Distinct(StringComparer.Ordinal).Count(), ids.Count);
            Assert.All(page.Descendants().Attributes("href"), href => Assert.Contains(href.Value[1..], ids, StringComparer.Ordinal));
        }
    }

    [Fact]
    public void A_figure_that_was_not_reported_says_so_and_has_no_change()
    {
        var page = Parse(ReportHtml.Render(SampleReport.Document, English));
        var row = page.Descendants("tr").First(tr => tr.Elements("td").Any(td => td.Attribute("data-measure")?.Value == "victims.registered"));
        var cells = row.Elements("td").ToList();
        Assert.Equal("523", cells[0].Element("a")!.Value);
        Assert.Equal("not reported", cells[1].Element("a")!.Value);
        Assert.Null(cells[1].Attribute("data-value"));
        Assert.Equal("", cells[2].Value);
        Assert.Equal("", cells[3].Value);
    }

    /// <summary>Copied out of a page or its PDF, a raised 3 behind 5,852 reads 5,8523.</summary>
    [Fact]
    public void A_note_is_in_brackets_and_so_never_the_last_digit_of_a_figure()
    {
        var notes = Parse(ReportHtml.Render(SampleReport.Document, English)).Descendants("sup").ToList();
        Assert.NotEmpty(notes);
        Assert.All(notes, note => Assert.Matches(@"^\[[0-9]+\]$", note.Value));
    }

    [Fact]
    public void Growth_is_blank_where_the_earlier_figure_is_zero_and_the_difference_is_not()
    {
        var page = Parse(ReportHtml.Render(SampleReport.Document, English));
        var row = page.Descendants("tr").First(tr => tr.Elements("td").Any(td => td.Attribute("data-key")?.Value == "VN"));
        Assert.Equal(["1,198", "0", "+1,198", ""], row.Elements("td").Take(4).Select(td => td.Element("a")?.Value ?? td.Value), StringComparer.Ordinal);
    }

    [Fact]
    public void Hostile_labels_stay_text()
    {
        var html = ReportHtml.Render(SampleReport.Document, English);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(Parse(html).Descendants("th"), th => th.Value.StartsWith(SampleReport.Hostile, StringComparison.Ordinal));
        var worse = ReportHtml.Render(SampleReport.Create("\u0000\u0001\uD800 ]]> --> \u202E"), English);
        Parse(worse);
        var title = SampleReport.Document with { Title = new("\"; } </style><script>", "\\\"\n}") };
        Parse(ReportHtml.Render(title, English));
        Assert.DoesNotContain("<script", ReportHtml.Render(title, English), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_file_asks_for_nothing_from_outside_and_runs_nothing()
    {
        foreach (var style in new[] { English, Khmer })
        {
            var html = ReportHtml.Render(SampleReport.Document, style);
            var page = Parse(html);
            Assert.DoesNotContain(page.Descendants(), e => e.Name.LocalName is "script" or "link" or "img" or "iframe" or "object" or "image" or "use");
            Assert.DoesNotContain(page.Descendants().Attributes(), a => a.Name == "style" || a.Name == "src" || a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
            Assert.DoesNotContain("://", html.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.DoesNotContain("@import", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_content_policy_names_the_style_sheet_by_its_hash()
    {
        var html = ReportHtml.Render(SampleReport.Document, English);
        var css = StyleElement().Match(html).Groups["css"].Value;
        var hash = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(css)));
        Assert.Contains($"style-src 'sha256-{hash}'", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_purpose_stands_in_the_running_header_and_in_every_table_and_chart()
    {
        var html = ReportHtml.Render(SampleReport.Document, English);
        const string Mark = "Synthetic demonstration data · Internal: not for publication";
        Assert.Contains($"@top-center {{ content: \"{Mark}\"; }}", html, StringComparison.Ordinal);
        var page = Parse(html);
        Assert.All(page.Descendants("thead"), head => Assert.Equal(Mark, head.Elements("tr").First().Value));
        Assert.All(page.Descendants("figcaption"), caption => Assert.EndsWith(Mark, caption.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void A_chart_names_the_breakdown_it_shows_and_a_whole_of_two_parts_gets_no_chart()
    {
        var sample = SampleReport.Document;
        var two = sample.Tables.First(t => t.Id == "A3");
        var unknown = two.Rows[^1] with { Current = two.Rows[^1].Current with { Key = "unknown", Value = 4 } };
        var three = two with { Rows = [.. two.Rows, unknown] };

        Assert.DoesNotContain("Victims registered, by sex", CaptionsOf(sample), StringComparer.Ordinal);
        var captions = CaptionsOf(sample with { Sections = [.. sample.Sections.Select(s => s with { Tables = [.. s.Tables.Select(t => t.Id == "A3" ? three : t)] })] });
        Assert.Contains("Persons removed, by citizenship", captions, StringComparer.Ordinal);
        Assert.Contains("Victims registered, by sex", captions, StringComparer.Ordinal);
    }

    private static List<string> CaptionsOf(ReportDocument document) =>
        [.. Parse(ReportHtml.Render(document, English)).Descendants("figcaption").Select(c => c.Element("strong")!.Value)];

    [Fact]
    public void A_chart_leaves_out_what_has_nothing_to_draw_and_some_parts_only_get_no_chart()
    {
        var sample = SampleReport.Document;
        var whole = sample.Tables.First(t => t.Id == "D1");
        var china = whole.Rows.First(r => r.Current.Key == "CN");
        var nobody = china with { Current = china.Current with { Key = "LA", Value = 0 }, Earlier = china.Earlier! with { Key = "LA", Value = 0 } };
        var longer = whole with { Rows = [.. whole.Rows, nobody] };
        var parts = whole with { Id = "S1", Rows = [.. whole.Rows.Take(3)] };
        var document = sample with { Sections = [sample.Sections[0] with { Tables = [parts, longer] }] };
        var words = new ReportWords(English);

        Assert.Empty(ReportCharts.Of(document, parts, words));
        var chart = Assert.Single(ReportCharts.Of(document, longer, words));
        Assert.Contains(chart.Rows, r => r.Current.Key == "CN");
        Assert.DoesNotContain(chart.Rows, r => r.Current.Key == "LA");
    }

    [Fact]
    public void Who_reported_nothing_is_named_in_words_and_not_by_code()
    {
        var html = ReportHtml.Render(SampleReport.Document, English);
        Assert.Contains("Provincial Committee, Kep", html, StringComparison.Ordinal);
        var silent = SampleReport.Document with { Completeness = [new("cases.headline", ReportingWindow.OfYear(2024), new Completeness(CompletenessState.Missing, 2, 0, ["PC-11", "PC-23"], []))] };
        Assert.Contains("all of them", ReportHtml.Render(silent, English), StringComparison.Ordinal);
    }

    [Fact]
    public void The_khmer_report_has_khmer_digits_and_the_year_of_the_buddhist_era()
    {
        var html = ReportHtml.Render(SampleReport.Document, Khmer);
        Assert.Contains("៥.៨៥២", html, StringComparison.Ordinal);
        Assert.Contains("+២០,១២%", html, StringComparison.Ordinal);
        Assert.Contains("ព.ស. ២៥៦៩", html, StringComparison.Ordinal);
        Assert.Contains("មិនមានរបាយការណ៍", html, StringComparison.Ordinal);
        Assert.Contains("lang=\"km\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_khmer_report_can_have_arabic_digits()
    {
        var html = ReportHtml.Render(SampleReport.Document, Khmer with { KhmerDigits = false });
        Assert.Contains("5,852", html, StringComparison.Ordinal);
        Assert.DoesNotContain("៥.៨៥២", html, StringComparison.Ordinal);
        Assert.Contains("ព.ស. 2569", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_without_an_earlier_window_has_no_second_series()
    {
        var document = SampleReport.Document with
        {
            Comparison = null,
            Sections = [.. SampleReport.Document.Sections.Select(s => s with
            {
                Tables = [.. s.Tables.Select(t => t with { Columns = [t.Columns[0]], Rows = [.. t.Rows.Select(r => r with { Earlier = null, Growth = null })] })],
            })],
        };
        var page = Parse(ReportHtml.Render(document, English));
        Assert.DoesNotContain(page.Descendants("td"), td => td.Attribute("data-window")?.Value == "2023");
        Assert.Contains("no earlier window", page.ToString(), StringComparison.Ordinal);
    }

    private static XElement Parse(string html)
    {
        using var reader = XmlReader.Create(new StringReader(html), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader).Root!;
    }

    [GeneratedRegex("<style>(?<css>.*)</style>", RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex StyleElement();
}
