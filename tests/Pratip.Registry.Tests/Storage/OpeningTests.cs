using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Registry.Audit.Reads;
using Pratip.Registry.Storage;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Storage;

public sealed class OpeningTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_production_register_is_refused_for_now(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        var refused = await Assert.ThrowsAsync<RegisterException>(
            () => Register.CreateAsync(test.Location, RegisterPurpose.Production, TimeProvider.System, CancellationToken.None));
        Assert.Equal("register.production-refused", refused.Reason.Key);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_register_of_another_purpose_is_not_taken_over(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        await test.Register.DisposeAsync();
        var refused = await Assert.ThrowsAsync<RegisterException>(
            () => Register.CreateAsync(test.Location, RegisterPurpose.Demonstration, TimeProvider.System, CancellationToken.None));
        Assert.Equal("register.other-purpose", refused.Reason.Key);
    }

    [Fact]
    public async Task A_folder_without_a_register_is_left_as_it_is()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"pratip-none-{Guid.NewGuid():N}");
        var refused = await Assert.ThrowsAsync<RegisterException>(
            () => Register.OpenAsync(RegisterLocation.Folder(folder), RegisterAccess.Write, TimeProvider.System, CancellationToken.None));
        Assert.Contains(folder, refused.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task A_new_folder_and_the_files_that_hold_data_are_open_to_their_owner_only()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var folder = Path.Combine(Path.GetTempPath(), $"pratip-own-{Guid.NewGuid():N}");
        try
        {
            await using var register = await Register.CreateAsync(RegisterLocation.Folder(folder), RegisterPurpose.Test, TimeProvider.System, CancellationToken.None);
            await Sample.AddAsync(register, Sample.File("a"));
            await register.Reads.RecordAsync(Sample.Actor(), ReadKind.Case, "case-work", [], CancellationToken.None);

            const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            foreach (var made in new[] { folder, Path.Combine(folder, "keys") })
            {
                Assert.Equal(Owner | UnixFileMode.UserExecute, File.GetUnixFileMode(made));
            }

            var holding = Directory.EnumerateFiles(folder, "register.db*").Concat(Directory.EnumerateFiles(folder, "reads.db*")).ToList();
            Assert.Contains(holding, f => f.EndsWith("-wal", StringComparison.Ordinal));
            foreach (var file in holding.Append(Path.Combine(folder, "keys", "master.key")))
            {
                Assert.Equal(Owner, File.GetUnixFileMode(file));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_folder_that_was_there_keeps_its_rights()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        const UnixFileMode Shared = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute;
        var folder = Directory.CreateTempSubdirectory("pratip-shared-").FullName;
        File.SetUnixFileMode(folder, Shared);
        try
        {
            await using var register = await Register.CreateAsync(RegisterLocation.Folder(folder), RegisterPurpose.Test, TimeProvider.System, CancellationToken.None);
            Assert.Equal(Shared, File.GetUnixFileMode(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_database_without_a_register_says_so()
    {
        var location = await TestRegister.EmptyLocationAsync(Engine.Postgres);
        var refused = await Assert.ThrowsAsync<RegisterException>(
            () => Register.OpenAsync(location, RegisterAccess.Read, TimeProvider.System, CancellationToken.None));
        Assert.Equal("register.not-found", refused.Reason.Key);
    }

    [Fact]
    public async Task A_second_writer_of_a_folder_is_refused_and_told_who_the_first_is()
    {
        await using var test = await TestRegister.CreateAsync(Engine.Sqlite);
        var refused = await Assert.ThrowsAsync<RegisterException>(
            () => Register.OpenAsync(test.Location, RegisterAccess.Write, TimeProvider.System, CancellationToken.None));
        Assert.Equal("register.writer-busy", refused.Reason.Key);
        Assert.Contains($"process {Environment.ProcessId}", refused.Message, StringComparison.Ordinal);
        await using var reader = await Register.OpenAsync(test.Location, RegisterAccess.Read, TimeProvider.System, CancellationToken.None);
        await using var db = reader.CreateContext();
        Assert.True(await db.Agencies.AnyAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => Sample.AddAsync(reader, Sample.File("a")));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_register_of_a_newer_program_is_not_touched(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        await using (var db = test.Register.CreateContext())
        {
            await db.Database.ExecuteSqlRawAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_Later', '99.0')");
        }

        var refused = await Assert.ThrowsAsync<RegisterException>(() => test.ReopenAsync());
        Assert.Equal("register.newer-program", refused.Reason.Key);
    }

    [Fact]
    public async Task A_migration_lock_left_by_a_killed_process_stops_nobody()
    {
        await using var test = await TestRegister.CreateAsync(Engine.Sqlite);
        await using (var db = test.Register.CreateContext())
        {
            await db.Database.ExecuteSqlRawAsync("CREATE TABLE IF NOT EXISTS \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL PRIMARY KEY, \"Timestamp\" TEXT NOT NULL)");
            await db.Database.ExecuteSqlRawAsync("INSERT OR REPLACE INTO \"__EFMigrationsLock\" VALUES (1, '2024-01-01')");
        }

        await test.Register.DisposeAsync();
        await using var again = await Register.CreateAsync(test.Location, RegisterPurpose.Test, TimeProvider.System, CancellationToken.None);
    }

    [Theory]
    [InlineData(null, null, null, null, "pratip-data", null)]
    [InlineData(null, "here", null, null, "here", null)]
    [InlineData("there", "here", "Host=x", null, "there", null)]
    [InlineData(null, "here", "Host=x", null, "here/keys", "Host=x")]
    [InlineData(null, null, "Host=x", "safe", "safe", "Host=x")]
    public void The_place_of_the_register_comes_from_the_option_and_then_the_environment(
        string? option, string? data, string? database, string? keys, string expected, string? connection)
    {
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal) { ["PRATIP_DATA"] = data, ["PRATIP_DB"] = database, ["PRATIP_KEYS"] = keys };
        environment["PRATIP_DB_SCOPED"] = database is null ? null : "Host=y";
        var location = RegisterLocation.FromEnvironment(option, name => environment[name]);
        Assert.Equal(connection, location.ConnectionString);
        Assert.Equal(connection is null ? null : "Host=y", location.ScopedConnectionString);
        Assert.Equal(Path.GetFullPath(expected), location.DataFolder ?? location.KeysFolder);
    }

    [Fact]
    public void A_message_about_a_database_does_not_tell_its_password() =>
        Assert.DoesNotContain("secret", RegisterLocation.Postgres("Host=h;Database=d;Username=u;Password=secret", "keys").ToString(), StringComparison.Ordinal);
}
