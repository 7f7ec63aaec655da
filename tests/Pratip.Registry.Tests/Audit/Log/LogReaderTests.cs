using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Audit.Log;
using Pratip.Registry.Audit.Reads;
using Pratip.Registry.Entry;
using Pratip.Registry.Tests.Cases;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Audit.Log;

public sealed class LogReaderTests
{
    private static readonly LogFilter Everything = new();

    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Changes_stand_latest_first_with_who_for_whom_through_what_and_how_many_rows(Engine engine)
    {
        await using var world = await DossierWorld.CreateAsync(engine);
        var listing = await ReadAsync(world, LogPart.Changes, Everything);
        Assert.Null(listing.Next);
        Assert.Equal(listing.Lines.OrderByDescending(line => line.Place.At).ThenByDescending(line => line.Place.Id), listing.Lines);
        var opened = listing.Lines.Single(line => line.Rows.Contains(new LoggedRow("cases", world.Case.Id)) && line.Kind == ProcessKind.CaseOpen.Code);
        Assert.Equal(EventKind.CaseOpened.Code, opened.Event);
        Assert.True(opened.RowCount >= opened.Rows.Count);
        var loaded = listing.Lines.Single(line => line.Kind == ProcessKind.AgenciesLoadTemplate.Code);
        Assert.True(loaded is { RowCount: > ReadList.MostIds, Rows: [] }, "many rows are a number");
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_number_of_a_case_finds_all_that_hangs_on_it_and_an_id_its_one_row(Engine engine)
    {
        await using var world = await DossierWorld.CreateAsync(engine);
        var other = world.ActorOf(world.Lead, "provincial-officer");
        await world.Register.Reads.RecordAsync(other, ReadKind.Identity, "court-request", [world.Reports[0].Id], CancellationToken.None);
        await world.Register.Reads.RecordAsync(other, ReadKind.Case, "case-work", [Guid.CreateVersion7()], CancellationToken.None);
        var number = new LogFilter { Record = world.Case.Number.ToLowerInvariant() };
        var read = Assert.Single((await ReadAsync(world, LogPart.Reads, number)).Lines, line => line.Kind != "log");
        Assert.Equal(("identity", "court-request", "dara", "Sok Dara", 1), (read.Kind, read.Purpose, read.Actor, read.ActorName, read.RowCount));
        var changes = (await ReadAsync(world, LogPart.Changes, number)).Lines;
        Assert.Contains(changes, line => line.Kind == ProcessKind.SuspectAdd.Code);
        Assert.DoesNotContain(changes, line => line.Kind == ProcessKind.AgenciesLoadTemplate.Code);
        Assert.Equal(ProcessKind.SuspectAdd.Code, Assert.Single((await ReadAsync(world, LogPart.Changes, new LogFilter { Record = world.Suspects[0].Id.ToString() })).Lines).Kind);
        Assert.Empty((await ReadAsync(world, LogPart.Changes, new LogFilter { Record = Guid.CreateVersion7().ToString() })).Lines);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_account_the_kind_and_the_days_narrow_both_halves(Engine engine)
    {
        await using var world = await DossierWorld.CreateAsync(engine);
        await world.Register.Reads.RecordAsync(world.ActorOf(world.Lead, "provincial-officer"), ReadKind.Search, "protection", [], CancellationToken.None, "00ff");
        world.Clock.Pass(TimeSpan.FromDays(40));
        await world.Register.Reads.RecordAsync(world.ActorOf(world.Lead, "provincial-officer"), ReadKind.Case, "case-work", [world.Case.Id], CancellationToken.None);
        var today = world.As(world.Stranger, "auditor").Today;
        Assert.Equal("case", Assert.Single((await ReadAsync(world, LogPart.Reads, new LogFilter { Actor = "Dara", From = today.ToString("O") })).Lines).Kind);
        Assert.Equal("search", Assert.Single((await ReadAsync(world, LogPart.Reads, new LogFilter { Actor = "dara", To = today.AddDays(-1).ToString("O") })).Lines).Kind);
        Assert.Equal("search", Assert.Single((await ReadAsync(world, LogPart.Reads, new LogFilter { Kind = "search" })).Lines).Kind);
        Assert.Empty((await ReadAsync(world, LogPart.Reads, new LogFilter { Actor = "nobody" })).Lines);
        Assert.All((await ReadAsync(world, LogPart.Changes, new LogFilter { Kind = "case.open" })).Lines, line => Assert.Equal("case.open", line.Kind));
        Assert.Empty((await ReadAsync(world, LogPart.Changes, new LogFilter { Kind = "case.open", From = today.ToString("O") })).Lines);
        Assert.Empty((await ReadAsync(world, LogPart.Changes, new LogFilter { Actor = "nobody" })).Lines);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_noun_narrows_the_changes_to_those_of_its_rows_and_not_to_what_might_have_touched_them(Engine engine)
    {
        await using var world = await DossierWorld.CreateAsync(engine);
        var all = (await ReadAsync(world, LogPart.Changes, Everything)).Lines.Where(line => line.RowCount == line.Rows.Count).ToList();
        var nouns = all.SelectMany(line => line.Rows).Select(row => row.Noun!).Distinct(StringComparer.Ordinal).ToList();
        Assert.Contains("case_tasks", nouns, StringComparer.Ordinal);
        Assert.Contains((await ReadAsync(world, LogPart.Changes, new LogFilter { Noun = "suspects" })).Lines, line => line.Kind == ProcessKind.SuspectAdd.Code);
        foreach (var noun in nouns)
        {
            var asked = (await ReadAsync(world, LogPart.Changes, new LogFilter { Noun = noun })).Lines.Where(line => line.RowCount == line.Rows.Count);
            Assert.Equal(all.Where(line => line.Rows.Any(row => row.Noun == noun)).Select(line => line.Place), asked.Select(line => line.Place));
        }

        var ofCase = await ReadAsync(world, LogPart.Changes, new LogFilter { Noun = "cases", Record = world.Case.Number });
        Assert.NotEmpty(ofCase.Lines);
        Assert.All(ofCase.Lines, line => Assert.Contains(new LoggedRow("cases", world.Case.Id), line.Rows));
        var later = await LogReader.ReadAsync(world.As(world.Stranger, "auditor"), LogPart.Changes, new LogFilter { Noun = "cases" }, ofCase.Lines[^1].Place, CancellationToken.None);
        Assert.DoesNotContain(ofCase.Lines[^1].Place, later.Lines.Select(line => line.Place));
        var refusal = await Assert.ThrowsAsync<EntryRefusedException>(() => ReadAsync(world, LogPart.Reads, new LogFilter { Noun = "cases" }));
        Assert.Equal(nameof(LogFilter.Noun), Assert.Single(refusal.Problems).Field);
        await Assert.ThrowsAsync<EntryRefusedException>(() => ReadAsync(world, LogPart.Changes, new LogFilter { Noun = "pg_class" }));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Pages_follow_each_other_without_a_gap_in_as_many_statements_as_one(Engine engine)
    {
        await using var world = await DossierWorld.CreateAsync(engine);
        var officer = world.ActorOf(world.Lead, "provincial-officer");
        for (var number = 0; number < LogReader.PageSize + 10; number++)
        {
            await world.Register.Reads.RecordAsync(officer, ReadKind.Case, "case-work", [world.Case.Id], CancellationToken.None);
        }

        var own = new LogFilter { Actor = "dara" };
        var (first, many) = await CountedAsync(world, own, null);
        Assert.Equal(LogReader.PageSize, first.Lines.Count);
        var (second, few) = await CountedAsync(world, own, LogPlace.Read(first.Next!.ToString()));
        Assert.Equal(10, second.Lines.Count);
        Assert.Null(second.Next);
        Assert.Equal(many, few);
        Assert.Equal(LogReader.PageSize + 10, first.Lines.Concat(second.Lines).Select(line => line.Place).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Reading_the_log_is_recorded_and_is_no_look_at_the_case(Engine engine)
    {
        await using var world = await DossierWorld.CreateAsync(engine);
        var auditor = world.As(world.Stranger, "auditor");
        await LogReader.ReadAsync(auditor, LogPart.Changes, new LogFilter { Record = world.Case.Number }, null, CancellationToken.None);
        var looks = (await ReadAsync(world, LogPart.Reads, new LogFilter { Kind = "log", Record = world.Case.Id.ToString() })).Lines;
        Assert.Equal(2, looks.Count);
        Assert.All(looks, line => Assert.Equal((LogReader.Purpose, 1), (line.Purpose, line.RowCount)));
        Assert.Empty(await WhoLooked.ReadAsync(world.As(world.Lead, "agency-supervisor"), world.Lead.Id, [world.Case.Id], CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Whoever_does_not_watch_over_the_log_is_refused_and_leaves_nothing_in_it(Engine engine)
    {
        await using var world = await DossierWorld.CreateAsync(engine);
        foreach (var role in RoleBook.Standard.Roles.Select(role => role.Code).Except(["auditor", "data-protection-officer"], StringComparer.Ordinal))
        {
            var refused = world.As(world.Lead, role);
            await Assert.ThrowsAsync<AccessRefusedException>(() => LogReader.ReadAsync(refused, LogPart.Changes, Everything, null, CancellationToken.None));
            await Assert.ThrowsAsync<AccessRefusedException>(() => LogReader.VerifyAsync(refused, 0, CancellationToken.None));
        }

        Assert.Equal(new ReadVerification(0, null), await world.Register.Reads.VerifyAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData("", null, null, null, nameof(LogFilter.Kind))]
    [InlineData(null, "KH-1999-000001", null, null, nameof(LogFilter.Record))]
    [InlineData(null, null, "yesterday", null, nameof(LogFilter.From))]
    [InlineData(null, null, "9999", "0001", nameof(LogFilter.To))]
    [InlineData(null, null, "2025", "2024", nameof(LogFilter.To))]
    public async Task What_cannot_be_asked_is_said_at_its_field(string? kind, string? record, string? from, string? to, string field)
    {
        await using var world = await DossierWorld.CreateAsync(Engine.Sqlite);
        var filter = new LogFilter { Kind = kind is null ? null : "no.such-kind", Record = record, From = from, To = to };
        var refusal = await Assert.ThrowsAsync<EntryRefusedException>(() => ReadAsync(world, LogPart.Changes, filter));
        Assert.Equal(field, Assert.Single(refusal.Problems).Field);
    }

    private static Task<LogListing> ReadAsync(DossierWorld world, LogPart part, LogFilter filter) =>
        LogReader.ReadAsync(world.As(world.Stranger, "data-protection-officer"), part, filter, null, CancellationToken.None);

    private static async Task<(LogListing Listing, int Statements)> CountedAsync(DossierWorld world, LogFilter filter, LogPlace? after)
    {
        using var count = StatementCount.Begin();
        var listing = await LogReader.ReadAsync(world.As(world.Stranger, "auditor"), LogPart.Reads, filter, after, CancellationToken.None);
        return (listing, world.Test.Engine == Engine.Postgres ? count.SentByDriver : count.Value);
    }
}
