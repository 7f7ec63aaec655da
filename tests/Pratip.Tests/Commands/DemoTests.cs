using Pratip.Registry.Access;
using Pratip.Registry.Statements;
using Pratip.Registry.Storage;
using Pratip.Testing.Databases;

namespace Pratip.Tests.Commands;

public sealed class DemoTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Running_it_again_finds_its_files_received_and_prints_the_same(Engine engine)
    {
        var register = await DemonstrationRegister.OnAsync(engine);

        var again = (await register.AskAsync("demo", "--no-serve")).Succeeded();

        Assert.Contains("0 new, 0 updated, 0 unchanged, 0 rejected, 0 in conflict; 157 files already received", again.Error, StringComparison.Ordinal);
        Assert.Equal(register.Printed, again.Output);
    }

    [Fact]
    public async Task Its_editions_of_the_year_and_of_two_first_halves_are_out_and_answer_texts_on_a_half_year()
    {
        var made = await DemonstrationRegister.OnAsync(Engine.Sqlite);
        await using var register = await Register.OpenAsync(RegisterLocation.Folder(Path.Combine(made.Folder, "pratip-data")), RegisterAccess.Read, TimeProvider.System, CancellationToken.None);
        await using var db = register.CreateContext();
        var editions = db.Editions.ToList().ConvertAll(one => (one.Name, one.ReleasedAt is not null));
        Assert.Equal([("2024-H1-f1", true), ("2024-f1", true), ("2025-H1-p1", true)], editions.OrderBy(one => one.Name, StringComparer.Ordinal));
        var text = Path.Combine(made.Folder, "halves.txt");
        await File.WriteAllTextAsync(text, "In the first half of 2024 there were 104 cases, up by 17 or 16.34 per cent from 87 in the first half of 2023.");
        var read = (await made.AskAsync("check", text, "--date", "2024-07-19")).Output;
        Assert.Contains("The figure is 104, as said. (edition 2024-H1-f1)", read, StringComparison.Ordinal);
        Assert.Contains("The figure is 19.54 per cent", read, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Statements_are_held_against_its_released_edition_and_one_report_is_out()
    {
        var made = await DemonstrationRegister.OnAsync(Engine.Sqlite);
        await using var register = await Register.OpenAsync(RegisterLocation.Folder(Path.Combine(made.Folder, "pratip-data")), RegisterAccess.Read, TimeProvider.System, CancellationToken.None);
        await using var db = register.CreateContext();
        Assert.Equal((2, 2), (db.Statements.Count(one => one.IsOwn), db.Statements.Count(one => !one.IsOwn)));
        Assert.Contains("km", db.Statements.Select(one => one.Language).ToList(), StringComparer.Ordinal);
        var verdicts = db.StatementClaims.Select(one => one.Verdict).ToList();
        Assert.Superset(new HashSet<string?>(["agrees", "imprecise", "differs", "not-checkable"], StringComparer.Ordinal), verdicts.ToHashSet(StringComparer.Ordinal));
        Assert.Contains(db.StatementClaims, one => one.Explanation == "growth-on-later-base");
        var report = Assert.Single(db.StatementReports.ToList());
        Assert.Equal("2024-f1", Assert.Single((await StatementReports.FindAsync(register, report.Code, CancellationToken.None))!.Text.Editions).Name);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task There_is_one_account_per_role_with_its_password_in_a_file_for_the_owner(Engine engine)
    {
        var register = await DemonstrationRegister.OnAsync(engine);
        var accounts = (await register.AskAsync("user", "list", "--json")).Succeeded().Json.EnumerateArray().ToList();
        Assert.Equal(
            RoleBook.Standard.Roles.Select(role => $"{role.Code} {role.Code} active").Append("second-data-officer data-officer active").Order(StringComparer.Ordinal),
            accounts.Select(one => $"{one.GetProperty("user").GetString()} {Assert.Single(one.GetProperty("roles").EnumerateArray().ToList()).GetProperty("role").GetString()} {one.GetProperty("status").GetString()}"),
            StringComparer.Ordinal);

        var file = Path.Combine(register.Folder, "pratip-data", "accounts.txt");
        var passwords = (await File.ReadAllLinesAsync(file)).Select(line => line.Split('\t')).ToDictionary(cells => cells[0], cells => cells[1], StringComparer.Ordinal);
        Assert.Equal(accounts.Count, passwords.Values.Distinct(StringComparer.Ordinal).Count());
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        var again = (await register.AskAsync("demo", "--no-serve")).Succeeded();
        Assert.Contains($"the passwords are in {file}", again.Error, StringComparison.Ordinal);
        Assert.All(passwords.Values, password => Assert.DoesNotContain(password, again.Error, StringComparison.Ordinal));
    }
}
