using System.Globalization;
using Pratip.Registry.Audit;
using Pratip.Registry.Charges;
using Pratip.Registry.Tests.Charges;
using Pratip.Testing.Databases;
using static Pratip.Registry.Tests.Corrections.Corrector;

namespace Pratip.Registry.Tests.Corrections;

/// <summary>A custody whose extension was written down wrongly is corrected under the rules under which it is extended.</summary>
public sealed class CorrectedCustodyTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_extension_is_corrected_by_another_person_and_moves_the_task(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        var (id, arrived) = await ExtendedAsync(world);
        var options = Of("custodies", id, 2, ("ExtendedUntil", Text(arrived.AddHours(60))));
        Assert.Empty((await CorrectAsync(world.Officer, options)).FilledIn);
        await ApproveAsync(world.Named("vuthy", world.Lead, "agency-supervisor"), options, 2);
        Assert.Equal(arrived.AddHours(60), world.Row<Custody>(id).ExtendedUntil);
        Assert.Equal(arrived.AddHours(54), Assert.Single(world.Tasks(CustodyService.TaskKind)).DueAt);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_extension_is_corrected_to_none_that_could_not_be_given(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        var (id, arrived) = await ExtendedAsync(world);
        Assert.Equal("ExtendedUntil: custody.until", await RefusalAsync(world.Officer, Of("custodies", id, 2, ("ExtendedUntil", Text(arrived.AddHours(73))))));
        Assert.Equal("ExtendedUntil: custody.until", await RefusalAsync(world.Officer, Of("custodies", id, 2, ("ArrivedAt", Text(arrived.AddHours(-30))))));

        var (bare, from) = await BegunAsync(world);
        Assert.Equal("Permission: entry.missing", await RefusalAsync(world.Officer, Of("custodies", bare, 1, ("ExtendedUntil", Text(from.AddHours(60))))));
        Assert.Null(world.Row<Custody>(bare).ExtendedUntil);
    }

    private static async Task<(Guid Id, DateTimeOffset Arrived)> ExtendedAsync(SuspectWorld world)
    {
        var (id, arrived) = await BegunAsync(world);
        await CustodyService.ExtendAsync(world.Officer, new ExtendCustodyOptions { Id = id, BasedOn = 1, ExtendedUntil = arrived.AddHours(72), Permission = "17/26" }, CancellationToken.None);
        return (id, arrived);
    }

    private static async Task<(Guid Id, DateTimeOffset Arrived)> BegunAsync(SuspectWorld world)
    {
        var now = world.Clock.GetUtcNow();
        var options = new BeginCustodyOptions { Id = RowId.Next(), SuspectId = await world.AddSuspectAsync(), ArrivedAt = now.AddHours(-1).AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute)) };
        await CustodyService.BeginAsync(world.Officer, options, CancellationToken.None);
        return (options.Id, options.ArrivedAt.Value);
    }

    private static string Text(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture);
}
