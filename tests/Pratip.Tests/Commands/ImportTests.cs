using Pratip.Exchange.Tabular.Writing;

namespace Pratip.Tests.Commands;

/// <summary>Files brought in on the command line, into a register that the first of them begins.</summary>
public sealed class ImportTests : IDisposable
{
    private const string Header = "person_reference,name_latin,sex,citizenship,registered_on,status\n";
    private static readonly string[] Sender = ["--agency", "PC-12", "--period", "2024"];

    private readonly string _folder = Directory.CreateTempSubdirectory("pratip-import ខេត្ត ").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_first_file_begins_a_test_register_and_says_so()
    {
        await WriteAsync("victims.csv", "V1,SOK Dara,male,KH,2024-03-01,presumed\n");

        var answer = (await AskAsync(["import", "victims.csv", .. Sender])).Succeeded();

        Assert.Contains("a new test register was begun", answer.Error, StringComparison.Ordinal);
        Assert.Equal(1, (await AskAsync("figure", "victims.registered", "--window", "2024", "--json")).Succeeded().Json.GetProperty("total").GetInt64());
    }

    [Fact]
    public async Task A_mistyped_file_name_is_said_and_begins_no_register()
    {
        var answer = await AskAsync(["import", "victmis.csv", .. Sender]);

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("victmis.csv: there is no such file", answer.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Theory]
    [InlineData("")]
    [InlineData("PK\u0003\u0004 cut off")]
    [InlineData("%PDF-1.7 a letter")]
    public async Task A_file_that_cannot_be_opened_is_refused_and_begins_no_register(string content)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "victims.xlsx"), content);

        var answer = await AskAsync(["import", "victims.xlsx", "--rejected", "back", .. Sender]);
        var forMachine = await AskAsync(["import", "victims.xlsx", "--json", .. Sender]);

        Assert.Equal("1 1", $"{answer.ExitCode} {forMachine.ExitCode}");
        Assert.StartsWith("victims.xlsx: refused; nothing was taken", answer.Error, StringComparison.Ordinal);
        Assert.Contains("  error: victims.xlsx: ", answer.Error, StringComparison.Ordinal);
        Assert.Equal("refused", forMachine.Json[0].GetProperty("outcome").GetString());
        Assert.Equal("victims.xlsx", Path.GetFileName(Assert.Single(Directory.EnumerateFileSystemEntries(_folder))));
    }

    [Fact]
    public async Task One_file_that_can_be_opened_begins_the_register_and_the_other_is_refused()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "empty.csv"), "");
        await WriteAsync("victims.csv", "V1,SOK Dara,male,KH,2024-03-01,presumed\n");

        var answer = await AskAsync(["import", "empty.csv", "victims.csv", .. Sender]);

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("empty.csv: refused; nothing was taken", answer.Error, StringComparison.Ordinal);
        Assert.StartsWith("victims.csv: imported", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_Khmer_every_line_a_person_reads_is_Khmer()
    {
        await WriteAsync("victims.csv", string.Concat(Enumerable.Range(1, 24).Select(i => $"V{i},SOK Dara,{(i == 1 ? "female" : "femmale")},KH,2024-03-01,presumed\n")));
        await WriteAsync("good.csv", "W1,SOK Dara,male,KH,2024-03-01,presumed\n");
        string[] inKhmer = ["--sheet", "victims", "--lang", "km", .. Sender];

        var begun = (await AskAsync(["import", "victims.csv", .. inKhmer])).Succeeded();
        var taken = (await AskAsync(["import", "good.csv", .. inKhmer])).Succeeded();
        var again = (await AskAsync(["import", "good.csv", .. inKhmer])).Succeeded();
        await File.WriteAllTextAsync(Path.Combine(_folder, "empty.csv"), "");
        var refused = await AskAsync(["import", "empty.csv", .. inKhmer]);

        string[] lines = [.. new[] { begun, taken, again, refused }.SelectMany(a => (a.Output + a.Error).Split('\n', StringSplitOptions.RemoveEmptyEntries))];
        Assert.All(lines, line => Assert.True(line.Any(c => c is >= '\u1780' and <= '\u17FF'), line));
        string[] english = ["rows", "error:", "warning:", "more;", "return to sender", "received", "nothing", "register was", "reading", "opening", "refused"];
        Assert.DoesNotContain(lines, line => Array.Exists(english, word => line.Contains(word, StringComparison.Ordinal)));
        Assert.Contains("២៤ ជួរ", begun.Output, StringComparison.Ordinal);
        Assert.Contains("... និង ៣ ទៀត", begun.Output, StringComparison.Ordinal);
        Assert.Contains("បានទទួលរួចហើយ", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workbook_to_send_back_never_overwrites_an_earlier_one()
    {
        await WriteAsync("victims.csv", "V1,SOK Dara,femmale,KH,2024-03-01,presumed\n");
        var first = (await AskAsync(["import", "victims.csv", "--json", .. Sender])).Succeeded().Json[0].GetProperty("returnToSender").GetString()!;
        await File.WriteAllTextAsync(first, "being corrected");

        var second = (await AskAsync(["import", "victims.csv", "--json", .. Sender])).Succeeded().Json[0].GetProperty("returnToSender").GetString()!;

        Assert.Equal("victims.rejected.xlsx victims.rejected-2.xlsx", $"{Path.GetFileName(first)} {Path.GetFileName(second)}");
        Assert.Equal("being corrected", await File.ReadAllTextAsync(first));
    }

    [Fact]
    public async Task A_file_of_which_no_row_is_taken_is_not_called_imported()
    {
        await WriteAsync("victims.csv", "V1,SOK Dara,femmale,KH,2024-03-01,presumed\n");
        var answer = (await AskAsync(["import", "victims.csv", .. Sender])).Succeeded();
        Assert.StartsWith("victims.csv: read; no row was taken", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Registered_on_dates_the_persons_of_a_foreign_template()
    {
        await using (var output = File.Create(Path.Combine(_folder, "htcds.xlsx")))
        {
            using var writer = new XlsxWriter(output, "HTCDS");
            var tab = writer.AddSheet("Case Sheet");
            string[] columns = ["prs_FirstName", "prs_SecondName", "prs_Gender", "prs_Citizenship", "vic_TraffickingStatus", "vic_TypeOfExploitation"];
            tab.Write([.. columns.Select(c => XlsxCell.Of(c))]);
            tab.Write([.. new[] { "First Name", "Second Name", "Gender", "Citizenship", "Trafficking Status", "Type of Exploitation" }.Select(c => XlsxCell.Of(c))]);
            tab.Write([.. new[] { "Sokha", "Chan", "Feminine", "Cambodia", "Possible victim of trafficking", "Forced labour" }.Select(c => XlsxCell.Of(c))]);
        }

        (await AskAsync("import", "htcds.xlsx", "--agency", "PC-12", "--period", "2024", "--registered-on", "2024-05-31")).Succeeded();

        Assert.Equal(1, (await AskAsync("figure", "victims.registered", "--window", "2024-05", "--json")).Succeeded().Json.GetProperty("total").GetInt64());
        var wrong = await AskAsync("import", "htcds.xlsx", "--registered-on", "31/05");
        Assert.Equal(2, wrong.ExitCode);
        Assert.Contains("'31/05' is not a day. Write it as 2024-06-30.", wrong.Error, StringComparison.Ordinal);
    }

    private Task WriteAsync(string name, string rows) => File.WriteAllTextAsync(Path.Combine(_folder, name), Header + rows);

    private Task<Answer> AskAsync(params string[] args) => PratipProcess.RunAsync(args, _folder);
}
