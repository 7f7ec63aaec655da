using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Pratip.Bench.Workplace;

/// <summary>
/// Runs within the site: how long it was at each kind of request, and how long the driver was at SQL for it, from sending a
/// statement to the last row. Commits are not statements; the server's own clock has them.
/// </summary>
internal sealed class SiteClock : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private const string Hosting = "Microsoft.AspNetCore";
    private const string Request = "Microsoft.AspNetCore.Hosting.HttpRequestIn";

    private static readonly AsyncLocal<RequestSql?> Current = new();

    private readonly ConcurrentDictionary<string, KindClock> _kinds = new(StringComparer.Ordinal);
    private readonly ActivityListener _driver;
    private long _outside;

    public SiteClock()
    {
        _driver = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "Npgsql",
            Sample = static (ref _) => ActivitySamplingResult.PropagationData,
            ActivityStopped = Stopped,
        };
        ActivitySource.AddActivityListener(_driver);
        DiagnosticListener.AllListeners.Subscribe(this);
    }

    public void Dispose() => _driver.Dispose();

    public void Restart()
    {
        _kinds.Clear();
        Interlocked.Exchange(ref _outside, 0);
    }

    public IReadOnlyList<KindTime> Read() =>
        [.. _kinds.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value.Read(pair.Key)), new KindTime("no request", 0, 0, Interlocked.Read(ref _outside) / TicksPerMillisecond, 0)];

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == Hosting)
        {
            value.Subscribe(this, static (name, _, _) => name.StartsWith(Request, StringComparison.Ordinal));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == Request + ".Start")
        {
            Current.Value = new RequestSql(Stopwatch.GetTimestamp());
        }
        else if (value.Key == Request + ".Stop" && Current.Value is { } sql && value.Value is HttpContext http)
        {
            _kinds.GetOrAdd(KindOf(http.Request), static _ => new KindClock()).Add(Stopwatch.GetTimestamp() - sql.Began, sql);
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    private static double TicksPerMillisecond => Stopwatch.Frequency / 1000.0;

    private static string KindOf(HttpRequest request) => (request.Method, request.Path.Value ?? "") switch
    {
        ("GET", "/cases") => RequestKinds.List,
        ("POST", "/search") => RequestKinds.Search,
        ("GET", var path) when path.StartsWith("/cases/", StringComparison.Ordinal) => RequestKinds.Open,
        ("GET", "/forms/add-note") => RequestKinds.Form,
        ("POST", "/sign-in") => "sign-in",
        ("POST", _) => RequestKinds.Save,
        _ => "other",
    };

    private void Stopped(Activity activity)
    {
        var ticks = (long)(activity.Duration.TotalMilliseconds * TicksPerMillisecond);
        if (Current.Value is { } sql)
        {
            sql.Add(ticks);
        }
        else
        {
            Interlocked.Add(ref _outside, ticks);
        }
    }

    private sealed class RequestSql(long began)
    {
        private long _ticks;
        private int _statements;

        public long Began => began;

        public long Ticks => Interlocked.Read(ref _ticks);

        public int Statements => _statements;

        public void Add(long ticks)
        {
            Interlocked.Add(ref _ticks, ticks);
            Interlocked.Increment(ref _statements);
        }
    }

    private sealed class KindClock
    {
        private readonly Lock _lock = new();
        private int _requests;
        private long _ticks;
        private long _sql;
        private long _statements;

        public void Add(long ticks, RequestSql sql)
        {
            lock (_lock)
            {
                (_requests, _ticks, _sql, _statements) = (_requests + 1, _ticks + ticks, _sql + sql.Ticks, _statements + sql.Statements);
            }
        }

        public KindTime Read(string kind)
        {
            lock (_lock)
            {
                return new KindTime(kind, _requests, _ticks / TicksPerMillisecond, _sql / TicksPerMillisecond, _statements);
            }
        }
    }
}

/// <summary>What the site spent on one kind of request, in milliseconds.</summary>
internal sealed record KindTime(string Kind, int Requests, double Milliseconds, double SqlMilliseconds, long Statements);

internal static class RequestKinds
{
    public const string List = "list";

    public const string Search = "search";

    public const string Open = "open";

    public const string Form = "form";

    public const string Save = "save";
}
