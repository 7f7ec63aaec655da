using Pratip.Exchange.Tabular;

namespace Pratip.Exchange.Tests.Tabular;

public sealed class DateSerialTests
{
    [Theory]
    [InlineData(1, "1900-01-01")]
    [InlineData(59, "1900-02-28")]
    [InlineData(61, "1900-03-01")]
    [InlineData(45_356, "2024-03-05")]
    [InlineData(2_958_465, "9999-12-31")]
    public void Days_agree_with_spreadsheets_on_both_sides_of_the_day_that_never_was(double serial, string day)
    {
        Assert.True(DateSerial.TryRead(serial, out var date));
        Assert.Equal(DateOnly.ParseExact(day, "yyyy-MM-dd"), DateOnly.FromDateTime(date));
        Assert.Equal(serial, DateSerial.Of(DateOnly.FromDateTime(date)));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(-1)]
    [InlineData(2_958_466)]
    [InlineData(double.NaN)]
    public void What_lies_outside_the_calendar_is_no_date(double serial) => Assert.False(DateSerial.TryRead(serial, out _));

    [Fact]
    public void The_last_moment_of_the_calendar_is_read() => Assert.True(DateSerial.TryRead(2_958_465.999999999, out _));
}
