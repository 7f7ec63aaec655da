namespace Pratip.Exchange.Tests.Imports.Rules;

/// <summary>Two days of one row, the second before the first: wrong; on the same day, or in a month that may be it: right.</summary>
internal static class OrderComplaints
{
    private static readonly (string, string?)[] NoAges = [("age", null), ("age_band", null)];
    private static readonly (string, string?)[] Held = [("entered_on", null), ("detained_on", null), ("removed_on", null), ("decided_on", null)];
    private static readonly (string, string?)[] Tried = [("birth_date", null), ("entered_on", null), ("arrested_on", null), ("sent_to_court_on", null)];

    /// <summary>Every order of days that a row has to keep; beside each what would contradict the days chosen here.</summary>
    private static readonly (string Sheet, string Earlier, string Later, string Said, (string, string?)[] Beside)[] Orders =
    [
        ("cases", "offence_on", "acted_on", "Acted on (1 June 2024) lies before Offence committed on (2 June 2024)", []),
        ("cases", "offence_on", "opened_on", "(1 June 2024) lies before Offence committed on (2 June 2024)", [("acted_on", "2024-12-01")]),
        ("suspects", "arrested_on", "sent_to_court_on", "Sent to court on (1 June 2024) lies before Arrested on (2 June 2024)", []),
        ("suspects", "entered_on", "arrested_on", "Arrested on (1 June 2024) lies before Entered Cambodia on (2 June 2024)", Tried),
        ("suspects", "birth_date", "arrested_on", "Arrested on (1 June 2024) lies before", Tried),
        ("suspects", "birth_date", "entered_on", "Entered Cambodia on (1 June 2024) lies before", Tried),
        ("victims", "birth_date", "registered_on", "Registered on (1 June 2024) lies before", NoAges),
        ("victims", "birth_date", "entered_on", "Entered Cambodia on (1 June 2024) lies before", [.. NoAges, ("registered_on", "2024-12-01")]),
        ("hand-overs", "birth_date", "on", "(1 June 2024) lies before", []),
        ("removals", "entered_on", "detained_on", "Detained on (1 June 2024) lies before Entered Cambodia on (2 June 2024)", Held),
        ("removals", "detained_on", "removed_on", "Removed on (1 June 2024) lies before Detained on (2 June 2024)", Held),
        ("removals", "entered_on", "removed_on", "Removed on (1 June 2024) lies before Entered Cambodia on (2 June 2024)", Held),
        ("removals", "birth_date", "entered_on", "Entered Cambodia on (1 June 2024) lies before", [.. Held, ("removed_on", "2024-12-01")]),
        ("removals", "birth_date", "detained_on", "Detained on (1 June 2024) lies before", Held),
        ("removals", "birth_date", "removed_on", "Removed on (1 June 2024) lies before", Held),
        ("repatriations", "birth_date", "on", "(1 June 2024) lies before", []),
        ("interceptions", "birth_date", "on", "(1 June 2024) lies before", []),
        ("aggregates", "from", "to", "(1 June 2024) lies before From (2 June 2024)", []),
    ];

    public static IEnumerable<Complaint> All => Orders.SelectMany(Of).Concat(Remarks).Append(
        new("date-order", "suspects", "arrested_on", "2024-01-31", "Arrested on (31 January 2024) lies before Offence committed on (February 2024)", "2024-02-01"));

    private static IEnumerable<Complaint> Remarks =>
    [
        new("date-order", "victims", "registered_on", "2024-06-01", "Registered on (1 June 2024) lies before Entered Cambodia on (2 June 2024)", "2024-06-02") { Beside = [.. NoAges, ("entered_on", "2024-06-02")], IsRemark = true },
        new("date-order", "removals", "removed_on", "2024-06-01", "Removed on (1 June 2024) lies before", "2024-06-02") { Beside = [("detained_on", null), ("decided_on", "2024-06-02")], IsRemark = true },
    ];

    private static IEnumerable<Complaint> Of((string Sheet, string Earlier, string Later, string Said, (string, string?)[] Beside) order)
    {
        yield return new("date-order", order.Sheet, order.Later, "2024-06-01", order.Said, "2024-06-02") { Beside = [.. order.Beside, (order.Earlier, "2024-06-02")] };
        if (order.Earlier == "birth_date")
        {
            yield return new("date-order", order.Sheet, order.Later, "2024-06-01", "(not shown). Correct one of the two dates", "2024-07-01") { Beside = [.. order.Beside, (order.Earlier, "2024-07")] };
        }
        else if (order.Sheet != "aggregates")
        {
            yield return new("date-order", order.Sheet, order.Later, "2024-05", "(May 2024) lies before", "2024-06") { Beside = [.. order.Beside, (order.Earlier, "2024-06-02")] };
        }
    }
}
