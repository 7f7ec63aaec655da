using System.Globalization;

namespace Pratip.Bench.Workplace;

/// <summary>What one run of the load is to be.</summary>
internal sealed record LoadOptions
{
    public const ulong Seed = 20250801;

    public int Persons { get; init; } = 1_000_000;

    /// <summary>Requests a second, whatever becomes of them.</summary>
    public double Rate { get; init; } = 100;

    public int Seconds { get; init; } = 60;

    public int WarmUp { get; init; } = 20;

    public bool Sqlite { get; init; }

    /// <summary>A server that runs already over the kept folder, to look into it; null to start one.</summary>
    public string? Server { get; init; }

    /// <summary>Where the register is kept between runs.</summary>
    public string Folder { get; init; } = "";

    public static LoadOptions Parse(string[] args)
    {
        var options = new LoadOptions();
        for (var i = 0; i < args.Length; i++)
        {
            options = args[i] switch
            {
                "--rate" => options with { Rate = double.Parse(args[++i], CultureInfo.InvariantCulture) },
                "--seconds" => options with { Seconds = Number(args[++i]) },
                "--warm-up" => options with { WarmUp = Number(args[++i]) },
                "--folder" => options with { Folder = Path.GetFullPath(args[++i]) },
                "--server" => options with { Server = args[++i] },
                "--sqlite" => options with { Sqlite = true },
                _ => options with { Persons = Number(args[i]) },
            };
        }

        return options.Folder.Length > 0 ? options : options with
        {
            Folder = Path.Combine(Path.GetTempPath(), $"pratip-load-{(options.Sqlite ? "sqlite" : "postgres")}-{options.Persons}"),
        };
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
