using System.Diagnostics;

namespace Pratip.Testing.Programs;

/// <summary>
/// Another program that opens our files: what it reads is what a ministry's office will read. Tests that need it are
/// skipped by name where it is not installed, and fail in continuous integration.
/// </summary>
public static class LibreOffice
{
    private static readonly SemaphoreSlim OneAtATime = new(1, 1);

    /// <summary>Opens a file and saves it in another format; returns the new file's path.</summary>
    /// <param name="filter">LibreOffice's own name of the format where the extension alone does not say it.</param>
    public static async Task<string> ConvertAsync(string file, string extension, string? filter = null)
    {
        var program = Find() ?? throw new SkippedHereException("needs LibreOffice (Debian: apt-get install libreoffice-calc-nogui libreoffice-writer-nogui)");
        var folder = Path.GetDirectoryName(file)!;
        var profile = Path.Combine(folder, "office-profile");
        await OneAtATime.WaitAsync();
        try
        {
            var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
            foreach (var arg in new[] { $"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", filter ?? extension, "--outdir", folder, file })
            {
                start.ArgumentList.Add(arg);
            }

            using var process = Process.Start(start)!;
            var said = process.StandardOutput.ReadToEndAsync();
            var problems = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            var converted = Path.Combine(folder, Path.GetFileNameWithoutExtension(file) + "." + extension);
            return File.Exists(converted)
                ? converted
                : throw new InvalidDataException($"LibreOffice did not open {Path.GetFileName(file)}: {await said} {await problems}");
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    private static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, "soffice"))
        .FirstOrDefault(File.Exists);
}
