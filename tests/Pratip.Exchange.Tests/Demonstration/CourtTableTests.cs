using static Pratip.Exchange.Tests.Demonstration.ReceivedRows;
using Row = System.Collections.Generic.IReadOnlyDictionary<string, string?>;

namespace Pratip.Exchange.Tests.Demonstration;

/// <summary>The court table of the first half of 2025, counted by its definition from suspects, victims and court steps.</summary>
public sealed class CourtTableTests
{
    private static readonly Dictionary<(string Agency, string Case, string Person), string> Disposed = Of("court-steps")
        .Where(s => s.Row["stage"] is "verdict" or "non-suit")
        .ToDictionary(s => (s.Row["case_agency"]!, s.Row["case_reference"]!, s.Row["person_reference"]!), s => s.Row["on"]!);

    private static readonly List<(string Agency, Row Row)> Defendants =
        [.. Suspects.Where(s => s.Row.Cell("sent_to_court_on") is not null && GroupOf(s) != "outside")];

    private static readonly List<(string Agency, string Case, string Entered)> Files =
    [
        .. Defendants.GroupBy(d => (d.Agency, Case: d.Row["case_reference"]!))
            .Where(f => f.Any(IsOpenIn2025))
            .Select(f => (f.Key.Agency, f.Key.Case, f.Select(d => d.Row["sent_to_court_on"]!).Min(StringComparer.Ordinal)!)),
    ];

    [Fact]
    public void Files_before_the_courts_are_236_of_which_118_are_carried_over_and_118_new()
    {
        Assert.Equal(236, Files.Count);
        Assert.Equal(118, Files.Count(f => string.CompareOrdinal(f.Entered, "2025-01-01") < 0));
        Assert.Equal(118, Files.Count(f => string.CompareOrdinal(f.Entered, "2025-01-01") >= 0));
    }

    [Fact]
    public void New_files_are_more_than_the_cases_of_the_half_because_older_dossiers_reached_the_court_late()
    {
        var acted = Of("cases").ToDictionary(c => (c.Agency, c.Row["case_reference"]!), c => c.Row["acted_on"]!);
        var late = Files.Count(f => string.CompareOrdinal(f.Entered, "2025-01-01") >= 0 && string.CompareOrdinal(acted[(f.Agency, f.Case)], "2025-01-01") < 0);
        Assert.True(late >= 19, $"{late} older dossiers");
    }

    [Fact]
    public void Defendants_are_354() => Assert.Equal(354, Defendants.Count(IsOpenIn2025));

    [Fact]
    public void Defendants_sentenced_to_imprisonment_are_101() => Assert.Equal(101, Of("court-steps").Count(s =>
        s.Row["stage"] == "verdict" && s.Row.Cell("outcome") == "convicted" && s.Row.Cell("sentence_kind") == "imprisonment" && s.Row.Within("on", "2025-H1")));

    [Fact]
    public void Victims_in_these_files_are_243_of_whom_211_are_female_and_76_minors()
    {
        var open = Files.Select(f => (f.Agency, f.Case)).ToHashSet();
        var victims = Of("victims").Where(v => open.Contains((v.Agency, v.Row["case_reference"]!))).Select(v => v.Row).ToList();
        Assert.Equal(243, victims.Count);
        Assert.Equal(211, victims.Count(IsFemale));
        Assert.Equal(76, victims.Count(IsMinor));
    }

    [Fact]
    public void A_file_can_stay_open_although_one_of_its_defendants_is_done() => Assert.Contains(
        Defendants, d => !IsOpenIn2025(d) && Files.Any(f => f.Agency == d.Agency && f.Case == d.Row["case_reference"]));

    [Fact]
    public void Verdicts_come_after_the_case_is_sent_to_court_and_sentences_have_months() => Assert.All(Of("court-steps"), step =>
    {
        var defendant = Defendants.Concat(Suspects).First(d => d.Agency == step.Row["case_agency"] && d.Row["case_reference"] == step.Row["case_reference"] && d.Row["person_reference"] == step.Row["person_reference"]);
        Assert.True(string.CompareOrdinal(step.Row["on"], defendant.Row["sent_to_court_on"]) > 0);
        Assert.Equal(step.Row.Cell("sentence_kind") is "imprisonment" or "suspended", step.Row.Cell("sentence_months") is not null);
    });

    private static bool IsOpenIn2025((string Agency, Row Row) defendant) =>
        string.CompareOrdinal(defendant.Row["sent_to_court_on"], "2025-06-30") <= 0
        && !(Disposed.TryGetValue((defendant.Agency, defendant.Row["case_reference"]!, defendant.Row["person_reference"]!), out var on) && string.CompareOrdinal(on, "2025-01-01") < 0);
}
