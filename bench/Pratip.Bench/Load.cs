using System.Globalization;

namespace Pratip.Bench;

/// <summary>
/// What the machine was doing meanwhile. Wall time on a machine that others use says little; processor time says what the
/// work costs.
/// </summary>
internal static class Load
{
    private const double TicksPerSecond = 100;

    /// <summary>Waiting and running processes, averaged over the last minute; null where the system does not tell.</summary>
    public static double? Average => File.Exists("/proc/loadavg")
        ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture)
        : null;

    /// <summary>Processor time of all processes whose command line holds the text: a private server's, by its folder.</summary>
    public static double? ServerSeconds(string? folder)
    {
        if (folder is null || !Directory.Exists("/proc"))
        {
            return null;
        }

        var stats = Directory.EnumerateDirectories("/proc").Select(process => int.TryParse(Path.GetFileName(process), out var id) ? StatOf(id) : null)
            .OfType<ProcessStat>().ToList();
        var server = stats.Find(stat => ReadOrEmpty($"/proc/{stat.Id}/cmdline").Contains($"{folder}/data", StringComparison.Ordinal) && stat.Name.StartsWith("postgres", StringComparison.Ordinal));
        return server is null ? null : server.Seconds + server.OfEndedChildren + stats.Where(stat => stat.Parent == server.Id).Sum(stat => stat.Seconds);
    }

    public static string Describe() => Average is { } load
        ? string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores, load {load:0.0}")
        : $"{Environment.ProcessorCount} cores";

    private static ProcessStat? StatOf(int id)
    {
        // The name stands in brackets and may itself hold brackets and spaces.
        var text = ReadOrEmpty($"/proc/{id}/stat");
        var end = text.LastIndexOf(')');
        if (end < 0)
        {
            return null;
        }

        var fields = text[(end + 2)..].Split(' ');
        return new ProcessStat(id, text[(text.IndexOf('(', StringComparison.Ordinal) + 1)..end], int.Parse(fields[1], CultureInfo.InvariantCulture),
            Seconds(fields[11], fields[12]), Seconds(fields[13], fields[14]));
    }

    private static double Seconds(string user, string system) =>
        (long.Parse(user, CultureInfo.InvariantCulture) + long.Parse(system, CultureInfo.InvariantCulture)) / TicksPerSecond;

    private static string ReadOrEmpty(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (IOException)
        {
            // The process has ended since.
            return "";
        }
    }

    private sealed record ProcessStat(int Id, string Name, int Parent, double Seconds, double OfEndedChildren);
}
