using Pratip.Exchange.Workbooks;
using Pratip.Kernel;

namespace Pratip.Exchange.Imports.Rules;

/// <summary>
/// What cannot have happened before something else. Partial dates contradict each other only if every day they may mean
/// does.
/// </summary>
internal static class DateOrderRules
{
    private static readonly (string Sheet, string Earlier, string Later, ProblemSeverity Severity)[] Orders =
    [
        ("cases", "offence_on", "acted_on", ProblemSeverity.Error),
        ("cases", "offence_on", "opened_on", ProblemSeverity.Error),
        ("suspects", "arrested_on", "sent_to_court_on", ProblemSeverity.Error),
        ("suspects", "entered_on", "arrested_on", ProblemSeverity.Error),
        ("suspects", "birth_date", "arrested_on", ProblemSeverity.Error),
        ("suspects", "birth_date", "entered_on", ProblemSeverity.Error),
        ("victims", "birth_date", "registered_on", ProblemSeverity.Error),
        ("victims", "birth_date", "entered_on", ProblemSeverity.Error),
        ("victims", "entered_on", "registered_on", ProblemSeverity.Warning),
        ("hand-overs", "birth_date", "on", ProblemSeverity.Error),
        ("removals", "entered_on", "detained_on", ProblemSeverity.Error),
        ("removals", "detained_on", "removed_on", ProblemSeverity.Error),
        ("removals", "entered_on", "removed_on", ProblemSeverity.Error),
        ("removals", "decided_on", "removed_on", ProblemSeverity.Warning),
        ("removals", "birth_date", "entered_on", ProblemSeverity.Error),
        ("removals", "birth_date", "detained_on", ProblemSeverity.Error),
        ("removals", "birth_date", "removed_on", ProblemSeverity.Error),
        ("repatriations", "birth_date", "on", ProblemSeverity.Error),
        ("interceptions", "birth_date", "on", ProblemSeverity.Error),
        ("aggregates", "from", "to", ProblemSeverity.Error),
    ];

    public static IEnumerable<Action<SheetTable, SheetRow, ProblemList>> For(Sheet sheet) => Orders
        .Where(o => o.Sheet == sheet.Id)
        .Select(o => (Action<SheetTable, SheetRow, ProblemList>)((table, row, problems) =>
            Check(table, row, sheet.Column(o.Earlier), sheet.Column(o.Later), o.Severity, problems)));

    private static void Check(SheetTable table, SheetRow row, SheetColumn earlier, SheetColumn later, ProblemSeverity severity, ProblemList problems)
    {
        if (row.Date(earlier.Id) is not { } first || row.Date(later.Id) is not { } second || !second.IsCertainlyBefore(first))
        {
            return;
        }

        var what = ImportWording.Of("date-order", later.Header, Shown(later, second), earlier.Header, Shown(earlier, first));
        if (severity == ProblemSeverity.Error)
        {
            problems.Error(table, row, later, what);
        }
        else
        {
            problems.Warning(table, row, later, what);
        }
    }

    /// <summary>The day of a birth goes to the vault; messages do not repeat it.</summary>
    private static object Shown(SheetColumn column, PartialDate date) => column.Id == "birth_date" ? ImportWording.Of("not-shown") : date;
}
