using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;
using Pratip.Statistics.Facts;

namespace Pratip.Bench.Statistics;

/// <summary>A database loaded with the facts of a snapshot, dates indexed.</summary>
internal abstract class FactStore(string name, DbConnection connection) : IDisposable
{
    public string Name => name;

    protected DbConnection Connection => connection;

    public void Load(FactSnapshot snapshot)
    {
        foreach (var schema in FactSchema.Standard.Tables)
        {
            var columns = schema.Dates.Concat(schema.Codes.Keys).Concat(schema.Keys).Concat(schema.Amounts).ToArray();
            Execute($"CREATE TABLE \"{schema.Id}\" ({string.Join(", ", columns.Select(c => $"\"{c}\" {(schema.Codes.ContainsKey(c) ? "smallint" : "integer")}"))})");
            var table = snapshot.Table(schema.Id);
            Copy(table, columns, [.. columns.Select(c => ReaderOf(schema, table, c))]);
            foreach (var date in schema.Dates)
            {
                Execute($"CREATE INDEX \"{schema.Id}-{date}\" ON \"{schema.Id}\" (\"{date}\")");
            }
        }

        Execute("ANALYZE");
    }

    public Dictionary<int, long> Count(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 600;
        using var reader = command.ExecuteReader();
        var counts = new Dictionary<int, long>();
        while (reader.Read())
        {
            counts[Convert.ToInt32(reader.GetValue(0))] = Convert.ToInt64(reader.GetValue(1));
        }

        return counts;
    }

    public virtual void Dispose()
    {
        connection.Dispose();
        GC.SuppressFinalize(this);
    }

    protected abstract void Copy(FactTable table, string[] columns, Func<int, int>[] values);

    protected void Execute(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 600;
        command.ExecuteNonQuery();
    }

    /// <summary>Negative means null.</summary>
    private static Func<int, int> ReaderOf(FactTableSchema schema, FactTable table, string column)
    {
        if (schema.Codes.ContainsKey(column))
        {
            var codes = table.GetCodes(column).Values;
            return row => codes[row];
        }

        var numbers = schema.Dates.Contains(column, StringComparer.Ordinal) ? table.GetDates(column).First
            : schema.Keys.Contains(column, StringComparer.Ordinal) ? table.GetKeys(column)
            : table.GetAmounts(column);
        return row => numbers[row];
    }
}

internal sealed class SqliteFacts : FactStore
{
    private readonly string _folder;

    public SqliteFacts()
        : this(Directory.CreateTempSubdirectory("pratip-bench-").FullName)
    {
    }

    private SqliteFacts(string folder)
        : base("SQLite (file)", new SqliteConnection($"Data Source={Path.Combine(folder, "facts.db")};Pooling=False"))
    {
        _folder = folder;
        Connection.Open();
        Execute("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-262144; PRAGMA mmap_size=4294967296");
    }

    public override void Dispose()
    {
        base.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    protected override void Copy(FactTable table, string[] columns, Func<int, int>[] values)
    {
        using var transaction = Connection.BeginTransaction();
        using var insert = Connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = $"INSERT INTO \"{table.Id}\" VALUES ({string.Join(", ", columns.Select((_, i) => $"$p{i}"))})";
        var parameters = columns.Select((_, i) => new SqliteParameter($"$p{i}", SqliteType.Integer)).ToArray();
        insert.Parameters.AddRange(parameters);
        insert.Prepare();
        for (var row = 0; row < table.RowCount; row++)
        {
            for (var i = 0; i < parameters.Length; i++)
            {
                var value = values[i](row);
                parameters[i].Value = value < 0 ? DBNull.Value : value;
            }

            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }
}

/// <summary>A schema of its own on the server, dropped afterwards.</summary>
internal sealed class PostgresFacts : FactStore
{
    private const string Schema = "pratip_bench_facts";

    public PostgresFacts(string connectionString)
        : base("PostgreSQL", new NpgsqlConnection(connectionString))
    {
        Connection.Open();
        Execute($"DROP SCHEMA IF EXISTS {Schema} CASCADE; CREATE SCHEMA {Schema}; SET search_path TO {Schema}");
    }

    public override void Dispose()
    {
        Execute($"DROP SCHEMA {Schema} CASCADE");
        base.Dispose();
    }

    protected override void Copy(FactTable table, string[] columns, Func<int, int>[] values)
    {
        var types = columns.Select((_, i) => i).Select(i => FactSchema.Standard.Table(table.Id).Codes.ContainsKey(columns[i])).ToArray();
        using var import = ((NpgsqlConnection)Connection).BeginBinaryImport($"COPY \"{table.Id}\" FROM STDIN (FORMAT BINARY)");
        for (var row = 0; row < table.RowCount; row++)
        {
            import.StartRow();
            for (var i = 0; i < columns.Length; i++)
            {
                var value = values[i](row);
                if (value < 0)
                {
                    import.WriteNull();
                }
                else if (types[i])
                {
                    import.Write((short)value, NpgsqlDbType.Smallint);
                }
                else
                {
                    import.Write(value, NpgsqlDbType.Integer);
                }
            }
        }

        import.Complete();
    }
}
