using System.CommandLine;
using Pratip.Exchange.Demonstration;
using Pratip.Exchange.Reports;
using Pratip.Kernel;
using Pratip.Registry.Editions;
using Pratip.Registry.Facts;
using Pratip.Registry.Storage;
using Pratip.Statistics.Checks;
using Pratip.Statistics.Disclosure;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Tables;
using Pratip.Statistics.Windows;

namespace Pratip.Commands;

internal static class ReportCommand
{
    private static readonly Option<ReportingWindow?> Window = CommonOptions.Window("--window", "The window of the report", required: true);
    private static readonly Option<string?> Compare = new("--compare")
    {
        Description = "What stands beside it: year-before, previous (the window of the same length before it), or a window.",
        HelpName = "year-before|previous|WINDOW",
    };

    private static readonly Option<bool> Pdf = new("--pdf") { Description = "Print a PDF in each language, too; needs Chromium." };
    private static readonly Option<bool> Checks = new("--checks") { Description = "Say what the checks before publication find." };
    private static readonly Option<string> Out = new("--out") { Description = "Folder for the report's files.", Required = true, HelpName = "DIR" };

    private static readonly Option<bool> Suppress = new("--suppress") { Description = "Hide small cells and those that would give them away." };

    public static Command Create()
    {
        var command = new Command(
            "report",
            "Write the report of a window in Khmer and English: HTML, XLSX, DOCX, CSV and JSON.\n\nExample: pratip report --window 2024 --compare year-before --checks --out report-2024")
        {
            Window, Compare, Out, Pdf, Checks, Suppress,
        };
        command.Runs(RunAsync);
        return command;
    }

    public static ReportDocument Build(FactSnapshot snapshot, ReportingWindow window, ReportingWindow? compare, RegisterPurpose purpose, DisclosurePolicy? policy = null) =>
        Report.Build(snapshot, window, compare, purpose, CellOrigins.For(purpose), policy: policy);

    public static Task<IReadOnlyList<string>> WriteAsync(ReportDocument document, string folder, TextWriter progress, CancellationToken ct) =>
        WriteAsync(document, folder, ReportFormats.All, progress, ct);

    private static async Task<IReadOnlyList<string>> WriteAsync(
        ReportDocument document, string folder, IReadOnlyCollection<ReportFormat> formats, TextWriter progress, CancellationToken ct)
    {
        OutputFolder.Create(folder);
        var files = await ReportFiles.WriteAsync(document, folder, Enum.GetValues<Language>(), formats, ct);
        await progress.WriteLineAsync($"Wrote {files.Count} report files to {Path.GetFullPath(folder)}");
        return files;
    }

    private static async Task<int> RunAsync(ParseResult parsed, TextWriter output, TextWriter error, CancellationToken ct)
    {
        var window = parsed.GetRequiredValue(Window)!.Value;
        var comparison = Comparison(parsed, window);
        await using var register = await Register.OpenAsync(CommonOptions.Location(parsed), RegisterAccess.Read, TimeProvider.System, ct);
        using var facts = new CurrentFacts(register);
        var snapshot = await facts.GetAsync(ct);
        var document = Build(snapshot, window, comparison, register.Purpose, parsed.GetValue(Suppress) ? await HiddenNumbers.PolicyAsync(register, ct) : null);
        var checks = parsed.GetValue(Checks) ? ReportChecks.Of(snapshot, document) : null;
        var json = parsed.GetValue(CommonOptions.Json);
        var files = await WriteAsync(document, parsed.GetRequiredValue(Out), ReportFormats.With(parsed.GetValue(Pdf)), json ? TextWriter.Null : error, ct);
        if (json)
        {
            await output.WriteLineAsync(JsonAnswer.Of(new { window = document.Window.ToString(), compare = document.Comparison?.ToString(), files, checks = checks?.Select(Described) }));
        }
        else
        {
            await ConsoleTable.WriteAsync(document, output);
            await output.WriteLineAsync(document.Disclosure is not null ? ProductTexts.All.Format("exchange.reports.small-cells.hidden", Language.English, document.HiddenCells) : "internal: small cells shown");
            await WriteAsync(checks ?? [], output);
        }

        return Program.Succeeded;
    }

    private static ReportingWindow? Comparison(ParseResult parsed, ReportingWindow window) => parsed.GetValue(Compare) switch
    {
        null => null,
        var text when Comparisons.TryParse(text, window, out var comparison) => Comparisons.IsBefore(comparison, window)
            ? comparison
            : throw new UsageException($"--compare: {ProductTexts.All.Format(Comparisons.NotBefore(comparison, window), Language.English)}"),
        var text => throw new UsageException($"--compare: {WindowRefusal.Of(text)} Or write {Comparisons.YearBefore} or {Comparisons.Previous}."),
    };

    private static async Task WriteAsync(IReadOnlyList<Finding> checks, TextWriter output)
    {
        foreach (var found in checks)
        {
            await output.WriteLineAsync($"{(found.StopsRelease ? "stops  " : "       ")}{found.Key}  {found.Verdict.Title().En}: {English(found)}");
        }
    }

    private static object Described(Finding found) => new { found.Key, Verdict = found.Verdict.Code(), found.StopsRelease, Text = English(found) };

    private static string English(Finding found) => ProductTexts.All.Format(found.Says, Language.English);
}
