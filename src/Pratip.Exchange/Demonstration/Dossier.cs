using Pratip.Kernel;
using Pratip.Reference.Law;
using Row = System.Collections.Generic.IReadOnlyDictionary<string, string?>;

namespace Pratip.Exchange.Demonstration;

/// <summary>
/// A case as the returns tell it. A court file is a case whose suspects reached a court; it is before the courts from then
/// until all its defendants have a verdict or a non-suit.
/// </summary>
internal sealed class Dossier(Row row)
{
    private readonly Dictionary<string, Row> _suspects = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Row> _decisions = new(StringComparer.Ordinal);

    public Row Row { get; } = row;

    public List<Row> Victims { get; } = [];

    public IEnumerable<Row> Suspects => _suspects.Values;

    /// <summary>The strongest group of the charges; before anybody is charged, that of the opening offence.</summary>
    public HeadlineGroup Group
    {
        get
        {
            var charged = Suspects.Select(s => s.GetValueOrDefault("articles")).OfType<string>().SelectMany(a => a.Split("; ")).ToArray();
            return HeadlineGroups.Strongest((charged.Length == 0 ? [Row["opening_article"]!] : charged).Select(a => LawBook.Standard.Find(a)!.Group));
        }
    }

    public DateOnly? Entered => Suspects.Min(Sent);

    public bool IsBeforeTheCourts(ReportingWindow window) =>
        Entered is { } entered && entered <= window.To && Suspects.Where(s => Sent(s) is not null).Any(s => !(Decided(s) < window.From));

    public IEnumerable<Row> DefendantsIn(ReportingWindow window) => Suspects.Where(s => Sent(s) <= window.To && !(Decided(s) < window.From));

    public IEnumerable<Row> SentencedIn(ReportingWindow window) =>
        _decisions.Values.Where(d => d.GetValueOrDefault("sentence_kind") == "imprisonment" && window.Contains(SyntheticCounts.Day(d["on"])!.Value));

    /// <summary>A later return tells the same suspect anew.</summary>
    internal void Tell(Row suspect) => _suspects[suspect["person_reference"]!] = suspect;

    internal void Decide(Row step) => _decisions[step["person_reference"]!] = step;

    private static DateOnly? Sent(Row suspect) => SyntheticCounts.Day(suspect.GetValueOrDefault("sent_to_court_on"));

    private DateOnly? Decided(Row suspect) => _decisions.TryGetValue(suspect["person_reference"]!, out var step) ? SyntheticCounts.Day(step["on"]) : null;
}

internal static class Dossiers
{
    public static IReadOnlyCollection<Dossier> Read(
        IEnumerable<(string Agency, Row Row)> cases,
        IEnumerable<(string Agency, Row Row)> suspects,
        IEnumerable<(string Agency, Row Row)> victims,
        IEnumerable<(string Agency, Row Row)> steps)
    {
        var dossiers = cases.ToDictionary(c => (c.Agency, c.Row["case_reference"]!), c => new Dossier(c.Row));
        foreach (var (agency, row) in suspects)
        {
            dossiers[(agency, row["case_reference"]!)].Tell(row);
        }

        foreach (var (agency, row) in victims)
        {
            dossiers[(agency, row["case_reference"]!)].Victims.Add(row);
        }

        foreach (var (_, row) in steps.Where(s => s.Row["stage"] is "verdict" or "non-suit"))
        {
            dossiers[(row["case_agency"]!, row["case_reference"]!)].Decide(row);
        }

        return dossiers.Values;
    }
}
