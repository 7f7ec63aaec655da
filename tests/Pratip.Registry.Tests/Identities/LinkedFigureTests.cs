using Pratip.Kernel;
using Pratip.Reference.Law;
using Pratip.Registry.Audit;
using Pratip.Registry.Facts;
using Pratip.Registry.Returns;
using Pratip.Registry.Storage;
using Pratip.Registry.Victims;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tabulation;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Identities;

/// <summary>Promise one, as a reader of a figure sees it.</summary>
public sealed class LinkedFigureTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_total_says_how_many_persons_it_would_have_counted_twice_and_whom_both_offices_reported(Engine engine)
    {
        await using var world = await LinkedWorld.CreateAsync(engine);
        var rows = new RowChanges();
        rows.Add(world.OfHome.Concat(world.OfOther).Select(report => new Victim { ReportId = report.Id, RegisteredOn = "2024-05-01", Status = "presumed" }));
        rows.Add(new Return { AgencyId = world.Desk.Home.Id, Subject = "victims", From = new DateOnly(2024, 1, 1), To = new DateOnly(2024, 12, 31), State = "submitted", RowCount = 0 });
        await world.Desk.RecordAsync(ProcessKind.FileImport, EventKind.FileImported, rows);
        var before = (await FigureAsync(world)).Linkage!;
        Assert.Equal((LinkedWorld.People + LinkedWorld.Shared, 0), (before.Linked, before.Removed));
        Assert.Empty(before.Overlaps);

        var outcome = await world.LinkAsync();
        var figure = await FigureAsync(world);
        Assert.Equal((outcome.Counts.Reports, outcome.Counts.Persons), ((int)figure.Linkage!.Reported, (int)figure.Linkage.Linked));
        Assert.Equal(figure.Total, figure.Linkage.Linked);
        var overlap = Assert.Single(figure.Linkage.Overlaps);
        Assert.Equal(
            new[] { world.Desk.Home.Code, world.Desk.Other.Code }.Order(StringComparer.Ordinal), [overlap.AgencyCode, overlap.OtherAgencyCode], StringComparer.Ordinal);
        Assert.Equal(outcome.Counts.Shared, (int)overlap.Persons);
    }

    private static async Task<Figure> FigureAsync(LinkedWorld world)
    {
        await using var db = world.Register.CreateContext();
        var facts = await new FactSnapshotReader(db, LawBook.Standard).ReadAsync(new DateOnly(2025, 6, 30));
        return FigureComputer.Compute(facts, MeasureCatalogue.Standard.Get("victims.registered"), ReportingWindow.OfYear(2024));
    }
}
