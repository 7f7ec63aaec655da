using System.Diagnostics;
using System.Globalization;

namespace Pratip.Bench.Linkage;

/// <summary>
/// Every figure of the model card in one run: the own generator and, from a folder, whatever public set with a truth lies there. Each set is
/// linked in a process of its own, so that time and memory are its own; the table of all of them comes last.
/// </summary>
internal static class LinkageCard
{
    private const string Head = "| data | records | blocking and floor keep | threshold | pair F1 | pair F1 after clusters | whole clusters F1 | processor, all | linkage | peak |";

    public static void Run(CardOptions options)
    {
        Console.WriteLine($"model card of the linkage, {Load.Describe()}");
        var rows = new List<string>();
        foreach (var reports in options.Reports)
        {
            rows.AddRange(Apart("linkage", Text(reports), "--seed", Text((int)LinkageBench.Seed)));
        }

        foreach (var files in options.Folder is { } folder ? Sets(folder) : [])
        {
            rows.AddRange(Apart(["linkage", .. files]));
        }

        Apart("persons", "2000", Text(options.Registers), "--first-seed", Text(options.FirstSeed));
        Apart("new-report", "100000");
        Apart("names");
        foreach (var names in options.Folder is { } place ? Names(place) : [])
        {
            Apart("names", names);
        }

        Apart("lookup", Text(options.People));
        Apart("encoded");
        Console.WriteLine($"\n## All sets, {Load.Describe()}\n\n{Head}\n|---|---|---|---|---|---|---|---|---|---|");
        rows.ForEach(Console.WriteLine);
    }

    /// <summary>Files that differ only in a last a and b are linked with each other; a packed one is unpacked beside nothing of the user's.</summary>
    private static IEnumerable<string[]> Sets(string folder)
    {
        var unpacked = Directory.CreateTempSubdirectory("pratip-card-").FullName;
        try
        {
            var files = Directory.EnumerateFiles(folder, "*.csv").Concat(Directory.EnumerateFiles(folder, "*.csv.xz").Select(packed => Unpack(packed, unpacked)).OfType<string>())
                .Where(PublicFiles.HasTruth).OrderBy(file => new FileInfo(file).Length).ToList();
            foreach (var file in files.Where(file => !(file.EndsWith("b.csv", StringComparison.Ordinal) && files.Contains(Other(file, 'a')))))
            {
                yield return file.EndsWith("a.csv", StringComparison.Ordinal) && files.Contains(Other(file, 'b')) ? [file, Other(file, 'b')] : [file];
            }
        }
        finally
        {
            Directory.Delete(unpacked, recursive: true);
        }
    }

    private static string Other(string file, char last) => $"{file[..^5]}{last}.csv";

    private static IEnumerable<string> Names(string folder) =>
        Directory.EnumerateFiles(folder, "*.csv").Where(file => File.ReadLines(file).First().Contains("is_match", StringComparison.Ordinal))
            .Concat(Directory.EnumerateFiles(folder, "*_eng_khm.txt")).Order(StringComparer.Ordinal);

    private static string? Unpack(string packed, string folder)
    {
        var to = Path.Combine(folder, Path.GetFileNameWithoutExtension(packed));
        var start = new ProcessStartInfo("sh") { ArgumentList = { "-c", "xz -dc \"$0\" > \"$1\"", packed, to } };
        using var process = Process.Start(start)!;
        process.WaitForExit();
        if (process.ExitCode == 0)
        {
            return to;
        }

        Console.WriteLine($"{Path.GetFileName(packed)} is left out: the program xz did not unpack it.");
        return null;
    }

    /// <returns>The rows for the card among what it printed.</returns>
    private static List<string> Apart(params string[] arguments)
    {
        Console.WriteLine($"\n## {string.Join(' ', arguments.Select(Path.GetFileName))}\n");
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
        var own = typeof(LinkageCard).Assembly.Location;
        foreach (var argument in Path.GetFileNameWithoutExtension(start.FileName) == "dotnet" ? arguments.Prepend(own) : arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var last = "";
        while (process.StandardOutput.ReadLine() is { } line)
        {
            Console.WriteLine(line);
            last = line;
        }

        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            Console.WriteLine($"{arguments[0]} ended with {process.ExitCode}: its figures are missing.");
        }

        return arguments[0] == "linkage" && process.ExitCode == 0 ? [last] : [];
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
