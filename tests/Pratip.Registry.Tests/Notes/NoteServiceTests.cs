using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Audit.Reads;
using Pratip.Registry.Cases;
using Pratip.Registry.Notes;
using Pratip.Registry.Storage;
using Pratip.Registry.Tests.Tasks;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Notes;

public sealed class NoteServiceTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_note_is_sealed_and_opened_on_the_record(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        var options = Options(world) with { Text = " She was afraid of the broker. \n" };
        await NoteService.AddAsync(officer, options, CancellationToken.None);
        await using (var db = world.Register.CreateContext())
        {
            var row = await db.Notes.SingleAsync();
            Assert.Equal((options.Id, world.Case.Id, world.Home.Id, world.Officer.Id), (row.Id, row.CaseId, row.AgencyId, row.UserId));
            var history = await EventReader.HistoryAsync(db, "notes", row.Id, CancellationToken.None);
            Assert.DoesNotContain("broker", history[0].After, StringComparison.Ordinal);
        }

        var opened = Assert.Single(await NoteService.OpenAsync(officer, [options.Id], "case-work", CancellationToken.None));
        Assert.Equal("She was afraid of the broker.", opened.Text);
        var look = Assert.Single(await WhoLooked.ReadAsync(await world.AsAsync(world.Supervisor), world.Home.Id, [world.Case.Id], CancellationToken.None));
        Assert.Equal((ReadKind.Note, "case-work", world.Officer.Id), (look.Kind, look.Purpose, look.UserId));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_note_for_the_agency_alone_is_hidden_from_the_others_on_the_case(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        await world.RecordAsync(ProcessKind.CaseChangeParties, EventKind.CasePartiesChanged,
            new RowChanges().Add(new CaseParty { CaseId = world.Case.Id, AgencyId = world.Other.Id, Role = "investigating", Since = "2026-03-01" }));
        var officer = await world.AsAsync(world.Officer);
        var (mine, ours) = (Options(world) with { Visibility = NoteVisibility.Agency }, Options(world));
        await NoteService.AddAsync(officer, mine, CancellationToken.None);
        await NoteService.AddAsync(officer, ours, CancellationToken.None);
        var other = await NoteService.OpenAsync(await world.AsAsync(world.Stranger), [mine.Id, ours.Id], "case-work", CancellationToken.None);
        Assert.Equal(ours.Id, Assert.Single(other).Id);
        Assert.Equal(2, (await NoteService.OpenAsync(await world.AsAsync(world.Colleague), [mine.Id, ours.Id], "case-work", CancellationToken.None)).Count);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_is_out_of_reach_takes_no_note_and_shows_none(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var (officer, stranger) = (await world.AsAsync(world.Officer), await world.AsAsync(world.Stranger));
        var options = Options(world);
        await NoteService.AddAsync(officer, options, CancellationToken.None);
        Assert.Equal("CaseId: entry.out-of-reach", await RefusalAsync(stranger, Options(world)));
        Assert.Equal("CaseId: entry.out-of-reach", await RefusalAsync(officer, Options(world) with { CaseId = Guid.NewGuid() }));
        Assert.Equal("ReportId: entry.out-of-reach", await RefusalAsync(officer, Options(world) with { CaseId = null, ReportId = Guid.NewGuid() }));
        Assert.Empty(await NoteService.OpenAsync(stranger, [options.Id], "case-work", CancellationToken.None));
        Assert.Equal(new ReadVerification(0, null), await world.Register.Reads.VerifyAsync(CancellationToken.None));

        // Seen through the territory, and not to be written to.
        var neighbour = await world.EmployAsync("rith", world.Agency("GDI"), "case-worker");
        await world.RecordAsync(ProcessKind.UserGrantRole, EventKind.RolesChanged, new RowChanges().Add(
            new RoleGrant { UserId = neighbour.Id, Role = "provincial-officer", ProvinceCode = world.Case.ProvinceCode, GrantedBy = "tester" }));
        Assert.Equal("CaseId: entry.out-of-reach", await RefusalAsync(await world.AsAsync(neighbour), Options(world)));
        Assert.Single(await world.AllAsync<Note>());
        await Assert.ThrowsAsync<AccessRefusedException>(async () => await NoteService.AddAsync(
            await world.AsAsync(await world.EmployAsync("chan", world.Home, "statistician")), Options(world), CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_same_note_sent_twice_is_one_and_nobody_takes_its_id(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        var options = Options(world);
        await NoteService.AddAsync(officer, options, CancellationToken.None);
        await NoteService.AddAsync(officer, options, CancellationToken.None);
        Assert.Equal("Text: entry.sent-already", await RefusalAsync(officer, options with { Text = "something else" }));
        Assert.Equal("CaseId: entry.out-of-reach", await RefusalAsync(await world.AsAsync(world.Colleague), options));
        var opened = await NoteService.OpenAsync(officer, [options.Id], "case-work", CancellationToken.None);
        Assert.Equal(options.Text, Assert.Single(opened).Text);
    }

    [Fact]
    public async Task A_note_whose_key_was_destroyed_is_there_without_its_text()
    {
        await using var world = await DeskWorld.CreateAsync(Engine.Sqlite);
        var officer = await world.AsAsync(world.Officer);
        var options = Options(world);
        await NoteService.AddAsync(officer, options, CancellationToken.None);
        var row = Assert.Single(await world.AllAsync<Note>());
        var shredded = row.Copy<Note>();
        shredded.WrappedKey = [];
        await world.RecordAsync(ProcessKind.NoteAdd, EventKind.NoteAdded, new RowChanges().Update(row, shredded));
        Assert.Null(Assert.Single(await NoteService.OpenAsync(officer, [options.Id], "case-work", CancellationToken.None)).Text);
    }

    [Fact]
    public void A_note_says_who_may_read_it_and_something_on_one_thing()
    {
        Assert.Equal("CaseId: entry.case-or-report, Visibility: entry.missing, Text: entry.missing", Words(new AddNoteOptions()));
        Assert.Equal("CaseId: entry.case-or-report, Visibility: entry.code, Text: entry.too-long",
            Words(new AddNoteOptions { CaseId = Guid.NewGuid(), ReportId = Guid.NewGuid(), Visibility = "everybody", Text = new string('x', 10_001) }));
        Assert.Equal("Text: entry.signs", Words(new AddNoteOptions { CaseId = Guid.NewGuid(), Visibility = "case", Text = "a\0b" }));
    }

    private static AddNoteOptions Options(DeskWorld world) => new() { CaseId = world.Case.Id, Visibility = NoteVisibility.Case, Text = "She was afraid." };

    private static Task<string> RefusalAsync(ActorRegister register, AddNoteOptions options) => Refusals.OfAsync(() => NoteService.AddAsync(register, options, CancellationToken.None));

    private static string Words(AddNoteOptions options) => string.Join(", ", options.Problems(new DateOnly(2026, 3, 2)).Select(problem => $"{problem.Field}: {problem.What.Key}"));
}
