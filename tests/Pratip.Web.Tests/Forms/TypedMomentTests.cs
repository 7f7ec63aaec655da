using Pratip.Web.Shared;

namespace Pratip.Web.Tests.Forms;

/// <summary>A day and an hour are read as a day is, whatever era its year is of.</summary>
public sealed class TypedMomentTests
{
    [Theory]
    [InlineData("17/03/2024 14:30", false, "2024-03-17T07:30:00Z")]
    [InlineData("2024-03-17T14:30", false, "2024-03-17T07:30:00Z")]
    [InlineData("១៧/០៣/២០២៤ ១៤:៣០", true, "2024-03-17T07:30:00Z")]
    [InlineData("17/03/2567 14:30", true, "2024-03-17T07:30:00Z")]
    [InlineData("17/11/2567 4:30", true, "2023-11-16T21:30:00Z")]
    [InlineData("29/02/2024 00:00", false, "2024-02-28T17:00:00Z")]
    public void A_day_and_an_hour_are_read(string typed, bool readsBuddhistYears, string moment)
    {
        Assert.True(TypedMoment.TryRead(typed, readsBuddhistYears, out var read, out var problem));
        Assert.Null(problem);
        Assert.Equal(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture), read);
    }

    [Theory]
    [InlineData("17/11/2567 14:30", "reference.date.which-era")]
    [InlineData("17/03/2024", "entry.moment")]
    [InlineData("03/2024 14:30", "entry.moment")]
    [InlineData("30/02/2024 14:30", "entry.moment")]
    [InlineData("17/03/2024 25:00", "entry.moment")]
    [InlineData("yesterday 14:30", "entry.moment")]
    public void What_may_be_either_of_two_days_is_asked_and_what_is_none_is_told_how_to_write_it(string typed, string problem)
    {
        Assert.False(TypedMoment.TryRead(typed, readsBuddhistYears: false, out _, out var told));
        Assert.Equal(problem, told.Key);
    }
}
