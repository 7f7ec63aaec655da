using System.CommandLine;
using System.Data.Common;
using Pratip.Exchange.Tabular;
using Pratip.Reference.Wording;
using Pratip.Registry.Storage;
using Pratip.Statistics.Checks;
using Pratip.Web.Hosting;

namespace Pratip.Commands;

/// <summary>The frame around every command: errors go to standard error as one clear sentence, the exit code says whose.</summary>
internal static class Job
{
    public static void Runs(this Command command, Func<ParseResult, TextWriter, TextWriter, CancellationToken, Task<int>> work) =>
        command.SetAction(async (parsed, ct) =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            try
            {
                // What figures owe each other is read with the measures it names, before anything counts: an unfit rule is not found at the first edition.
                _ = CheckPlan.Standard;
                await CommonOptions.WarnOfTwoPlacesAsync(parsed, error);
                return await work(parsed, output, error, ct);
            }
            catch (Exception problem) when (problem is UsageException or SiteAddressException)
            {
                await TellAsync(parsed, [problem.Message], output, error);
                return Program.WrongUsage;
            }
            catch (Exception problem) when (IsFullDisk(problem))
            {
                await TellAsync(parsed, [Say(parsed, new("pratip.full-disk"))], output, error);
                return Program.JobFailed;
            }
            catch (Exception problem) when (problem is RegisterException or UnreadableFileException
                or DbException or IOException or UnauthorizedAccessException)
            {
                await TellAsync(parsed, [Words(parsed, problem)], output, error);
                return Program.JobFailed;
            }
            catch (Exception problem) when (UnfitDefinition(problem) is { } unfit)
            {
                await TellAsync(parsed, [unfit.Message], output, error);
                return Program.JobFailed;
            }
            catch (OperationCanceledException)
            {
                await TellAsync(parsed, [Say(parsed, new("pratip.stopped"))], output, error);
                return Program.JobFailed;
            }
        });

    /// <summary>
    /// A file of definitions that contradicts itself says where and how; a reader of it that is made with its type wraps that once more.
    /// Null where the problem is another.
    /// </summary>
    internal static InvalidDataException? UnfitDefinition(Exception problem) => problem switch
    {
        InvalidDataException unfit => unfit,
        TypeInitializationException { InnerException: { } cause } => UnfitDefinition(cause),
        _ => null,
    };

    /// <summary>A person reads what is wrong on standard error; a machine that asked for JSON gets it as its answer too.</summary>
    public static async Task TellAsync(ParseResult parsed, IReadOnlyList<string> problems, TextWriter output, TextWriter error)
    {
        foreach (var problem in problems)
        {
            await error.WriteLineAsync("pratip: " + problem);
        }

        if (parsed.GetResult(CommonOptions.Json) is { Implicit: false })
        {
            await output.WriteLineAsync(JsonAnswer.Of(new { error = string.Join(" ", problems) }));
        }
    }

    private static string Words(ParseResult parsed, Exception problem) => problem switch
    {
        RegisterException register => Say(parsed, register.Reason),
        UnreadableFileException unreadable => Say(parsed, unreadable.Problem),
        _ => problem.Message,
    };

    private static string Say(ParseResult parsed, Message message) => ProductTexts.All.Format(message, CommonOptions.LanguageIn(parsed));

    /// <summary>No space left, as each database and each system says it.</summary>
    internal static bool IsFullDisk(Exception problem)
    {
        const int NoSpaceOnUnix = 28;
        const int NoSpaceOnWindows = 112;
        return problem switch
        {
            DbException { SqlState: "53100" } => true,
            DbException => problem.Message.Contains("disk is full", StringComparison.OrdinalIgnoreCase),
            IOException => (problem.HResult & 0xFFFF) is NoSpaceOnUnix or NoSpaceOnWindows,
            _ => false,
        };
    }
}

/// <summary>The command line was understood but asks for something that does not exist.</summary>
internal sealed class UsageException(string message) : Exception(message);
