using Npgsql;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Registry.Tests.Tasks;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Entry;

/// <summary>Several who enter the same at one moment: the database lets one in, and the others are answered as if they had come a moment later.</summary>
public sealed class SimultaneousEntryTests
{
    private const int AtOnce = 6;

    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_reference_taken_between_look_and_entry_is_refused_in_the_words_of_the_check(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        var first = Sample.Case(world.Home.Id, 77);
        var refusal = await Assert.ThrowsAsync<EntryRefusedException>(() => BetweenAsync(
            world, new RowChanges().Add(first), () => CaseService.OpenAsync(officer, Opening() with { OwnReference = first.OwnReference }, CancellationToken.None)));
        var problem = Assert.Single(refusal.Problems);
        Assert.Equal((nameof(OpenCaseOptions.OwnReference), "cases.reference-taken"), (problem.Field, problem.What.Key));
        Assert.Equal([first.OwnReference, first.Number], problem.What.Args);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_number_of_another_body_taken_between_look_and_entry_is_refused_at_its_field(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        var number = new BodyCaseNumber { CaseId = world.Case.Id, Body = "court", Number = "12/2024" };
        var refusal = await Assert.ThrowsAsync<EntryRefusedException>(() => BetweenAsync(
            world, new RowChanges().Add(number), () => CaseService.OpenAsync(officer, Opening() with { OtherBody = "court", OtherNumber = "12/2024" }, CancellationToken.None)));
        Assert.Equal((nameof(OpenCaseOptions.OtherNumber), "cases.number-taken-by"), (refusal.Problems[0].Field, refusal.Problems[0].What.Key));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Of_many_who_open_a_case_under_one_reference_one_has_it_and_the_others_are_told_which_it_is(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(() => OutcomeAsync(
            () => CaseService.OpenAsync(officer, Opening() with { Id = RowId.Next() }, CancellationToken.None)))));
        Assert.Single(outcomes, outcome => outcome is null);
        Assert.All(outcomes.OfType<EntryProblem>(), problem => Assert.Equal((nameof(OpenCaseOptions.OwnReference), "cases.reference-taken"), (problem.Field, problem.What.Key)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task One_entry_sent_many_times_at_once_is_one_row_for_all(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        var (opening, number) = (Opening(), new AddBodyNumberOptions { CaseId = world.Case.Id, Body = "police", Number = "77" });
        var ids = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(() => CaseService.OpenAsync(officer, opening, CancellationToken.None))));
        Assert.Equal([opening.Id], ids.Distinct());
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(() => BodyNumberService.AddAsync(officer, number, CancellationToken.None))));
        Assert.Single(await world.AllAsync<BodyCaseNumber>());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_draft_kept_and_finished_many_times_at_once_is_kept_and_finished(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        var id = RowId.Next();
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(one => Task.Run(() => OutcomeAsync(() => Drafts.KeepAsync(officer, id, "open-case", [(byte)one], CancellationToken.None)))));
        Assert.Single(await Drafts.ListAsync(officer, CancellationToken.None));
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => Drafts.FinishAsync(officer, id, CancellationToken.None))));
        Assert.Empty(await Drafts.ListAsync(officer, CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_no_service_looks_for_is_refused_at_the_field_that_the_index_ends_with(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        var (again, cases) = (Sample.Case(world.Home.Id, 78), (await world.AllAsync<Case>()).Count);
        again.OwnReference = world.Case.OwnReference;
        again.ProvinceCode = "12";
        var refusal = await Assert.ThrowsAsync<EntryRefusedException>(() => officer.ChangeAsync(
            ProcessKind.CaseOpen, "a test", change => change.RecordAsync(EventKind.CaseOpened, new RowChanges().Add(again)), CancellationToken.None));
        Assert.Equal((nameof(Case.OwnReference), "corrections.taken"), (refusal.Problems[0].Field, refusal.Problems[0].What.Key));
        Assert.Equal(cases, (await world.AllAsync<Case>()).Count);
    }

    /// <summary>Enters rows in a change that is not committed before the work has looked and waits for it, where the engine lets it come so far.</summary>
    private static async Task BetweenAsync(DeskWorld world, RowChanges rows, Func<Task> work)
    {
        var (entered, release) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var first = world.Register.ChangeAsync(new ProcessContext(ProcessKind.CaseOpen, "tester", null, "a test", "test"), async change =>
        {
            await change.RecordAsync(EventKind.CaseOpened, rows);
            entered.SetResult();
            await release.Task;
        }, CancellationToken.None);
        await Task.WhenAny(entered.Task, first);
        var second = Task.Run(work);
        await SomebodyWaitsAsync(world.Test);
        release.SetResult();
        await first;
        await second;
    }

    /// <summary>SQLite lets one change in at a time: there the second cannot come so far, and waits at the door.</summary>
    private static async Task SomebodyWaitsAsync(TestRegister test)
    {
        if (test.Engine == Engine.Sqlite)
        {
            return;
        }

        await using var connection = new NpgsqlConnection(test.Location.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT count(*) FROM pg_locks WHERE NOT granted AND (database IS NULL OR database = (SELECT oid FROM pg_database WHERE datname = current_database())) AND locktype = 'transactionid'", connection);
        while ((long)(await command.ExecuteScalarAsync())! == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }
    }

    private static async Task<EntryProblem?> OutcomeAsync(Func<Task> work)
    {
        try
        {
            await work();
            return null;
        }
        catch (EntryRefusedException refusal)
        {
            return Assert.Single(refusal.Problems);
        }
        catch (StaleVersionException stale)
        {
            return new EntryProblem("", stale.Reason);
        }
    }

    private static OpenCaseOptions Opening() => new()
    {
        OwnReference = "REF-AT-ONCE",
        ActedOn = "2025-03-17",
        ProvinceCode = "12",
        OpeningArticle = "TSE-10",
    };
}
