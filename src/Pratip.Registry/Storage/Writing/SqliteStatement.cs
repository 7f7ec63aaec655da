using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Pratip.Registry.Storage.Writing;

/// <summary>
/// A prepared statement with its values by position. The provider's command looks every value up by its name, a search
/// through all names for each value of each row.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    public SqliteStatement(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(_database, sql, out _statement));
    }

    /// <param name="index">Counted from 1, as in the text of the statement.</param>
    /// <param name="value">As the model's conversion leaves it for this engine.</param>
    public void Bind(int index, object? value) => Check(value switch
    {
        null => raw.sqlite3_bind_null(_statement, index),
        string text => raw.sqlite3_bind_text(_statement, index, text),
        byte[] bytes => raw.sqlite3_bind_blob(_statement, index, bytes),
        int number => raw.sqlite3_bind_int(_statement, index, number),
        long number => raw.sqlite3_bind_int64(_statement, index, number),
        bool flag => raw.sqlite3_bind_int(_statement, index, flag ? 1 : 0),
        DateOnly day => raw.sqlite3_bind_text(_statement, index, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        _ => throw new NotSupportedException($"A value of type {value.GetType().Name} has no form in SQLite yet."),
    });

    /// <summary>True if the statement gave a row. Afterwards it can be bound and run again.</summary>
    public bool Run()
    {
        var answer = raw.sqlite3_step(_statement);
        if (answer is raw.SQLITE_ROW or raw.SQLITE_DONE)
        {
            raw.sqlite3_reset(_statement);
            return answer == raw.SQLITE_ROW;
        }

        // The words of the refusal, a guard's among them, are the connection's until the next call.
        SqliteException.ThrowExceptionForRC(answer, _database);
        return false;
    }

    public void Dispose() => _statement.Dispose();

    private void Check(int answer) => SqliteException.ThrowExceptionForRC(answer, _database);
}
