using Microsoft.EntityFrameworkCore;
using Pratip.Exchange.Htcds;
using Pratip.Exchange.Imports;
using Pratip.Exchange.Tabular;
using Pratip.Exchange.Tabular.Writing;
using Pratip.Exchange.Tests.Imports;
using Pratip.Exchange.Workbooks;
using Pratip.Kernel;
using Pratip.Reference.CodeLists;
using Pratip.Testing.Databases;
using Pratip.Testing;

namespace Pratip.Exchange.Tests.Htcds;

public sealed class HtcdsTests
{
    /// <summary>The two heading rows of the published templates, the slips in them included.</summary>
    private static readonly (string Api, string Label)[] Template =
    [
        ("", ""), ("cas_CaseOwner", "Case Owner"), ("prs_Salutation", "Salutation"), ("prs_FirstName", "First Name"), ("prs_SecondName", "Second Name"),
        ("con_Consent", "Consent"), ("prs_Birthdate", "Birthdate"), ("prs_Gender", "Gender"), ("prs_Citizenship", "Citizenship"), ("prs_Title", "Title"),
        ("prs_Email", "Email"), ("prs_HomePhone", "Home Phone"), ("prs_MobilePhone", "Mobile Phone"), ("prs_MailingCity", "Mailing Street"),
        ("vic_TraffickingStatus", "Trafficking Status"), ("vic_TraffickinStatusDecisionMakingOrg", "Trafficking Status Decision Making Organization"),
        ("vic_MethodOfRecruitment", "Method of Recruitment"), ("vic_MethodsOfControl", "Methods of Control"), ("vic_TypeOfExploitation", "Type of Exploitation"),
        ("vic_ForcedLabourIndustry", "Forced Labour Industry"), ("vic_TypeOfSexExploitation", "Type of Sex Exploitation"), ("cas_Status", "Status"),
        ("cas_IncomingReferralDate", "Incoming Referral Date"), ("cas_IncomingReferralDetails", "Incoming Referral Details"), ("", "Reason for Outgoing Referral"),
    ];

    public static TheoryData<Engine> Engines => TestRegister.All;

    [Fact]
    public void Every_field_becomes_a_column_of_the_sheet_of_victims_or_says_why_it_is_not_kept()
    {
        var victims = SheetCatalogue.Standard.Get("victims");
        Assert.All(HtcdsStandard.Standard.Fields, field =>
        {
            Assert.True(field.To is not null ^ field.Why is not null, field.Api);
            Assert.True(field.To is null or "name" || victims.Has(field.To), field.Api);
            Assert.True(field.Why is null || HtcdsStandard.Standard.Reasons.Any(r => r.Id == field.Why && r.Km.Length > 0), field.Api);
            Assert.True(field.List is null || CodeListCatalogue.Standard.TryGet(field.List, out _), field.Api);
        });
    }

    [Fact]
    public void Every_value_of_the_standards_lists_becomes_a_national_code()
    {
        foreach (var field in HtcdsStandard.Standard.Fields.Where(f => f.List is not null))
        {
            var national = CodeListCatalogue.Standard.Get(SheetCatalogue.Standard.Get("victims").Column(field.To!).List!);
            Assert.All(CodeListCatalogue.Standard.Get(field.List!).Entries, entry =>
                Assert.True(national.FromCrosswalk(CrosswalkTarget.Htcds, entry.Code) is not null || national.Contains("other"), $"{field.Api} {entry.Code}"));
        }
    }

    [Fact]
    public void The_page_of_the_documentation_is_the_table_of_the_data()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "htcds.md")).ReplaceLineEndings("\n");
        Assert.Contains(HtcdsStandard.Standard.ToMarkdown(), page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_filled_template_comes_in_as_victims_and_names_what_is_not_kept(Engine engine)
    {
        await using var desk = await ImportDesk.OpenAsync(engine);
        var path = Fill(desk, Row(("Second Name", "Chan"), ("First Name", "Sokha"), ("Gender", "Feminine"), ("Citizenship", "Cambodia; Viet Nam"), ("Birthdate", "2008-02-03"),
            ("Trafficking Status", "Possible victim of trafficking"), ("Trafficking Status Decision Making Organization", "NGO"), ("Method of Recruitment", "At work;Through family or family events"),
            ("Methods of Control", "DebtBondage, TakesEarnings"), ("Type of Exploitation", "Sexual exploitation"), ("Type of Sex Exploitation", "Pornography"),
            ("Forced Labour Industry", "Agriculture, forestry and fishing"), ("Incoming Referral Date", "2024-05-06"), ("Incoming Referral Details", "came by night bus"), ("Mobile Phone", "+85512345678"), ("Consent", "yes")));

        var receipt = await ImportAsync(desk, path);

        Assert.True(receipt.New == 1, ImportDesk.Say(receipt));
        Assert.Equal(["Consent (con_Consent): 1"], receipt.Sheets.Single().ColumnsNotKept);
        Assert.Contains("Consent (1).", ImportDesk.Say(receipt), StringComparison.Ordinal);
        await using var db = desk.Register.CreateContext();
        var victim = await db.Victims.SingleAsync();
        Assert.Equal(("2024-05-06", "presumed", "ngo", "A"), (victim.RegisteredOn, victim.Status, victim.IdentifyingBody, victim.Sector));
        Assert.Equal("pornography sexual-exploitation", string.Join(' ', victim.FormsOfExploitation.Order(StringComparer.Ordinal)));
        Assert.Equal("family work", string.Join(' ', victim.RecruitmentChannels.Order(StringComparer.Ordinal)));
        Assert.Equal("debt-bondage takes-earnings", string.Join(' ', victim.MeansOfControl.Order(StringComparer.Ordinal)));
        var report = await db.PersonReports.SingleAsync();
        Assert.Equal(("female", 2008, "KH VN"), (report.Sex, report.BirthYear, string.Join(' ', report.Citizenships.Order(StringComparer.Ordinal))));
        Assert.StartsWith("HTCDS-", report.OwnReference, StringComparison.Ordinal);
        Assert.Equal("Sokha Chan", desk.Register.Vault.Open(await db.SealedIdentities.SingleAsync()).Names.Single().Text);
        Assert.Contains("came by night bus", desk.Register.Vault.OpenRemark(await db.SealedRemarks.SingleAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_that_are_empty_are_not_named_as_left_behind()
    {
        await using var desk = await ImportDesk.OpenAsync(Engine.Sqlite);
        var receipt = await ImportAsync(desk, Fill(desk, Row(("First Name", "Sokha"), ("Gender", "Feminine"), ("Citizenship", "KH"), ("Trafficking Status", "Actual victim of trafficking"), ("Incoming Referral Date", "2024-05-06"))));
        Assert.Equal(1, receipt.New);
        Assert.Empty(receipt.Sheets.Single().ColumnsNotKept);
        Assert.Empty(receipt.Problems);
    }

    [Fact]
    public async Task A_corrected_template_updates_the_same_persons()
    {
        await using var desk = await ImportDesk.OpenAsync(Engine.Sqlite);
        (string, string)[] row = [("Second Name", "ចាន់"), ("First Name", "សុខា"), ("Gender", "Masculine"), ("Citizenship", "KH"), ("Trafficking Status", "PossibleVictimOfTrafficking"), ("Incoming Referral Date", "2024-05-06")];
        await ImportAsync(desk, Fill(desk, Row(row)));
        var receipt = await ImportAsync(desk, Fill(desk, Row([.. row, ("Type of Exploitation", "ForcedBegging")])));
        Assert.Equal("Imported: new 0, updated 1, unchanged 0, rejected 0, conflicts 0", ImportDesk.Counts(receipt));
    }

    [Fact]
    public async Task Rows_without_a_date_are_registered_on_the_given_day_and_it_is_said()
    {
        await using var desk = await ImportDesk.OpenAsync(Engine.Sqlite);
        var path = Fill(desk, Row(("Gender", "Masculine"), ("Citizenship", "KH"), ("Trafficking Status", "Actual victim of trafficking")));
        var receipt = await desk.ImportAsync(path, options: o => o with { AgencyCode = "NGO-SHELTER", Period = ReportingWindow.OfYear(2024), RegisteredOn = new(2024, 7, 1) });
        Assert.Contains("1 July 2024 was taken as the day of registration", ImportDesk.Say(receipt), StringComparison.Ordinal);
        await using var db = desk.Register.CreateContext();
        Assert.Equal("2024-07-01", (await db.Victims.SingleAsync()).RegisteredOn);
    }

    [Fact]
    public async Task A_rejected_row_of_a_template_goes_back_in_national_codes_and_comes_in_again()
    {
        await using var desk = await ImportDesk.OpenAsync(Engine.Sqlite);
        var rejected = Path.Combine(desk.Folder, "rejected.xlsx");
        var path = Fill(desk, Row(("First Name", "Sokha"), ("Gender", "Feminine"), ("Citizenship", "Cambodia"), ("Trafficking Status", "Possibly"), ("Incoming Referral Date", "2024-05-06")));
        var receipt = await desk.ImportAsync(path, rejected, o => o with { AgencyCode = "NGO-SHELTER", Period = ReportingWindow.OfYear(2024) });
        Assert.Equal(1, receipt.Rejected);
        using var file = TabularFile.Open(rejected);
        Assert.Contains(file.Sheets.Single(s => s.Name == "victims").Rows.Last().Cells, c => c.Text == "female");
    }

    private static Task<ImportReceipt> ImportAsync(ImportDesk desk, string path) =>
        desk.ImportAsync(path, options: o => o with { AgencyCode = "NGO-SHELTER", Period = ReportingWindow.OfYear(2024) });

    private static string[] Row(params (string Label, string Value)[] cells) =>
        [.. Template.Select(t => cells.FirstOrDefault(c => c.Label == t.Label && t.Label.Length > 0).Value ?? "")];

    private static string Fill(ImportDesk desk, params string[][] rows)
    {
        var path = Path.Combine(desk.Folder, $"{Guid.NewGuid():N}.xlsx");
        using var output = File.Create(path);
        using var writer = new XlsxWriter(output, "HTCDS");
        var tab = writer.AddSheet("Case Sheet");
        tab.Write([.. Template.Select(t => XlsxCell.Of(t.Api))]);
        tab.Write([.. Template.Select(t => XlsxCell.Of(t.Label))]);
        for (var i = 0; i < 40; i++)
        {
            // The published templates number a thousand rows, filled in or not.
            tab.Write([XlsxCell.Of((double)(i + 1)), .. i < rows.Length ? rows[i].Skip(1).Select(c => XlsxCell.Of(c)) : []]);
        }

        return path;
    }
}
