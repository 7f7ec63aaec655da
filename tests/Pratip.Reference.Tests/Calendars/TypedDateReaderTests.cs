using FsCheck;
using FsCheck.Fluent;
using Pratip.Kernel;
using Pratip.Reference.Calendars;
using Pratip.Reference.Wording;

namespace Pratip.Reference.Tests.Calendars;

public sealed class TypedDateReaderTests
{
    private static readonly Arbitrary<PartialDate> Dates =
        (from day in Gen.Choose(new DateOnly(1900, 1, 1).DayNumber, new DateOnly(2199, 12, 31).DayNumber).Select(DateOnly.FromDayNumber)
         from precision in Gen.Elements(Enum.GetValues<DatePrecision>())
         select precision switch
         {
             DatePrecision.Year => PartialDate.OfYear(day.Year),
             DatePrecision.Month => PartialDate.OfMonth(day.Year, day.Month),
             _ => PartialDate.OfDay(day),
         }).ToArbitrary();

    private static readonly ReadingStyle[] Styles =
        [.. from language in Enum.GetValues<Language>() from digits in new[] { true, false } from years in new[] { true, false } select new ReadingStyle(language, digits, years)];

    [Theory]
    [InlineData("2026-11-28", "2026-11-28")]
    [InlineData("28/11/2026", "2026-11-28")]
    [InlineData("28.11.2026", "2026-11-28")]
    [InlineData("28-11-2026", "2026-11-28")]
    [InlineData(" ២៨/១១/២០២៦ ", "2026-11-28")]
    [InlineData("២៨ វិច្ឆិកា ២០២៦", "2026-11-28")]
    [InlineData("28 November 2026", "2026-11-28")]
    [InlineData("11/2026", "2026-11")]
    [InlineData("2026-11", "2026-11")]
    [InlineData("2026", "2026")]
    [InlineData("02/03/2569", "2026-03-02")]
    [InlineData("25690302", "2026-03-02")]
    [InlineData("០២/០៣/២៥៦៩", "2026-03-02")]
    [InlineData("03/2569", "2026-03")]
    public void Dates_are_read_in_every_form_people_write_them(string typed, string iso)
    {
        foreach (var readsBuddhistYears in new[] { true, false })
        {
            Assert.True(TypedDateReader.TryRead(typed, readsBuddhistYears, out var date, out _));
            Assert.Equal(iso, date.ToString());
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("yesterday")]
    [InlineData("31/02/2026")]
    [InlineData("28/11/26")]
    [InlineData("11/28/2026")]
    [InlineData("28/11/2026 (")]
    [InlineData("(ព.ស. ២៥៧០)")]
    [InlineData("28/11/9999")]
    public void What_is_no_date_is_told(string typed)
    {
        Assert.False(TypedDateReader.TryRead(typed, readsBuddhistYears: true, out _, out var problem));
        Assert.StartsWith("reference.date.", problem.Key, StringComparison.Ordinal);
    }

    /// <summary>Thai papers of 2570 are of 2027, Cambodian ones of after May of 2026: a year would decide whether somebody was a child.</summary>
    [Theory]
    [InlineData("28/11/2570", "2027-11-28", "2026-11-28")]
    [InlineData("11/2570", "2027-11", "2026-11")]
    [InlineData("2570", "2027", "2026")]
    public void A_year_of_the_buddhist_era_that_may_be_two_is_asked_about_and_both_are_named(string typed, string thai, string cambodian)
    {
        Assert.False(TypedDateReader.TryRead(typed, readsBuddhistYears: false, out _, out var problem));
        Assert.Equal("reference.date.which-era", problem.Key);
        Assert.Equal(string.Join(" | ", typed, thai, cambodian), string.Join(" | ", problem.Args));
    }

    [Fact]
    public void Who_reads_buddhist_years_means_the_cambodian_ones()
    {
        Assert.True(TypedDateReader.TryRead("28/11/2570", readsBuddhistYears: true, out var date, out _));
        Assert.Equal("2026-11-28", date.ToString());
        Assert.True(TypedDateReader.TryRead("11/2570", readsBuddhistYears: true, out date, out _));
        Assert.Equal("2026-11", date.ToString());
        Assert.False(TypedDateReader.TryRead("2570", readsBuddhistYears: true, out _, out var problem));
        Assert.Equal("reference.date.which-era", problem.Key);
    }

    [Fact]
    public void Whatever_a_page_shows_reads_as_the_same_date() => Prop.ForAll(Dates, date =>
    {
        foreach (var style in Styles)
        {
            var shown = DateWords.Format(date, style);
            Assert.True(TypedDateReader.TryRead(shown, style.HasBuddhistYears, out var read, out _), shown);
            Assert.Equal(date, read);
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_cambodian_year_typed_by_who_reads_them_is_never_another_date() => Prop.ForAll(Dates.Filter(date => date.Precision == DatePrecision.Day), date =>
    {
        var typed = $"{date.First.Day}/{date.First.Month}/{BuddhistEra.YearOf(date.First)}";
        foreach (var text in new[] { typed, KhmerDigits.From(typed) })
        {
            if (TypedDateReader.TryRead(text, readsBuddhistYears: true, out var read, out var problem))
            {
                Assert.Equal(date, read);
            }
            else if (BuddhistEra.YearOf(date.First) < 2743)
            {
                // A few days of spring come twice in one Buddhist year.
                Assert.Equal("reference.date.which-era", problem.Key);
                Assert.Contains(date, problem.Args.OfType<PartialDate>());
            }
            else
            {
                Assert.Equal("reference.date.no-such-year", problem.Key);
            }
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_buddhist_year_that_begins_in_the_calendars_last_spring_is_refused_not_guessed()
    {
        Assert.False(TypedDateReader.TryRead("24/7/2743", readsBuddhistYears: true, out _, out var problem));
        Assert.Equal("reference.date.no-such-year", problem.Key);
    }

    [Fact]
    public void Without_a_choice_a_buddhist_year_is_read_only_where_every_reckoning_agrees() => Prop.ForAll(Dates.Filter(date => date.Year > 1900), date =>
    {
        var typed = date.Precision switch
        {
            DatePrecision.Year => $"{date.Year + 543}",
            DatePrecision.Month => $"{date.First.Month}/{date.Year + 543}",
            _ => $"{date.First.Day}/{date.First.Month}/{date.Year + 543}",
        };
        var read = TypedDateReader.TryRead(typed, readsBuddhistYears: false, out var meant, out var problem);
        var before = date.Precision switch
        {
            DatePrecision.Year => false,
            DatePrecision.Month => date.First.Month < 4,
            _ => date.First.Month < 4,
        };
        return read ? meant == date : problem!.Key == "reference.date.which-era" && problem.Args.Contains(date) && !before;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Anything_typed_gets_a_date_or_a_reason() => Prop.ForAll<NonNull<string>>(typed =>
        TypedDateReader.TryRead(typed.Get, readsBuddhistYears: true, out var date, out var problem) ? date.Year is >= 1850 and <= 2199 : problem.Key.Length > 0).QuickCheckThrowOnFailure();
}
