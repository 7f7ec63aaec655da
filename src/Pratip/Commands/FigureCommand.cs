using System.CommandLine;
using Pratip.Exchange.Figures;
using Pratip.Kernel;
using Pratip.Reference.Law;
using Pratip.Registry.Editions;
using Pratip.Registry.Facts;
using Pratip.Registry.Storage;
using Pratip.Statistics.Disclosure;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tabulation;

namespace Pratip.Commands;

internal static class FigureCommand
{
    private static readonly Argument<string> MeasureId = new("MEASURE") { Description = "Measure id; pratip measures lists them." };
    private static readonly Option<ReportingWindow?> Window = CommonOptions.Window("--window", "The window the figure speaks of", required: true);
    private static readonly Option<string?> By = new("--by") { Description = "Breakdown of the measure, e.g. sex, or two crossed, e.g. \"sex*age\".", HelpName = "DIMENSION" };

    private static readonly Option<bool> Suppress = new("--suppress") { Description = "Hide small cells and those that would give them away." };

    public static Command Create()
    {
        var command = new Command("figure", "Compute one figure from the records.\n\nExample: pratip figure victims.registered --window 2024 --by sex --json")
        {
            MeasureId, Window, By, Suppress,
        };
        command.Runs(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, TextWriter output, TextWriter error, CancellationToken ct)
    {
        var measure = Find(parsed.GetRequiredValue(MeasureId));
        var by = parsed.GetValue(By);
        if (by is not null && measure.FindBreakdowns(by).Count == 0)
        {
            throw new UsageException(NoBreakdown(measure, by));
        }

        await using var register = await Register.OpenAsync(CommonOptions.Location(parsed), RegisterAccess.Read, TimeProvider.System, ct);
        await using var db = register.CreateContext();
        IReadOnlyCollection<string> tables = measure.Facts is null ? [] : [measure.Facts];
        var facts = await new FactSnapshotReader(db, LawBook.Standard).ReadAsync(register.Clock.Today(), tables, ct);
        var figure = ProtectedFigures.Compute(facts, [new(measure, parsed.GetRequiredValue(Window)!.Value, by)], parsed.GetValue(Suppress) ? await HiddenNumbers.PolicyAsync(register, ct) : null)[0];
        if (parsed.GetValue(CommonOptions.Json))
        {
            await output.WriteLineAsync(FigureJson.Write(figure, register.Purpose));
        }
        else
        {
            await PrintAsync(figure, register.Purpose, output);
            await output.WriteLineAsync(parsed.GetValue(Suppress) ? "  (c): hidden, because it could tell of a person" : "  internal: small cells shown");
        }

        return Program.Succeeded;
    }

    private static string NoBreakdown(Measure measure, string by) =>
        Breakdown.IsCrossed(by) && measure.Breakdowns.Any(measure.CanBeCrossed)
            ? $"{measure.Id} cannot be divided by '{by}': two different ones of {string.Join(", ", measure.Breakdowns.Where(measure.CanBeCrossed).Select(b => b.Id))} can be crossed, e.g. \"sex*age\"."
            : measure.Breakdowns.Count == 0 ? $"{measure.Id} has no breakdown."
            : $"{measure.Id} has no breakdown '{by}'. It has: {string.Join(", ", measure.Breakdowns.Select(b => b.Id))}.";

    internal static Measure Find(string id)
    {
        if (MeasureCatalogue.Standard.TryGet(id, out var measure))
        {
            return measure;
        }

        var nearest = Linkage.Comparison.Nearest.To(id, MeasureCatalogue.Standard.All.Select(m => m.Id), 3);
        throw new UsageException($"There is no measure '{id}'. Nearest: {string.Join(", ", nearest)}. All of them: pratip measures");
    }

    private static async Task PrintAsync(Figure figure, RegisterPurpose purpose, TextWriter output)
    {
        await output.WriteLineAsync($"{figure.Measure.Title.En}, {figure.Window} ({purpose.ToString().ToLowerInvariant()} register)");
        var width = figure.Rows.Select(r => r.Label.En.Length).Append("Total".Length).Max();
        foreach (var row in figure.Rows)
        {
            await output.WriteLineAsync($"  {row.Label.En.PadRight(width)}  {(row.IsHidden ? "(c)" : Value(figure, row.Value)),12}");
        }

        await output.WriteLineAsync($"  {"Total".PadRight(width)}  {Value(figure, figure.Total),12}");
        if (figure.Linkage is { } linkage)
        {
            await output.WriteLineAsync($"  {linkage.Reported:N0} {(linkage.Reported == 1 ? "person" : "persons")} as the agencies count their own, {linkage.Linked:N0} after linkage ({linkage.Removed:N0} would have been counted again)");
            foreach (var overlap in linkage.Overlaps)
            {
                await output.WriteLineAsync($"  reported by both {overlap.AgencyCode} and {overlap.OtherAgencyCode}: {overlap.Persons:N0}");
            }
        }

        foreach (var reported in figure.ReportedTotals)
        {
            await output.WriteLineAsync($"  reported total, not computed: {reported.Key ?? "total"} {reported.Value:N0} ({reported.AgencyCode}; {reported.Source})");
        }

        foreach (var footnote in figure.Footnotes)
        {
            await output.WriteLineAsync($"  {footnote.En}");
        }

        var completeness = figure.Completeness;
        var partly = completeness.Incomplete.Count == 0 ? "" : $", {completeness.Incomplete.Count} in part";
        await output.WriteLineAsync(
            $"  {completeness.ReportedEntities} of {completeness.ExpectedEntities} {(completeness.ExpectedEntities == 1 ? "entity" : "entities")} reported{partly} ({completeness.State.ToString().ToLowerInvariant()})");
    }

    private static string Value(Figure figure, long? value) => value?.ToString("N0") ?? (figure.IsIncomplete ? "incomplete" : "not reported");
}
