using FsCheck;
using FsCheck.Fluent;
using Pratip.Kernel;
using Pratip.Reference.Calendars;
using Pratip.Reference.Wording;

namespace Pratip.Reference.Tests.Calendars;

public sealed class DateReaderTests
{
    private static readonly Arbitrary<DateOnly> AnyDay =
        Gen.Choose(new DateOnly(1900, 1, 1).DayNumber, new DateOnly(2199, 12, 31).DayNumber).Select(DateOnly.FromDayNumber).ToArbitrary();

    [Theory]
    [InlineData("2024-03-17", "2024-03-17")]
    [InlineData(" 2024-03-17 ", "2024-03-17")]
    [InlineData("2024/3/17", "2024-03-17")]
    [InlineData("20240317", "2024-03-17")]
    [InlineData("17/03/2024", "2024-03-17")]
    [InlineData("17.3.2024", "2024-03-17")]
    [InlineData("17-03-2024", "2024-03-17")]
    [InlineData("17 3 2024", "2024-03-17")]
    [InlineData("17 March 2024", "2024-03-17")]
    [InlineData("17-Mar-2024", "2024-03-17")]
    [InlineData("17th of March, 2024", "2024-03-17")]
    [InlineData("March 17, 2024", "2024-03-17")]
    [InlineData("2024 Mar 17", "2024-03-17")]
    [InlineData("2024-03-17 00:00:00", "2024-03-17")]
    [InlineData("2024-03-17T08:30", "2024-03-17")]
    [InlineData("3 may 2024", "2024-05-03")]
    [InlineData("១៧/០៣/២០២៤", "2024-03-17")]
    [InlineData("១៧ មីនា ២០២៤", "2024-03-17")]
    [InlineData("ថ្ងៃទី១៧ ខែមីនា ឆ្នាំ២០២៤", "2024-03-17")]
    [InlineData("29/02/2024", "2024-02-29")]
    [InlineData("2024-03", "2024-03")]
    [InlineData("03/2024", "2024-03")]
    [InlineData("3.2024", "2024-03")]
    [InlineData("March 2024", "2024-03")]
    [InlineData("ខែមីនា ឆ្នាំ២០២៤", "2024-03")]
    [InlineData("2024", "2024")]
    [InlineData("២០២៤", "2024")]
    public void Reads_what_people_write(string text, string expected)
    {
        Assert.True(DateReader.TryRead(text, DateOrder.DayFirst, out var date, out var problem), problem?.ToString());
        Assert.Equal(expected, date.ToString());
    }

    [Theory]
    [InlineData("17/03/2567", "2024-03-17")]
    [InlineData("2567-03", "2024-03")]
    [InlineData("2567", "2024")]
    [InlineData("ថ្ងៃទី១៧ ខែមីនា ព.ស. ២៥៦៧", "2024-03-17")]
    [InlineData("31/12/2567 BE", "2024-12-31")]
    [InlineData("29/02/2567", "2024-02-29")]
    public void Takes_543_off_a_year_of_the_Buddhist_era(string text, string expected)
    {
        Assert.True(DateReader.TryRead(text, DateOrder.DayFirst, out var date, out _));
        Assert.Equal(expected, date.ToString());
    }

    [Theory]
    [InlineData("", "reference.date.empty")]
    [InlineData("   ", "reference.date.empty")]
    [InlineData("yesterday", "reference.date.unreadable")]
    [InlineData("17/03/2024 or later", "reference.date.unreadable")]
    [InlineData("45368", "reference.date.unreadable")]
    [InlineData("17/03/024", "reference.date.unreadable")]
    [InlineData("1/2/3/2024", "reference.date.unreadable")]
    [InlineData("March", "reference.date.unreadable")]
    [InlineData("March April 2024", "reference.date.unreadable")]
    [InlineData("-", "reference.date.unreadable")]
    [InlineData("17/03/24", "reference.date.two-digit-year")]
    [InlineData("17 March 24", "reference.date.two-digit-year")]
    [InlineData("03/24", "reference.date.two-digit-year")]
    [InlineData("24", "reference.date.two-digit-year")]
    [InlineData("31/02/2023", "reference.date.no-such-day")]
    [InlineData("29/02/2023", "reference.date.no-such-day")]
    [InlineData("00/03/2024", "reference.date.no-such-day")]
    [InlineData("2024-00", "reference.date.no-such-month")]
    [InlineData("99/99/2024", "reference.date.no-such-month")]
    [InlineData("17/00/2024", "reference.date.no-such-month")]
    [InlineData("17/03/1024", "reference.date.no-such-year")]
    [InlineData("17/03/2300", "reference.date.no-such-year")]
    [InlineData("9999", "reference.date.no-such-year")]
    public void Refuses_what_is_not_certain_and_says_why(string text, string key)
    {
        Assert.False(DateReader.TryRead(text, DateOrder.DayFirst, out _, out var problem));
        Assert.Equal(key, problem.Key);
        Assert.NotEmpty(Texts.Reference.Format(problem, Language.English));
        Assert.NotEmpty(Texts.Reference.Format(problem, Language.Khmer));
    }

    [Fact]
    public void Says_how_many_days_the_month_has()
    {
        Assert.False(DateReader.TryRead("31/02/2023", DateOrder.DayFirst, out _, out var problem));
        Assert.Equal("'31/02/2023' does not exist: February 2023 has 28 days.", Texts.Reference.Format(problem, Language.English));
        Assert.Equal("'31/02/2023' មិនមានទេ៖ កុម្ភៈ ២០២៣ មាន ២៨ ថ្ងៃ។", Texts.Reference.Format(problem, Language.Khmer));
    }

    [Theory]
    [InlineData("03/17/2024", DateOrder.DayFirst, "17/03/2024")]
    [InlineData("17/03/2024", DateOrder.MonthFirst, "03/17/2024")]
    [InlineData("2024-17-03", DateOrder.DayFirst, "2024-03-17")]
    public void Never_swaps_day_and_month_but_says_what_would_be_right(string text, DateOrder order, string right)
    {
        Assert.False(DateReader.TryRead(text, order, out _, out var problem));
        Assert.Equal("reference.date.swapped", problem.Key);
        Assert.Equal(right, problem.Args[2]);
    }

    [Fact]
    public void The_declared_order_decides_where_both_are_possible()
    {
        Assert.True(DateReader.TryRead("03/04/2024", DateOrder.DayFirst, out var april, out _));
        Assert.True(DateReader.TryRead("03/04/2024", DateOrder.MonthFirst, out var march, out _));
        Assert.Equal(("2024-04-03", "2024-03-04"), (april.ToString(), march.ToString()));
    }

    [Fact]
    public void Every_day_written_in_a_known_way_reads_back() =>
        Prop.ForAll(AnyDay, day => Spellings(day).All(text => Reads(text, DateOrder.DayFirst, PartialDate.OfDay(day)))
            && Reads(day.ToString("MM/dd/yyyy"), DateOrder.MonthFirst, PartialDate.OfDay(day))).QuickCheckThrowOnFailure();

    [Fact]
    public void Months_and_years_read_back_as_months_and_years() =>
        Prop.ForAll(AnyDay, day =>
        {
            var (month, year) = (PartialDate.OfMonth(day.Year, day.Month), PartialDate.OfYear(day.Year));
            return Reads(month.ToString(), DateOrder.DayFirst, month)
                && Reads(day.ToString("MM/yyyy"), DateOrder.DayFirst, month)
                && Reads(DateWords.Format(month, Language.English), DateOrder.DayFirst, month)
                && Reads(DateWords.Format(month, Language.Khmer), DateOrder.DayFirst, month)
                && Reads(year.ToString(), DateOrder.DayFirst, year)
                && Reads(DateWords.Format(year, Language.Khmer), DateOrder.DayFirst, year);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_is_either_read_or_refused_with_a_message_in_both_languages() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string?>(), text =>
            DateReader.TryRead(text, DateOrder.DayFirst, out _, out var problem)
            || (Texts.Reference.Format(problem, Language.English).Length > 0 && Texts.Reference.Format(problem, Language.Khmer).Length > 0))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Any_row_of_digits_and_signs_is_either_read_or_refused() =>
        Prop.ForAll(Gen.Elements('0', '1', '2', '3', '9', '/', '-', '.', ' ', ',', '២', 'M', 'T', ':').ArrayOf().ToArbitrary(), letters =>
            DateReader.TryRead(new string(letters), DateOrder.DayFirst, out _, out var problem) || problem is not null).QuickCheckThrowOnFailure();

    private static IEnumerable<string> Spellings(DateOnly day)
    {
        yield return day.ToString("yyyy-MM-dd");
        yield return day.ToString("dd/MM/yyyy");
        yield return day.ToString("d.M.yyyy");
        yield return day.ToString("dd-MM-yyyy");
        yield return day.ToString("d MMM yyyy");
        yield return KhmerDigits.From(day.ToString("dd/MM/yyyy"));
        yield return $"{day.Day}/{day.Month}/{day.Year + 543}";
        yield return DateWords.Format(day, Language.English);
        yield return DateWords.Format(day, Language.Khmer);
    }

    private static bool Reads(string text, DateOrder order, PartialDate expected) =>
        DateReader.TryRead(text, order, out var date, out _) && date == expected ? true : throw new InvalidOperationException($"'{text}' is not {expected}.");
}
