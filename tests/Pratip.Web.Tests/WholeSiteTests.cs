using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Pratip.Kernel;
using Pratip.Web.Hosting;

namespace Pratip.Web.Tests;

/// <summary>A reader follows every link there is, in each language, on a site that has taken a good and a bad file.</summary>
public sealed class WholeSiteTests(WalkedSite site) : IClassFixture<WalkedSite>
{
    public static TheoryData<Language> Languages => [Language.English, Language.Khmer];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_link_leads_somewhere(Language language)
    {
        Assert.True(site.Readers[language].Answers.Count > 100, "the walk did not reach the figures");
        Assert.Empty(site.Readers[language].Answers.Where(a => a.Status != HttpStatusCode.OK).Select(a => $"{(int)a.Status} {a.Address} (from {a.From})"));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_route_of_the_site_is_reached_by_links(Language language)
    {
        var unreached = site.Routes
            .Where(r => r.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET", StringComparer.Ordinal) == true)
            // A form's further pages are reached by sending the first; the tests of the forms walk them.
            .Where(r => r.RoutePattern.RawText?.Contains("{draft:guid}", StringComparison.Ordinal) != true)
            .Where(r => !site.Readers[language].Answers.Any(a => Matches(r, a.Address)))
            .Select(r => r.RoutePattern.RawText)
            .ToList();
        Assert.True(unreached.Count == 0, string.Join('\n', unreached));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_page_says_its_language_and_has_one_heading_and_a_title(Language language) => Assert.All(Documents(language), page =>
    {
        Assert.Contains($"<html lang=\"{language.Code()}\"", page.Text, StringComparison.Ordinal);
        Assert.NotEmpty(Assert.Single(HtmlPage.Headings(page.Text)));
        Assert.Matches("<title>[^<]+ - [^<]+</title>", page.Text);
    });

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_place_within_a_page_that_something_points_to_is_there_once(Language language) => Assert.All(Documents(language), page =>
    {
        var ids = HtmlPage.Ids(page.Text).ToList();
        Assert.Equal(ids.Distinct(StringComparer.Ordinal), ids, StringComparer.Ordinal);
        var within = HtmlPage.Links(page.Text).Where(l => l.StartsWith('#')).Select(l => l[1..]).Concat(HtmlPage.PointedTo(page.Text));
        Assert.All(within, id => Assert.Contains(id, ids, StringComparer.Ordinal));
    });

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_field_of_a_form_has_a_label(Language language) => Assert.All(Documents(language), page =>
        Assert.All(HtmlPage.Fields(page.Text), id => Assert.Contains(id, HtmlPage.Labelled(page.Text), StringComparer.Ordinal)));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_file_has_a_plain_name_that_ends_as_its_kind_does(Language language)
    {
        var files = site.Readers[language].Answers.Where(a => a.IsDownload).ToList();
        Assert.True(files.Count >= 10, $"{files.Count} files");
        Assert.All(files, file =>
        {
            Assert.Matches(@"^[\w.-]+$", file.FileName);
            Assert.Equal(file.MediaType, Path.GetExtension(file.FileName) switch
            {
                ".html" => "text/html",
                ".csv" => "text/csv",
                ".json" => "application/json",
                ".pdf" => "application/pdf",
                ".zip" or ".pratip-edition" => "application/zip",
                ".xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                ".docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                var other => other,
            });
        });
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_page_shows_the_key_of_a_text_or_a_place_that_was_not_filled(Language language) => Assert.All(Documents(language), page =>
        Assert.Empty(HtmlPage.Unsaid(page.Text)));

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_link_and_no_tag_runs_into_the_word_beside_it(Language language) => Assert.All(Documents(language), page =>
        Assert.Empty(HtmlPage.RunTogether(page.Text)));

    [Fact]
    public void Both_readers_find_the_same_pages() => Assert.Equal(
        site.Readers[Language.English].Pages.Select(p => p.Address).Order(StringComparer.Ordinal),
        site.Readers[Language.Khmer].Pages.Select(p => p.Address).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("/", "web.home.title")]
    [InlineData("/measures", "web.measures.title")]
    [InlineData("/imports", "web.imports.title")]
    public void A_page_is_headed_by_the_words_of_its_language(string address, string key)
    {
        foreach (var (language, reader) in site.Readers)
        {
            Assert.Equal(SiteWording.Load()[key].In(language), Assert.Single(HtmlPage.Headings(reader.Pages.Single(p => p.Address == address).Text)));
        }
    }

    /// <summary>Whole documents; the fragment that shows progress stands inside one.</summary>
    private IEnumerable<Visited> Documents(Language language) => site.Readers[language].Pages.Where(p => !p.Address.EndsWith("/progress", StringComparison.Ordinal));

    private static bool Matches(RouteEndpoint route, string address) =>
        new TemplateMatcher(TemplateParser.Parse(route.RoutePattern.RawText!), []).TryMatch(address.Split('?')[0], []);
}
