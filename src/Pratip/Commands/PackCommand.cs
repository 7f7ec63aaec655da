using System.CommandLine;
using Pratip.Exchange.Packs;
using Pratip.Exchange.Packs.Rates;

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

    public static Command Create()
    {
        var command = new Command("pack", "Make a pack for others of an edition.\n\nExample: pratip pack csv 2024-p1.pratip-edition --out packs") { Kind, Bundle, Out, Population, CommonOptions.Lang };
        command.Runs(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, TextWriter output, TextWriter error, CancellationToken ct)
    {
        var typed = parsed.GetRequiredValue(Kind);
        if (!PackKinds.TryParse(typed, out var kind))
        {
            throw new UsageException($"There is no pack '{typed}'. There are: {string.Join(", ", PackKinds.All.Select(k => k.Code()))}.");
        }

        var options = PackOptions.Default;
        if (parsed.GetValue(Population) is { } file)
        {
            using var stream = new MemoryStream(await NamedFile.ReadAsync(file, ct));
            options = options with { Population = PopulationTable.Read(file, stream) };
        }

        if (await EditionFiles.ReadSoundAsync(parsed, parsed.GetRequiredValue(Bundle), output, error, ct) is not var (content, _))
        {
            return Program.JobFailed;
        }

        var path = EditionPacks.Write(content, kind, OutputFolder.Create(parsed.GetRequiredValue(Out)), options);
        await output.WriteLineAsync(parsed.GetValue(CommonOptions.Json)
            ? JsonAnswer.Of(new { pack = kind.Code(), window = content.Head.Window.ToString(), file = path })
            : $"Wrote {Path.GetFullPath(path)}");
        return Program.Succeeded;
    }
}
