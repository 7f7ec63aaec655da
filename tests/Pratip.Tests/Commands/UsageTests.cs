using Pratip.Statistics.Measures;

namespace Pratip.Tests.Commands;

/// <summary>Exit codes 0, 1 and 2, help with an example, and errors on standard error.</summary>
public sealed class UsageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pratip-usage-").FullName;

    public static TheoryData<string> Commands => ["demo", "import", "report", "figure", "measures", "edition", "check", "template", "serve", "user", "backup", "restore", "encode", "encode-key", "agreement", "match-encoded"];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Every_command_explains_itself_with_an_example(string command)
    {
        var answer = (await AskAsync(command, "--help")).Succeeded();
        Assert.Contains($"Example: pratip {command}", answer.Output, StringComparison.Ordinal);
        Assert.Empty(answer.Error);
    }

    [Theory]
    [InlineData("figure")]
    [InlineData("figure", "cases.headline")]
    [InlineData("figure", "cases.headline", "--window", "last year")]
    [InlineData("figure", "cases.headline", "--window", "2024", "--by", "shoe-size")]
    [InlineData("figure", "cases.headlne", "--window", "2024")]
    [InlineData("report", "--window", "2024")]
    [InlineData("report", "--window", "2024", "--compare", "the year before", "--out", "x")]
    [InlineData("report", "--window", "2023", "--compare", "2024", "--out", "x")]
    [InlineData("report", "--window", "2024", "--compare", "2024", "--out", "x")]
    [InlineData("report", "--window", "2024-H1", "--compare", "2024", "--out", "x")]
    [InlineData("template", "circus", "--out", "x.xlsx")]
    [InlineData("import")]
    [InlineData("dance")]
    [InlineData("measures", "--no-such-option")]
    public async Task Wrong_usage_exits_with_2_and_says_what_would_be_right(params string[] args)
    {
        var answer = await AskAsync(args);
        Assert.Equal(2, answer.ExitCode);
        Assert.StartsWith("pratip: ", answer.Error, StringComparison.Ordinal);
        Assert.Empty(answer.Output);
    }

    [Theory]
    [InlineData("", "no command is given", "demo, import, report, figure, measures, edition, pack, check, link, encode, encode-key, agreement, match-encoded, template, serve, user")]
    [InlineData("figur cases.headline", "there is no command 'figur'", "Nearest: figure")]
    [InlineData("--lang km", "no option '--lang' before a command", "figure")]
    [InlineData("figure", "figure needs MEASURE", "figure needs --window WINDOW")]
    [InlineData("figure cases.headline extra --window 2024", "no place for 'extra'", "in quotes")]
    [InlineData("figure cases.headline --window 2024 --month 3", "no option '--month'", "--by")]
    [InlineData("report --window 2024", "report needs --out DIR", "--help")]
    [InlineData("import x.csv --period soon", "'soon' is not a window", "2024-H1")]
    [InlineData("figure cases.headline --window 2025..2024", "ends before it begins", "earlier day first")]
    [InlineData("figure cases.headline --window 2024-02-30..2024-03-01", "February 2024 has 29 days", "--help")]
    [InlineData("edition create --window 2024", "create needs --vintage VINTAGE", "provisional")]
    [InlineData("edition sign 2024-p1", "sign needs --by NAME", "--help")]
    [InlineData("edition verify no-such-file", "there is no file 'no-such-file'", "pratip: ")]
    [InlineData("edition export 2024-p1 --out a --key b", "--key FILE, --by NAME and --reason TEXT together", "named statistician")]
    [InlineData("edition export 2024-p1 --out a --public --key b --by nary --reason c", "--public leaves out what --key opens", "one after the other")]
    [InlineData("check", "check needs FILE", "The text")]
    [InlineData("check no-such.txt", "there is no file 'no-such.txt'", "Check the name and the folder")]
    [InlineData("check .", "is a folder", "Name the file")]
    [InlineData("check a.txt --date spring", "spring", "--help")]
    [InlineData("backup", "backup needs --out FILE to write an archive or --check FILE", "and not both")]
    [InlineData("backup --out a --check b", "backup needs --out FILE to write an archive or --check FILE", "and not both")]
    [InlineData("backup --out a", "no passphrase is given", "--passphrase-file FILE")]
    [InlineData("backup --out a --passphrase secret", "backup has no option '--passphrase'", "--passphrase-file")]
    [InlineData("backup --check a --with-keys", "--with-keys goes with --out", "is not changed")]
    [InlineData("restore", "restore needs FILE", "An archive that pratip backup wrote")]
    [InlineData("restore a", "no passphrase is given", "PRATIP_BACKUP_PASSPHRASE")]
    [InlineData("serve --url http://0.0.0.0:5000", "can be reached from other computers", "http://127.0.0.1:5000")]
    [InlineData("serve --clamd localhost", "'localhost' is no address of a virus scanner", "127.0.0.1:3310")]
    [InlineData("serve --largest-file 0", "may have 1 to 90 MB", "--help")]
    [InlineData("demo --url nowhere", "is not an address to listen on", "http://127.0.0.1:5080")]
    public async Task A_slip_is_named_first_and_in_our_own_words(string line, string slip, string right)
    {
        var args = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var answer = await AskAsync(args);
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(slip, answer.Error.Split('\n')[0], StringComparison.Ordinal);
        Assert.Contains(right, answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Required command", answer.Error, StringComparison.Ordinal);
        Assert.Empty(answer.Output);

        var forMachine = await AskAsync([.. args, "--json"]);
        Assert.Equal(2, forMachine.ExitCode);
        Assert.Contains(slip, forMachine.Json.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "figure", "cases.headlne", "--window", "2024", "--json")]
    [InlineData(1, "figure", "cases.headline", "--window", "2024", "--data", "nowhere", "--json")]
    public async Task A_failure_is_an_answer_too_for_a_machine(int exitCode, params string[] args)
    {
        var answer = await AskAsync(args);
        Assert.Equal(exitCode, answer.ExitCode);
        Assert.Contains(answer.Json.GetProperty("error").GetString()!, answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistyped_measure_is_answered_with_the_nearest()
    {
        var answer = await AskAsync("figure", "cases.headlne", "--window", "2024");
        Assert.Contains("cases.headline", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_a_register_fails_with_1_and_says_what_to_do()
    {
        var answer = await AskAsync("figure", "cases.headline", "--window", "2024", "--data", "nowhere");
        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("nowhere", answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder, "nowhere")), "a command that reads must not create a register");
    }

    [Fact]
    public async Task A_report_folder_that_cannot_be_made_is_named()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "V.csv"), "person_reference,sex,citizenship,registered_on,status\nV1,male,KH,2024-03-01,presumed\n");
        (await AskAsync("import", "V.csv", "--agency", "PC-12", "--period", "2024")).Succeeded();
        var places = OperatingSystem.IsLinux() ? new[] { "V.csv", "/proc/x" } : ["V.csv"];
        foreach (var place in places)
        {
            var answer = await AskAsync("report", "--window", "2024", "--out", place);
            Assert.Equal(1, answer.ExitCode);
            Assert.StartsWith($"pratip: the folder {Path.Combine(_folder, place)} cannot be created.", answer.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_help_says_which_place_of_the_register_outranks_which()
    {
        var help = string.Join(' ', (await AskAsync("figure", "--help")).Succeeded().Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("outranks PRATIP_DB", help, StringComparison.Ordinal);
        Assert.Contains("outranks PRATIP_DATA", help, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("Hst=127.0.0.1")]
    public async Task A_database_that_is_no_connection_string_is_wrong_usage(string database)
    {
        var answer = await PratipProcess.RunAsync(["figure", "cases.headline", "--window", "2024"], _folder, ("PRATIP_DB", database));
        Assert.Equal(2, answer.ExitCode);
        Assert.StartsWith("pratip: PRATIP_DB is no connection string.", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_of_measures_is_machine_readable()
    {
        var measures = (await AskAsync("measures", "--json")).Succeeded().Json.EnumerateArray().Select(m => m.GetProperty("id").GetString()!).ToHashSet(StringComparer.Ordinal);
        Assert.Superset(new HashSet<string>(["cases.headline", "victims.registered", "removal-files"], StringComparer.Ordinal), measures);
    }

    [Fact]
    public async Task A_measure_is_explained_with_its_definition_its_unit_and_its_history()
    {
        var said = (await AskAsync("measures", "cases.headline")).Succeeded().Output;
        var measure = MeasureCatalogue.Standard.Get("cases.headline");
        foreach (var part in new[] { measure.Definition.En, measure.Definition.Km, measure.LegalBasis.En, "Unit: case", "By: group, province", "Versions of the definition:" })
        {
            Assert.Contains(part, said, StringComparison.Ordinal);
        }

        Assert.All(measure.History, version => Assert.Contains(version.What.En, said, StringComparison.Ordinal));
        Assert.Equal("cases.headline", Assert.Single((await AskAsync("measures", "cases.headline", "--json")).Succeeded().Json.EnumerateArray().ToList()).GetProperty("id").GetString());
        Assert.Contains("Nearest: cases.headline", (await AskAsync("measures", "case.headline")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_table_is_refused_with_1_and_nothing_is_taken()
    {
        await File.WriteAllBytesAsync(Path.Combine(_folder, "picture.xlsx"), [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0]);
        (await AskAsync("demo", "--help")).Succeeded();
        var answer = await AskAsync("import", "picture.xlsx");
        Assert.Equal(1, answer.ExitCode);
        Assert.DoesNotContain("   at ", answer.Error, StringComparison.Ordinal);
    }

    private Task<Answer> AskAsync(params string[] args) => PratipProcess.RunAsync(args, _folder);
}
