using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pratip.Registry.Audit;
using Pratip.Registry.Storage;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Storage;

/// <summary>A process that dies leaves all of a change or nothing of it.</summary>
public sealed class InterruptionTests
{
    private const int Rows = 4000;

    [Fact]
    public async Task What_a_killed_process_leaves_on_the_disk_holds_nothing_of_an_open_change()
    {
        await using var test = await TestRegister.CreateAsync(Engine.Sqlite);
        var agency = await Sample.AgencyIdAsync(test.Register);
        var left = Directory.CreateTempSubdirectory("pratip-test-").FullName;
        await test.Register.ChangeAsync(
            Sample.Import,
            async change =>
            {
                // A small cache makes SQLite write pages of the open transaction to the log file, as a large import does.
                await change.Db.Database.ExecuteSqlRawAsync("PRAGMA cache_size = 10");
                await change.RecordAsync(EventKind.FileImported, Load(agency));
                CopyDatabase(test.Folder, left);
            }, CancellationToken.None);
        Assert.True(new FileInfo(Path.Combine(left, "register.db-wal")).Length > 1_000_000);
        Assert.Equal((0, 2, "ok"), await CountAsync(left));
        CopyDatabase(test.Folder, left);
        Assert.Equal((Rows, 3, "ok"), await CountAsync(left));
        Directory.Delete(left, recursive: true);
    }

    [Fact]
    public async Task A_connection_cut_in_the_middle_leaves_nothing_and_the_next_change_goes_through()
    {
        await using var test = await TestRegister.CreateAsync(Engine.Postgres);
        var agency = await Sample.AgencyIdAsync(test.Register);
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => test.Register.ChangeAsync(
            Sample.Import,
            async change =>
            {
                await change.RecordAsync(EventKind.FileImported, Load(agency));
                var backend = (await change.Db.Database.SqlQueryRaw<int>("SELECT pg_backend_pid() AS \"Value\"").ToListAsync())[0];
                await using var other = test.Register.CreateContext();
                await other.Database.ExecuteSqlAsync($"SELECT pg_terminate_backend({backend})");
            }, CancellationToken.None));
        await using var db = test.Register.CreateContext();
        Assert.Equal((0, 2), (await db.PersonReports.CountAsync(), await db.Events.CountAsync()));
        await test.Register.ChangeAsync(Sample.Import, change => change.RecordAsync(EventKind.FileImported, Load(agency)), CancellationToken.None);
        Assert.Equal((Rows, 3), (await db.PersonReports.CountAsync(), await db.Events.CountAsync()));
    }

    private static RowChanges Load(Guid agency) => new RowChanges().Add(Enumerable.Range(1, Rows).Select(i => Sample.Report(agency, i)));

    private static void CopyDatabase(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "register.db*"))
        {
            using var source = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var target = new FileStream(Path.Combine(to, Path.GetFileName(file)), FileMode.Create);
            source.CopyTo(target);
        }
    }

    private static async Task<(int Reports, int Events, string Integrity)> CountAsync(string folder)
    {
        await using var register = await Register.OpenAsync(RegisterLocation.Folder(folder), RegisterAccess.Read, TimeProvider.System, CancellationToken.None);
        await using var db = register.CreateContext();
        var integrity = (await db.Database.SqlQueryRaw<string>("SELECT integrity_check AS \"Value\" FROM pragma_integrity_check").ToListAsync())[0];
        return (await db.PersonReports.CountAsync(), await db.Events.CountAsync(), integrity);
    }
}
