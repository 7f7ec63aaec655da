using FsCheck;
using FsCheck.Fluent;
using Pratip.Kernel;
using Pratip.Registry.Returns;
using Pratip.Statistics.Facts;

namespace Pratip.Registry.Tests.Returns;

public sealed class ReturnStandingTests
{
    private static readonly ReportingWindow July = ReturnCalendar.Month(2025, 7);

    [Theory]
    [InlineData("2025-08-10", ReturnState.NotDue)]
    [InlineData("2025-08-11", ReturnState.Missing)]
    public void Nothing_returned_is_not_due_until_the_day_and_missing_after_it_and_never_zero(string today, ReturnState state) =>
        Assert.Equal(state, ReturnStanding.Of(July, [], new DateOnly(2025, 8, 10), DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("2025-07-01/2025-07-31 zero", ReturnState.Zero)]
    [InlineData("2025-01-01/2025-12-31 submitted", ReturnState.Submitted)]
    [InlineData("2025-07-01/2025-07-15 submitted", ReturnState.Partial)]
    [InlineData("2025-07-01/2025-07-15 submitted,2025-07-16/2025-07-31 zero", ReturnState.Submitted)]
    [InlineData("2025-07-01/2025-07-15 submitted,2025-07-17/2025-07-31 zero", ReturnState.Partial)]
    [InlineData("2025-07-01/2025-07-31 partial", ReturnState.Partial)]
    [InlineData("2025-07-01/2025-07-31 corrected", ReturnState.Corrected)]
    [InlineData("2025-07-01/2025-07-31 accepted", ReturnState.Accepted)]
    [InlineData("2025-07-01/2025-07-20 accepted,2025-07-10/2025-07-31 corrected", ReturnState.Corrected)]
    [InlineData("2025-08-01/2025-08-31 submitted", ReturnState.Missing)]
    [InlineData("2025-07-01/2025-07-31 not-due", ReturnState.NotDue)]
    public void A_month_stands_as_what_was_returned_about_all_of_its_days(string returns, ReturnState state) =>
        Assert.Equal(state, ReturnStanding.Of(July, [.. returns.Split(',').Select(Read)], new DateOnly(2025, 8, 10), new DateOnly(2026, 1, 1)));

    /// <summary>Whatever came: whole states only where every day is covered by whole returns, and missing only where nothing came.</summary>
    [Fact]
    public void No_day_without_a_return_is_ever_taken_for_reported()
    {
        var one = from start in Gen.Choose(-20, 35)
                  from days in Gen.Choose(1, 40)
                  from state in Gen.Elements(ReturnState.Zero, ReturnState.Partial, ReturnState.Submitted, ReturnState.Corrected, ReturnState.Accepted)
                  select Make(July.From.AddDays(start), July.From.AddDays(start + days - 1), state);
        Check.QuickThrowOnFailure(Prop.ForAll(one.ListOf().ToArbitrary(), returns =>
        {
            var state = ReturnStanding.Of(July, [.. returns], new DateOnly(2025, 8, 10), new DateOnly(2026, 1, 1));
            var touching = returns.Where(row => row.From <= July.To && row.To >= July.From).ToList();
            var covered = Enumerable.Range(0, July.Days).All(day => touching.Exists(row => row.From <= July.From.AddDays(day) && row.To >= July.From.AddDays(day)));
            return state.IsWhole() == (touching.Count > 0 && covered && touching.TrueForAll(row => ReturnStates.Parse(row.State).IsWhole()))
                && (state == ReturnState.Missing) == (touching.Count == 0);
        }));
    }

    private static Return Read(string text)
    {
        var (window, state) = (text.Split(' ')[0].Split('/'), text.Split(' ')[1]);
        return Make(DateOnly.Parse(window[0], System.Globalization.CultureInfo.InvariantCulture), DateOnly.Parse(window[1], System.Globalization.CultureInfo.InvariantCulture), ReturnStates.Parse(state));
    }

    private static Return Make(DateOnly from, DateOnly to, ReturnState state) =>
        new() { AgencyId = Guid.Empty, Subject = "cases", From = from, To = to, State = state.Code(), RowCount = 0 };
}
