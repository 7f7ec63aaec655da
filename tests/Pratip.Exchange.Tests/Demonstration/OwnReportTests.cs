using Pratip.Exchange.Demonstration;
using Pratip.Exchange.Reports;
using Pratip.Exchange.Statements;
using Pratip.Kernel;
using Pratip.Statistics.Checks;
using Pratip.Statistics.Claims;
using Pratip.Statistics.Claims.Check;
using Pratip.Statistics.Claims.Checked;
using Pratip.Statistics.Editions;
using Pratip.Statistics.Tables;

namespace Pratip.Exchange.Tests.Demonstration;

/// <summary>The register's own report is a text like any other: what it says of the figures is so, and a number changed in it is found.</summary>
public sealed class OwnReportTests(ImportedDemonstration imported) : IClassFixture<ImportedDemonstration>
{
    private static readonly DateOnly Day = new(2025, 8, 22);

    [Theory]
    [InlineData("2024", Language.English, 280)]
    [InlineData("2024", Language.Khmer, 280)]
    [InlineData("2025-H1", Language.English, 150)]
    [InlineData("2025-H1", Language.Khmer, 150)]
    public async Task Nothing_of_the_registers_own_report_is_held_to_be_wrong(string window, Language language, int least)
    {
        var read = Check(await TextOf(window, language), window);
        var wrong = read.Claims.Where(c => IsWrong(c)).Select(c => $"{c.Quote} [{c.Claim.Span.In(read.Text)}]: {c.Latest!.Says.En}");
        Assert.Empty(wrong);
        Assert.Empty(read.Remarks.Where(r => r.Verdict is Verdict.Error or Verdict.SuspectedError).Select(r => r.Says.En));
        var agreeing = read.Claims.Count(c => c.Latest?.Verdict is ClaimVerdict.Agrees);
        Assert.True(agreeing >= least, $"Only {agreeing} of {read.Claims.Count} were read and agree.");
    }

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.Khmer)]
    public async Task Every_number_of_it_that_is_changed_is_found(Language language)
    {
        const string Window = "2024";
        var text = await TextOf(Window, language);
        var agreeing = Check(text, Window).Claims.Where(c => c.Latest?.Verdict is ClaimVerdict.Agrees && c.Claim.Value is not null).Select(c => c.Claim.Span).ToList();
        var changed = text.ToCharArray();
        foreach (var span in agreeing)
        {
            var at = text.AsSpan(span.Start, span.Length).LastIndexOfAnyExcept(" ចំណុចភាគរយ".AsSpan()) is var last and >= 0 ? span.Start + last : span.Start;
            changed[at] = Other(changed[at]);
        }

        var read = Check(new string(changed), Window);
        var passed = read.Claims.Where(c => c.Latest?.Verdict is ClaimVerdict.Agrees && agreeing.Contains(c.Claim.Span)).Select(c => c.Quote);
        Assert.Empty(passed);
        Assert.True(read.Claims.Count(IsWrong) > agreeing.Count * 9 / 10, $"{read.Claims.Count(IsWrong)} of {agreeing.Count} were found.");
    }

    [Fact]
    public async Task One_number_that_is_changed_is_found_where_it_stands()
    {
        const string Window = "2024";
        var text = await TextOf(Window, Language.English);
        const string Ages = "15 to 17: 114 (21.80 per cent)";
        Assert.Contains(Ages, text, StringComparison.Ordinal);
        var wrong = Check(text.Replace(Ages, "15 to 17: 141 (21.80 per cent)", StringComparison.Ordinal), Window).Claims.Where(IsWrong).ToList();
        var found = Assert.Single(wrong);
        Assert.Equal(("victims.registered", "age=15-17", 114m), (found.Claim.Measure, Assert.Single(found.Claim.Of).ToString(), found.Latest!.Actual));
    }

    private static bool IsWrong(TextClaim claim) => claim.Latest?.Verdict.IsWrong() == true;

    private static char Other(char digit) => digit is '9' or '៩' ? (char)(digit - 1) : (char)(digit + 1);

    private CheckedText Check(string text, string window) => TextCheck.Of(new GivenText("Report", text, Day), Editions(window), RegisterPurpose.Demonstration, Day);

    private EditionsInForce Editions(string window)
    {
        var plan = EditionPlan.Of(ReportingWindow.Parse(window), Vintage.Final, 1, RegisterPurpose.Demonstration);
        return new([new DatedEdition(window, EditionBuilder.Build(imported.Facts, plan), null, Day)]);
    }

    private async Task<string> TextOf(string window, Language language)
    {
        var span = ReportingWindow.Parse(window);
        var report = Report.Build(imported.Facts, span, span.YearBefore(), RegisterPurpose.Demonstration, CellOrigins.For(RegisterPurpose.Demonstration));
        var folder = Directory.CreateTempSubdirectory("own-report");
        try
        {
            var file = (await ReportFiles.WriteAsync(report, folder.FullName, [language], [ReportFormat.Docx])).Single();
            return (await TextFiles.ReadAsync(file, TestContext.Current.CancellationToken)).Text;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
