using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Pratip.Testing.Databases;

/// <summary>Counts the SQL statements that contexts send in this flow of work, and in no other that runs beside it.</summary>
public sealed class StatementCount : IDisposable
{
    private static readonly AsyncLocal<StatementCount?> Current = new();
    private static readonly IDisposable Subscription = DiagnosticListener.AllListeners.Subscribe(new Listeners());

    private readonly List<string> _statements = [];

    private StatementCount() => _ = Subscription;

    public IReadOnlyList<string> Statements => _statements;

    public int Value => _statements.Count;

    public static StatementCount Begin() => Current.Value = new StatementCount();

    public void Dispose() => Current.Value = null;

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
