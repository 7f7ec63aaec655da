using Pratip.Kernel;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>What a text's date says of windows that name no year, or no month.</summary>
/// <param name="date">Null where nobody knows it.</param>
internal sealed class TextDay(DateOnly? date)
{
    /// <summary>A month is spoken of as over from so many days before its end.</summary>
    private const int LastDays = 10;

    /// <summary>Nobody counts the month that has only begun.</summary>
    private const int FirstDays = 10;

    /// <summary>
    /// A part of the year that the text's date is in, or of the one before where it was not over on that date. In its last month nobody can
    /// tell, and "this year" before it can be neither: what may be meant is listed then.
    /// </summary>
    public WindowMention InYear(int at, int end, Func<int, ReportingWindow> window, bool isSaid)
    {
        var said = date!.Value;
        var (own, before) = (window(said.Year), window(said.Year - 1));
        var months = own.To.Month - own.From.Month + 1;
        return IsOver(own) ? new(at, end, MentionKind.Days, own) { IsYearAssumed = !isSaid }
            : HasLastMonthBegun(own) ? isSaid ? new(at, end, MentionKind.Days, own) : new(at, end, MentionKind.Vague, null) { Candidates = [own, before], Months = months }
            : isSaid ? new(at, end, MentionKind.Vague, null) { Candidates = [before], Months = months }
            : new(at, end, MentionKind.Days, before) { IsYearAssumed = true };
    }

    private bool IsOver(ReportingWindow window) => window.To.DayNumber - date!.Value.DayNumber < LastDays;

    private bool HasLastMonthBegun(ReportingWindow window) => new DateOnly(window.To.Year, window.To.Month, 1) <= date;

    /// <summary>
    /// Said in the first days of a month where the months before it are those of the year, no others can be meant. Later the days of that
    /// month may be counted as well.
    /// </summary>
    public WindowMention Placed(WindowMention open, int months) => Ago(months) is var candidates && candidates is [var only]
        && months > 1 && date?.Day <= FirstDays && only.From is { Month: 1, Day: 1 } && only.From.Year == only.To.Year
        ? new(open.First, open.End, MentionKind.Days, only) { IsYearAssumed = true }
        : open with { Candidates = candidates };

    private List<ReportingWindow> Ago(int months)
    {
        if (date is not { } said)
        {
            return [];
        }

        var last = new DateOnly(said.Year, said.Month, 1).AddDays(-1);
        var back = new ReportingWindow(new DateOnly(said.Year, said.Month, 1).AddMonths(-months), last);
        var withThis = new ReportingWindow(back.From.AddMonths(1), new DateOnly(said.Year, said.Month, 1).AddMonths(1).AddDays(-1));
        var ofYear = new ReportingWindow(new DateOnly(said.Year, 1, 1), new DateOnly(said.Year, 1, 1).AddMonths(months).AddDays(-1));
        return [.. new[] { ofYear, back, withThis }.Where(w => w == back || IsOver(w)).Distinct()];
    }

    /// <summary>"The past ten months of 2024": its first, or its last.</summary>
    public IReadOnlyList<ReportingWindow> MonthsIn(int year, int months) =>
        [.. new[] { ReportingWindow.OfMonths(year, 1, year, months), ReportingWindow.OfMonths(year, 13 - months, year, 12) }.Where(w => date is null || IsOver(w))];

    /// <summary>The last year whose window has begun, to its last month, when the text was written: nobody speaks of October in March.</summary>
    public int? LastYearOf(Func<int, ReportingWindow?> window) =>
        date is not { } said ? null : window(said.Year) is { } own && own.From <= said && HasLastMonthBegun(own) ? said.Year : said.Year - 1;

    public static ReportingWindow MonthBefore(DateOnly said)
    {
        var last = new DateOnly(said.Year, said.Month, 1).AddDays(-1);
        return new(new DateOnly(last.Year, last.Month, 1), last);
    }
}
