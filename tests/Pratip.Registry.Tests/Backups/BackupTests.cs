using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Pratip.Registry.Audit.Reads;
using Pratip.Registry.Backups;
using Pratip.Registry.Storage;
using Pratip.Registry.Storage.Engines;
using Pratip.Registry.Tests.Cases;
using Pratip.Registry.Vault;
using Pratip.Testing;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Backups;

/// <summary>A register backed up and put back is the same register.</summary>
public sealed class BackupTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_restored_register_is_the_one_that_was_backed_up_row_by_row(Engine engine)
    {
        await using var world = await LookedAtAsync(engine);
        var file = await TestBackup.WriteAsync(world.Test.Location);
        var rows = await TestBackup.RowsAsync(world.Test.Location);

        // What happens afterwards is not in it.
        await world.AddVictimAsync(9, world.Report(109));
        var place = await TestBackup.PlaceWithKeyAsync(world.Test);
        var report = await TestBackup.RestoreAsync(file, place);

        Assert.Equal(rows, await TestBackup.RowsAsync(place));
        Assert.True(report.IsSound && report.HasKey && !report.IsOlder);
        Assert.Equal(rows.Select(table => (table.Key, (long)table.Value.Count)), report.Manifest.Tables.Select(table => (table.Key, table.Value)));
        Assert.Equal((rows["events"].Count, rows["reads"].Count), (report.Events, report.Reads.Count));
        Assert.True(rows["reads"].Count > 0 && rows["victim_decisions"].Count > 0);

        // A restored one restores to the same.
        var again = await TestBackup.PlaceWithKeyAsync(world.Test);
        await TestBackup.RestoreAsync(await TestBackup.WriteAsync(place), again);
        Assert.Equal(rows, await TestBackup.RowsAsync(again));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Work_goes_on_in_a_restored_register_and_names_open_with_the_key(Engine engine)
    {
        await using var world = await LookedAtAsync(engine);
        var place = await TestBackup.PlaceWithKeyAsync(world.Test);
        await TestBackup.RestoreAsync(await TestBackup.WriteAsync(world.Test.Location), place);
        await using var restored = await Register.OpenAsync(place, RegisterAccess.Write, TimeProvider.System, Ct);

        var opened = await IdentityReader.OpenAsync(restored.As(world.ActorOf(world.Lead, "provincial-officer")), [world.Reports[0].Id], "case-work", Ct);
        Assert.Equal("Sok Bopha", opened[world.Reports[0].Id].Names[0].Text);
        Assert.Equal(new ReadVerification(3, null), await restored.Reads.VerifyAsync(Ct));

        // The guards are back: the next event has a number of its own, and a row without one is refused.
        var before = await TestBackup.NumberAsync(place, "SELECT max(id) FROM events");
        Assert.True(await Sample.AddAsync(restored, Sample.Report(world.Lead.Id, 77)) > before);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => TestBackup.ExecuteAsync(place, "UPDATE cases SET own_reference = 'x'"));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => TestBackup.ExecuteAsync(place, "DELETE FROM event_rows"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_backup_and_a_restore_are_events_beside_whoever_works_in_the_register_and_without_its_key(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        var file = await TestBackup.WriteAsync(test.Location);
        var manifest = (await BackupService.CheckAsync(new RestoreOptions(file, TestBackup.Passphrase), Ct)).Manifest;
        await BackupLog.BackedUpAsync(test.Location, new BackupReport(file, 1, manifest), TimeProvider.System, Ct);
        await AssertLastAsync(test.Location, "register.back-up", "register-backed-up", "backup");

        // Work goes on in the register that was open all the while.
        Assert.True(await Sample.AddAsync(test.Register, Sample.Report(await Sample.AgencyIdAsync(test.Register), 5)) > 0);

        var place = await TestRegister.EmptyLocationAsync(engine);
        var report = await TestBackup.RestoreAsync(file, place);
        await BackupLog.RestoredAsync(place, file, report, TimeProvider.System, Ct);
        await AssertLastAsync(place, "register.restore", "register-restored", "restore");
        Assert.Equal(report.Manifest.Tables["events"] + 1, await TestBackup.NumberAsync(place, "SELECT count(*) FROM events"));
        Assert.Equal(0, await TestBackup.NumberAsync(place, "SELECT count(*) FROM event_positions WHERE position IS NULL"));

        async Task AssertLastAsync(RegisterLocation location, string process, string kind, string act)
        {
            await using var register = await Register.OpenAsync(location, RegisterAccess.Read, TimeProvider.System, Ct);
            await using var db = register.CreateContext();
            var last = await db.Events.OrderByDescending(one => one.Id).FirstAsync(Ct);
            var by = await db.Processes.SingleAsync(one => one.Id == last.ProcessId, Ct);
            Assert.Equal((kind, process, "command"), (last.Kind, by.Kind, by.Channel));
            var copy = await db.RegisterCopies.SingleAsync(row => row.EventId == last.Id, Ct);
            Assert.Equal((act, Path.GetFileName(file), manifest.At, false), (copy.Act, copy.File, copy.ArchiveAt, copy.HoldsKey));
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_backup_beside_writers_and_readers_shows_one_moment(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        var agency = await Sample.AgencyIdAsync(test.Register);
        var actor = Sample.Actor();
        using var stop = new CancellationTokenSource();
        var begun = new TaskCompletionSource();
        var work = Task.Run(async () =>
        {
            for (var number = 1; !stop.IsCancellationRequested; number++)
            {
                var report = Sample.Report(agency, number);
                await Sample.AddAsync(test.Register, report);
                await test.Register.Reads.RecordAsync(actor, ReadKind.Identity, "case-work", [report.Id], Ct);
                if (number == 5)
                {
                    begun.SetResult();
                }
            }
        });
        await begun.Task;
        string[] files = [await TestBackup.WriteAsync(test.Location), await TestBackup.WriteAsync(test.Location)];
        await stop.CancelAsync();
        await work;

        foreach (var file in files)
        {
            var place = await TestBackup.PlaceWithKeyAsync(test);
            var report = await TestBackup.RestoreAsync(file, place);
            Assert.Empty(report.Problems);
            Assert.True(report.Reads.IsWhole);

            // One is added, then the look at it is recorded: at any moment there are as many, or one look is still to come.
            var (rows, looks) = (report.Manifest.Tables["person_reports"], report.Manifest.Tables["reads"]);
            Assert.InRange(rows - looks, 0, 1);
            Assert.True(looks >= 5);
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_key_goes_in_only_when_asked_and_is_told_of_where_it_is_missing(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        var (without, with) = (await TestBackup.WriteAsync(test.Location), await TestBackup.WriteAsync(test.Location, withKeys: true));

        var keyless = await TestRegister.EmptyLocationAsync(engine);
        var report = await TestBackup.RestoreAsync(without, keyless);
        Assert.False(report.HasKey || report.Manifest.HoldsKey);
        Assert.Equal(Path.Combine(keyless.KeysFolder, "master.key"), report.KeyFile);
        Assert.False(Directory.Exists(keyless.KeysFolder));
        var missing = await Assert.ThrowsAsync<RegisterException>(() => Register.OpenAsync(keyless, RegisterAccess.Write, TimeProvider.System, Ct));
        Assert.Equal("vault.key-missing", missing.Reason.Key);
        Assert.Contains(report.Manifest.MasterKeyId, missing.Message, StringComparison.Ordinal);

        var whole = await TestRegister.EmptyLocationAsync(engine);
        Assert.True((await TestBackup.RestoreAsync(with, whole)).HasKey);
        await using var restored = await Register.OpenAsync(whole, RegisterAccess.Write, TimeProvider.System, Ct);
        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(test.Location.KeysFolder, "master.key")), await File.ReadAllBytesAsync(Path.Combine(whole.KeysFolder, "master.key")));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(whole.KeysFolder, "master.key")));
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Answers_kept_for_senders_go_along_with_their_age(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        var kept = Path.Combine(test.Location.ImportsFolder, "0123", "cover");
        Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
        await File.WriteAllTextAsync(kept, "sealed");
        await File.WriteAllTextAsync(kept + ".part", "half");
        var at = new DateTime(2026, 2, 3, 4, 5, 6, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(kept, at);

        var place = await TestRegister.EmptyLocationAsync(engine);
        await TestBackup.RestoreAsync(await TestBackup.WriteAsync(test.Location), place);

        var restored = Path.Combine(place.ImportsFolder, "0123", "cover");
        Assert.Equal(("sealed", at), (await File.ReadAllTextAsync(restored), File.GetLastWriteTimeUtc(restored)));
        Assert.Equal(["0123", Path.Combine("0123", "cover")], TestBackup.Files(place.ImportsFolder));
        Assert.DoesNotContain(TestBackup.Files(place.FilesFolder), name => name.Contains("restoring", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_register_of_an_older_form_is_restored_in_that_form_and_brought_up_to_date_when_opened(Engine engine)
    {
        var old = await TestRegister.EmptyLocationAsync(engine);
        await CreateOldAsync(old);
        var place = await TestRegister.EmptyLocationAsync(engine);
        var report = await TestBackup.RestoreAsync(await TestBackup.WriteAsync(old, withKeys: true), place);
        Assert.True(report.IsOlder && report.IsSound);
        Assert.Equal("Initial", Assert.Single(report.Manifest.Migrations).Split('_')[1]);
        Assert.Equal(await TestBackup.RowsAsync(old), await TestBackup.RowsAsync(place));

        await using var register = await Register.OpenAsync(place, RegisterAccess.Write, TimeProvider.System, Ct);
        await using var db = register.CreateContext();
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(Ct));
        Assert.Equal(report.Manifest.RegisterId, register.RegisterId);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_backup_takes_nothing_from_the_register_and_leaves_nothing_beside_it(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        _ = await test.Register.Reads.VerifyAsync(Ct);
        var (rows, files) = (await TestBackup.RowsAsync(test.Location), TestBackup.Files(test.Folder));
        var left = Directory.CreateDirectory(Path.Combine(test.Folder, "backing-up-left")).FullName;
        await File.WriteAllTextAsync(Path.Combine(left, "register.db"), "of a killed backup");
        var file = await TestBackup.WriteAsync(test.Location);

        Assert.Equal(rows, await TestBackup.RowsAsync(test.Location));
        Assert.Equal(files, TestBackup.Files(test.Folder).Where(name => engine == Engine.Sqlite || !name.StartsWith("backing-up", StringComparison.Ordinal)), StringComparer.Ordinal);
        Assert.False(File.Exists(file + ".part"));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        // Nothing of it can be read without the passphrase.
        var bytes = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file));
        Assert.DoesNotContain("SQLite", bytes, StringComparison.Ordinal);
        Assert.DoesNotContain("PC-12", bytes, StringComparison.Ordinal);
        Assert.DoesNotContain("agencies", bytes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_killed_backup_left_is_written_over_and_one_under_way_is_not_disturbed()
    {
        await using var test = await TestRegister.CreateAsync(Engine.Sqlite);
        var file = TestBackup.NewFile();
        await File.WriteAllTextAsync(file + ".part", "half");
        await using (new FileStream(file + ".part", FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            await Assert.ThrowsAsync<IOException>(() => WriteAsync(test, file));
        }

        Assert.Equal("half", await File.ReadAllTextAsync(file + ".part"));
        await WriteAsync(test, file);
        Assert.Equal("test", (await BackupService.CheckAsync(new RestoreOptions(file, TestBackup.Passphrase), Ct)).Manifest.Purpose);
        Assert.False(File.Exists(file + ".part"));
    }

    [Fact]
    public async Task What_cannot_be_backed_up_is_said_and_leaves_no_file()
    {
        await using var test = await TestRegister.CreateAsync(Engine.Sqlite);
        var file = TestBackup.NewFile();
        await Refused("backup.short-passphrase", new BackupOptions(file, BackupPassphrase.Of("fifteen letters")), test.Location);
        await Refused("backup.no-out-folder", new BackupOptions(Path.Combine(file, "none"), TestBackup.Passphrase), test.Location);
        await Refused("register.not-found", new BackupOptions(file, TestBackup.Passphrase), await TestRegister.EmptyLocationAsync(Engine.Sqlite));
        File.Move(Path.Combine(test.Location.KeysFolder, "master.key"), Path.Combine(test.Location.KeysFolder, "elsewhere"));
        await Refused("vault.key-missing", new BackupOptions(file, TestBackup.Passphrase) { WithKeys = true }, test.Location);
        await TestBackup.ExecuteAsync(test.Location, "INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_Later', '99.0')");
        await Refused("register.newer-program", new BackupOptions(file, TestBackup.Passphrase), test.Location);
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(file)!, Path.GetFileName(file) + "*"));

        await File.WriteAllTextAsync(file, "another backup");
        await Refused("backup.out-exists", new BackupOptions(file, TestBackup.Passphrase), test.Location);
        Assert.Equal("another backup", await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task A_table_of_somebody_else_is_named_and_the_secrets_of_row_security_stay_out()
    {
        await using var test = await TestRegister.CreateAsync(Engine.Postgres);
        await TestBackup.ExecuteAsync(test.Location, "CREATE TABLE IF NOT EXISTS scope_key (secret text)");
        var manifest = (await BackupService.CheckAsync(new RestoreOptions(await TestBackup.WriteAsync(test.Location), TestBackup.Passphrase), Ct)).Manifest;
        Assert.False(manifest.Tables.ContainsKey("scope_key"));
        await TestBackup.ExecuteAsync(test.Location, "CREATE TABLE somebodys (id int)");
        await Refused("backup.foreign-table", new BackupOptions(TestBackup.NewFile(), TestBackup.Passphrase), test.Location);
    }

    private static Task<BackupReport> WriteAsync(TestRegister test, string file) =>
        BackupService.WriteAsync(test.Location, new BackupOptions(file, TestBackup.Passphrase), new TestClock(), Ct);

    private static async Task Refused(string key, BackupOptions options, RegisterLocation location) =>
        Assert.Equal(key, (await Assert.ThrowsAsync<RegisterException>(() => BackupService.WriteAsync(location, options, new TestClock(), Ct))).Reason.Key);

    /// <summary>People with names, of which two have been looked at.</summary>
    private static async Task<DossierWorld> LookedAtAsync(Engine engine)
    {
        var world = await DossierWorld.CreateAsync(engine);
        await Sample.AddAsync(world.Register, [.. world.Reports.Select(report => world.Register.Vault.Seal(report.Id, new Identity { Names = [new IdentityName("Sok Bopha", NameKind.Latin)] }))]);
        foreach (var report in world.Reports.Take(2))
        {
            await IdentityReader.OpenAsync(world.As(world.Lead, "provincial-officer"), [report.Id], "case-work", Ct);
        }

        return world;
    }

    /// <summary>A register as the first version of the program made it.</summary>
    private static async Task CreateOldAsync(RegisterLocation location)
    {
        var key = MasterKeyFile.ReadOrCreate(location.KeysFolder);
        await using var engine = StorageEngine.For(location);
        await using (var db = engine.CreateContext())
        {
            await db.GetService<IMigrator>().MigrateAsync(db.Database.GetMigrations().First(), Ct);
        }

        var id = Guid.CreateVersion7();
        var (register, process, no) = location.IsEmbedded ? ($"x'{id:N}'", $"x'{Guid.NewGuid():N}'", "0") : ($"'{id}'::uuid", $"'{Guid.NewGuid()}'::uuid", "false");
        await using var connection = await engine.OpenAsync(Ct);
        await Storage.AttackedRegister.RunAsync(connection, $"""
            INSERT INTO processes (id, kind, actor, at, reason, channel) VALUES ({process}, 'register.create', 'old', '2024-01-01T00:00:00.000000Z', '', 'program');
            INSERT INTO events (id, process_id, kind, at, row_count) VALUES (1, {process}, 'register-created', '2024-01-01T00:00:00.000000Z', 1);
            INSERT INTO event_rows (event_id, row_id, noun, version, changed, after) VALUES (1, {register}, 'registers', 1, '', '{"{}"}');
            INSERT INTO registers (id, purpose, created_at, master_key_id, event_id, version, is_voided)
              VALUES ({register}, 'test', '2024-01-01T00:00:00.000000Z', '{MasterKeyFile.NameOf(key)}', 1, 1, {no});
            INSERT INTO event_positions (event_id) VALUES (1);
            """);
    }
}
