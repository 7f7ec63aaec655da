using System.CommandLine;
using Pratip.Exchange.Demonstration;
using Pratip.Exchange.Imports;
using Pratip.Kernel;
using Pratip.Registry.Access;
using Pratip.Registry.Facts;
using Pratip.Registry.Storage;

namespace Pratip.Commands;

/// <summary>
/// The main job from an empty folder: agency files are written, imported as a user would, and the annual report comes out.
/// Running it again finds its own files already received and changes nothing.
/// </summary>
internal static class DemoCommand
{
    private static readonly Option<bool> NoServe = new("--no-serve") { Description = "Stop before serving the web site." };

    public static Command Create()
    {
        var command = new Command(
            "demo",
            "Build a demonstration register from synthetic agency files, print the headline of 2024 beside 2023, write the report and serve the site.\n\nExample: pratip demo --no-serve")
        {
            NoServe, ServeCommand.Url, ServeCommand.PublicUrl, KeptFileOptions.Clamd, KeptFileOptions.LargestFile,
        };
        command.Runs(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, TextWriter output, TextWriter error, CancellationToken ct)
    {
        var json = parsed.GetValue(CommonOptions.Json);
        var progress = json ? TextWriter.Null : error;
        var folder = CommonOptions.Folder(parsed);
        await progress.WriteLineAsync($"Opening the demonstration register ({CommonOptions.Location(parsed)}) ...");
        await using var register = await Register.CreateAsync(CommonOptions.Location(parsed), RegisterPurpose.Demonstration, TimeProvider.System, ct);

        await progress.WriteLineAsync("Writing synthetic agency files ...");
        var files = DemonstrationFiles.Write(Path.Combine(folder, "demonstration-files"));
        var counts = await ImportAsync(register, files, progress, ct);

        await DemonstrationComplaints.PrepareAsync(register, ct);
        await DemonstrationSites.PrepareAsync(register, ct);
        using var facts = new CurrentFacts(register);
        var snapshot = await facts.GetAsync(ct);
        var document = ReportCommand.Build(snapshot, ReportingWindow.OfYear(2024), ReportingWindow.OfYear(2023), register.Purpose);
        if (!json)
        {
            await output.WriteLineAsync();
            await ConsoleTable.WriteAsync(document, output);
        }

        var reports = await ReportCommand.WriteAsync(document, Path.Combine(folder, "reports"), progress, ct);
        var accounts = Path.Combine(folder, DemonstrationAccounts.FileName);
        await TellAccountsAsync(await DemonstrationAccounts.PrepareAsync(register, accounts, ct), accounts, progress);
        await progress.WriteLineAsync("Holding statements against the editions ...");
        await DemonstrationStatements.PrepareAsync(register, ct);
        if (json)
        {
            await output.WriteLineAsync(JsonAnswer.Of(new { register = folder, files = files.Count, imported = counts, reports, accounts }));
        }

        return parsed.GetValue(NoServe) ? Program.Succeeded : await ServeCommand.ServeAsync(register, office: null, parsed, output, ct);
    }

    /// <summary>The passwords are shown when they are made; later the file is named, which only its owner may read.</summary>
    private static async Task TellAccountsAsync(IReadOnlyList<DemonstrationAccount> made, string file, TextWriter progress)
    {
        if (made.Count == 0)
        {
            await progress.WriteLineAsync(File.Exists(file)
                ? $"One account per role and a second data officer are there; the passwords are in {file}"
                : "One account per role and a second data officer are there. The file with their passwords is gone: 'pratip user reset NAME' gives a new one-time code.");
            return;
        }

        await progress.WriteLineAsync($"Made one account per role and a second data officer (kept in {file}):");
        foreach (var account in made)
        {
            await progress.WriteLineAsync($"  {account.SignInName,-24} {account.Password}  {account.AgencyCode,-12} {account.RoleName}");
        }
    }

    private static async Task<ImportTotals> ImportAsync(Register register, IReadOnlyList<DemonstrationFile> files, TextWriter progress, CancellationToken ct)
    {
        var totals = new ImportTotals();
        for (var i = 0; i < files.Count; i++)
        {
            var file = files[i];
            var options = new ImportOptions { Actor = "demonstration", Channel = Channels.Command, AgencyCode = file.AgencyCode, Period = file.Period, Sheet = file.Sheet };
            var receipt = await Importer.ImportAsync(register, file.Path, options, progress: null, ct);
            if (!receipt.Succeeded || receipt.Rejected > 0)
            {
                throw new InvalidOperationException($"The demonstration's own file {receipt.FileName} was not taken: {receipt.Problems[0].Say(ProductTexts.All, Language.English)}");
            }

            totals.Add(receipt);
            if (i % 10 == 9 || i == files.Count - 1)
            {
                await progress.WriteLineAsync($"  {i + 1} of {files.Count} files: {totals}");
            }
        }

        return totals;
    }
}
