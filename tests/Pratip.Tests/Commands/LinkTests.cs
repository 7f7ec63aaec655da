using System.Text;
using Pratip.Testing.Databases;

namespace Pratip.Tests.Commands;

/// <summary>Two offices' lists with people in common, linked by the program as it is started.</summary>
public sealed class LinkTests : IDisposable
{
    private const int OfFirst = 80;
    private const int Shared = 25;

    private static readonly string[] Families = ["SOK", "CHEA", "KEO", "CHAN", "HENG", "LY", "NGUON", "PRAK"];
    private static readonly string[] Givens = ["Sovann", "Ratana", "Bopha", "Dara", "Vuthy", "Sreymom", "Kosal", "Piseth", "Chenda", "Makara", "Veasna"];

    private readonly string _folder = Directory.CreateTempSubdirectory("pratip-link-").FullName;

    public static TheoryData<Engine> Engines => TestRegister.All;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_dry_run_says_what_a_run_then_does_and_figures_count_persons_from_then_on(Engine engine)
    {
        var database = ("PRATIP_DB", engine == Engine.Postgres ? (await TestRegister.EmptyLocationAsync(engine)).ConnectionString : null);
        await ImportAsync(database, "PC-12", OfFirst, "A");
        await ImportAsync(database, "PC-07", Shared, "B");
        var tried = (await RunAsync(database, "link", "--dry-run", "--json")).Succeeded().Json;
        Assert.Equal(OfFirst + Shared, tried.GetProperty("reports").GetInt32());
        Assert.InRange(tried.GetProperty("persons").GetInt32(), OfFirst - 2, OfFirst + 2);
        Assert.Equal(OfFirst + Shared, await VictimsAsync(database));
        var told = (await RunAsync(database, "link")).Succeeded().Output;
        Assert.Contains($"Reports: {OfFirst + Shared}\n", told, StringComparison.Ordinal);
        Assert.Contains($"Persons after linkage: {tried.GetProperty("persons").GetInt32()};", told, StringComparison.Ordinal);
        Assert.Contains("PC-07", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Sovann", told, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(tried.GetProperty("persons").GetInt32(), await VictimsAsync(database));
        Assert.Contains("គ្មានអ្វីត្រូវបានសរសេរទេ។", (await RunAsync(database, "link", "--dry-run", "--lang", "km")).Succeeded().Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_was_imported_since_is_linked_by_what_the_last_run_has_learnt(Engine engine)
    {
        var database = ("PRATIP_DB", engine == Engine.Postgres ? (await TestRegister.EmptyLocationAsync(engine)).ConnectionString : null);
        await ImportAsync(database, "PC-12", OfFirst, "A");
        var early = await RunAsync(database, "link", "--new");
        Assert.Equal(1, early.ExitCode);
        Assert.Contains("pratip link", early.Error, StringComparison.Ordinal);
        await ImportAsync(database, "PC-07", Shared, "B");
        var learnt = (await RunAsync(database, "link", "--json")).Succeeded().Json;
        await ImportAsync(database, "PC-01", OfFirst / 8, "C");
        var linked = (await RunAsync(database, "link", "--new", "--json")).Succeeded().Json;
        Assert.Equal(learnt.GetProperty("modelVersion").GetString(), linked.GetProperty("modelVersion").GetString());
        Assert.InRange(linked.GetProperty("persons").GetInt32(), OfFirst - 2, OfFirst + 2);
        Assert.InRange(linked.GetProperty("looked").GetInt32(), OfFirst / 8, OfFirst / 2);
        Assert.Equal(linked.GetProperty("persons").GetInt32(), await VictimsAsync(database));
        Assert.Contains("Nothing was learnt", (await RunAsync(database, "link", "--new", "--dry-run")).Succeeded().Output, StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync(database, "link", "--new", "--report", "learnt")).ExitCode);
    }

    [Fact]
    public async Task A_page_of_what_was_learnt_is_written_in_both_languages_and_holds_nobody()
    {
        var database = ("PRATIP_DB", (string?)null);
        await ImportAsync(database, "PC-12", OfFirst, "A");
        await ImportAsync(database, "PC-07", Shared, "B");
        var told = (await RunAsync(database, "link", "--dry-run", "--report", "learnt")).Succeeded();
        Assert.Contains("95 in 100", told.Output, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(_folder, "learnt")));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_folder, "learnt", "linkage-km.html")));
        }

        // Khmer words come with Khmer digits, but for the name of the model.
        var khmer = (await RunAsync(database, "link", "--dry-run", "--lang", "km")).Succeeded().Output;
        Assert.Contains("(៩៥ ក្នុង ១០០)", khmer, StringComparison.Ordinal);
        Assert.DoesNotMatch("[0-9]", string.Join('\n', khmer.Split('\n').Where(line => !line.Contains("fs-", StringComparison.Ordinal) && !line.Contains("PC-", StringComparison.Ordinal))));
        foreach (var language in new[] { "en", "km" })
        {
            var page = await File.ReadAllTextAsync(Path.Combine(_folder, "learnt", $"linkage-{language}.html"));
            Assert.StartsWith("<!DOCTYPE html>", page, StringComparison.Ordinal);
            Assert.All(Givens, name => Assert.DoesNotContain(name, page, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_said_before_anything_is_linked()
    {
        var database = ("PRATIP_DB", (string?)null);
        await ImportAsync(database, "PC-12", Shared, "A");
        await File.WriteAllTextAsync(Path.Combine(_folder, "taken"), "a file");
        var told = await RunAsync(database, "link", "--report", "taken");
        Assert.Equal(1, told.ExitCode);
        Assert.Contains("cannot be created", told.Error, StringComparison.Ordinal);
        Assert.Empty(told.Output);
    }

    private async Task ImportAsync((string, string?) database, string agency, int people, string prefix)
    {
        var rows = new StringBuilder("person_reference,name_latin,birth_date,sex,citizenship,registered_on,status\n");
        for (var i = 0; i < people; i++)
        {
            var (family, given) = (Families[i % Families.Length], Givens[((i / Families.Length * 5) + i) % Givens.Length]);
            var born = $"{1970 + (i * 13 % 35)}-{1 + (i * 5 % 12):D2}-{2 + (i * 11 % 26):D2}";
            rows.Append($"{prefix}{i},{family} {given},{born},{(i % 3 == 0 ? "male" : "female")},KH,2024-03-01,presumed\n");
        }

        await File.WriteAllTextAsync(Path.Combine(_folder, agency + "-victims.csv"), rows.ToString());
        (await RunAsync(database, "import", agency + "-victims.csv", "--agency", agency, "--period", "2024")).Succeeded();
    }

    private async Task<int> VictimsAsync((string, string?) database) =>
        (await RunAsync(database, "figure", "victims.registered", "--window", "2024", "--json")).Succeeded().Json.GetProperty("total").GetInt32();

    private Task<Answer> RunAsync((string, string?) database, params string[] args) => PratipProcess.RunAsync(args, _folder, database);
}
