using System.Diagnostics;

namespace Pratip.Testing.Programs;

/// <summary>
/// Another program that reads our PDFs. Tests that need it are skipped by name where it is not installed, and fail in
/// continuous integration.
/// </summary>
public static class Poppler
{
    /// <summary>The text of a file, in the order of reading.</summary>
    public static Task<string> TextAsync(string file) => RunAsync("pdftotext", "-enc", "UTF-8", file, "-");

    /// <summary>What a file says of itself, one line each.</summary>
    public static Task<string> InfoAsync(string file) => RunAsync("pdfinfo", file);

    /// <summary>The tree of tags, with the elements of each page.</summary>
    public static Task<string> StructureAsync(string file) => RunAsync("pdfinfo", "-struct", file);

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists)
            ?? throw new SkippedHereException("needs Poppler (Debian: apt-get install poppler-utils)");
        var start = new ProcessStartInfo(path, arguments) { RedirectStandardOutput = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? said : throw new InvalidDataException($"{program} does not read {string.Join(" ", arguments)}.");
    }
}
