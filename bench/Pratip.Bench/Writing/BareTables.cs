using Microsoft.Data.Sqlite;
using Npgsql;

namespace Pratip.Bench.Writing;

/// <summary>The rows the register has just taken, to be written once more without key, index, guard or log.</summary>
internal interface IBareTables : IAsyncDisposable
{
    string Name { get; }

    /// <summary>Makes the tables and takes the rows into memory.</summary>
    Task PrepareAsync();

    /// <summary>Writes the rows in one transaction, or the first of them.</summary>
    Task WriteAsync(int limit);
}

/// <summary>Bytes that COPY gave out, given back to COPY: nothing is left to encode.</summary>
internal sealed class BarePostgres(string connectionString) : IBareTables
{
    private readonly NpgsqlConnection _connection = new(connectionString);
    private readonly List<(string Table, byte[] All, byte[] First)> _rows = [];

    public string Name => "bare COPY";

    public async Task PrepareAsync()
    {
        await _connection.OpenAsync();
        foreach (var table in WriteBench.Tables)
        {
            await using var create = new NpgsqlCommand($"CREATE TABLE bare_{table} AS SELECT * FROM {table} WITH NO DATA", _connection);
            await create.ExecuteNonQueryAsync();
            _rows.Add((table, await ReadAsync($"{table}"), await ReadAsync($"(SELECT * FROM {table} LIMIT 500)")));
        }
    }

    public async Task WriteAsync(int limit)
    {
        await using var transaction = await _connection.BeginTransactionAsync();
        foreach (var (table, all, first) in _rows)
        {
            await using var copy = await _connection.BeginRawBinaryCopyAsync($"COPY bare_{table} FROM STDIN (FORMAT BINARY)");
            await copy.WriteAsync(limit == int.MaxValue ? all : first);
        }

        await transaction.CommitAsync();
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async Task<byte[]> ReadAsync(string from)
    {
        await using var copy = await _connection.BeginRawBinaryCopyAsync($"COPY {from} TO STDOUT (FORMAT BINARY)");
        using var bytes = new MemoryStream();
        await copy.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}

/// <summary>The provider's prepared command, once a row, in a file of its own with the register's settings.</summary>
internal sealed class BareSqlite(string register, string file) : IBareTables
{
    private readonly SqliteConnection _connection = new($"Data Source={file};Pooling=False");
    private readonly List<(string Table, List<object[]> Rows)> _tables = [];

    public string Name => "bare INSERT";

    public async Task PrepareAsync()
    {
        await _connection.OpenAsync();
        await ExecuteAsync($"PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; ATTACH '{register}' AS register");
        foreach (var table in WriteBench.Tables)
        {
            await ExecuteAsync($"CREATE TABLE {table} AS SELECT * FROM register.{table} LIMIT 0");
            await using var read = new SqliteCommand($"SELECT * FROM register.{table}", _connection);
            await using var reader = await read.ExecuteReaderAsync();
            var rows = new List<object[]>();
            while (await reader.ReadAsync())
            {
                var row = new object[reader.FieldCount];
                reader.GetValues(row);
                rows.Add(row);
            }

            _tables.Add((table, rows));
        }

        await ExecuteAsync("DETACH register");
    }

    public async Task WriteAsync(int limit)
    {
        await using var transaction = (SqliteTransaction)await _connection.BeginTransactionAsync();
        foreach (var (table, rows) in _tables)
        {
            Insert(table, rows.Take(limit), rows[0].Length, transaction);
        }

        await transaction.CommitAsync();
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private void Insert(string table, IEnumerable<object[]> rows, int columns, SqliteTransaction transaction)
    {
        using var insert = new SqliteCommand($"INSERT INTO {table} VALUES ({string.Join(", ", Enumerable.Range(0, columns).Select(i => $"$c{i}"))})", _connection, transaction);
        var parameters = Enumerable.Range(0, columns).Select(i => insert.Parameters.AddWithValue($"$c{i}", DBNull.Value)).ToArray();
        foreach (var row in rows)
        {
            for (var i = 0; i < columns; i++)
            {
                parameters[i].Value = row[i];
            }

            insert.ExecuteNonQuery();
        }
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = new SqliteCommand(sql, _connection);
        await command.ExecuteNonQueryAsync();
    }
}
