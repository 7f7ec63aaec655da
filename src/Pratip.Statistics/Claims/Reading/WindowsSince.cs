using Pratip.Kernel;
using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>Windows of which only the beginning or only the end is named.</summary>
internal sealed partial class WindowReader
{
    private WindowMention? Since(int at)
    {
        if (!Is(at, "since") || (_points.At(at + 1) ?? Beginning(at + 1)) is not { } point)
        {
            return null;
        }

        if (date is null && point.Date(point.Year) is { } begins)
        {
            return new(at, point.End, MentionKind.Vague, null) { IsSince = true, Begun = begins.First };
        }

        if (date is not { } said
            || point.Date(_day.LastYearOf(y => point.Date(y) is { } begun ? new ReportingWindow(begun.First, begun.Last) : null)) is not { } from || from.First > said)
        {
            return null;
        }

        // "The highest since 2020, when there were 155": what follows is of that year.
        var isOfPoint = point.End + 1 < terms.Count && terms[point.End].IsMark(",") && terms[point.End + 1].Key == "when";
        return new(at, point.End, MentionKind.Days, isOfPoint ? new(from.First, from.Last) : new(from.First, said)) { IsYearAssumed = point.Year is null, IsSince = !isOfPoint, Begun = isOfPoint ? null : from.First };
    }

    /// <summary>"180 cases by the end of November", "until the end of October": the year so far.</summary>
    private WindowMention? ByEndOf(int at)
    {
        var isUpTo = (terms[at].Key is "by" or "until" or "till" && Is(at + 1, "end")) || (terms[at].Key == "up" && Is(at, "through"));
        if (!isUpTo || _points.At(at + 1) is not { Month: { } month, Day: null } point)
        {
            return null;
        }

        var year = point.Year ?? (date is not { } said ? null : Months(said.Year, 1, month).To <= said ? said.Year : said.Year - 1);
        return year is { } known ? new(at, point.End, MentionKind.Days, Months(known, 1, month)) { IsYearAssumed = point.Year is null } : null;
    }

    /// <summary>"Since the campaign started in 2014".</summary>
    private DatePoint? Beginning(int at)
    {
        const int Farthest = 6;
        for (var i = at; i < terms.Count && i < at + Farthest && !terms[i].IsNumber && terms[i].Meanings[0].Kind is not TermKind.Mark; i++)
        {
            if (Is(i, "begin"))
            {
                return _points.At(terms.Is(i + 1, TermKind.Function, "in") ? i + 2 : i + 1) ?? (YearRef(i + 1) is { IsBefore: false } year ? new DatePoint(year.Year, null, null, year.End) : null);
            }
        }

        return null;
    }
}
