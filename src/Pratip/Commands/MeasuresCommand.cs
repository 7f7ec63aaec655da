using System.CommandLine;
using System.Text.Json;
using Pratip.Statistics.Measures;

namespace Pratip.Commands;

internal static class MeasuresCommand
{
    public static Command Create()
    {
        var command = new Command("measures", "List the measures: what each counts, in which unit, by which breakdowns.\n\nExample: pratip measures --json");
        command.Runs(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, TextWriter output, TextWriter error, CancellationToken ct)
    {
        var measures = MeasureCatalogue.Standard.All;
        if (parsed.GetValue(CommonOptions.Json))
        {
            await output.WriteLineAsync(JsonAnswer.Of(measures.Select(Described)));
            return Program.Succeeded;
        }

        var width = measures.Max(m => m.Id.Length);
        foreach (var measure in measures)
        {
            var by = measure.Breakdowns.Count == 0 ? "" : "  [by " + string.Join(", ", measure.Breakdowns.Select(b => b.Id)) + "]";
            await output.WriteLineAsync($"{measure.Id.PadRight(width)}  {measure.Title.En}{by}");
        }

        return Program.Succeeded;
    }

    private static object Described(Measure measure) => new
    {
        measure.Id,
        measure.Version,
        Unit = JsonNamingPolicy.KebabCaseLower.ConvertName(measure.Unit.ToString()),
        measure.Subject,
        measure.Needs,
        ReportedOnly = measure.IsReportedOnly,
        Breakdowns = measure.Breakdowns.Select(b => b.Id),
        Title = new { measure.Title.En, measure.Title.Km },
        Definition = new { measure.Definition.En, measure.Definition.Km },
        LegalBasis = new { measure.LegalBasis.En, measure.LegalBasis.Km },
        History = measure.History.Select(version => new { version.Version, version.From, What = new { version.What.En, version.What.Km } }),
        Footnote = measure.Footnote is null ? null : new { measure.Footnote.Text.En, measure.Footnote.Text.Km },
    };
}
