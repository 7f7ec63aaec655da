using Pratip.Registry.Backups;
using Pratip.Registry.Backups.Archives;
using Pratip.Registry.Backups.Targets;
using Pratip.Registry.Storage;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Backups;

/// <summary>A restore happens whole or not at all, and never over something.</summary>
public sealed class RestoreTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_place_where_something_is_stays_as_it_is(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        var file = await TestBackup.WriteAsync(test.Location);
        var rows = await TestBackup.RowsAsync(test.Location);
        Assert.Equal("restore.occupied", await RefusedAsync(file, test.Location));
        Assert.Equal(rows, await TestBackup.RowsAsync(test.Location));

        // Answers of another register in the way.
        var place = await TestRegister.EmptyLocationAsync(engine);
        Directory.CreateDirectory(Path.Combine(place.ImportsFolder, "kept"));
        Assert.Equal("restore.occupied", await RefusedAsync(file, place));
        Assert.True(Directory.Exists(Path.Combine(place.ImportsFolder, "kept")));
        await AssertNothingAsync(place);
        Directory.Delete(place.ImportsFolder, recursive: true);

        // Its key.
        Directory.CreateDirectory(place.KeysFolder);
        var other = Path.Combine(place.KeysFolder, "master.key");
        await File.WriteAllTextAsync(other, $"pratip-master-key-1 {Convert.ToBase64String(new byte[32])}\n");
        Assert.Equal("vault.key-wrong", await RefusedAsync(file, place));
        await AssertNothingAsync(place);
    }

    [Theory]
    [InlineData("reads.db")]
    [InlineData("reads.db-wal")]
    [InlineData("register.db-wal")]
    public async Task Files_left_of_another_register_are_not_mixed_with_the_restored_one(string left)
    {
        await using var test = await TestRegister.CreateAsync(Engine.Sqlite);
        var file = await TestBackup.WriteAsync(test.Location);
        var place = await TestRegister.EmptyLocationAsync(Engine.Sqlite);
        await File.WriteAllTextAsync(Path.Combine(place.DataFolder!, left), "left");
        Assert.Equal("restore.occupied", await RefusedAsync(file, place));
        Assert.Equal("left", await File.ReadAllTextAsync(Path.Combine(place.DataFolder!, left)));
        await AssertNothingAsync(place);
    }

    [Fact]
    public async Task A_database_that_holds_other_tables_is_not_empty()
    {
        await using var test = await TestRegister.CreateAsync(Engine.Postgres);
        var file = await TestBackup.WriteAsync(test.Location);
        var place = await TestRegister.EmptyLocationAsync(Engine.Postgres);
        await TestBackup.ExecuteAsync(place, "CREATE TABLE somebodys (id int)");
        Assert.Equal("restore.occupied", await RefusedAsync(file, place));
        await TestBackup.ExecuteAsync(place, "DROP TABLE somebodys");
        await TestBackup.RestoreAsync(file, place);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_archive_of_one_database_does_not_go_into_the_other(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        var place = await TestRegister.EmptyLocationAsync(engine == Engine.Sqlite ? Engine.Postgres : Engine.Sqlite);
        Assert.Equal(engine == Engine.Sqlite ? "restore.into-folder" : "restore.into-postgres", await RefusedAsync(await TestBackup.WriteAsync(test.Location), place));
        await AssertNothingAsync(place);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_restore_that_fails_at_any_stage_leaves_the_place_as_it_was(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        Directory.CreateDirectory(Path.Combine(test.Location.ImportsFolder, "kept"));
        await File.WriteAllTextAsync(Path.Combine(test.Location.ImportsFolder, "kept", "cover"), "sealed");
        var file = await TestBackup.WriteAsync(test.Location, withKeys: true);
        var place = await TestRegister.EmptyLocationAsync(engine);
        if (engine == Engine.Sqlite)
        {
            Directory.Delete(place.DataFolder!);
        }

        var files = TestBackup.Files(place.FilesFolder);
        foreach (var at in new[] { "restore.stage.checking", "restore.stage.writing", "restore.stage.verifying" })
        {
            await Assert.ThrowsAsync<OperationCanceledException>(() => TestBackup.RestoreAsync(file, place, stage => Stop(stage == at)));
            await AssertNothingAsync(place);
            Assert.Equal(files, TestBackup.Files(place.FilesFolder));
        }

        await TestBackup.RestoreAsync(file, place);
        Assert.Equal(await TestBackup.RowsAsync(test.Location), await TestBackup.RowsAsync(place));

        static void Stop(bool now)
        {
            if (now)
            {
                throw new OperationCanceledException();
            }
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_damaged_or_foreign_archive_is_refused_before_anything_is_written(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        var file = await TestBackup.WriteAsync(test.Location);
        var place = await TestRegister.EmptyLocationAsync(engine);
        var bytes = await File.ReadAllBytesAsync(file);
        foreach (var at in new[] { ArchiveHeader.Length, ArchiveHeader.Length + 1000, bytes.Length / 2, bytes.Length - ArchiveChunk.TagLength - 1, bytes.Length - 1 })
        {
            var changed = bytes.ToArray();
            changed[at] ^= 0x40;
            Assert.Equal("backup.damaged", await RefusedAsync(await WriteAsync(changed), place));
        }

        Assert.Equal("backup.damaged", await RefusedAsync(await WriteAsync(bytes[..^1]), place));
        Assert.Equal("backup.cut-short", await RefusedAsync(await WriteAsync(bytes[..ArchiveHeader.Length]), place));
        Assert.Equal("backup.not-archive", await RefusedAsync(await WriteAsync([0x50, 0x4B, 3, 4, 0, 0, 0, 0, 0, 0, 0, 0]), place));
        Assert.Equal("backup.not-archive", await RefusedAsync(await WriteAsync([]), place));
        Assert.Equal("backup.no-file", await RefusedAsync(file + ".none", place));
        await AssertNothingAsync(place);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_archive_that_is_sealed_well_and_holds_something_else_is_refused(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        var manifest = (await BackupService.CheckAsync(new RestoreOptions(await TestBackup.WriteAsync(test.Location), TestBackup.Passphrase), Ct)).Manifest;
        var place = await TestRegister.EmptyLocationAsync(engine);
        var newer = manifest with { Migrations = [.. manifest.Migrations, "29990101000000_Later"] };
        Assert.Equal("restore.newer-program", await RefusedAsync(await TestBackup.ForgeAsync(newer), place));
        Assert.Equal("restore.newer-program", await RefusedAsync(await TestBackup.ForgeAsync(manifest with { Migrations = [] }), place));
        foreach (var name in new[] { "files/../../../outside", "files/imports/../../../../outside", "elsewhere", "tables/nowhere", "/outside" })
        {
            Assert.Equal("backup.damaged", await RefusedAsync(await TestBackup.ForgeAsync(manifest, (name, [1])), place));
        }

        await AssertNothingAsync(place);
        Assert.False(File.Exists(Path.Combine(Path.GetDirectoryName(place.FilesFolder)!, "outside")));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Fewer_rows_than_the_manifest_says_are_no_restore(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        var file = await TestBackup.WriteAsync(test.Location);
        var parts = new List<(string, byte[])>();
        BackupManifest manifest;
        using (var archive = ArchiveReader.Open(file, TestBackup.Passphrase))
        {
            manifest = await archive.ReadAsync(
                async (name, _, content) =>
                {
                    using var copy = new MemoryStream();
                    await content.CopyToAsync(copy, Ct);
                    parts.Add((name, copy.ToArray()));
                }, Ct);
        }

        manifest.Tables["agencies"]++;
        var place = await TestRegister.EmptyLocationAsync(engine);
        Assert.Equal("restore.rows-differ", await RefusedAsync(await TestBackup.ForgeAsync(manifest, [.. parts]), place));
        await AssertNothingAsync(place);
    }

    [Theory]
    [InlineData(Engine.Sqlite, "PRAGMA foreign_keys = OFF; DROP TRIGGER agencies_update; UPDATE agencies SET version = version + 1 WHERE code = 'PC-12'", "restore.rows-untold")]
    [InlineData(Engine.Postgres, "ALTER TABLE agencies DISABLE TRIGGER USER; UPDATE agencies SET version = version + 1 WHERE code = 'PC-12'; ALTER TABLE agencies ENABLE TRIGGER USER", "restore.rows-untold")]
    [InlineData(Engine.Sqlite, "PRAGMA foreign_keys = OFF; DROP TRIGGER agencies_delete; DELETE FROM agencies WHERE code = 'PC-12'", "restore.rows-missing")]
    [InlineData(Engine.Postgres, "ALTER TABLE agencies DISABLE TRIGGER USER; DELETE FROM agencies WHERE code = 'PC-12'; ALTER TABLE agencies ENABLE TRIGGER USER", "restore.rows-missing")]
    [InlineData(Engine.Sqlite, "PRAGMA foreign_keys = OFF; DROP TRIGGER event_rows_delete; DELETE FROM event_rows WHERE noun = 'agencies'", "restore.events-incomplete")]
    [InlineData(Engine.Postgres, "ALTER TABLE event_rows DISABLE TRIGGER USER; DELETE FROM event_rows WHERE noun = 'agencies'; ALTER TABLE event_rows ENABLE TRIGGER USER", "restore.events-incomplete")]
    [InlineData(Engine.Sqlite, "PRAGMA foreign_keys = OFF; DROP TRIGGER event_positions_delete; DELETE FROM event_positions", "restore.events-open")]
    public async Task A_register_that_was_tampered_with_comes_back_as_it_was_and_the_restore_says_so(Engine engine, string tampering, string problem)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        await TestBackup.ExecuteAsync(test.Location, tampering);
        var place = await TestBackup.PlaceWithKeyAsync(test);
        var report = await TestBackup.RestoreAsync(await TestBackup.WriteAsync(test.Location), place);
        Assert.False(report.IsSound);
        Assert.Contains(report.Problems, found => found.Key == problem);
        Assert.Equal(await TestBackup.RowsAsync(test.Location), await TestBackup.RowsAsync(place));
    }

    [Fact]
    public async Task Two_restores_into_one_folder_do_not_meet()
    {
        await using var test = await TestRegister.CreateAsync(Engine.Sqlite);
        var file = await TestBackup.WriteAsync(test.Location);
        var place = await TestRegister.EmptyLocationAsync(Engine.Sqlite);
        string? second = null;
        await TestBackup.RestoreAsync(file, place, stage => second ??= stage == "restore.stage.verifying" ? RefusedAsync(file, place).GetAwaiter().GetResult() : null);
        Assert.Equal("register.writer-busy", second);
    }

    [Fact]
    public async Task Two_restores_into_one_database_do_not_meet()
    {
        await using var test = await TestRegister.CreateAsync(Engine.Postgres);
        var file = await TestBackup.WriteAsync(test.Location);
        var place = await TestRegister.EmptyLocationAsync(Engine.Postgres);
        string? second = null;
        await TestBackup.RestoreAsync(file, place, stage => second ??= stage == "restore.stage.verifying" ? RefusedAsync(file, place).GetAwaiter().GetResult() : null);
        Assert.Equal("restore.busy", second);
    }

    [Fact]
    public async Task What_a_restore_had_moved_when_it_was_killed_is_taken_back_by_the_next()
    {
        await using var test = await TestRegister.CreateAsync(Engine.Sqlite);
        var file = await TestBackup.WriteAsync(test.Location);
        var place = await TestRegister.EmptyLocationAsync(Engine.Sqlite);
        var left = Directory.CreateDirectory(Path.Combine(place.DataFolder!, "restoring-left")).FullName;
        await File.WriteAllTextAsync(Path.Combine(left, "placing"), $"reads.db\t{place.ReadsFile}\nregister.db\t{place.DatabaseFile}\n");
        await File.WriteAllTextAsync(Path.Combine(left, "register.db"), "not moved yet");
        await File.WriteAllTextAsync(place.ReadsFile, "moved");

        await TestBackup.RestoreAsync(file, place);

        Assert.Equal(await TestBackup.RowsAsync(test.Location), await TestBackup.RowsAsync(place));
        Assert.False(Directory.Exists(left));
    }

    [Fact]
    public async Task A_move_that_cannot_be_finished_is_taken_back()
    {
        var folder = Directory.CreateTempSubdirectory("pratip-place-").FullName;
        try
        {
            using (var place = RestorePlace.Begin(folder, takesBack: true))
            {
                using var content = new MemoryStream([1]);
                await place.StageAsync("one", null, content, Ct);
                await place.StageAsync("two", null, content, Ct);
                await File.WriteAllTextAsync(Path.Combine(folder, "second"), "in the way");
                Assert.Throws<IOException>(() => place.Place([("one", Path.Combine(folder, "first")), ("none", Path.Combine(folder, "none")), ("two", Path.Combine(folder, "second"))]));
                Assert.Equal("in the way", await File.ReadAllTextAsync(Path.Combine(folder, "second")));
                Assert.Throws<InvalidDataException>(() => place.PathOf("../two"));
            }

            Assert.Equal(["second"], TestBackup.Files(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> RefusedAsync(string file, RegisterLocation place) =>
        (await Assert.ThrowsAsync<RegisterException>(() => TestBackup.RestoreAsync(file, place))).Reason.Key;

    private static async Task<string> WriteAsync(byte[] bytes)
    {
        var file = TestBackup.NewFile();
        await File.WriteAllBytesAsync(file, bytes);
        return file;
    }

    private static async Task AssertNothingAsync(RegisterLocation place)
    {
        if (place.IsEmbedded)
        {
            Assert.False(File.Exists(place.DatabaseFile));
            Assert.DoesNotContain(TestBackup.Files(place.DataFolder!), name => name.StartsWith("restoring", StringComparison.Ordinal));
        }
        else
        {
            Assert.Equal(0, await TestBackup.NumberAsync(place, "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace"));
        }
    }
}
