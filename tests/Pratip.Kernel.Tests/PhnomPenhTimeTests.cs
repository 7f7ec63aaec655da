namespace Pratip.Kernel.Tests;

public sealed class PhnomPenhTimeTests
{
    [Fact]
    public void The_day_turns_at_five_in_the_afternoon_utc()
    {
        Assert.Equal(new DateOnly(2024, 12, 31), PhnomPenhTime.DateOf(new DateTimeOffset(2024, 12, 31, 16, 59, 59, TimeSpan.Zero)));
        Assert.Equal(new DateOnly(2025, 1, 1), PhnomPenhTime.DateOf(new DateTimeOffset(2024, 12, 31, 17, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void A_moment_has_the_same_day_from_whatever_zone_it_was_told()
    {
        var moment = new DateTimeOffset(2024, 12, 31, 18, 0, 0, TimeSpan.Zero);
        Assert.All([-12, -5, 0, 7, 14], hours => Assert.Equal(new DateOnly(2025, 1, 1), PhnomPenhTime.DateOf(moment.ToOffset(TimeSpan.FromHours(hours)))));
    }
}
