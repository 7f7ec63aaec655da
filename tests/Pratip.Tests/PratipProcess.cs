using System.Diagnostics;
using System.Text.Json;

namespace Pratip.Tests;

/// <summary>The program as a user starts it: a process of its own, with its own folder and environment.</summary>
internal static class PratipProcess
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Pratip.dll");

    public static async Task<Answer> RunAsync(string[] args, string folder, params (string Name, string? Value)[] environment)
    {
        using var process = Start(args, folder, environment);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await error);
    }

    public static Process Start(string[] args, string folder, params (string Name, string? Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add(Program);
        foreach (var arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        foreach (var name in new[] { "PRATIP_DATA", "PRATIP_DB", "PRATIP_KEYS", "PRATIP_BACKUP_PASSPHRASE" })
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}

internal sealed record Answer(int ExitCode, string Output, string Error)
{
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public Answer Succeeded()
    {
        Assert.True(ExitCode == 0, $"exit code {ExitCode}: {Error}");
        return this;
    }
}
