using System.Globalization;

namespace Pratip.Bench;

/// <summary>
/// Measurements of this product and, beside them in the same run, of what they are compared with. Run in Release:
/// <c>dotnet run --project bench/Pratip.Bench -c Release -- import|write|kernels|statistics|edition|linkage|lookup|load [count]</c>.
/// </summary>
internal static class Program
{
    private const string Usage = """
        pratip-bench: prints a table of what was measured in this run.

          import [rows]       import of victim rows with validation, SQLite and PostgreSQL (default 100000)
          import-into ENGINE FILE   the same for sqlite or postgres and one file, in this process
          write [rows]        the storage layer beside bare COPY and bare INSERT of the same columns (default 100000)
          kernels [filter]    single functions, by BenchmarkDotNet (default all)
          statistics [facts]  all report tables from facts in memory, beside the same counts by SQL (default 10000000)
          edition FOLDER      an edition of 2024 of a demonstration register, with every file of its report in both languages
          claims              claims read from texts and held against figures, on the part of the corpus nothing was developed on
          disclosure FILE     cells hidden, and what an attacker is left with, beside the pattern of GaussSuppression in the file
          linkage FILE [FILE] | [reports] [--seed N]   a whole linkage held against the truth: one file with duplicates,
                              two files without, or so many reports of the generator (default 200000, seed 7)
          linkage-card [--febrl FOLDER] [--reports N,N] [--registers N] [--first-seed N] [--people N]
                              all figures of the model card in one run, each set in a process of its own: the generator, the
                              public sets of the folder, the interval, one new report, names, lookup, encodings
          new-report [reports]   one report linked as it comes, beside runs over all of them (default 100000)
          persons [reports] [seeds] [--first-seed N]   how often the interval of the number of persons holds the truth
                              (default 5000, 200 seeds from 1 on)
          names [FILE]        names in two scripts all against all: made Khmer names, or a file of two columns, or of labelled pairs
          encoded [people]    encodings of people compared pair by pair (default 20000 with 20000)
          lookup [people]     names in several scripts looked up in the index in memory (default 1000000)
          load [persons] [--rate N] [--seconds N] [--warm-up N] [--folder FOLDER] [--sqlite] [--server CONNECTION]
                              the site under load: list, search, open, save over a made register, which is kept in the
                              folder for the next run (default 1000000 persons, 100 requests a second, 60 seconds)
          encounter [--postgres]   pages of one encounter of 1,000 people by workbook and 300 by hand, each asked for many times
          board [persons] [--folder FOLDER]   the board over a made register of load with 200,000 tasks and mass encounters
          load-make [persons] [--folder FOLDER] [--sqlite]   only makes the register of load
        """;

    private static int? Number(string[] args, string option) =>
        Linkage.CardOptions.Value(args, option) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    public static async Task<int> Main(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var count = args.Length > 1 && int.TryParse(args[1], CultureInfo.InvariantCulture, out var given) ? given : (int?)null;
        switch (args)
        {
            case ["import", ..]:
                await Imports.ImportBench.RunAsync(count ?? 100_000);
                return 0;
            case ["import-into", var engine and ("sqlite" or "postgres"), var file]:
                await Imports.ImportBench.RunIntoAsync(engine, file);
                return 0;
            case ["write", ..]:
                await Writing.WriteBench.RunAsync(count ?? 100_000);
                return 0;
            case ["kernels", ..]:
                Kernels.KernelBench.Run(args.Length > 1 ? args[1] : "");
                return 0;
            case ["statistics", ..]:
                Statistics.StatisticsBench.Run(count ?? 10_000_000);
                return 0;
            case ["edition", var folder]:
                await Statistics.EditionBench.RunAsync(folder);
                return 0;
            case ["claims", ..]:
                Claims.ClaimsBench.Run();
                return 0;
            case ["disclosure", var published]:
                Disclosure.DisclosureBench.Run(published);
                return 0;
            case ["linkage", .. var sources]:
                var named = sources.TakeWhile(source => source != "--seed").ToArray();
                Linkage.LinkageBench.Run(named.Length > 0 ? named : ["200000"], (ulong?)Number(args, "--seed") ?? Linkage.LinkageBench.Seed);
                return 0;
            case ["linkage-card", ..]:
                Linkage.LinkageCard.Run(Linkage.CardOptions.Parse(args));
                return 0;
            case ["new-report", ..]:
                Linkage.NewReportBench.Run(count ?? 100_000);
                return 0;
            case ["persons", ..]:
                Linkage.PersonsBench.Run(count ?? 5_000, args.Length > 2 && int.TryParse(args[2], CultureInfo.InvariantCulture, out var seeds) ? seeds : 200, Number(args, "--first-seed") ?? 1);
                return 0;
            case ["names", ..]:
                Linkage.Names.NamesBench.Run(args.Length > 1 ? args[1] : null);
                return 0;
            case ["encoded", ..]:
                Linkage.EncodedBench.Run(count ?? 20_000);
                return 0;
            case ["lookup", ..]:
                Lookup.LookupBench.Run(count ?? 1_000_000);
                return 0;
            case ["load", ..]:
                await Workplace.LoadBench.RunAsync(Workplace.LoadOptions.Parse(args[1..]));
                return 0;
            case ["encounter", ..]:
                await Coordination.EncounterBench.RunAsync(args.Contains("--postgres", StringComparer.Ordinal));
                return 0;
            case ["board", ..]:
                await Coordination.BoardBench.RunAsync(Workplace.LoadOptions.Parse(args[1..]));
                return 0;
            case ["load-make", ..]:
                await (await Workplace.KeptWorkplace.OpenAsync(Workplace.LoadOptions.Parse(args[1..]), CancellationToken.None)).DisposeAsync();
                return 0;
            case ["load-site", var database, var folder]:
                await Workplace.SiteWork.RunAsync(database.Length == 0 ? null : database, folder);
                return 0;
            default:
                Console.WriteLine(Usage);
                return args is ["--help" or "-h"] ? 0 : 2;
        }
    }
}
