using System.Diagnostics;
using System.Globalization;
using Pratip.Exchange.Reports;
using Pratip.Exchange.Reports.Pdf;
using Pratip.Kernel;
using Pratip.Registry.Editions;
using Pratip.Registry.Storage;
using Pratip.Statistics.Editions;

namespace Pratip.Bench.Statistics;

/// <summary>
/// An edition of a register's year, with every file of its report in both languages: what an office waits for. It is made twice, each time in
/// a copy of the register: in a process that has done nothing before, with starting and compiling in it, as on the console; and then as in a site that runs.
/// </summary>
internal static class EditionBench
{
    private const string Window = "2024";

    public static async Task RunAsync(string folder)
    {
        var started = (DateTime.Now - Process.GetCurrentProcess().StartTime).TotalSeconds;
        Console.WriteLine($"edition of {Window}, {Load.Describe()}");
        await MakeAsync(folder, started, "from the start of the process");
        await MakeAsync(folder, 0, "in a process that runs already");
        Console.WriteLine(Load.Describe());
    }

    private static async Task MakeAsync(string folder, double before, string how)
    {
        var own = Directory.CreateTempSubdirectory("pratip-bench-edition-").FullName;
        try
        {
            Copy(folder, own);
            var (all, watch) = (Stopwatch.StartNew(), Stopwatch.StartNew());
            await using var register = await Register.OpenAsync(RegisterLocation.Folder(own), RegisterAccess.Write, TimeProvider.System, CancellationToken.None);
            Print("open the register", watch);
            var options = new CreateEditionOptions { Window = Window, Vintage = "revised" };
            await EditionService.CreateAsync(register, options, CancellationToken.None);
            Print("freeze the facts and count", watch);
            var view = (await EditionConsole.FindAsync(register, options.Id, CancellationToken.None))!;
            Print("check, and hide what is small", watch);
            var document = EditionReport.Of(view.Content, view.Docket, view.SupersededBy, view.Standing);
            var files = await ReportFiles.WriteAsync(document, Path.Combine(own, "report"), Enum.GetValues<Language>(), ReportFormats.With(ChromiumPdf.IsPresent), CancellationToken.None);
            Print($"{files.Count} files{(ChromiumPdf.IsPresent ? ", a PDF in each language among them" : "; no browser here, so no PDF")}", watch);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {"all, " + how,-60} {before + all.Elapsed.TotalSeconds:0.00} s, {view.Content.Cells.Count:N0} figures"));
        }
        finally
        {
            Directory.Delete(own, recursive: true);
        }
    }

    private static void Print(string what, Stopwatch watch)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what,-60} {watch.Elapsed.TotalSeconds:0.00} s"));
        watch.Restart();
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
