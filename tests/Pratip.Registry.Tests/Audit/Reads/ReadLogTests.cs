using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Audit.Reads;
using Pratip.Registry.Storage.Guards;
using Pratip.Registry.Tests.Cases;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Audit.Reads;

public sealed class ReadLogTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Entries_follow_each_other_and_the_chain_is_whole(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        var reads = test.Register.Reads;
        Assert.Equal(new ReadVerification(0, null), await reads.VerifyAsync(CancellationToken.None));
        var actor = Somebody();
        foreach (var kind in Enum.GetValues<ReadKind>())
        {
            await reads.RecordAsync(actor, kind, "case-work", [Guid.CreateVersion7(), Guid.CreateVersion7()], CancellationToken.None, kind == ReadKind.Search ? "00ff" : null);
        }

        await reads.RecordAsync(actor, ReadKind.Search, "a \"purpose\"\nin words, ខ្មែរ", [], CancellationToken.None);
        Assert.Equal(new ReadVerification(Enum.GetValues<ReadKind>().Length + 1, null), await reads.VerifyAsync(CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Whoever_looks_does_not_wait_for_a_change_that_holds_a_row(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        await test.Register.ChangeAsync(new ProcessContext(ProcessKind.TaskChange, "tester", null, "a test", "test"), async change =>
        {
            await change.HoldAsync(Guid.CreateVersion7(), CancellationToken.None);
            await test.Register.Reads.RecordAsync(Somebody(), ReadKind.Case, "case-work", [Guid.CreateVersion7()], CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(60));
        }, CancellationToken.None);
        Assert.Equal(new ReadVerification(1, null), await test.Register.Reads.VerifyAsync(CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_log_outlives_the_program(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        await test.Register.Reads.RecordAsync(Somebody(), ReadKind.Case, "case-work", [Guid.CreateVersion7()], CancellationToken.None);
        await test.ReopenAsync();
        await test.Register.Reads.RecordAsync(Somebody(), ReadKind.Case, "case-work", [Guid.CreateVersion7()], CancellationToken.None);
        Assert.Equal(new ReadVerification(2, null), await test.Register.Reads.VerifyAsync(CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Many_who_look_at_once_make_one_chain(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        var actor = Somebody();
        await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => Task.Run(() => test.Register.Reads.RecordAsync(actor, ReadKind.Case, "case-work", [Guid.CreateVersion7()], CancellationToken.None))));
        Assert.Equal(new ReadVerification(24, null), await test.Register.Reads.VerifyAsync(CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task More_ids_than_one_statement_takes_are_all_kept(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        var ids = Enumerable.Range(0, 1001).Select(_ => Guid.CreateVersion7()).ToList();
        await test.Register.Reads.RecordAsync(Somebody(), ReadKind.Export, "data-quality", [.. ids, ids[0]], CancellationToken.None);
        Assert.True((await test.Register.Reads.VerifyAsync(CancellationToken.None)).IsWhole);
        Assert.Single(await test.Register.Reads.OfAsync([ids[1000]], 10, CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Nothing_but_new_entries_gets_in(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        await test.Register.Reads.RecordAsync(Somebody(), ReadKind.Case, "case-work", [Guid.CreateVersion7()], CancellationToken.None);
        foreach (var attack in (string[])["UPDATE reads SET purpose = 'other'", "DELETE FROM reads", "UPDATE read_ids SET row_id = 'x'", "DELETE FROM read_ids"])
        {
            var refused = await Assert.ThrowsAnyAsync<DbException>(() => ExecuteAsync(test, attack));
            Assert.Contains(GuardNames.LogIsFinal, refused.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_entry_altered_past_the_guards_is_found(Engine engine)
    {
        foreach (var attack in (string[])["UPDATE reads SET purpose = 'other' WHERE position = 3", "UPDATE reads SET user_id = 'nobody' WHERE position = 3",
            "DELETE FROM read_ids WHERE position = 3", "UPDATE reads SET previous_hash = hash WHERE position = 3"])
        {
            await using var test = await TestRegister.CreateAsync(engine);
            for (var number = 0; number < 5; number++)
            {
                await test.Register.Reads.RecordAsync(Somebody(), ReadKind.Case, "case-work", [Guid.CreateVersion7()], CancellationToken.None);
            }

            await ExecuteAsync(test, WithoutGuards(engine) + attack);
            Assert.Equal(new ReadVerification(2, 3), await test.Register.Reads.VerifyAsync(CancellationToken.None));
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_entry_taken_out_past_the_guards_is_found(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        for (var number = 0; number < 3; number++)
        {
            await test.Register.Reads.RecordAsync(Somebody(), ReadKind.Search, "case-work", [], CancellationToken.None);
        }

        await ExecuteAsync(test, WithoutGuards(engine) + "DELETE FROM reads WHERE position = 2");
        Assert.Equal(new ReadVerification(1, 2), await test.Register.Reads.VerifyAsync(CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Who_looked_at_a_case_is_told_to_its_supervisor_and_to_whoever_watches_the_log(Engine engine)
    {
        await using var world = await DossierWorld.CreateAsync(engine);
        var ids = new[] { world.Case.Id, world.Reports[0].Id };
        await world.Register.Reads.RecordAsync(world.ActorOf(world.Lead, "provincial-officer"), ReadKind.Case, "case-work", [world.Case.Id], CancellationToken.None);
        await world.Register.Reads.RecordAsync(world.ActorOf(world.Court, "court-liaison"), ReadKind.Identity, "court-request", [world.Reports[0].Id], CancellationToken.None);
        await world.Register.Reads.RecordAsync(world.ActorOf(world.Court, "court-liaison"), ReadKind.Case, "case-work", [Guid.CreateVersion7()], CancellationToken.None);
        foreach (var asker in (ActorRegister[])[world.As(world.Lead, "agency-supervisor"), world.As(world.Stranger, "auditor"), world.As(world.Stranger, "data-protection-officer")])
        {
            var looks = await WhoLooked.ReadAsync(asker, world.Lead.Id, ids, CancellationToken.None);
            Assert.Equal([(ReadKind.Identity, null), (ReadKind.Case, "Sok Dara")], looks.Select(look => (look.Kind, look.Name)));
        }

        foreach (var refused in (ActorRegister[])[world.As(world.Lead, "provincial-officer"), world.As(world.Stranger, "agency-supervisor"), world.As(world.Lead, "administrator")])
        {
            await Assert.ThrowsAsync<AccessRefusedException>(() => WhoLooked.ReadAsync(refused, world.Lead.Id, ids, CancellationToken.None));
        }
    }

    internal static async Task ExecuteAsync(TestRegister test, string sql)
    {
        await using DbConnection connection = test.Engine == Engine.Sqlite
            ? new SqliteConnection($"Data Source={Path.Combine(test.Folder, "reads.db")};Pooling=false")
            : new NpgsqlConnection(test.Location.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    internal static string WithoutGuards(Engine engine) => engine == Engine.Postgres
        ? "ALTER TABLE read_ids DROP CONSTRAINT read_ids_position_fkey; ALTER TABLE reads DISABLE TRIGGER USER; ALTER TABLE read_ids DISABLE TRIGGER USER;"
        : "PRAGMA foreign_keys = OFF; DROP TRIGGER reads_update; DROP TRIGGER reads_delete; DROP TRIGGER read_ids_update; DROP TRIGGER read_ids_delete;";

    private static Actor Somebody() => Sample.Actor();
}
