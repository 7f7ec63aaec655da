using System.Net;
using Microsoft.EntityFrameworkCore;
using Pratip.Exchange.Tabular;
using Pratip.Exchange.Workbooks;
using Pratip.Kernel;

namespace Pratip.Web.Tests.Imports;

public class ImportPagesTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Fact]
    public async Task A_workbook_is_taken_and_answered_with_a_receipt_that_the_list_keeps()
    {
        var receipt = await new ImportForm(site.Client).With("province-12.xlsx", Workbook("TAKEN-1")).ReceiptAsync(TestContext.Current.CancellationToken);
        Assert.Contains("province-12.xlsx", receipt, StringComparison.Ordinal);
        Assert.Contains("Imported", receipt, StringComparison.Ordinal);
        await using var db = site.Register.CreateContext();
        Assert.Single(await db.ImportedFiles.Where(file => file.FileName == "province-12.xlsx").ToListAsync(TestContext.Current.CancellationToken));

        var list = await site.Client.GetStringAsync("/imports");
        var stored = await site.Client.GetStringAsync(HtmlLinks.In(list).First(link => link.StartsWith("/imports/files/", StringComparison.Ordinal)));
        Assert.Contains("What became of the rows", stored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing_and_says_so()
    {
        var workbook = Workbook("TWICE-1");
        await new ImportForm(site.Client).With("first.xlsx", workbook).ReceiptAsync(TestContext.Current.CancellationToken);
        var second = await new ImportForm(site.Client).With("second.xlsx", workbook).ReceiptAsync(TestContext.Current.CancellationToken);
        Assert.Contains("Already received", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rejected_row_comes_back_in_a_workbook_with_the_reason()
    {
        var receipt = await new ImportForm(site.Client).With("wrong.xlsx", Workbook("WRONG-1", actedOn: "2024-02-31")).ReceiptAsync(TestContext.Current.CancellationToken);
        Assert.Contains("Acted on", receipt, StringComparison.Ordinal);
        var link = Assert.Single(HtmlLinks.In(receipt), link => link.Contains("/rejected/", StringComparison.Ordinal));
        using var answer = await site.Client.GetAsync(link);
        Assert.Equal("wrong.rejected.xlsx", answer.Content.Headers.ContentDisposition?.FileName?.Trim('"'));
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
            using var workbook = TabularFile.Open(path, displayName: "wrong.rejected.xlsx");
            Assert.True(workbook.Sheets.Count() >= 2);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task The_answer_and_the_workbook_to_send_back_outlive_the_program_and_lie_there_encrypted()
    {
        await using var own = new RunningSite();
        await own.InitializeAsync();
        var before = WebUtility.HtmlDecode(await new ImportForm(own.Client).With("kept.xlsx", Workbook("KEPT-1", actedOn: "2024-02-31")).ReceiptAsync(TestContext.Current.CancellationToken));
        var link = Assert.Single(HtmlLinks.In(before), link => link.Contains("/rejected/", StringComparison.Ordinal));
        var workbook = await own.Client.GetByteArrayAsync(link);

        await own.RestartAsync();

        var job = Assert.Single(HtmlLinks.In(await own.Client.GetStringAsync("/imports")), link => link.StartsWith("/imports/jobs/", StringComparison.Ordinal));
        var after = WebUtility.HtmlDecode(await own.Client.GetStringAsync(job));
        Assert.Contains("kept.xlsx", after, StringComparison.Ordinal);
        Assert.Contains("encrypted, until", after, StringComparison.Ordinal);
        var problem = before[before.IndexOf("pratip-sentence", StringComparison.Ordinal)..][..60];
        Assert.Contains(problem, after, StringComparison.Ordinal);
        Assert.Equal(workbook, await own.Client.GetByteArrayAsync(link));
        var folder = own.Register.Location.DataFolder!;
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(folder, "incoming"), "*", SearchOption.AllDirectories));
        var kept = Directory.GetFiles(Path.Combine(folder, "imports"), "*", SearchOption.AllDirectories);
        Assert.Equal(3, kept.Length);
        Assert.All(kept, file =>
        {
            var bytes = File.ReadAllBytes(file);
            Assert.True(bytes.AsSpan().IndexOf("kept.xlsx"u8) < 0 && bytes.AsSpan().IndexOf("KEPT-1"u8) < 0 && bytes.AsSpan().IndexOf("PK\u0003\u0004"u8) < 0);
        });
    }

    [Fact]
    public async Task After_thirty_days_an_answer_is_deleted()
    {
        await using var own = new RunningSite();
        await own.InitializeAsync();
        await new ImportForm(own.Client).With("old.xlsx", Workbook("OLD-1", actedOn: "2024-02-31")).ReceiptAsync(TestContext.Current.CancellationToken);
        var cover = Directory.GetFiles(Path.Combine(own.Register.Location.DataFolder!, "imports"), "cover", SearchOption.AllDirectories).Single();
        File.SetLastWriteTimeUtc(cover, DateTime.UtcNow.AddDays(-31));

        await own.RestartAsync();

        Assert.False(Directory.Exists(Path.GetDirectoryName(cover)));
        Assert.DoesNotContain("/imports/jobs/", await own.Client.GetStringAsync("/imports"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_files_are_answered_one_by_one_and_a_bad_one_stops_none()
    {
        var receipt = WebUtility.HtmlDecode(await new ImportForm(site.Client)
            .With("picture.xlsx", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0])
            .With("good.xlsx", Workbook("SEVERAL-1"))
            .ReceiptAsync(TestContext.Current.CancellationToken));
        Assert.Contains("picture.xlsx", receipt, StringComparison.Ordinal);
        Assert.Contains("Refused", receipt, StringComparison.Ordinal);
        Assert.Contains("Imported", receipt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_with_a_path_in_it_is_only_a_name()
    {
        var receipt = WebUtility.HtmlDecode(await new ImportForm(site.Client)
            .With("../../etc/<script>alert(1)</script>.xlsx", Workbook("NAME-1")).ReceiptAsync(TestContext.Current.CancellationToken));
        Assert.DoesNotContain("../", receipt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_a_file_says_what_to_do()
    {
        using var answer = await new ImportForm(site.Client).With("period", "2024").SendAsync();
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("href=\"#files\"", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_period_that_is_none_is_named()
    {
        using var answer = await new ImportForm(site.Client).With("good.xlsx", Workbook("PERIOD-1")).With("period", "spring").SendAsync();
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("href=\"#period\"", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_post_that_did_not_come_from_the_form_is_refused()
    {
        using var answer = await new ImportForm(site.Client).With("forged.xlsx", Workbook("FORGED-1")).SendAsync(withToken: false);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        await using var db = site.Register.CreateContext();
        Assert.False(await db.ImportedFiles.AnyAsync(file => file.FileName == "forged.xlsx", TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/imports/jobs/none")]
    [InlineData("/imports/jobs/none/progress")]
    [InlineData("/imports/jobs/none/rejected/0")]
    [InlineData("/imports/files/00000000-0000-0000-0000-000000000000")]
    public async Task What_was_never_handed_over_is_not_found(string address)
    {
        using var answer = await site.Client.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Files_that_are_too_large_are_refused_with_the_reason()
    {
        await using var small = new RunningSite { LargestUpload = 100_000 };
        await small.InitializeAsync();
        using var content = new MultipartFormDataContent { { new ByteArrayContent(new byte[200_000]), "files", "large.xlsx" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/imports") { Content = content };
        request.Headers.ExpectContinue = true;
        using var answer = await small.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("too large", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_template_is_offered_for_every_kind_of_agency()
    {
        var page = await site.Client.GetStringAsync("/imports");
        foreach (var kind in TemplateKind.All)
        {
            Assert.Contains($"/imports/templates/{kind.Id}", HtmlLinks.In(page), StringComparer.Ordinal);
            using var answer = await site.Client.GetAsync($"/imports/templates/{kind.Id}");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal($"pratip-{kind.Id}.xlsx", answer.Content.Headers.ContentDisposition?.FileName?.Trim('"'));
            Assert.Equal("PK"u8.ToArray(), (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken))[..2]);
        }
    }

    [Fact]
    public async Task There_is_no_template_for_a_kind_that_does_not_exist()
    {
        using var answer = await site.Client.GetAsync("/imports/templates/circus");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static byte[] Workbook(string reference, string actedOn = "2024-03-05")
    {
        var book = new AgencyWorkbook("PC-12", ReportingWindow.OfYear(2024));
        book.Set("cases", "data");
        book.AddRow("cases", new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["case_reference"] = reference,
            ["acted_on"] = actedOn,
            ["province"] = "12",
            ["opening_article"] = "TSE-10",
        });
        using var bytes = new MemoryStream();
        book.Save(bytes);
        return bytes.ToArray();
    }
}
