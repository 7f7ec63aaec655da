using System.CommandLine;
using Pratip.Commands;

namespace Pratip;

/// <summary>The <c>pratip</c> program: commands and composition, nothing else.</summary>
public static class Program
{
    public const int Succeeded = 0;
    public const int JobFailed = 1;
    public const int WrongUsage = 2;

    public static Task<int> Main(string[] args) => RunAsync(args, Console.Out, Console.Error, CancellationToken.None);

    /// <summary>Runs one command; tests call it with their own writers.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken ct)
    {
        try
        {
            return await InvokeAsync(args, output, error, ct);
        }
        catch (Exception problem) when (Job.UnfitDefinition(problem) is { } unfit)
        {
            // Already the list of commands may need the definitions: its examples name measures.
            await error.WriteLineAsync("pratip: " + unfit.Message);
            return JobFailed;
        }
    }

    private static async Task<int> InvokeAsync(string[] args, TextWriter output, TextWriter error, CancellationToken ct)
    {
        var root = new RootCommand("Pratip: register, coordination desk and statistics office against human trafficking.")
        {
            CommonOptions.Data,
            CommonOptions.Json,
            DemoCommand.Create(),
            ImportCommand.Create(),
            ReportCommand.Create(),
            FigureCommand.Create(),
            MeasuresCommand.Create(),
            EditionCommand.Create(),
            PackCommand.Create(),
            CheckCommand.Create(),
            LinkCommand.Create(),
            EncodeCommand.Create(),
            EncodeCommand.CreateKey(),
            AgreementCommand.Create(),
            MatchEncodedCommand.Create(),
            TemplateCommand.Create(),
            ServeCommand.Create(),
            UserCommand.Create(),
            BackupCommand.Create(),
            RestoreCommand.Create(),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await Job.TellAsync(parsed, UsageProblems.Of(parsed), output, error);
            await error.WriteLineAsync($"Usage and an example: pratip {CommonOptions.NameOf(parsed)}--help");
            return WrongUsage;
        }

        return await parsed.InvokeAsync(new() { Output = output, Error = error, EnableDefaultExceptionHandler = false }, ct);
    }
}
