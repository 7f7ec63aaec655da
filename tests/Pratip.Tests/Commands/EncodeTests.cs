using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Storage;
using Pratip.Testing.Databases;

namespace Pratip.Tests.Commands;

/// <summary>A partner's list from its names to the register's silence, by the program as it is started.</summary>
public sealed class EncodeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pratip-encode-").FullName;

    public static TheoryData<Engine> Engines => TestRegister.All;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_list_becomes_encodings_without_a_name_and_without_a_register()
    {
        await EncodedAsync("Sok Dara,male,1987-03-21\nChea Sovann,female,1990\n");
        var text = await File.ReadAllTextAsync(In("people.encoded"));
        Assert.DoesNotContain("Sok", text.Replace("\"scheme\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(4, text.Split('\n').Length);
        Assert.StartsWith("number,row\n1,", await File.ReadAllTextAsync(In("people.encoded.rows.csv")), StringComparison.Ordinal);
        Assert.False(Directory.Exists(In("pratip-data")));
    }

    [Fact]
    public async Task What_is_wrong_is_named_by_file_row_and_column_and_nothing_is_written()
    {
        await KeyAsync();
        await File.WriteAllTextAsync(In("people.csv"), "name_latin,sex,birth_date\nSok Dara,male,1987-13-41\n,female,1990\n");
        var refused = await RunAsync("encode", "people.csv", "--key", "agreement.key", "--out", "people.encoded");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("C2", refused.Error, StringComparison.Ordinal);
        Assert.Contains("A3", refused.Error, StringComparison.Ordinal);
        Assert.Contains("nothing was written", refused.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Dara", refused.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync("encode", "people.csv", "--key", "agreement.key", "--out", "people.csv")).ExitCode);
        Assert.Equal(2, (await RunAsync("encode-key", "two words", "--out", "x.key")).ExitCode);
        Assert.Equal(1, (await RunAsync("encode-key", "NGO-03/2026-1", "--out", "agreement.key")).ExitCode);
        Assert.Equal(1, (await RunAsync("encode", "none.csv", "--key", "agreement.key", "--out", "people.encoded")).ExitCode);
        Assert.Equal(["agreement.key", "people.csv"], Directory.GetFiles(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public async Task What_was_encoded_is_not_written_over_unasked()
    {
        await EncodedAsync("Sok Dara,male,1987-03-21\n");
        var before = await File.ReadAllTextAsync(In("people.encoded.rows.csv"));
        await File.WriteAllTextAsync(In("people.csv"), "name_latin,sex,birth_date\nSok Dara,male,1987-03-21\nChea Sovann,female,1990\n");
        var refused = await RunAsync("encode", "people.csv", "--key", "agreement.key", "--out", "people.encoded");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("people.encoded is there already", refused.Error, StringComparison.Ordinal);
        Assert.Contains("--force", refused.Error, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(In("people.encoded.rows.csv")));
        (await RunAsync("encode", "people.csv", "--key", "agreement.key", "--out", "people.encoded", "--force")).Succeeded();
        Assert.NotEqual(before, await File.ReadAllTextAsync(In("people.encoded.rows.csv")), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("nom,sexe,naissance\nSok Dara,male,1987\n", 1, "people.csv, row 1: these are not the headings of a list to encode. Accepted are: name_latin, name_own, sex, birth_date.")]
    [InlineData("name_latin,sex,birthday\nSok Dara,male,1987\n", 0, "people.csv, row 1, column C: the heading \"birthday\" is not known, and the column was not read. Accepted are: name_latin")]
    [InlineData("name_latin,sex,\nSok Dara,male,1987\n", 1, "people.csv, row 1, column C: the column has no heading.")]
    [InlineData("name_latin,sex,sex\nSok Dara,male,male\n", 1, "people.csv, row 1, column C: the heading \"sex\" stands there already, in column B.")]
    public async Task Headings_that_are_wrong_are_named_by_file_row_and_column_with_those_that_are_taken(string list, int exitCode, string words)
    {
        await KeyAsync();
        await File.WriteAllTextAsync(In("people.csv"), list);
        var told = await RunAsync("encode", "people.csv", "--key", "agreement.key", "--out", "people.encoded");
        Assert.Equal(exitCode, told.ExitCode);
        Assert.Contains(words, told.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Dara", told.Error, StringComparison.Ordinal);
        Assert.Contains("is a folder", (await RunAsync("match-encoded", ".")).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\U0001F600")]
    [InlineData("012 345 678")]
    public async Task A_name_without_a_letter_is_none_in_either_column(string name)
    {
        await KeyAsync();
        await File.WriteAllTextAsync(In("people.csv"), $"name_latin,name_own,sex\n{name},,male\nSok Dara,{name},male\n");
        var told = await RunAsync("encode", "people.csv", "--key", "agreement.key", "--out", "people.encoded");
        Assert.Equal(1, told.ExitCode);
        Assert.Contains("A2", told.Error, StringComparison.Ordinal);
        Assert.Contains("B3", told.Error, StringComparison.Ordinal);
        Assert.Contains("has no letter", told.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(In("people.encoded")));
    }

    [Fact]
    public async Task A_folder_in_place_of_the_key_and_a_list_of_a_mark_alone_are_called_what_they_are()
    {
        await KeyAsync();
        await File.WriteAllTextAsync(In("people.csv"), "name_latin,sex\nSok Dara,male\n");
        Directory.CreateDirectory(In("keys"));
        var folder = await RunAsync("encode", "people.csv", "--key", "keys", "--out", "people.encoded");
        Assert.Equal(1, folder.ExitCode);
        Assert.Contains("keys is a folder", folder.Error, StringComparison.Ordinal);
        await File.WriteAllBytesAsync(In("people.csv"), [0xEF, 0xBB, 0xBF]);
        var empty = await RunAsync("encode", "people.csv", "--key", "agreement.key", "--out", "people.encoded");
        Assert.Equal(1, empty.ExitCode);
        Assert.Contains("is empty", empty.Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Without_an_agreement_signed_by_two_nothing_is_compared_and_with_one_the_console_says_nothing_of_whom(Engine engine)
    {
        var location = engine == Engine.Postgres ? RegisterLocation.Postgres((await TestRegister.EmptyLocationAsync(engine)).ConnectionString!, In("pratip-data/keys")) : RegisterLocation.Folder(In("pratip-data"));
        var database = ("PRATIP_DB", location.ConnectionString);
        await File.WriteAllTextAsync(In("PC-12-victims.csv"), "person_reference,name_latin,birth_date,sex,citizenship,registered_on,status\nV1,Sok Dara,1987-03-21,male,KH,2024-03-01,presumed\n");
        (await RunAsync(database, "import", "PC-12-victims.csv", "--agency", "PC-12", "--period", "2024")).Succeeded();
        foreach (var name in new[] { "sok.dara", "chea.bopha" })
        {
            (await RunAsync(database, "user", "invite", name, "--name", name, "--agency", "MOI", "--role", "data-officer")).Succeeded();
        }

        await EncodedAsync("Dara Sok,male,1987-03-21\n");
        var early = await RunAsync(database, "match-encoded", "people.encoded");
        Assert.Equal(1, early.ExitCode);
        Assert.Contains("There is no agreement NGO-03/2026-1", early.Error, StringComparison.Ordinal);
        Assert.Contains("There is no agreement", (await RunAsync(database, "agreement", "list")).Succeeded().Output, StringComparison.Ordinal);
        Task<Answer> AskAsync() => RunAsync(
            database, "agreement", "ask", "NGO-03/2026-1", "--by", "sok.dara", "--partner", "NGO-SHELTER", "--purpose", "family tracing", "--from", Day(-1), "--until", Day(30), "--key", "agreement.key");
        Assert.Contains("no active account", (await AskAsync()).Error, StringComparison.Ordinal);
        await ActivateAsync(location);
        var tooFew = await RunAsync(
            database, "agreement", "ask", "NGO-03/2026-1", "--by", "sok.dara", "--partner", "NGO-SHELTER", "--purpose", "family tracing", "--from", Day(-1), "--until", Day(30), "--key", "agreement.key", "--quota", "0");
        Assert.Contains("--quota:", tooFew.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("QuotaPerMonth", tooFew.Error, StringComparison.Ordinal);
        (await AskAsync()).Succeeded();
        var listed = Assert.Single((await RunAsync(database, "agreement", "list", "--json")).Succeeded().Json.EnumerateArray().ToList());
        Assert.Equal(("NGO-03/2026-1", "waits", 100), (listed.GetProperty("reference").GetString(), listed.GetProperty("state").GetString(), listed.GetProperty("quotaPerMonth").GetInt32()));
        Assert.Contains("is not in force", (await RunAsync(database, "match-encoded", "people.encoded")).Error, StringComparison.Ordinal);
        Assert.Contains("somebody else has to approve", (await RunAsync(database, "agreement", "approve", "NGO-03/2026-1", "--by", "sok.dara")).Error, StringComparison.Ordinal);
        (await RunAsync(database, "agreement", "approve", "NGO-03/2026-1", "--by", "chea.bopha")).Succeeded();
        Assert.Contains("in force", (await RunAsync(database, "agreement", "list")).Succeeded().Output, StringComparison.Ordinal);
        var compared = (await RunAsync(database, "match-encoded", "people.encoded", "--agreement", "NGO-03/2026-1", "--json")).Succeeded();
        Assert.Equal(["agreement", "encodings", "usedThisMonth", "quotaPerMonth"], compared.Json.EnumerateObject().Select(one => one.Name), StringComparer.Ordinal);
        Assert.Contains("compared before", (await RunAsync(database, "match-encoded", "people.encoded")).Error, StringComparison.Ordinal);
        Assert.Contains("names the agreement", (await RunAsync(database, "match-encoded", "people.encoded", "--agreement", "other")).Error, StringComparison.Ordinal);
        await using var register = await Register.OpenAsync(location, RegisterAccess.Read, TimeProvider.System, CancellationToken.None);
        await using var db = register.CreateContext();
        Assert.Equal(1, Assert.Single(db.EncodedQuestions).Number);
    }

    /// <summary>As if both had taken up their invitations on the site.</summary>
    private static async Task ActivateAsync(RegisterLocation location)
    {
        await using var register = await Register.OpenAsync(location, RegisterAccess.Write, TimeProvider.System, CancellationToken.None);
        await register.ChangeAsync(new ProcessContext(ProcessKind.UserReactivate, "tester", null, "a test", "test"), async change =>
        {
            var rows = new RowChanges();
            foreach (var user in change.Db.Users.ToList())
            {
                var after = user.Copy<User>();
                after.Status = UserStatus.Active;
                rows.Update(user, after);
            }

            await change.RecordAsync(EventKind.UserStatusChanged, rows);
        }, CancellationToken.None);
    }

    private async Task EncodedAsync(string people)
    {
        await KeyAsync();
        await File.WriteAllTextAsync(In("people.csv"), "name_latin,sex,birth_date\n" + people);
        (await RunAsync("encode", "people.csv", "--key", "agreement.key", "--out", "people.encoded")).Succeeded();
    }

    private async Task KeyAsync() => (await RunAsync("encode-key", "NGO-03/2026-1", "--out", "agreement.key")).Succeeded();

    private static string Day(int from) => DateTimeOffset.UtcNow.AddDays(from).ToString("yyyy-MM-dd");

    private string In(string name) => Path.Combine(_folder, name);

    private Task<Answer> RunAsync(params string[] args) => PratipProcess.RunAsync(args, _folder);

    private Task<Answer> RunAsync((string, string?) database, params string[] args) => PratipProcess.RunAsync(args, _folder, database);
}
