using FsCheck;
using FsCheck.Fluent;
using Pratip.Kernel;
using Pratip.Reference.Calendars;
using Pratip.Reference.Wording;

namespace Pratip.Reference.Tests.Calendars;

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
    [InlineData(0, "1904-01-01")]
    [InlineData(59, "1904-02-29")]
    [InlineData(60, "1904-03-01")]
    [InlineData(61, "1904-03-02")]
    [InlineData(43_906, "2024-03-17")]
    public void The_1904_system_has_no_day_that_never_was(double serial, string day)
    {
        Assert.True(DateSerial.TryRead(DateSerial.From1904(serial), out var date));
        Assert.Equal(DateOnly.ParseExact(day, "yyyy-MM-dd"), DateOnly.FromDateTime(date));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(60)]
    [InlineData(60.75)]
    [InlineData(-1)]
    [InlineData(2_958_466)]
    [InlineData(1e300)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void What_lies_outside_the_calendar_is_no_date_for_any_reader(double serial)
    {
        Assert.False(DateSerial.TryRead(serial, out _));
        Assert.False(DateReader.TryFromSerial(serial, out _, out var problem));
        Assert.Equal("reference.date.serial", problem.Key);
        Assert.NotEmpty(Texts.Reference.Format(problem, Language.Khmer));
    }

    [Fact]
    public void The_last_moment_of_the_calendar_is_read() => Assert.True(DateSerial.TryRead(2_958_465.999999999, out _));

    [Fact]
    public void The_fraction_is_the_time_of_day()
    {
        Assert.True(DateSerial.TryRead(45_368.75, out var evening));
        Assert.Equal(new DateTime(2024, 3, 17, 18, 0, 0, DateTimeKind.Unspecified), evening);
    }

    [Fact]
    public void Every_moment_of_every_day_reads_back_from_its_serial() =>
        Prop.ForAll(Gen.Choose(0, 2_958_463).Zip(Gen.Choose(0, 86_399)).ToArbitrary(), at =>
        {
            var moment = new DateTime(1900, 1, 1, 0, 0, 0, DateTimeKind.Unspecified).AddDays(at.Item1).AddSeconds(at.Item2);
            return DateSerial.TryRead(DateSerial.Of(moment), out var read) && read == moment;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_later_serial_is_a_later_day() =>
        Prop.ForAll(Gen.Choose(1, 2_958_464).Where(serial => serial is not (59 or 60)).ToArbitrary(), serial =>
            DateSerial.TryRead(serial, out var day) && DateSerial.TryRead(serial + 1, out var next) && next == day.AddDays(1)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(1, "1900-01-01")]
    [InlineData(45_368, "2024-03-17")]
    [InlineData(45_368.99, "2024-03-17")]
    public void A_date_of_the_register_has_no_time_of_day(double serial, string expected)
    {
        Assert.True(DateReader.TryFromSerial(serial, out var date, out _));
        Assert.Equal((expected, DatePrecision.Day), (date.ToString(), date.Precision));
    }

    [Fact]
    public void A_year_no_register_speaks_of_is_refused_though_a_spreadsheet_has_it()
    {
        Assert.True(DateReader.TryFromSerial(DateSerial.Of(new DateOnly(DateReader.LastYear, 12, 31)), out _, out _));
        Assert.False(DateReader.TryFromSerial(DateSerial.Of(new DateOnly(DateReader.LastYear + 1, 1, 1)), out _, out _));
    }
}
