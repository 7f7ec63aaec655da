using System.CommandLine;
using Pratip.Exchange.Packs;
using Pratip.Exchange.Packs.Rates;
using Pratip.Statistics.Editions;

namespace Pratip.Commands;

internal static class PackCommand
{
    private static readonly Argument<string> Kind = new("KIND") { Description = $"For whom: {string.Join(", ", PackKinds.All.Select(k => k.Code()))}." };
    private static readonly Argument<string> Bundle = new("EDITION_BUNDLE") { Description = "The bundle of the edition." };
    private static readonly Option<string> Out = new("--out") { Description = "Folder for the pack, one zip file.", Required = true, HelpName = "DIR" };

    private static readonly Option<string?> Population = new("--population")
    {
        Description = "For sdg: a JSON file of the population by year, sex and age, instead of the unverified one.",
        HelpName = "FILE",
    };

    /// <param name="read">Reads the content of a bundle; a pack is made of nothing else.</param>
    public static Command Create(Func<string, CancellationToken, Task<EditionContent>> read)
    {
        var command = new Command("pack", "Make a pack for others of an edition.\n\nExample: pratip pack unodc edition-2024.zip --out packs") { Kind, Bundle, Out, Population };
        command.Runs((parsed, output, error, ct) => RunAsync(read, parsed, output, ct));
        return command;
    }

    private static async Task<int> RunAsync(Func<string, CancellationToken, Task<EditionContent>> read, ParseResult parsed, TextWriter output, CancellationToken ct)
    {
        var typed = parsed.GetRequiredValue(Kind);
        if (!PackKinds.TryParse(typed, out var kind))
        {
            throw new UsageException($"There is no pack '{typed}'. There are: {string.Join(", ", PackKinds.All.Select(k => k.Code()))}.");
        }

        var options = PackOptions.Default;
        if (parsed.GetValue(Population) is { } file)
        {
            await using var stream = File.OpenRead(file);
            options = options with { Population = PopulationTable.Read(file, stream) };
        }

        var content = await read(parsed.GetRequiredValue(Bundle), ct);
        var path = EditionPacks.Write(content, kind, OutputFolder.Create(parsed.GetRequiredValue(Out)), options);
        await output.WriteLineAsync(parsed.GetValue(CommonOptions.Json)
            ? JsonAnswer.Of(new { pack = kind.Code(), window = content.Head.Window.ToString(), file = path })
            : $"Wrote {Path.GetFullPath(path)}");
        return Program.Succeeded;
    }
}
