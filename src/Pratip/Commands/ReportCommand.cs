using System.CommandLine;
using Pratip.Exchange.Demonstration;
using Pratip.Exchange.Reports;
using Pratip.Kernel;
using Pratip.Registry.Facts;
using Pratip.Registry.Storage;
using Pratip.Statistics.Disclosure;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Tables;

namespace Pratip.Commands;

internal static class ReportCommand
{
    private static readonly Option<ReportingWindow?> Window = CommonOptions.Window("--window", "The window of the report", required: true);
    private static readonly Option<ReportingWindow?> Compare = CommonOptions.Window("--compare", "The window beside it", required: false);
    private static readonly Option<string> Out = new("--out") { Description = "Folder for the report's files.", Required = true, HelpName = "DIR" };

    private static readonly Option<bool> Suppress = new("--suppress") { Description = "Hide small cells and those that would give them away." };

    public static Command Create()
    {
        var command = new Command(
            "report",
            "Write the report of a window in Khmer and English: HTML, XLSX, DOCX, CSV and JSON.\n\nExample: pratip report --window 2024 --compare 2023 --out report-2024")
        {
            Window, Compare, Out, Suppress,
        };
        command.Runs(RunAsync);
        return command;
    }

    public static ReportDocument Build(FactSnapshot snapshot, ReportingWindow window, ReportingWindow? compare, RegisterPurpose purpose, bool suppress = false) =>
        Report.Build(snapshot, window, compare, purpose, CellOrigins.For(purpose), suppress ? DisclosurePolicy.Standard : null);

    public static async Task<IReadOnlyList<string>> WriteAsync(ReportDocument document, string folder, TextWriter progress, CancellationToken ct)
    {
        OutputFolder.Create(folder);
        var files = await ReportFiles.WriteAsync(document, folder, Enum.GetValues<Language>(), Enum.GetValues<ReportFormat>(), ct);
        await progress.WriteLineAsync($"Wrote {files.Count} report files to {Path.GetFullPath(folder)}");
        return files;
    }

    private static async Task<int> RunAsync(ParseResult parsed, TextWriter output, TextWriter error, CancellationToken ct)
    {
        await using var register = await Register.OpenAsync(CommonOptions.Location(parsed), RegisterAccess.Read, TimeProvider.System, ct);
        using var facts = new CurrentFacts(register);
        var document = Build(await facts.GetAsync(ct), parsed.GetRequiredValue(Window)!.Value, parsed.GetValue(Compare), register.Purpose, parsed.GetValue(Suppress));
        var json = parsed.GetValue(CommonOptions.Json);
        var files = await WriteAsync(document, parsed.GetRequiredValue(Out), json ? TextWriter.Null : error, ct);
        if (json)
        {
            await output.WriteLineAsync(JsonAnswer.Of(new { window = document.Window.ToString(), compare = document.Comparison?.ToString(), files }));
        }
        else
        {
            await ConsoleTable.WriteAsync(document, output);
            await output.WriteLineAsync(document.Disclosure is not null ? $"{document.HiddenCells:N0} cells hidden" : "internal: small cells shown");
        }

        return Program.Succeeded;
    }
}
