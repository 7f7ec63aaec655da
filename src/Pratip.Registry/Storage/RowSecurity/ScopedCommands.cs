using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Pratip.Registry.Storage.RowSecurity;

/// <summary>Sends each query of a scoped context as the role of users and with what the user may reach, in one message with the query.</summary>
internal sealed class ScopedCommands(PgRowSecurity security) : DbCommandInterceptor
{
    /// <summary>Queries that have something in front of them, until they answer.</summary>
    private readonly ConditionalWeakTable<DbCommand, object> _preceded = [];

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Precede(command, eventData);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Precede(command, eventData);
        return ValueTask.FromResult(result);
    }

    /// <summary>Past the answer of what was put in front, to that of the query.</summary>
    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result)
    {
        if (_preceded.Remove(command))
        {
            result.NextResult();
        }

        return result;
    }

    public override async ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        if (_preceded.Remove(command))
        {
            await result.NextResultAsync(cancellationToken);
        }

        return result;
    }

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) => throw OnlyQueries();

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => throw OnlyQueries();

    public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result) => throw OnlyQueries();

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) => throw OnlyQueries();

    private static InvalidOperationException OnlyQueries() => new("A scoped context outside a change answers queries and nothing else.");

    private void Precede(DbCommand command, CommandEventData eventData)
    {
        if (security.Precede(command, (ScopedPgDb)eventData.Context!))
        {
            _preceded.AddOrUpdate(command, command);
        }
    }
}
