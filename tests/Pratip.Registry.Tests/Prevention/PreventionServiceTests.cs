using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.Prevention;
using Pratip.Registry.Storage;
using Pratip.Registry.Tests.Tasks;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Prevention;

public sealed class PreventionServiceTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_activity_is_entered_once_and_changed_by_its_own_office(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        var options = Activity("A-1") with { ParticipantsFemale = 0, ParticipantsMale = 12 };
        await PreventionService.AddActivityAsync(officer, options, CancellationToken.None);
        await PreventionService.AddActivityAsync(officer, options, CancellationToken.None);
        var row = Assert.Single(await world.AllAsync<PreventionActivity>());
        Assert.Equal((world.Home.Id, 0, 12, null), (row.AgencyId, row.ParticipantsFemale, row.ParticipantsMale, row.ParticipantsUnknown));
        await PreventionService.ChangeActivityAsync(officer, Change(row.Id, 1, options) with { Title = "Training of teachers" }, CancellationToken.None);
        Assert.Equal("Training of teachers", Assert.Single(await world.AllAsync<PreventionActivity>()).Title);
        await Assert.ThrowsAsync<StaleVersionException>(() => PreventionService.ChangeActivityAsync(officer, Change(row.Id, 1, options), CancellationToken.None));
        var taken = await Assert.ThrowsAsync<EntryRefusedException>(() => PreventionService.AddActivityAsync(officer, options with { Id = RowId.Next() }, CancellationToken.None));
        Assert.Equal((nameof(ActivityEntry.OwnReference), "prevention.reference-taken"), (taken.Problems[0].Field, taken.Reason.Key));
        await PreventionService.AddActivityAsync(await world.AsAsync(world.Stranger), options with { Id = RowId.Next() }, CancellationToken.None);
        var stranger = await world.AsAsync(world.Stranger);
        var outside = await Assert.ThrowsAsync<EntryRefusedException>(() => PreventionService.ChangeActivityAsync(stranger, Change(row.Id, 2, options), CancellationToken.None));
        Assert.Equal("entry.out-of-reach", outside.Reason.Key);
        await Assert.ThrowsAsync<AccessRefusedException>(async () => await PreventionService.AddActivityAsync(
            await world.AsAsync(await world.EmployAsync("clerk", world.Home, "court-liaison")), Activity("A-2"), CancellationToken.None));
    }

    [Theory]
    [InlineData("", "training", "2024-05-01", null, nameof(ActivityEntry.OwnReference))]
    [InlineData("A", "party", "2024-05-01", null, nameof(ActivityEntry.Kind))]
    [InlineData("A", "training", null, null, nameof(ActivityEntry.On))]
    [InlineData("A", "training", "2030-05-01", null, nameof(ActivityEntry.On))]
    [InlineData("A", "training", "2024", -1, nameof(ActivityEntry.ParticipantsFemale))]
    public void What_cannot_be_is_said_beside_the_field(string reference, string kind, string? on, int? female, string field) =>
        Assert.Equal(field, Assert.Single((Activity(reference) with { Kind = kind, On = on, ParticipantsFemale = female }).Problems(new DateOnly(2026, 3, 2))).Field);

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Totals_say_how_many_gave_no_number_and_never_count_them_as_none(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        var none = await PreventionLists.TotalsAsync(officer, new ActivityFilter(), CancellationToken.None);
        Assert.Equal((0, new ParticipantTotal(null, 0)), (none.Activities, none.Female));
        await PreventionService.AddActivityAsync(officer, Activity("A-1") with { ParticipantsFemale = 10, ParticipantsMale = 0 }, CancellationToken.None);
        await PreventionService.AddActivityAsync(officer, Activity("A-2") with { ParticipantsFemale = 5 }, CancellationToken.None);
        await PreventionService.AddActivityAsync(officer, Activity("B-3") with { Kind = "campaign", On = "2025" }, CancellationToken.None);
        await PreventionService.AddActivityAsync(await world.AsAsync(world.Stranger), Activity("X-1") with { ParticipantsFemale = 100 }, CancellationToken.None);
        var all = await PreventionLists.TotalsAsync(officer, new ActivityFilter(), CancellationToken.None);
        Assert.Equal((3, new ParticipantTotal(15, 1), new ParticipantTotal(0, 2), new ParticipantTotal(null, 3)), (all.Activities, all.Female, all.Male, all.Unknown));
        var campaigns = await PreventionLists.TotalsAsync(officer, new ActivityFilter("campaign", Year: 2025), CancellationToken.None);
        Assert.Equal((1, new ParticipantTotal(null, 1)), (campaigns.Activities, campaigns.Female));
        var one = await PreventionLists.ActivitiesAsync(officer, new ActivityFilter(ProvinceCode: "12", AgencyCode: "PC-12", Year: 2024), null, CancellationToken.None);
        Assert.Equal(["A-2", "A-1"], one.Items.OrderByDescending(row => row.Id).Select(row => row.OwnReference), StringComparer.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_list_goes_page_by_page_latest_first_with_the_same_statements(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        var rows = Enumerable.Range(0, 120).Select(number => new PreventionActivity { AgencyId = world.Home.Id, OwnReference = $"A-{number}", Kind = "training", On = $"2024-0{(number % 9) + 1}-01" }).ToList();
        await world.RecordAsync(ProcessKind.PreventionChange, EventKind.PreventionChanged, new RowChanges().Add<PreventionActivity>(rows));
        var seen = new List<Guid>();
        Guid? after = null;
        do
        {
            var page = await PreventionLists.ActivitiesAsync(officer, new ActivityFilter(), after, CancellationToken.None);
            seen.AddRange(page.Items.Select(row => row.Id));
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(rows.OrderByDescending(row => row.On, StringComparer.Ordinal).ThenByDescending(row => row.Id).Select(row => row.Id), seen);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_measure_has_one_number_in_its_plan_and_a_body_that_may_enter_it(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        var options = new AddMeasureOptions { Plan = "NPA 2024-2028", Number = "1.2", Title = "Shelters in every province", Progress = "under-way", DueOn = "2028" };
        await PreventionService.AddMeasureAsync(officer, options, CancellationToken.None);
        await PreventionService.AddMeasureAsync(officer, options, CancellationToken.None);
        await RefusedAsync(options with { Id = RowId.Next() }, nameof(MeasureEntry.Number), "prevention.number-taken");
        await RefusedAsync(options with { Id = RowId.Next(), Number = "1.3", AgencyCode = "MOJ" }, nameof(MeasureEntry.AgencyCode), "prevention.not-your-body");
        await RefusedAsync(options with { Id = RowId.Next(), Number = "1.3", AgencyCode = "NOBODY" }, nameof(MeasureEntry.AgencyCode), "entry.code");
        await RefusedAsync(options with { Id = RowId.Next(), Number = "1.3", Progress = "half" }, nameof(MeasureEntry.Progress), "entry.code");
        var change = new ChangeMeasureOptions { Id = options.Id, BasedOn = 1, Plan = options.Plan, Number = options.Number, Title = options.Title, Progress = "done" };
        await PreventionService.ChangeMeasureAsync(officer, change, CancellationToken.None);
        var row = Assert.Single((await PreventionLists.MeasuresAsync(officer, "done", null, CancellationToken.None)).Items);
        Assert.Equal((world.Home.Id, null), (row.AgencyId, row.DueOn));
        Assert.Empty((await PreventionLists.MeasuresAsync(officer, "under-way", null, CancellationToken.None)).Items);
        Assert.Null(await PreventionLists.FindMeasureAsync(await world.AsAsync(world.Stranger), row.Id, CancellationToken.None));
        await Assert.ThrowsAsync<StaleVersionException>(() => PreventionService.ChangeMeasureAsync(officer, change, CancellationToken.None));

        async Task RefusedAsync(AddMeasureOptions refusedOptions, string field, string key)
        {
            var refused = await Assert.ThrowsAsync<EntryRefusedException>(() => PreventionService.AddMeasureAsync(officer, refusedOptions, CancellationToken.None));
            Assert.Equal((field, key), (refused.Problems[0].Field, refused.Reason.Key));
        }
    }

    private static AddActivityOptions Activity(string reference) => new() { OwnReference = reference, Kind = "training", On = "2024-05-01", ProvinceCode = "12" };

    private static ChangeActivityOptions Change(Guid id, int basedOn, ActivityEntry entry) => new()
    {
        Id = id,
        BasedOn = basedOn,
        OwnReference = entry.OwnReference,
        Kind = entry.Kind,
        On = entry.On,
        ProvinceCode = entry.ProvinceCode,
        ParticipantsFemale = entry.ParticipantsFemale,
        ParticipantsMale = entry.ParticipantsMale,
    };
}
