using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Notes;
using Pratip.Registry.Storage;
using Pratip.Registry.Tests.Tasks;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Cases;

public sealed class AgeingListTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_supervisor_sees_the_open_cases_of_the_office_oldest_first_with_their_last_movement_and_officer(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var opened = world.Clock.GetUtcNow();
        var free = await world.OpenAsync(world.Home, 2);
        await world.OpenAsync(world.Other, 3);
        await CloseAsync(world, await world.OpenAsync(world.Home, 4));
        world.Clock.Pass(TimeSpan.FromDays(70));
        await NoteAsync(world, free.Id);
        var supervisor = await world.AsAsync(world.Supervisor);
        var all = await AgeingList.ReadAsync(supervisor, AgeingKind.Open, null, CancellationToken.None);
        Assert.Equal(
            [(world.Case.Id, opened, true, "Sok dara"), (free.Id, world.Clock.GetUtcNow(), false, null)],
            all.Items.Select(item => (item.Id, item.LastMoved, item.IsDormant, item.Officer)));
        Assert.Equal(world.Case.Id, Assert.Single((await AgeingList.ReadAsync(supervisor, AgeingKind.Dormant, null, CancellationToken.None)).Items).Id);
        Assert.Equal(free.Id, Assert.Single((await AgeingList.ReadAsync(supervisor, AgeingKind.Unassigned, null, CancellationToken.None)).Items).Id);
        Assert.Equal(free.Id, Assert.Single((await AgeingList.ReadAsync(supervisor, AgeingKind.Open, world.Case.Id, CancellationToken.None)).Items).Id);
        await world.RecuseAsync(world.Home, world.Justice);
        Assert.Empty((await AgeingList.ReadAsync(supervisor, AgeingKind.Dormant, null, CancellationToken.None)).Items);
        await Assert.ThrowsAsync<AccessRefusedException>(async () => await AgeingList.ReadAsync(await world.AsAsync(world.Officer), AgeingKind.Open, null, CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_list_costs_the_same_statements_however_long_it_is(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var supervisor = await world.AsAsync(world.Supervisor);
        var few = await CountAsync(AgeingKind.Open);
        for (var number = 2; number < 8; number++)
        {
            await world.OpenAsync(world.Home, number, number % 2 == 0 ? world.Officer : null);
        }

        Assert.Equal(few, await CountAsync(AgeingKind.Open));

        // One more finds whose case stands still; where nobody's does, no names are asked for.
        Assert.InRange(await CountAsync(AgeingKind.Dormant), few, few + 1);

        async Task<int> CountAsync(AgeingKind kind)
        {
            // The first reading may ask for agencies that the next ones remember.
            await AgeingList.ReadAsync(supervisor, kind, null, CancellationToken.None);
            using var count = StatementCount.Begin();
            await AgeingList.ReadAsync(supervisor, kind, null, CancellationToken.None);
            return count.Value;
        }
    }

    private static Task<long> CloseAsync(DeskWorld world, Case one)
    {
        var after = one.Copy<Case>();
        after.Status = "closed";
        return world.RecordAsync(ProcessKind.CaseChange, EventKind.CaseChanged, new RowChanges().Update(one, after));
    }

    private static Task<long> NoteAsync(DeskWorld world, Guid caseId) => world.RecordAsync(ProcessKind.NoteAdd, EventKind.NoteAdded, new RowChanges().Add(new Note
    {
        CaseId = caseId,
        AgencyId = world.Home.Id,
        UserId = world.Officer.Id,
        At = world.Clock.GetUtcNow(),
        Visibility = NoteVisibility.Case,
        WrappedKey = [1],
        Text = [1],
    }));
}
