using System.Diagnostics;
using System.Text;

namespace Pratip.Exchange.Reports.Pdf;

/// <summary>There is no browser here that could print a page, or it did not.</summary>
public sealed class PdfPrinterException(string message) : IOException(message);

/// <summary>
/// Prints a page of ours as a tagged PDF with Chromium, where it is installed. The page is a file without scripts, the browser
/// has a profile of its own for the one page, and no name resolves to an address: nothing leaves the machine.
/// </summary>
public static class ChromiumPdf
{
    /// <summary>Names a browser that is not in the usual places.</summary>
    public const string Variable = "PRATIP_CHROMIUM";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>One browser for each of the two languages of a report; more would ask for more memory than an office's server has.</summary>
    private const int MostBrowsers = 2;

    private static readonly SemaphoreSlim Turns = new(Math.Min(MostBrowsers, Environment.ProcessorCount));

    public static bool IsPresent => Find(Named, Folders) is not null;

    private static string? Named => Environment.GetEnvironmentVariable(Variable);

    private static string? Folders => Environment.GetEnvironmentVariable("PATH");

    public static Task<byte[]> PrintAsync(string html, CancellationToken ct) => PrintAsync(ProgramOf(Named, Folders), html, ct);

    /// <param name="named">The browser somebody named; null for the first one that is found in the folders.</param>
    internal static string ProgramOf(string? named, string? folders) => Find(named, folders) ?? throw new PdfPrinterException(
        $"There is no Chromium on this machine to print a PDF with. Install it (Debian: apt-get install chromium), or name it in {Variable}; the HTML file prints the same from any browser.");

    internal static async Task<byte[]> PrintAsync(string program, string html, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("pratip-pdf-").FullName;
        await Turns.WaitAsync(ct);
        try
        {
            return await PrintAsync(program, folder, html, ct);
        }
        finally
        {
            Turns.Release();
            Remove(folder);
        }
    }

    private static async Task<byte[]> PrintAsync(string program, string folder, string html, CancellationToken ct)
    {
        var page = Path.Combine(folder, "page.html");
        var printed = Path.Combine(folder, "page.pdf");
        await File.WriteAllTextAsync(page, html, new UTF8Encoding(false), ct);
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in Arguments(folder, page, printed))
        {
            start.ArgumentList.Add(argument);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Patience);
        using var process = Process.Start(start) ?? throw new PdfPrinterException($"{program} does not start.");
        try
        {
            var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode == 0 && File.Exists(printed)
                ? PdfClusters.Joined(await File.ReadAllBytesAsync(printed, ct))
                : throw new PdfPrinterException($"{program} printed no PDF (exit code {process.ExitCode}): {string.Join(" ", await said).Trim()}");
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new PdfPrinterException($"{program} took longer than {Patience.TotalMinutes:0} minutes to print and was stopped.");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static IEnumerable<string> Arguments(string folder, string page, string printed)
    {
        yield return "--headless";

        // The sandbox needs a user who is not root; in a container there often is no other.
        if (Environment.UserName == "root")
        {
            yield return "--no-sandbox";
        }

        yield return "--disable-gpu";
        yield return "--disable-dev-shm-usage";
        yield return "--disable-background-networking";
        yield return "--disable-extensions";
        yield return "--no-first-run";
        yield return "--host-resolver-rules=MAP * ~NOTFOUND";
        yield return $"--user-data-dir={Path.Combine(folder, "profile")}";
        yield return "--no-pdf-header-footer";
        yield return "--export-tagged-pdf";
        yield return "--generate-pdf-document-outline";
        yield return $"--print-to-pdf={printed}";
        yield return new Uri(page).AbsoluteUri;
    }

    private static string? Find(string? named, string? folders) => InstalledProgram.Find(named, folders, Names);

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // A helper of the browser may still be writing its last file; what is left holds the page of an internal report in a folder of ours alone.
        }
    }
}
