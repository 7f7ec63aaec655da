namespace Pratip.Exchange.Demonstration;

/// <summary>
/// Published totals that no records of the demonstration stand behind: opening balances and stocks. They are sent as
/// totals with their source and never added to records.
/// </summary>
internal static class ReportedTotals
{
    private const string Reprint = "press reprint of the 2023 annual report";

    public static IReadOnlyList<ReportedTotal> All { get; } =
    [
        new("GDI", "removals.cumulative-since-2014", new(2014, 1, 1), new(2023, 12, 31), null, null, 27_738, $"General Department of Immigration, cumulative since 2014, citizens of 107 countries ({Reprint})"),
        new("GDI", "removals.citizenships", new(2014, 1, 1), new(2023, 12, 31), null, null, 107, $"General Department of Immigration, cumulative since 2014 ({Reprint})"),
        new("GDP", "prisons.foreigners", new(2023, 1, 1), new(2023, 12, 31), null, null, 2_246, $"General Department of Prisons, foreigners of 46 nationalities in prison ({Reprint})"),
        new("MOJ", "court.carried-over", new(2025, 1, 1), new(2025, 6, 30), null, null, 118, "National committee, first half of 2025 (The Star, 21 Aug 2025)"),
    ];
}
