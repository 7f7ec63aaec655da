using System.Net;
using Microsoft.EntityFrameworkCore;
using Pratip.Exchange.Workbooks;
using Pratip.Kernel;

namespace Pratip.Web.Tests.Imports;

/// <summary>Files and their answers are for who sent them and for who may view the files of that body.</summary>
public sealed class ImportScopeTests(ImportScopeTests.TwoBodies bodies) : IClassFixture<ImportScopeTests.TwoBodies>
{
    [Fact]
    public async Task A_body_sees_its_own_files_and_answers_and_no_trace_of_another()
    {
        var own = await bodies.Province.GetStringAsync("/imports");
        var links = HtmlLinks.In(own).Where(link => link.StartsWith("/imports/files/", StringComparison.Ordinal) || link.StartsWith("/imports/jobs/", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, links.Count);
        var others = await bodies.Neighbour.GetStringAsync("/imports");
        Assert.DoesNotContain("province-12", others, StringComparison.Ordinal);
        foreach (var link in links.Append(bodies.Job + "/progress").Append(bodies.Job + "/rejected/0"))
        {
            Assert.Equal(HttpStatusCode.OK, (await bodies.Province.GetAsync(link)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await bodies.Site.Client.GetAsync(link)).StatusCode);
            using var refused = await bodies.Neighbour.GetAsync(link);
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
            Assert.DoesNotContain("province-12", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_enters_for_one_body_sends_its_files_whatever_the_form_says()
    {
        Assert.DoesNotContain("value=\"PC-12\"", await bodies.Neighbour.GetStringAsync("/imports"), StringComparison.Ordinal);
        var receipt = WebUtility.HtmlDecode(await new ImportForm(bodies.Neighbour).With("foreign.xlsx", TwoBodies.Workbook("FOREIGN-1", "2024-03-05")).With("agency", "PC-12")
            .ReceiptAsync(TestContext.Current.CancellationToken));
        Assert.Contains("Refused", receipt, StringComparison.Ordinal);
        await using var db = bodies.Site.Register.CreateContext();
        Assert.False(await db.ImportedFiles.AnyAsync(file => file.FileName == "foreign.xlsx" && file.Accepted > 0, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_log_names_who_sent_the_file()
    {
        await using var db = bodies.Site.Register.CreateContext();
        Assert.True(await db.Processes.AnyAsync(process => process.Actor == "the.province", TestContext.Current.CancellationToken));
    }

    public sealed class TwoBodies : IAsyncLifetime
    {
        public RunningSite Site { get; } = new();

        public HttpClient Province { get; private set; } = null!;

        public HttpClient Neighbour { get; private set; } = null!;

        public string Job { get; private set; } = "";

        public async ValueTask InitializeAsync()
        {
            await Site.InitializeAsync();
            Province = await Site.EmployAndSignInAsync("the.province", "PC-12", "provincial-officer");
            Neighbour = await Site.EmployAndSignInAsync("the.neighbour", "PC-03", "provincial-officer");
            await new ImportForm(Province).With("province-12.xlsx", Workbook("SCOPE-1", "2024-03-05", "2024-02-31")).ReceiptAsync(CancellationToken.None);
            Job = HtmlLinks.In(await Province.GetStringAsync("/imports")).Single(link => link.StartsWith("/imports/jobs/", StringComparison.Ordinal));
        }

        public ValueTask DisposeAsync() => Site.DisposeAsync();

        public static byte[] Workbook(string reference, params string[] actedOn)
        {
            var book = new AgencyWorkbook("PC-12", ReportingWindow.OfYear(2024));
            book.Set("cases", "data");
            foreach (var day in actedOn)
            {
                book.AddRow("cases", new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    ["case_reference"] = reference + day,
                    ["acted_on"] = day,
                    ["province"] = "12",
                    ["opening_article"] = "TSE-10",
                });
            }

            using var bytes = new MemoryStream();
            book.Save(bytes);
            return bytes.ToArray();
        }
    }
}
