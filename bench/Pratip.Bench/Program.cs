namespace Pratip.Bench;

/// <summary>
/// Measurements of this product and, beside them in the same run, of what they are compared with. Run in Release:
/// <c>dotnet run --project bench/Pratip.Bench -c Release -- import|statistics [count]</c>.
/// </summary>
internal static class Program
{
    private const string Usage = """
        pratip-bench: prints a table of what was measured in this run.

          import [rows]       import of victim rows with validation, SQLite and PostgreSQL (default 100000)
          statistics [facts]  all report tables from facts in memory, beside the same counts by SQL (default 10000000)
        """;

    public static async Task<int> Main(string[] args)
    {
        var count = args.Length > 1 && int.TryParse(args[1], out var given) ? given : (int?)null;
        switch (args.FirstOrDefault())
        {
            case "import":
                await Imports.ImportBench.RunAsync(count ?? 100_000);
                return 0;
            case "statistics":
                Statistics.StatisticsBench.Run(count ?? 10_000_000);
                return 0;
            default:
                Console.WriteLine(Usage);
                return args.FirstOrDefault() is "--help" or "-h" ? 0 : 2;
        }
    }
}
