using System.CommandLine;
using System.Data.Common;
using Pratip.Exchange.Tabular;
using Pratip.Registry.Storage;
using Pratip.Web.Hosting;

namespace Pratip.Commands;

/// <summary>The frame around every command: errors go to standard error as one clear sentence, the exit code says whose.</summary>
internal static class Job
{
    public static void Runs(this Command command, Func<ParseResult, TextWriter, TextWriter, CancellationToken, Task<int>> work) =>
        command.SetAction(async (parsed, ct) =>
        {
            var error = parsed.InvocationConfiguration.Error;
            try
            {
                await CommonOptions.WarnOfTwoPlacesAsync(parsed, error);
                return await work(parsed, parsed.InvocationConfiguration.Output, error, ct);
            }
            catch (UsageException problem)
            {
                await error.WriteLineAsync("pratip: " + problem.Message);
                return Program.WrongUsage;
            }
            catch (Exception problem) when (problem is RegisterException or UnreadableFileException or SiteAddressException
                or DbException or IOException or UnauthorizedAccessException)
            {
                await error.WriteLineAsync("pratip: " + problem.Message);
                return Program.JobFailed;
            }
            catch (OperationCanceledException)
            {
                await error.WriteLineAsync("pratip: stopped; nothing half-done was kept.");
                return Program.JobFailed;
            }
        });
}

/// <summary>The command line was understood but asks for something that does not exist.</summary>
internal sealed class UsageException(string message) : Exception(message);
