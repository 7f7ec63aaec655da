using System.Globalization;
using Pratip.Kernel;
using Row = System.Collections.Generic.IReadOnlyDictionary<string, string?>;

namespace Pratip.Exchange.Demonstration;

/// <summary>
/// Counts the cells of the demonstration from its returns: for the generator's own check and for the truth file. It reads
/// rows as a receiving office would, and knows nothing of the plan.
/// </summary>
internal sealed class SyntheticCounts
{
    private static readonly ReportingWindow[] Windows =
    [
        .. Halves.All.Select(h => h.Window()), ReportingWindow.OfYear(2023), ReportingWindow.OfYear(2024), JourneyInventor.FirstFiveMonthsOf2025,
    ];

    private readonly Dictionary<CellAddress, long> _cells = [];
    private readonly DemonstrationWorld _world;

    private SyntheticCounts(DemonstrationWorld world) => _world = world;

    public static IReadOnlyDictionary<CellAddress, long> Of(DemonstrationWorld world)
    {
        var counts = new SyntheticCounts(world);
        counts.CountLawEnforcement();
        counts.CountRemovals();
        counts.CountJourneys();
        foreach (var (_, row) in counts.Rows("aggregates"))
        {
            var window = new ReportingWindow(Day(row["from"])!.Value, Day(row["to"])!.Value);
            counts._cells[new(row["measure"]!, window, row.GetValueOrDefault("breakdown"), row.GetValueOrDefault("key"))] = long.Parse(row["value"]!, CultureInfo.InvariantCulture);
        }

        return counts._cells;
    }

    private void CountLawEnforcement()
    {
        var dossiers = Dossiers.Read(Rows("cases"), Rows("suspects"), Rows("victims"), Rows("court-steps"));
        var headline = dossiers.Where(d => d.Group != HeadlineGroup.Outside).ToArray();
        foreach (var window in Windows.Where(IsWholeHalves))
        {
            CountCases(window, headline);
            foreach (var (measure, date) in new[] { ("suspects.arrested", "arrested_on"), ("suspects.to-court", "sent_to_court_on") })
            {
                var inWindow = headline.SelectMany(d => d.Suspects.Select(s => (d.Group, Row: s))).Where(s => In(window, s.Row, date)).ToArray();
                Add(measure, window, inWindow, ("group", s => s.Group.Code()), ("sex", s => s.Row["sex"]!), ("citizenship-group", s => s.Row["citizenship"] == "KH" ? "cambodian" : "foreign"), ("group+sex", s => $"{s.Group.Code()}+{s.Row["sex"]}"));
            }

            CountVictims(window, headline);
            CountCourts(window, headline);
        }
    }

    private void CountCases(ReportingWindow window, Dossier[] headline)
    {
        var acted = headline.Where(d => In(window, d.Row, "acted_on")).ToArray();
        Add("cases.headline", window, acted, ("group", d => d.Group.Code()), ("province", d => d.Row["province"]!));
        foreach (var group in new[] { HeadlineGroup.Trafficking, HeadlineGroup.SexualExploitation })
        {
            Add($"cases.{group.Code()}", window, acted.Where(d => d.Group == group).ToArray());
        }
    }

    private void CountVictims(ReportingWindow window, Dossier[] headline)
    {
        if (!ReportsVictims(window))
        {
            return;
        }

        var registered = headline.SelectMany(d => d.Victims.Select(v => (d.Group, Row: v)))
            .Where(v => In(window, v.Row, "registered_on") && v.Row["status"] is "presumed" or "identified" or "pending" or "declined")
            .ToArray();
        Add("victims.registered", window, registered, ("group", v => v.Group.Code()), ("sex", v => v.Row["sex"]!), ("age", v => v.Row["age_band"]!), ("majority", v => Majority(v.Row)), ("group+sex", v => $"{v.Group.Code()}+{v.Row["sex"]}"));
    }

    /// <summary>Of 2023 no total of victims was published, and no agency of the demonstration reports any.</summary>
    private static bool ReportsVictims(ReportingWindow window) => window.From.Year != 2023;

    private void CountCourts(ReportingWindow window, Dossier[] headline)
    {
        var files = headline.Where(d => d.IsBeforeTheCourts(window)).ToArray();
        Add("court.files", window, files, ("origin", f => f.Entered < window.From ? "carried-over" : "new"), ("group", f => f.Group.Code()));
        Add("court.defendants", window, files.SelectMany(f => f.DefendantsIn(window)).DistinctBy(d => d["person_reference"], StringComparer.Ordinal).ToArray(), ("sex", d => d["sex"]!));
        if (ReportsVictims(window))
        {
            Add("court.victims", window, files.SelectMany(f => f.Victims).ToArray(), ("sex", v => v["sex"]!), ("majority", Majority));
        }

        Add("court.sentenced", window, headline.SelectMany(f => f.SentencedIn(window)).ToArray());
    }

    private void CountRemovals()
    {
        var removals = Rows("removals").Select(r => r.Row).ToArray();
        foreach (var window in Windows.Where(w => w.From.Year < 2025))
        {
            var removed = removals.Where(r => In(window, r, "removed_on")).ToArray();
            Add("removals", window, removed, ("citizenship", r => r["citizenship"]!), ("clearance", r => r["clearance"]!), ("sex", r => r["sex"]!));
            var files = removals.GroupBy(r => r["file_number"]!, StringComparer.Ordinal).Count(f => window.Contains(f.Min(r => Day(r["removed_on"])!.Value)));
            _cells[new("removal-files", window, null, null)] = files;
            _cells[new("removals.citizenships", window, null, null)] = removed.Select(r => r["citizenship"]).Distinct(StringComparer.Ordinal).Count();
            _cells[new("removals", window, "citizenship", "other-than-CN-VN-ID")] = removed.Count(r => r["citizenship"] is not ("CN" or "VN" or "ID"));
        }
    }

    private void CountJourneys()
    {
        foreach (var (sheet, files, country) in new[] { ("repatriations", "repatriation.files", "from_country"), ("interceptions", "interception.files", "destination_country") })
        {
            foreach (var period in _world.Returns.Where(r => r.Sheets.Contains(sheet, StringComparer.Ordinal)))
            {
                Add(sheet, period.Period, [.. period.Rows(sheet)], ("country", r => r[country]!), ("sex", r => r["sex"]!));
                _cells[new(files, period.Period, null, null)] = period.Rows(sheet).Select(r => r["file_reference"]).Distinct(StringComparer.Ordinal).Count();
            }
        }

        foreach (var window in Windows.Where(IsWholeHalves))
        {
            CountFill(window);
        }
    }

    private void CountFill(ReportingWindow window)
    {
        var handedOver = Rows("hand-overs").Select(r => r.Row).Where(r => In(window, r, "on")).ToArray();
        if (handedOver.Length > 0)
        {
            Add("hand-overs", window, handedOver, ("destination", r => r["destination"]!), ("sex", r => r["sex"]!));
        }

        var activities = Rows("prevention").Select(r => r.Row).Where(r => In(window, r, "on")).ToArray();
        Add("prevention.activities", window, activities, ("kind", r => r["kind"]!));
        var bySex = new[] { "female", "male", "unknown" }.Select(sex => (sex, activities.Sum(a => long.Parse(a.GetValueOrDefault($"participants_{sex}") ?? "0", CultureInfo.InvariantCulture)))).ToArray();
        _cells[new("prevention.participants", window, null, null)] = bySex.Sum(s => s.Item2);
        foreach (var (sex, participants) in bySex)
        {
            _cells[new("prevention.participants", window, "sex", sex)] = participants;
        }
    }

    private void Add<T>(string measure, ReportingWindow window, IReadOnlyCollection<T> counted, params (string By, Func<T, string> Key)[] breakdowns)
    {
        _cells[new(measure, window, null, null)] = counted.Count;
        foreach (var (by, key) in breakdowns)
        {
            foreach (var (code, number) in counted.CountBy(key, StringComparer.Ordinal))
            {
                _cells[new(measure, window, by, code)] = number;
            }
        }
    }

    private IEnumerable<(string Agency, Row Row)> Rows(string sheet) => _world.Returns.SelectMany(r => r.Rows(sheet).Select(row => (r.Agency, row)));

    private static bool IsWholeHalves(ReportingWindow window) => window != JourneyInventor.FirstFiveMonthsOf2025;

    private static string Majority(Row victim) => victim["age_band"] == "18-and-over" ? "adult" : "minor";

    private static bool In(ReportingWindow window, Row row, string column) => row.TryGetValue(column, out var text) && Day(text) is { } day && window.Contains(day);

    internal static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
