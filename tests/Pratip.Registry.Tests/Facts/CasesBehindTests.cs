using Pratip.Kernel;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Audit.Reads;
using Pratip.Registry.Facts;
using Pratip.Registry.Returns;
using Pratip.Registry.Storage;
using Pratip.Registry.Tests.Tasks;
using Pratip.Registry.Victims;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tabulation;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Facts;

public sealed class CasesBehindTests
{
    private const string Purpose = "data-quality";

    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_officer_sees_the_cases_behind_a_number_that_are_within_reach_and_the_look_stands_in_the_log(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var elsewhere = await world.OpenAsync(world.Other, 2);
        var (here, there) = (Sample.Victim(await world.ReportAsync(world.Home, 1, "Sok Dara")), Sample.Victim(await world.ReportAsync(world.Other, 2, "Chea Bopha")));
        (here.CaseId, there.CaseId) = (world.Case.Id, elsewhere.Id);
        await world.RecordAsync(ProcessKind.FileImport, EventKind.FileImported, new RowChanges().Add(here).Add(there).Add(
            new Return { AgencyId = world.Home.Id, Subject = "victims", From = new DateOnly(2024, 1, 1), To = new DateOnly(2024, 12, 31), State = "submitted", RowCount = 0 }));
        var officer = await world.AsAsync(world.Officer);
        foreach (var (measure, by, key) in new[] { ("victims.registered", null, null), ("victims.registered", "sex", "female"), ("victims.registered", "sex*citizenship", "female*KH"), ("cases.headline", "group", "trafficking") })
        {
            var behind = await CasesBehind.ReadAsync(officer, Request(measure, by), key, Purpose, CancellationToken.None);
            Assert.Equal([world.Case.Number], behind.Cases.Select(one => one.Number), StringComparer.Ordinal);
            Assert.Equal(1, behind.Cases[0].Victims);
            Assert.False(behind.IsCut);
        }

        Assert.Empty((await CasesBehind.ReadAsync(officer, Request("victims.registered", "sex"), "male", Purpose, CancellationToken.None)).Cases);
        Assert.Empty((await CasesBehind.ReadAsync(officer, Request("removals", null), null, Purpose, CancellationToken.None)).Cases);
        var reads = await world.Register.Reads.ListAsync(new ReadQuery(world.Officer.Id, ReadKind.Case, [world.Case.Id], null, null, null, 50), CancellationToken.None);
        Assert.Equal(4, reads.Count);
        Assert.All(reads, read => Assert.Equal(Purpose, read.Entry.Purpose));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_statistician_is_led_to_no_case(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var statistician = await world.AsAsync(await world.EmployAsync("counts", world.Home, "statistician"));
        await Assert.ThrowsAsync<AccessRefusedException>(() => CasesBehind.ReadAsync(statistician, Request("cases.headline", null), null, Purpose, CancellationToken.None));
    }

    private static FigureRequest Request(string measure, string? by) => new(MeasureCatalogue.Standard.Get(measure), ReportingWindow.OfYear(2024), by);
}
