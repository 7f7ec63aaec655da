using Pratip.Exchange.Demonstration;
using Pratip.Kernel;
using Pratip.Reference.Law;
using Row = System.Collections.Generic.IReadOnlyDictionary<string, string?>;

namespace Pratip.Exchange.Tests.Demonstration;

/// <summary>
/// A second reading of the demonstration's rows that shares nothing with the generator: the published figures are
/// counted here from the rows alone.
/// </summary>
internal static class ReceivedRows
{
    public static DemonstrationWorld World { get; } = DemonstrationWorld.Generate();

    public static IReadOnlyList<(string Agency, Row Row)> Of(string sheet) =>
        [.. World.Returns.SelectMany(r => r.Rows(sheet).Select(row => (r.Agency, row)))];

    public static string? Cell(this Row row, string column) => row.TryGetValue(column, out var value) ? value : null;

    public static bool Within(this Row row, string column, string window) =>
        row.Cell(column) is { } day && ReportingWindow.Parse(window).Contains(DateOnly.ParseExact(day, "yyyy-MM-dd"));

    /// <summary>Suspects as last told; a dossier's people came again when they were arrested.</summary>
    public static IReadOnlyList<(string Agency, Row Row)> Suspects { get; } =
        [.. Of("suspects").GroupBy(s => (s.Agency, s.Row["case_reference"], s.Row["person_reference"])).Select(g => g.Last())];

    private static readonly Dictionary<(string, string), string> Groups = Of("cases").ToDictionary(
        c => (c.Agency, c.Row["case_reference"]!),
        c =>
        {
            var charges = Suspects.Where(s => s.Agency == c.Agency && s.Row["case_reference"] == c.Row["case_reference"])
                .SelectMany(s => (s.Row.Cell("articles") ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                .ToList();
            if (charges.Count == 0)
            {
                charges.Add(c.Row["opening_article"]!);
            }

            var groups = charges.Select(a => LawBook.Standard.Find(a)!.Group.Code()).ToHashSet(StringComparer.Ordinal);
            return groups.Contains("trafficking") ? "trafficking" : groups.Contains("sexual-exploitation") ? "sexual-exploitation" : "outside";
        });

    public static string GroupOf((string Agency, Row Row) row) => Groups[(row.Agency, row.Row["case_reference"]!)];

    public static int Cases(string window, string? group = null) =>
        Of("cases").Count(c => c.Row.Within("acted_on", window) && (group is null ? GroupOf(c) != "outside" : GroupOf(c) == group));

    /// <summary>Persons both arrested and sent to court in the window.</summary>
    public static int ToCourt(string window, string? group = null, Func<Row, bool>? also = null) => Suspects
        .Where(s => s.Row.Within("sent_to_court_on", window) && s.Row.Within("arrested_on", window))
        .Where(s => group is null ? GroupOf(s) != "outside" : GroupOf(s) == group)
        .Where(s => also is null || also(s.Row))
        .Select(s => (s.Agency, s.Row["person_reference"]))
        .Distinct()
        .Count();

    public static int Victims(string window, string? group = null, Func<Row, bool>? also = null) => Of("victims")
        .Where(v => v.Row.Within("registered_on", window) && v.Row["status"] is "presumed" or "identified" or "pending" or "declined")
        .Where(v => group is null ? GroupOf(v) != "outside" : GroupOf(v) == group)
        .Where(v => also is null || also(v.Row))
        .Select(v => (v.Agency, v.Row["person_reference"]))
        .Distinct()
        .Count();

    public static bool IsMinor(Row victim) => victim["age_band"] is "under-15" or "15-17";

    public static bool IsFemale(Row person) => person["sex"] == "female";

    public static bool IsForeign(Row person) => person["citizenship"] != "KH";

    public static List<Row> Removals(int year) => [.. Of("removals").Select(r => r.Row).Where(r => r.Within("removed_on", $"{year}"))];
}
