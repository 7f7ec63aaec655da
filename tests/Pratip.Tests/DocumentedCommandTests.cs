using System.Text.RegularExpressions;
using Pratip.Testing.Databases;
using Pratip.Testing;

namespace Pratip.Tests;

/// <summary>Every command line that the README and the documentation show is run here, on a demonstration register.</summary>
public sealed partial class DocumentedCommandTests
{
    public static TheoryData<string, string> Lines
    {
        get
        {
            var data = new TheoryData<string, string>();
            var seen = new HashSet<string>(StringComparer.Ordinal);
            var pages = Directory.GetFiles(Repository.Root, "*.md").Concat(Directory.GetFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories));
            foreach (var page in pages.Order(StringComparer.Ordinal))
            {
                foreach (var line in Blocks().Matches(File.ReadAllText(page)).SelectMany(b => b.Groups["lines"].Value.Split('\n')).Where(l => l.StartsWith("./pratip ", StringComparison.Ordinal)))
                {
                    // What several pages show is run for the first of them.
                    var command = line.Split('#')[0].Trim();
                    if (seen.Add(command))
                    {
                        data.Add(Path.GetRelativePath(Repository.Root, page), command);
                    }
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task A_documented_command_does_what_the_page_says(string page, string line)
    {
        var register = await DemonstrationRegister.OnAsync(Engine.Sqlite);
        var folder = Directory.CreateTempSubdirectory("pratip-docs-").FullName;
        try
        {
            var args = Arguments(line, Path.Combine(register.Folder, "pratip-data", "demonstration-files"));
            if (args is ["serve" or "demo", ..] && !args.Contains("--no-serve", StringComparer.Ordinal))
            {
                await ServesAsync([.. args, "--url", "http://127.0.0.1:0"], folder);
                return;
            }

            await PrepareBackupAsync(args, folder, Path.Combine(register.Folder, "pratip-data"));
            await PrepareExchangeAsync(args, folder);
            File.Copy(Path.Combine(Repository.Root, "docs", "users", "speech.txt"), Path.Combine(folder, "speech.txt"));
            var data = args is ["check", ..] ? await DemonstrationRegister.WithEditionAsync()
                : args is ["import" or "link" or "edition", ..] ? CopyOf(Path.Combine(register.Folder, "pratip-data"), folder) : Path.Combine(register.Folder, "pratip-data");
            if (args.Contains("--new", StringComparer.Ordinal))
            {
                (await PratipProcess.RunAsync(["link"], folder, ("PRATIP_DATA", data))).Succeeded();
            }

            var answer = await PratipProcess.RunAsync(args, folder, ("PRATIP_DATA", data));
            Assert.True(answer.ExitCode == 0, $"{page}: {line}\n{answer.Error}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The pages write FILE... where the reader names files of their own, and quotes around what a shell would read otherwise.</summary>
    private static string[] Arguments(string line, string files) =>
        [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(a => a.Trim('"')).Select(a => a.StartsWith("FILE", StringComparison.Ordinal) ? Directory.GetFiles(files, "*.xlsx").Order(StringComparer.Ordinal).First() : a)];

    /// <summary>What the reader of the page has made by then: the passphrase, the archive, the register restored from it.</summary>
    private static async Task PrepareBackupAsync(string[] args, string folder, string data)
    {
        if (args.Contains("backup-passphrase", StringComparer.Ordinal))
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "backup-passphrase"), "three lanterns by the river\n");
        }

        if (args is ["restore", ..] || args.Contains("--check", StringComparer.Ordinal))
        {
            (await PratipProcess.RunAsync(["backup", "--out", "pratip.backup", "--passphrase-file", "backup-passphrase"], folder, ("PRATIP_DATA", data))).Succeeded();
        }
        else if (args.Contains("restored", StringComparer.Ordinal))
        {
            Directory.Move(CopyOf(data, folder), Path.Combine(folder, "restored"));
        }
    }

    /// <summary>The list of a partner and the key of an agreement.</summary>
    private static async Task PrepareExchangeAsync(string[] args, string folder)
    {
        if (args is ["encode", ..])
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "people.csv"), "name_latin,sex,birth_date\nSok Dara,male,1987-03-21\n");
            (await PratipProcess.RunAsync(["encode-key", "NGO-03/2026-1", "--out", "agreement.key"], folder)).Succeeded();
        }
    }

    /// <summary>Starts until the address is printed, asks for the first page, and stops.</summary>
    private static async Task ServesAsync(string[] args, string folder)
    {
        var data = args[0] == "serve" ? CopyOf(Path.Combine((await DemonstrationRegister.OnAsync(Engine.Sqlite)).Folder, "pratip-data"), folder) : Path.Combine(folder, "pratip-data");
        using var process = PratipProcess.Start(args, folder, ("PRATIP_DATA", data));
        try
        {
            var errors = process.StandardError.ReadToEndAsync();
            string? address = null;
            while (address is null && await process.StandardOutput.ReadLineAsync() is { } printed)
            {
                address = Address().Match(printed) is { Success: true } found ? found.Value : null;
            }

            Assert.True(address is not null, address is null ? await errors : "");
            using var client = new HttpClient();
            Assert.Contains("Pratip", await client.GetStringAsync(new Uri(address!)), StringComparison.Ordinal);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
    }

    private static string CopyOf(string from, string into) => DemonstrationRegister.CopyOf(from, Path.Combine(into, "register"));

    [GeneratedRegex(@"```sh\n(?<lines>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
