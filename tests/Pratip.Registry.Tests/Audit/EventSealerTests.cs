using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Audit;
using Pratip.Registry.Storage;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Audit;

public sealed class EventSealerTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Fact]
    public async Task An_event_that_commits_later_stands_later_although_its_id_is_earlier()
    {
        await using var test = await TestRegister.CreateAsync(Engine.Postgres);
        var agency = await Sample.AgencyIdAsync(test.Register);
        var recorded = new TaskCompletionSource();
        var mayCommit = new TaskCompletionSource();
        var slow = test.Register.ChangeAsync(
            Sample.Import,
            async change =>
            {
                await change.RecordAsync(EventKind.FileImported, new RowChanges().Add(Sample.Case(agency, 1)));
                recorded.SetResult();
                await mayCommit.Task;
            }, CancellationToken.None);
        await recorded.Task;
        var quick = await Sample.AddAsync(test.Register, Sample.Case(agency, 2));
        await using var db = test.Register.CreateContext();
        var seenFirst = Assert.Single(await EventReader.ReadAsync(db, 2, 10, CancellationToken.None));
        mayCommit.SetResult();
        var late = await slow;
        var seenNext = Assert.Single(await EventReader.ReadAsync(db, seenFirst.Position, 10, CancellationToken.None));
        Assert.True(late < quick);
        Assert.Equal((quick, 3L), (seenFirst.Event.Id, seenFirst.Position));
        Assert.Equal((late, 4L), (seenNext.Event.Id, seenNext.Position));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_reader_by_position_misses_nothing_while_many_write(Engine engine)
    {
        const int writers = 8;
        const int changesEach = 15;
        await using var test = await TestRegister.CreateAsync(engine);
        var agency = await Sample.AgencyIdAsync(test.Register);
        var writing = Task.WhenAll(Enumerable.Range(0, writers).Select(async writer =>
        {
            for (var i = 0; i < changesEach; i++)
            {
                await Sample.AddAsync(test.Register, Sample.Report(agency, (writer * changesEach) + i));
            }
        }));
        var seen = new List<SealedEvent>();
        while (seen.Count < (writers * changesEach) + 2)
        {
            // Asked before reading: what is committed after an empty read is still to come.
            var allWritten = writing.IsCompleted;
            await using var db = test.Register.CreateContext();
            var next = await EventReader.ReadAsync(db, seen.LastOrDefault()?.Position ?? 0, 7, CancellationToken.None);
            seen.AddRange(next);
            if (allWritten && next.Count == 0)
            {
                break;
            }
        }

        await writing;
        Assert.Equal(Enumerable.Range(1, (writers * changesEach) + 2).Select(i => (long)i), seen.Select(one => one.Position));
        Assert.Equal(seen.Count, seen.DistinctBy(one => one.Event.Id).Count());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Events_left_by_a_process_that_died_before_sealing_are_sealed_with_the_next(Engine engine)
    {
        await using var attacked = await Storage.AttackedRegister.CreateAsync(engine);
        var row = Guid.CreateVersion7();
        await attacked.RunAsync(attacked.Open() + attacked.Tell(row) + attacked.Insert(row) + attacked.Close());
        await Sample.AddAsync(attacked.Register, Sample.Report(attacked.AgencyId));
        await using var db = attacked.Register.CreateContext();
        Assert.Equal(0, await db.EventPositions.CountAsync(place => place.Position == null));
    }
}
