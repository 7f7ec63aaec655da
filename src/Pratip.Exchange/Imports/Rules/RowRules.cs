using Pratip.Kernel;

namespace Pratip.Exchange.Imports.Rules;

/// <summary>What a row must fulfil by itself.</summary>
internal static class RowRules
{
    /// <summary>The dates by which rows of a sheet fall into a return's period; one of them is enough.</summary>
    private static readonly Dictionary<string, string[]> PlacingDates = new(StringComparer.Ordinal)
    {
        ["cases"] = ["acted_on"],
        ["suspects"] = ["sent_to_court_on", "arrested_on", "charged_on"],
        ["victims"] = ["registered_on"],
        ["hand-overs"] = ["on"],
        ["removals"] = ["removed_on", "detained_on", "decided_on"],
        ["court-steps"] = ["on"],
        ["repatriations"] = ["on"],
        ["interceptions"] = ["on"],
        ["prevention"] = ["on"],
    };

    /// <summary>Cells that are kept with another one or not at all: alone they would be lost without a word.</summary>
    private static readonly (string Sheet, string Column, string KeptWith)[] Companions =
    [
        ("suspects", "court", "sent_to_court_on"),
        ("suspects", "charged_on", "articles"),
    ];

    public static void Check(SheetTable table, ReportingWindow? period, ProblemList problems)
    {
        var orders = DateOrderRules.For(table.Sheet).ToArray();
        var companions = Companions.Where(pair => pair.Sheet == table.Sheet.Id).ToArray();
        foreach (var row in table.Rows)
        {
            foreach (var order in orders)
            {
                order(table, row, problems);
            }

            foreach (var (_, column, keptWith) in companions)
            {
                CheckCompanion(table, row, column, keptWith, problems);
            }

            switch (table.Sheet.Id)
            {
                case "victims":
                    AgeRules.CheckVictim(table, row, problems);
                    break;
                case "suspects":
                    AgeRules.CheckSuspect(table, row, problems);
                    CheckAtLarge(table, row, problems);
                    break;
                case "removals":
                    CheckRemoval(table, row, problems);
                    break;
            }

            if (period is { } window)
            {
                CheckPeriod(table, row, window, problems);
            }
        }
    }

    /// <summary>A partial date is in every period it may be in.</summary>
    public static bool IsInPeriod(string? date, ReportingWindow period) => PartialDate.TryParseIso(date, out var on) && IsInPeriod(on, period);

    private static bool IsInPeriod(PartialDate date, ReportingWindow period) => date.Last >= period.From && date.First <= period.To;

    private static void CheckCompanion(SheetTable table, SheetRow row, string column, string keptWith, ProblemList problems)
    {
        if (row[column] is not null && row[keptWith] is null)
        {
            problems.Error(table, row, row.Sheet.Column(column), ImportWording.Of("kept-with", row.Sheet.Column(column).Header, row.Sheet.Column(keptWith).Header));
        }
    }

    /// <summary>People escape, so this is a remark and no refusal.</summary>
    private static void CheckAtLarge(SheetTable table, SheetRow row, ProblemList problems)
    {
        if (row.YesNo("at_large") == true && (row["arrested_on"] ?? row["sent_to_court_on"]) is not null)
        {
            var held = row.Sheet.Column(row["arrested_on"] is not null ? "arrested_on" : "sent_to_court_on");
            var atLarge = row.Sheet.Column("at_large");
            problems.Warning(table, row, atLarge, ImportWording.Of("at-large-and-held", atLarge.Header, held.Header));
        }
    }

    private static void CheckRemoval(SheetTable table, SheetRow row, ProblemList problems)
    {
        if (row["detained_on"] is null && row["removed_on"] is null)
        {
            problems.Error(table, row, row.Sheet.Column("removed_on"), ImportWording.Of("neither-detained-nor-removed"));
        }
    }

    /// <summary>A late report is still a report, so this is a remark and no refusal.</summary>
    private static void CheckPeriod(SheetTable table, SheetRow row, ReportingWindow period, ProblemList problems)
    {
        if (!PlacingDates.TryGetValue(table.Sheet.Id, out var columns))
        {
            return;
        }

        var dates = columns.Select(c => (Column: c, Date: row.Date(c))).Where(d => d.Date is not null).ToList();
        if (dates.Count > 0 && !dates.Exists(d => IsInPeriod(d.Date!.Value, period)))
        {
            problems.Warning(table, row, row.Sheet.Column(dates[0].Column), ImportWording.Of("outside-period", dates[0].Date!.Value, period.From, period.To));
        }
    }
}
