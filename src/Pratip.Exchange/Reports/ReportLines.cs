using Pratip.Reference.CodeLists;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tables;
using Pratip.Statistics.Tabulation;

namespace Pratip.Exchange.Reports;

/// <summary>What the report says of itself on its first page, the same in every format.</summary>
public static class CoverLines
{
    public static IEnumerable<(string Name, string Value)> Of(ReportDocument document, ReportWords words)
    {
        if (document.Standing is { } standing)
        {
            yield return (words["standing"], words.Standing(standing));
        }

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
        if (document.IsRunning)
        {
            yield return (words["running"], words.Fill("running.until", words.Date(document.Window.To), words.Date(document.AsOf)));
        }

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
        [words["measure"], words["window"], words["completeness.state"], words["completeness.reported"]];

    /// <summary>The columns after the measure.</summary>
    public static string[] Of(ReportCompleteness entry, ReportWords words) => [WindowOf(entry, words), StateOf(entry, words), words.ReportedOf(entry.Completeness)];

    /// <summary>Of the lists of bodies, where a format has a column for each.</summary>
    public static string[] HeadingsOfBodies(ReportWords words) => [words["completeness.silent"], words["completeness.incomplete"]];

    public static string[] Bodies(ReportCompleteness entry, ReportWords words) =>
        [Names(entry.Completeness.Missing, entry.Completeness, words), Names(entry.Completeness.Incomplete, entry.Completeness, words)];

    /// <summary>The lists that name somebody, each with its heading: they stand below their row over its whole width.</summary>
    public static IReadOnlyList<string> BodiesBelow(ReportCompleteness entry, ReportWords words) =>
        [.. HeadingsOfBodies(words).Zip(Bodies(entry, words)).Where(list => list.Second.Length > 0).Select(list => words.Fill("completeness.bodies", list.First, list.Second))];

    private static string WindowOf(ReportCompleteness entry, ReportWords words)
    {
        var window = words.Window(entry.Window);
        return entry.IsOfStock && entry.Completeness.State != CompletenessState.Missing ? words.Fill("completeness.with-day-before", window) : window;
    }

    /// <summary>
    /// A figure that rests on several subjects is missing where nobody reported about one of them, and yet entities reported about the
    /// others: "nothing reported" would contradict the counts beside it.
    /// </summary>
    private static string StateOf(ReportCompleteness entry, ReportWords words) =>
        entry.Completeness.State == CompletenessState.Missing && entry.Completeness.Missing.Count < entry.Completeness.ExpectedEntities && MeasureOf(entry) is { Subjects.Count: > 1 } measure
            ? words.Fill("completeness.unsupported", string.Join("; ", measure.Subjects.Select(subject => words.Say(CodeListCatalogue.Standard.Label("return-subject", subject)))))
            : words.State(entry.Completeness);

    private static Measure? MeasureOf(ReportCompleteness entry) => MeasureCatalogue.Standard.TryGet(entry.MeasureId, out var measure) ? measure : null;

    private static string Names(IReadOnlyList<string> agencies, Completeness completeness, ReportWords words) =>
        agencies.Count > 1 && agencies.Count == completeness.ExpectedEntities
            ? words["completeness.all"]
            : agencies.Count == 0 ? "" : words.Say(ReportTexts.Names(agencies));
}
