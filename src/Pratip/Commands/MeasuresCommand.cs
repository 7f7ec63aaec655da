using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Pratip.Statistics.Measures;

namespace Pratip.Commands;

internal static class MeasuresCommand
{
    private static readonly Argument<string?> MeasureId = new("MEASURE") { Description = "Measure id, to explain it; without one all are listed.", Arity = ArgumentArity.ZeroOrOne };

    public static Command Create()
    {
        var command = new Command("measures", "List the measures, or explain one: what it counts, in which unit, by which breakdowns, and how its definition changed.\n\nExample: pratip measures cases.headline")
        {
            MeasureId,
        };
        command.Runs(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, TextWriter output, TextWriter error, CancellationToken ct)
    {
        var measures = parsed.GetValue(MeasureId) is { } id ? [FigureCommand.Find(id)] : MeasureCatalogue.Standard.All;
        if (parsed.GetValue(CommonOptions.Json))
        {
            await output.WriteLineAsync(JsonAnswer.Of(measures.Select(Described)));
            return Program.Succeeded;
        }

        if (parsed.GetValue(MeasureId) is not null)
        {
            await ExplainAsync(measures[0], output);
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

    private static async Task ExplainAsync(Measure measure, TextWriter output)
    {
        await output.WriteLineAsync($"{measure.Id}, version {measure.Version}");
        await output.WriteLineAsync($"{measure.Title.En} \u00B7 {measure.Title.Km}\n\n{measure.Definition.En}\n{measure.Definition.Km}\n");
        await output.WriteLineAsync($"Unit: {JsonNamingPolicy.KebabCaseLower.ConvertName(measure.Unit.ToString())}{(measure.IsReportedOnly ? ", as totals that entities report" : "")}");
        await output.WriteLineAsync($"By: {(measure.Breakdowns.Count == 0 ? "not divided" : string.Join(", ", measure.Breakdowns.Select(b => b.Id)))}");
        await output.WriteLineAsync($"Legal basis: {measure.LegalBasis.En} \u00B7 {measure.LegalBasis.Km}");
        if (measure.Footnote is { } footnote)
        {
            await output.WriteLineAsync($"Footnote: {footnote.Text.En} \u00B7 {footnote.Text.Km}");
        }

        await output.WriteLineAsync("Versions of the definition:");
        foreach (var version in measure.History)
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {version.Version}{(version.From is { } from ? $", for windows from {from:yyyy-MM-dd}" : "")}: {version.What.En} \u00B7 {version.What.Km}"));
        }
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
