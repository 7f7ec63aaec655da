using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Pratip.Testing.Databases;

/// <summary>
/// Counts the SQL statements that contexts send in this flow of work, and in no other that runs beside it; on PostgreSQL also
/// those that go past the contexts straight to the driver.
/// </summary>
public sealed class StatementCount : IDisposable
{
    private static readonly AsyncLocal<StatementCount?> Current = new();
    private static readonly IDisposable Subscription = DiagnosticListener.AllListeners.Subscribe(new Listeners());
    private static readonly ActivityListener Driver = Listen();

    private readonly List<string> _statements = [];
    private int _sentByDriver;

    private StatementCount() => _ = (Subscription, Driver);

    public IReadOnlyList<string> Statements => _statements;

    public int Value => _statements.Count;

    /// <summary>All that went to a PostgreSQL server, commits aside; 0 on SQLite, whose driver does not tell.</summary>
    public int SentByDriver => Volatile.Read(ref _sentByDriver);

    public static StatementCount Begin() => Current.Value = new StatementCount();

    public void Dispose() => Current.Value = null;

    private static ActivityListener Listen()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "Npgsql",
            Sample = static (ref _) => ActivitySamplingResult.PropagationData,
            ActivityStarted = static _ =>
            {
                if (Current.Value is { } count)
                {
                    Interlocked.Increment(ref count._sentByDriver);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private sealed class Listeners : IObserver<DiagnosticListener>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name)
            {
                value.Subscribe(new Commands());
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }

    private sealed class Commands : IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (Current.Value is { } count && value.Key == RelationalEventId.CommandExecuting.Name && value.Value is CommandEventData data)
            {
                // Parts of one page may be read at once.
                lock (count._statements)
                {
                    count._statements.Add(data.Command.CommandText);
                }
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
