using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Imports;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Storage;

public sealed class ChangeTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_row_is_read_back_as_it_was_written(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        var written = Sample.Case(await Sample.AgencyIdAsync(test.Register));
        var eventId = await Sample.AddAsync(test.Register, written);
        await using var db = test.Register.CreateContext();
        var read = await db.Cases.SingleAsync(one => one.Id == written.Id);
        Assert.Equal(eventId, read.EventId);
        Assert.Equal(1, read.Version);
        Assert.Equal("forced-labour, sexual-exploitation", string.Join(", ", read.FormsOfExploitation));
        Assert.Null(read.CountsAsPalermo);
        Assert.Equal("KH-2024-000001", read.Number);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_log_tells_the_same_words_on_both_engines(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        var file = Sample.File("ab\u1780\"");
        await Sample.AddAsync(test.Register, file);
        await using var db = test.Register.CreateContext();
        var told = Assert.Single(await EventReader.HistoryAsync(db, "imported_files", file.Id, CancellationToken.None));
        Assert.Equal(
            $$"""{"accepted":0,"agency_id":null,"at":"2024-03-17T01:02:03.000000Z","conflicts":0,"file_name":"a.xlsx","id":"{{file.Id}}","is_voided":false,"receipt":"{}","rejected":0,"sha256":"abក\"","unchanged":0,"updated":0,"version":1}""",
            told.After);
        Assert.Null(told.Before);
        Assert.Equal("", told.Changed);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_update_raises_the_version_and_names_the_changed_fields(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        var first = Sample.Case(await Sample.AgencyIdAsync(test.Register));
        await Sample.AddAsync(test.Register, first);
        var second = first.Copy<Case>();
        second.Status = "closed";
        second.FormsOfExploitation = ["forced-labour"];
        await Sample.UpdateAsync(test.Register, first, second);
        await using var db = test.Register.CreateContext();
        var read = await db.Cases.SingleAsync(one => one.Id == first.Id);
        Assert.Equal((2, "closed"), (read.Version, read.Status));
        var history = await EventReader.HistoryAsync(db, "cases", first.Id, CancellationToken.None);
        Assert.Equal("forms_of_exploitation,status", history[1].Changed);
        Assert.Equal(history[0].After, history[1].Before);
        Assert.Contains("\"status\":\"closed\"", history[1].After, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Nothing_changed_means_no_event(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        var first = Sample.Case(await Sample.AgencyIdAsync(test.Register));
        await Sample.AddAsync(test.Register, first);
        var same = first.Copy<Case>();
        same.FormsOfExploitation = ["forced-labour", "sexual-exploitation"];
        Assert.Equal(0, await Sample.UpdateAsync(test.Register, first, same));
        await using var db = test.Register.CreateContext();
        Assert.Equal(3, await db.Events.CountAsync());
        Assert.Equal(3, await db.Processes.CountAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_change_based_on_an_old_state_is_refused_and_names_the_rows(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        var first = Sample.Case(await Sample.AgencyIdAsync(test.Register));
        await Sample.AddAsync(test.Register, first);
        var mine = first.Copy<Case>();
        mine.Status = "closed";
        var theirs = first.Copy<Case>();
        theirs.Status = "suspended";
        await Sample.UpdateAsync(test.Register, first, theirs);
        var refused = await Assert.ThrowsAsync<StaleVersionException>(() => Sample.UpdateAsync(test.Register, first, mine));
        Assert.Equal(first.Id, Assert.Single(refused.Rows));
        await using var db = test.Register.CreateContext();
        Assert.Equal("suspended", (await db.Cases.SingleAsync(one => one.Id == first.Id)).Status);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Work_that_throws_leaves_nothing(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        var agency = await Sample.AgencyIdAsync(test.Register);
        await Assert.ThrowsAsync<TimeoutException>(() => test.Register.ChangeAsync(
            Sample.Import,
            async change =>
            {
                await change.RecordAsync(EventKind.FileImported, new RowChanges().Add(Sample.Case(agency)));
                throw new TimeoutException();
            }, CancellationToken.None));
        await using var db = test.Register.CreateContext();
        Assert.Equal((0, 2), (await db.Cases.CountAsync(), await db.Events.CountAsync()));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_row_may_change_twice_in_one_transaction(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        var agency = await Sample.AgencyIdAsync(test.Register);
        var first = Sample.Case(agency);
        await test.Register.ChangeAsync(
            Sample.Import,
            async change =>
            {
                await change.RecordAsync(EventKind.FileImported, new RowChanges().Add(first));
                Assert.Equal(1, await change.Db.Cases.CountAsync());
                foreach (var status in (string[])["suspended", "closed"])
                {
                    var before = await change.Db.Cases.SingleAsync();
                    var after = before.Copy<Case>();
                    after.Status = status;
                    await change.RecordAsync(EventKind.FileImported, new RowChanges().Update(before, after));
                }
            }, CancellationToken.None);
        await using var db = test.Register.CreateContext();
        Assert.Equal(3, (await db.Cases.SingleAsync()).Version);
        Assert.Equal(3, (await EventReader.HistoryAsync(db, "cases", first.Id, CancellationToken.None)).Count);
        Assert.Equal(3, await db.Processes.CountAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_bulk_load_is_one_event_with_a_line_for_each_row(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        var agency = await Sample.AgencyIdAsync(test.Register);
        var reports = Enumerable.Range(1, 3000).Select(i => Sample.Report(agency, i)).ToList();
        var eventId = await test.Register.ChangeAsync(
            Sample.Import,
            change => change.RecordAsync(EventKind.FileImported, new RowChanges().Add(reports.Select(Sample.Victim)).Add(reports)), CancellationToken.None);
        var updated = reports.ConvertAll(before => (Before: before, After: before.Copy<PersonReport>()));
        updated.ForEach(pair => pair.After.Sex = "male");
        await test.Register.ChangeAsync(
            Sample.Import, change => change.RecordAsync(EventKind.FileImported, new RowChanges().Update<PersonReport>(updated)), CancellationToken.None);
        await using var db = test.Register.CreateContext();
        Assert.Equal(6000, await db.EventRows.CountAsync(row => row.EventId == eventId));
        Assert.Equal(6000, (await db.Events.SingleAsync(one => one.Id == eventId)).RowCount);
        Assert.Equal(3000, await db.PersonReports.CountAsync(row => row.Sex == "male" && row.Version == 2));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_imports_bookkeeping_comes_with_an_event_and_is_updated_with_the_next(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        var agency = await Sample.AgencyIdAsync(test.Register);
        var line = new ImportedRow { AgencyId = agency, Sheet = "cases", RowKey = "C-1", TargetId = Guid.CreateVersion7(), TargetVersion = 1, ContentHash = [1] };
        await test.Register.ChangeAsync(
            Sample.Import, change => change.RecordAsync(EventKind.FileImported, new RowChanges().Add(Sample.File("a")).Track([line], [])), CancellationToken.None);
        line.ContentHash = [2];
        line.TargetVersion = 2;
        var second = await test.Register.ChangeAsync(
            Sample.Import, change => change.RecordAsync(EventKind.FileImported, new RowChanges().Add(Sample.File("b")).Track([], [line])), CancellationToken.None);
        await using var db = test.Register.CreateContext();
        var read = await db.ImportedRows.SingleAsync();
        Assert.Equal((second, 2, (byte)2), (read.EventId, read.TargetVersion, read.ContentHash[0]));
        await Assert.ThrowsAsync<InvalidOperationException>(() => test.Register.ChangeAsync(
            Sample.Import, change => change.RecordAsync(EventKind.FileImported, new RowChanges().Track([], [line])), CancellationToken.None));
    }

    [Fact]
    public async Task A_process_emits_only_the_events_it_declares_and_an_event_touches_only_its_tables()
    {
        await using var test = await TestRegister.CreateAsync(Engine.Sqlite);
        var agency = await Sample.AgencyIdAsync(test.Register);
        await Assert.ThrowsAsync<InvalidOperationException>(() => test.Register.ChangeAsync(
            Sample.Import, change => change.RecordAsync(EventKind.VoidRequested, new RowChanges().Add(Sample.Case(agency))), CancellationToken.None));
        await Assert.ThrowsAsync<InvalidOperationException>(() => test.Register.ChangeAsync(
            Sample.Import with { Kind = ProcessKind.RowAskVoid },
            change => change.RecordAsync(EventKind.VoidRequested, new RowChanges().Add(Sample.Case(agency))), CancellationToken.None));
    }

    [Fact]
    public async Task Nothing_is_saved_past_the_log()
    {
        await using var test = await TestRegister.CreateAsync(Engine.Sqlite);
        await using var db = test.Register.CreateContext();
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
    }
}
