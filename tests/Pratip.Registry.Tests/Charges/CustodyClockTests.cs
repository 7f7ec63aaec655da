using Pratip.Registry.Charges;

namespace Pratip.Registry.Tests.Charges;

public sealed class CustodyClockTests
{
    private static readonly DateTimeOffset Arrival = new(2026, 3, 2, 22, 30, 0, TimeSpan.FromHours(7));

    [Fact]
    public void It_runs_48_hours_from_the_arrival()
    {
        var clock = CustodyClock.Of(Custody(), Arrival.AddHours(40));
        Assert.Equal(Arrival.AddHours(48), clock.Deadline);
        Assert.Equal(TimeSpan.FromHours(8), clock.Remaining);
        Assert.True(clock.IsRunning);
        Assert.False(clock.IsOverrun);
    }

    [Theory]
    [InlineData(48, 0)]
    [InlineData(48.5, 0.5)]
    [InlineData(100, 52)]
    public void It_says_by_how_much_it_went_over(double hours, double over)
    {
        var clock = CustodyClock.Of(Custody(), Arrival.AddHours(hours));
        Assert.Equal(TimeSpan.FromHours(over), clock.Overrun);
        Assert.Equal(over > 0, clock.IsOverrun);
        Assert.Equal(TimeSpan.Zero, clock.Remaining);
    }

    [Fact]
    public void A_permission_of_the_prosecutor_moves_the_end()
    {
        var custody = Custody();
        custody.ExtendedUntil = Arrival.AddHours(72);
        custody.Permission = "12/2026";
        var clock = CustodyClock.Of(custody, Arrival.AddHours(60));
        Assert.True(clock.IsExtended);
        Assert.Equal(TimeSpan.FromHours(12), clock.Remaining);
        Assert.True(CustodyClock.Of(custody, Arrival.AddHours(73)).IsOverrun);
    }

    [Fact]
    public void It_stands_still_once_the_custody_has_ended()
    {
        var custody = Custody();
        custody.EndedAt = Arrival.AddHours(47);
        var clock = CustodyClock.Of(custody, Arrival.AddYears(1));
        Assert.False(clock.IsRunning);
        Assert.False(clock.IsOverrun);
        Assert.Equal(TimeSpan.FromHours(1), clock.Remaining);
    }

    [Fact]
    public void A_custody_that_ended_too_late_stays_so()
    {
        var custody = Custody();
        custody.EndedAt = Arrival.AddHours(50);
        Assert.Equal(TimeSpan.FromHours(2), CustodyClock.Of(custody, Arrival.AddHours(51)).Overrun);
    }

    private static Custody Custody() => new() { SuspectId = Guid.CreateVersion7(), ArrivedAt = Arrival };
}
