using Pratip.Statistics.Classifications;
using Pratip.Statistics.Tables;
using Pratip.Statistics.Tabulation;

namespace Pratip.Exchange.Reports;

/// <summary>What the report says of itself on its first page, the same in every format.</summary>
public static class CoverLines
{
    public static IEnumerable<(string Name, string Value)> Of(ReportDocument document, ReportWords words)
    {
        if (document.EditionTitle is { } edition)
        {
            yield return (words["edition"], words.Say(edition));
            if (document.SupersededBy is { } later)
            {
                yield return (words["superseded-by"], later);
            }

            if (document.Before is { } before)
            {
                yield return (words["revisions-against"], before);
            }
        }

        yield return (words["window"], words.WindowWithDates(document.Window));
        yield return (words["comparison"], document.Comparison is { } earlier ? words.WindowWithDates(earlier) : words["no-comparison"]);
        yield return (words["as-of"], words.Date(document.AsOf));
        yield return (words["purpose"], words.Purpose(document.Purpose));
        yield return (words["release"], words["internal"]);
        yield return (words["small-cells"], document.Disclosure is not null
            ? words.Fill("small-cells.hidden", words.Number(document.HiddenCells))
            : words["small-cells.shown"]);
        if (string.Join(" ", CellSigns.Legend(document, words).Select(l => l.Sign == words.NotReported || l.Sign == words.Incomplete ? l.Meaning : $"{l.Sign} {l.Meaning}")) is { Length: > 0 } signs)
        {
            yield return (words["signs"], signs);
        }
    }
}

/// <summary>A definition as named lines, the same in every format.</summary>
public static class DefinitionLines
{
    public static IEnumerable<(string Name, string Value)> Of(ReportDefinition definition, ReportWords words)
    {
        yield return (words["definition.text"], words.Say(definition.Definition));
        yield return (words["definition.unit"], words.Unit(definition.Unit));
        if (definition.PlacingDate is { } placing)
        {
            yield return (words["definition.placing"], words.Say(placing));
        }

        yield return (words["definition.law"], words.Say(definition.LegalBasis));
        yield return (words["definition.version"], words.Number(definition.Version));
    }
}

/// <summary>The table of who reported, the same in every format.</summary>
public static class CompletenessLines
{
    public static string[] Headings(ReportWords words) =>
    [
        words["measure"], words["window"], words["completeness.state"], words["completeness.reported"], words["completeness.silent"],
        words["completeness.incomplete"],
    ];

    /// <summary>The columns after the measure.</summary>
    public static string[] Of(ReportCompleteness entry, ReportWords words) =>
    [
        words.Window(entry.Window),
        words.State(entry.Completeness),
        words.ReportedOf(entry.Completeness),
        Names(entry.Completeness.Missing, entry.Completeness, words),
        Names(entry.Completeness.Incomplete, entry.Completeness, words),
    ];

    private static string Names(IReadOnlyList<string> agencies, Completeness completeness, ReportWords words) =>
        agencies.Count > 1 && agencies.Count == completeness.ExpectedEntities
            ? words["completeness.all"]
            : string.Join(", ", agencies.Select(code => words.Say(ClassificationCatalogue.Standard.Get("agency").LabelOf(code))));
}
