using System.Globalization;

namespace Pratip.Bench.Linkage;

/// <summary>What the model card is made of.</summary>
/// <param name="Folder">Where public sets lie; null for none.</param>
/// <param name="Reports">The sizes of the own registers.</param>
/// <param name="Registers">How many registers the interval is tried on.</param>
/// <param name="FirstSeed">The seed of the first of them.</param>
/// <param name="People">How many people the lookup has.</param>
internal sealed record CardOptions(string? Folder, IReadOnlyList<int> Reports, int Registers, int FirstSeed, int People)
{
    public static CardOptions Parse(string[] args) => new(
        Value(args, "--febrl"),
        [.. (Value(args, "--reports") ?? "100000,1000000").Split(',').Select(Number)],
        Number(Value(args, "--registers") ?? "200"), Number(Value(args, "--first-seed") ?? "1001"), Number(Value(args, "--people") ?? "1000000"));

    public static string? Value(string[] args, string option) => Array.IndexOf(args, option) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
