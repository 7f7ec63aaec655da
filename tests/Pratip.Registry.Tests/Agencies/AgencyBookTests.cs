using Pratip.Registry.Agencies;
using Pratip.Registry.Audit;
using Pratip.Registry.Storage;
using Pratip.Testing;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Agencies;

public sealed class AgencyBookTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_this_process_changes_is_seen_at_once(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine, new TestClock());
        var before = (await test.Register.Agencies.InForceAsync(Ct))[0];
        Assert.Same(before, (await test.Register.Agencies.AllAsync(Ct))[before.Id]);
        await ChangeAsync(test.Register, before, agency => agency.GoLiveOn = new DateOnly(2026, 1, 1));
        var after = (await test.Register.Agencies.AllAsync(Ct))[before.Id];
        Assert.Equal(new DateOnly(2026, 1, 1), after.GoLiveOn);
        await ChangeAsync(test.Register, after, agency => agency.IsVoided = true);
        Assert.DoesNotContain(await test.Register.Agencies.InForceAsync(Ct), agency => agency.Id == before.Id);
        Assert.Equal(before.Id, Assert.Single(await test.Register.Agencies.OfAsync([before.Id, Guid.NewGuid(), before.Id], Ct)).Key);
    }

    [Fact]
    public async Task What_another_node_changes_is_seen_within_seconds()
    {
        var clock = new TestClock();
        await using var test = await TestRegister.CreateAsync(Engine.Postgres, clock);
        await using var other = await Register.OpenAsync(test.Register.Location, RegisterAccess.Write, clock, Ct);
        var before = (await other.Agencies.InForceAsync(Ct))[0];
        await ChangeAsync(test.Register, before, agency => agency.GoLiveOn = new DateOnly(2026, 1, 1));
        clock.Pass(AgencyBook.Remembered);
        Assert.Equal(new DateOnly(2026, 1, 1), (await other.Agencies.AllAsync(Ct))[before.Id].GoLiveOn);

        // One that is named already is asked for at once.
        var added = new Agency { Code = "NEW", Kind = "ministry", Level = "national", NameEn = "New", NameKm = "ថ្មី" };
        await test.Register.ChangeAsync(new ProcessContext(ProcessKind.AgencySetGoLive, "tester", null, "a test", "test"), work => work.RecordAsync(EventKind.GoLiveSet, new RowChanges().Add(added)), Ct);
        Assert.Equal("NEW", (await other.Agencies.GetAsync(added.Id, Ct)).Code);
    }

    private static Task<long> ChangeAsync(Register register, Agency before, Action<Agency> change)
    {
        var after = before.Copy<Agency>();
        change(after);
        return register.ChangeAsync(new ProcessContext(ProcessKind.AgencySetGoLive, "tester", null, "a test", "test"), work => work.RecordAsync(EventKind.GoLiveSet, new RowChanges().Update(before, after)), Ct);
    }
}
