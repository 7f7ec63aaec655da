namespace Pratip.Statistics.Tabulation;

/// <summary>Counts the reports behind one person, and the pairs of agencies that share the person.</summary>
internal static class OverlapCounter
{
    public static void Count(ReportColumns reports, ReadOnlySpan<int> rows, Tally tally)
    {
        if (SingleReport(reports, rows))
        {
            tally.Reported++;
            return;
        }

        var keys = new SortedSet<int>();
        var agencies = new SortedSet<ushort>();
        foreach (var row in rows)
        {
            if (row >= 0)
            {
                keys.Add(reports.Keys[row]);
                agencies.Add(reports.Agencies.Values[row]);
            }
        }

        tally.Reported += keys.Count;
        foreach (var one in agencies)
        {
            foreach (var other in agencies.GetViewBetween(one, ushort.MaxValue).Skip(1))
            {
                tally.Overlaps[(one, other)] = tally.Overlaps.GetValueOrDefault((one, other)) + 1;
            }
        }
    }

    /// <summary>Nearly every person has one report, however many rows; nothing is allotted for them.</summary>
    private static bool SingleReport(ReportColumns reports, ReadOnlySpan<int> rows)
    {
        var first = -1;
        foreach (var row in rows)
        {
            if (row < 0)
            {
                continue;
            }

            if (first >= 0 && reports.Keys[row] != first)
            {
                return false;
            }

            first = reports.Keys[row];
        }

        return true;
    }
}
