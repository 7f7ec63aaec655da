using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Pratip.Testing.Databases;

namespace Pratip.Web.Tests;

/// <summary>
/// Counts the SQL statements of one request to a site of this process: whatever is sent in the flow of work of a request that
/// carries the header is counted under its value.
/// </summary>
internal static class CountedRequests
{
    private const string Header = "X-Counted-As";
    private const string Started = "Microsoft.AspNetCore.Hosting.HttpRequestIn.Start";

    private static readonly ConcurrentDictionary<string, StatementCount> Counts = new(StringComparer.Ordinal);
    private static readonly IDisposable Subscription = DiagnosticListener.AllListeners.Subscribe(new Listeners());

    /// <summary>Sends the request and says which statements it took.</summary>
    public static async Task<(HttpResponseMessage Answer, StatementCount Count)> SendAsync(HttpClient client, HttpRequestMessage request)
    {
        _ = Subscription;
        var name = Guid.NewGuid().ToString("N");
        request.Headers.Remove(Header);
        request.Headers.Add(Header, name);
        var answer = await client.SendAsync(request);
        return (answer, Counts.TryRemove(name, out var count) ? count : throw new InvalidOperationException("The request was not counted."));
    }

    private sealed class Listeners : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.AspNetCore")
            {
                value.Subscribe(this, static (name, _, _) => name.StartsWith("Microsoft.AspNetCore.Hosting.HttpRequestIn", StringComparison.Ordinal));
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Key == Started && value.Value is HttpContext http && http.Request.Headers[Header].ToString() is { Length: > 0 } name)
            {
                Counts[name] = StatementCount.Begin();
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
