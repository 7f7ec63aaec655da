using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Audit;
using Pratip.Registry.Board;
using Pratip.Registry.Cases;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Registry.Tests.Tasks;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Board;

public sealed class BoardReaderTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_waits_and_is_late_is_counted_office_by_office_and_done_is_not(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        await RaiseAsync(world, world.Home, TaskKinds.Custody, hours: -1, world.Case);
        await RaiseAsync(world, world.Home, TaskKinds.Custody, hours: 5, world.Case);
        await RaiseAsync(world, world.Home, TaskKinds.Dormant, hours: null, null);
        await RaiseAsync(world, world.Home, TaskKinds.Dormant, hours: -1, null, CaseTaskStatus.Done);
        await RaiseAsync(world, world.Home, TaskKinds.Assigned, hours: -1, null);
        await RaiseAsync(world, world.Other, TaskKinds.ReturnMissing, hours: -1, null);
        var secretariat = await world.AsAsync(await world.EmployAsync("data", world.Agency("OCM"), "data-officer"));
        var view = await BoardReader.ReadAsync(secretariat, new BoardQuery(), CancellationToken.None);
        Assert.Equal(BoardQuery.Kinds, view.Totals.Select(count => count.Kind), StringComparer.Ordinal);
        Assert.Equal((2, 1), Of(view, TaskKinds.Custody));
        Assert.Equal((1, 0), Of(view, TaskKinds.Dormant));
        Assert.Equal((1, 1), Of(view, TaskKinds.ReturnMissing));
        Assert.Equal((0, 0), Of(view, TaskKinds.RemovalIncident));
        Assert.Equal((3, 1), view.Offices.Where(office => office.Agency.Id == world.Home.Id).Select(office => (office.Open, office.Late)).Single());
        Assert.Equal((2, 1), Of(await BoardReader.ReadAsync(secretariat, new BoardQuery(ProvinceCode: world.Home.ProvinceCode), CancellationToken.None), TaskKinds.Custody));
        Assert.Equal((0, 0), Of(await BoardReader.ReadAsync(secretariat, new BoardQuery(AgencyCode: world.Other.Code), CancellationToken.None), TaskKinds.Custody));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_office_sees_itself_and_nothing_of_others_whatever_the_address_says(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        await RaiseAsync(world, world.Home, TaskKinds.Custody, hours: -1, world.Case);
        var stranger = await world.AsAsync(world.Stranger);
        foreach (var query in (BoardQuery[])[new(), new(AgencyCode: world.Home.Code), new(ProvinceCode: world.Home.ProvinceCode)])
        {
            Assert.Equal((0, 0), Of(await BoardReader.ReadAsync(stranger, query, CancellationToken.None), TaskKinds.Custody));
            Assert.Empty((await BoardReader.MattersAsync(stranger, query, TaskKinds.Custody, null, CancellationToken.None)).Items);
        }

        var officer = await world.AsAsync(world.Officer);
        Assert.Equal((1, 1), Of(await BoardReader.ReadAsync(officer, new BoardQuery(), CancellationToken.None), TaskKinds.Custody));
        foreach (var role in (string[])["statistician", "auditor", "embassy-liaison", "administrator"])
        {
            var other = await world.AsAsync(await world.EmployAsync(role, world.Home, role));
            await Assert.ThrowsAsync<AccessRefusedException>(() => BoardReader.ReadAsync(other, new BoardQuery(), CancellationToken.None));
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Behind_a_number_stand_its_matters_page_by_page_and_a_case_only_within_reach(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        for (var at = 0; at < BoardReader.PageSize + 2; at++)
        {
            await RaiseAsync(world, world.Home, TaskKinds.Custody, hours: at - 1, at == 0 ? world.Case : null);
        }

        var secretariat = await world.AsAsync(await world.EmployAsync("data", world.Agency("OCM"), "data-officer"));
        var first = await BoardReader.MattersAsync(secretariat, new BoardQuery(), TaskKinds.Custody, null, CancellationToken.None);
        Assert.Equal(BoardReader.PageSize, first.Items.Count);
        Assert.Equal((world.Case.Number, true), (first.Items[0].CaseNumber, first.Items[0].IsLate));
        var second = await BoardReader.MattersAsync(secretariat, new BoardQuery(), TaskKinds.Custody, first.Next, CancellationToken.None);
        Assert.Equal(2, second.Items.Count);
        Assert.Null(second.Next);
        Assert.Empty(first.Items.Select(one => one.Id).Intersect(second.Items.Select(one => one.Id)));
        var immigration = await world.AsAsync(await world.EmployAsync("border", world.Home, "immigration-officer"));
        var seen = await BoardReader.MattersAsync(immigration, new BoardQuery(), TaskKinds.Custody, null, CancellationToken.None);
        Assert.Equal((BoardReader.PageSize, null), (seen.Items.Count, seen.Items[0].CaseNumber));
    }

    private static (int Open, int Late) Of(BoardView view, string kind) => view.Totals.Where(count => count.Kind == kind).Select(count => (count.Open, count.Late)).Single();

    private static Task<long> RaiseAsync(DeskWorld world, Agency agency, string kind, int? hours, Case? one, string status = CaseTaskStatus.Open) => world.RecordAsync(
        ProcessKind.TaskChange, EventKind.TaskChanged, new RowChanges().Add(new CaseTask
        {
            Kind = kind,
            AgencyId = agency.Id,
            CaseId = one?.Id,
            DueAt = hours is { } after ? world.Register.Clock.GetUtcNow().AddHours(after) : null,
            Status = status,
        }));
}
