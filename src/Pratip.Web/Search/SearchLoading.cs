using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pratip.Registry.Search;
using Pratip.Registry.Storage;

namespace Pratip.Web.Search;

/// <summary>Reads the names into memory once the site answers. Until then a search finds numbers of cases, and says so.</summary>
internal sealed partial class SearchLoading(NameSearch search, ILogger<SearchLoading> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            await search.LoadAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The site was stopped before it had them.
        }
        catch (Exception problem) when (problem is RegisterException or System.Data.Common.DbException or ObjectDisposedException)
        {
            NotLoaded(log, problem);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The names could not be read into memory; searches find numbers of cases only until the site is started again.")]
    private static partial void NotLoaded(ILogger log, Exception problem);
}
