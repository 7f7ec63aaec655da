using Microsoft.EntityFrameworkCore;
using Pratip.Exchange.Imports;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Audit;
using Pratip.Registry.Removals;
using Pratip.Registry.Storage;
using Pratip.Testing.Databases;
using static Pratip.Exchange.Tests.Imports.ImportDesk;

namespace Pratip.Exchange.Tests.Imports;

/// <summary>A file writes no removal past the gate: from the agency's first day on it is the register that says what was cleared.</summary>
public sealed class GateImportTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_file_that_says_cleared_is_not_believed_and_each_uncleared_removal_is_answered_for(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        await GoLiveAsync(desk, "2024-05-01");
        var path = desk.Save(Sent("cleared"));
        Assert.Equal("Imported: new 3, updated 0, unchanged 0, rejected 0, conflicts 0", Counts(await desk.ImportAsync(path)));
        await using var db = desk.Register.CreateContext();
        Assert.Equal(["R1 removed-without-screening", "R2 screening-not-recorded", "R3 removed-without-screening"], await RemovalsAsync(db));
        var incidents = await db.RemovalIncidents.ToListAsync();
        Assert.Equal(2, incidents.Count);
        Assert.All(incidents, one => Assert.Equal(["no-clearance", "no-screening"], one.Obstacles));
        Assert.Equal(2, await db.CaseTasks.CountAsync(task => task.Kind == "removal-incident"));

        // Sent again as it was, and with another word in the cell, it changes nothing.
        var events = await db.Events.CountAsync();
        Assert.Equal(ImportOutcome.AlreadyReceived, (await desk.ImportAsync(path)).Outcome);
        Assert.Equal("unchanged 3", Counts(await desk.ImportAsync(Sent("cleared-by-override"))).Split(", ")[2]);
        Assert.Equal(2, await db.RemovalIncidents.CountAsync());
        Assert.Equal(["R1 removed-without-screening", "R2 screening-not-recorded", "R3 removed-without-screening"], await RemovalsAsync(db));
        Assert.True(await db.Events.CountAsync() <= events + 1);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_clearance_of_the_register_is_used_up_by_one_removal_of_a_file(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var held = Book("GDI");
        held.AddRow("removals", Removal("R1", cells: [("removed_on", null)]));
        await desk.ImportAsync(held);
        await GoLiveAsync(desk, "2024-01-01");
        await using var db = desk.Register.CreateContext();
        var report = await db.PersonReports.SingleAsync();
        var user = new User { AgencyId = report.AgencyId, SignInName = "officer", DisplayName = "officer" };
        await RecordAsync(desk, ProcessKind.UserInvite, EventKind.UserInvited, new RowChanges().Add(user));
        var clearance = new RemovalClearance { ReportId = report.Id, AgencyId = report.AgencyId, At = new DateTimeOffset(2024, 5, 10, 1, 0, 0, TimeSpan.Zero), Status = "cleared", Obstacles = ["no-screening"], AskedBy = user.Id, OverriddenBy = user.Id, OverridingAgencyId = await AgencyAsync(db, "PC-12"), WrappedKey = [1], Reason = [1] };
        await RecordAsync(desk, ProcessKind.RemovalClear, EventKind.ClearanceChanged, new RowChanges().Add(clearance));

        var removed = Book("GDI");
        removed.AddRow("removals", Removal("R1"));
        removed.AddRow("removals", Removal("R1", "F2", ("removed_on", "2024-06-20"), ("detained_on", "2024-06-01")));
        await desk.ImportAsync(removed);
        Assert.Equal(["R1 cleared-by-override", "R1 removed-without-screening"], await RemovalsAsync(db));
        Assert.Equal("used", (await db.RemovalClearances.SingleAsync()).Status);
        Assert.Single(await db.RemovalIncidents.ToListAsync());
    }

    [Fact]
    public async Task A_removal_hidden_in_what_became_of_a_detention_goes_back_to_its_sender()
    {
        await using var desk = await OpenAsync(Engine.Sqlite);
        await GoLiveAsync(desk, "2024-05-01");
        var book = Book("GDI");
        book.AddRow("removals", Removal("R1", cells: [("removed_on", null), ("disposition", "removed")]));
        book.AddRow("removals", Removal("R2", cells: [("name_latin", "LI Na"), ("removed_on", null), ("disposition", "released")]));
        var receipt = await desk.ImportAsync(book);
        Assert.Equal("Imported: new 1, updated 0, unchanged 0, rejected 1, conflicts 0", Counts(receipt));
        Assert.Contains("Write the day", Say(receipt), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_file_that_hands_somebody_to_a_mission_without_a_removal_is_answered_for(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        await GoLiveAsync(desk, "2024-05-01");
        var book = Book("GDI");
        book.AddRow("removals", Removal("R1", cells: [("removed_on", null), ("disposition", "embassy")]));
        book.AddRow("removals", Removal("R2", cells: [("name_latin", "LI Na"), ("removed_on", null), ("disposition", "released")]));
        book.AddRow("removals", Removal("R3", cells: [("name_latin", "NGUYEN Van An"), ("detained_on", "2024-04-02"), ("removed_on", null), ("disposition", "embassy")]));
        await desk.ImportAsync(book);
        await desk.ImportAsync(book);
        await using var db = desk.Register.CreateContext();
        var task = await db.CaseTasks.SingleAsync(one => one.Kind == "handed-uncleared");
        var detention = await db.Detentions.SingleAsync(one => one.Id == task.TargetId);
        Assert.Equal("R1", (await db.PersonReports.SingleAsync(one => one.Id == detention.ReportId)).OwnReference);
    }

    [Fact]
    public async Task Before_an_agency_has_a_first_day_its_word_is_kept_as_its_word()
    {
        await using var desk = await OpenAsync(Engine.Sqlite);
        await desk.ImportAsync(Sent("cleared"));
        await using var db = desk.Register.CreateContext();
        Assert.All(await db.Removals.ToListAsync(), one => Assert.Equal(("cleared", null), (one.Clearance, one.ClearanceId)));
        Assert.Empty(await db.RemovalIncidents.ToListAsync());

        // What it says is no clearance: on the day it goes live the sweep holds it against the gate.
        await GoLiveAsync(desk, "2024-05-01");
        Assert.Equal(2, await RemovalSweep.RunAsync(desk.Register, CancellationToken.None));
        Assert.Equal(["R1 removed-without-screening", "R2 cleared", "R3 removed-without-screening"], await RemovalsAsync(db));
    }

    private static Pratip.Exchange.Workbooks.AgencyWorkbook Sent(string clearance)
    {
        var book = Book("GDI");
        book.AddRow("removals", Removal("R1", cells: [("clearance", clearance)]));
        book.AddRow("removals", Removal("R2", cells: [("name_latin", "LI Na"), ("detained_on", "2024-04-02"), ("removed_on", "2024-04-30"), ("clearance", clearance)]));
        book.AddRow("removals", Removal("R3", cells: [("name_latin", "NGUYEN Van An"), ("removed_on", "2024-05"), ("clearance", clearance)]));
        return book;
    }

    private static async Task<IReadOnlyList<string>> RemovalsAsync(RegistryDb db) =>
        [.. (await db.Removals.AsNoTracking().Join(db.PersonReports, one => one.ReportId, report => report.Id, (one, report) => new { report.OwnReference, one.Clearance }).ToListAsync())
            .Select(one => $"{one.OwnReference} {one.Clearance}").Order(StringComparer.Ordinal)];

    private static Task<Guid> AgencyAsync(RegistryDb db, string code) => db.Agencies.Where(agency => agency.Code == code).Select(agency => agency.Id).SingleAsync();

    private static async Task GoLiveAsync(ImportDesk desk, string day)
    {
        await using var db = desk.Register.CreateContext();
        var before = await db.Agencies.SingleAsync(agency => agency.Code == "GDI");
        var after = before.Copy<Agency>();
        after.GoLiveOn = DateOnly.Parse(day, null);
        await RecordAsync(desk, ProcessKind.AgencySetGoLive, EventKind.GoLiveSet, new RowChanges().Update(before, after));
    }

    private static Task<long> RecordAsync(ImportDesk desk, ProcessKind process, EventKind kind, RowChanges rows) =>
        desk.Register.ChangeAsync(new ProcessContext(process, "tester", null, "a test", "test"), change => change.RecordAsync(kind, rows), CancellationToken.None);
}
