using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Pratip.Linkage.Lookup;

namespace Pratip.Bench.Lookup;

/// <summary>
/// What entering somebody into the index adds to the commit that every insert needs anyway: a row of the person's names in SQLite, each
/// its own transaction with full synchronisation, with and without the index, turn by turn in one run.
/// </summary>
internal static class LookupCommits
{
    private const int Rounds = 500;

    /// <summary>The medians in milliseconds.</summary>
    public static (double Bare, double WithIndex) Measure(IdentityIndex index, IEnumerable<LookupIdentity> newcomers)
    {
        var folder = Directory.CreateTempSubdirectory("pratip-commits");
        try
        {
            using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.FullName, "people.db")};Pooling=False");
            connection.Open();
            Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE people (id BLOB PRIMARY KEY, names TEXT NOT NULL, year INTEGER)");
            var times = (Bare: new List<double>(), WithIndex: new List<double>());
            foreach (var (one, at) in newcomers.Take(2 * Rounds).Select((one, at) => (one, at)))
            {
                var start = Stopwatch.GetTimestamp();
                Insert(connection, one);
                if (at % 2 == 0)
                {
                    index.Put(one);
                }

                (at % 2 == 0 ? times.WithIndex : times.Bare).Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            return (Median(times.Bare), Median(times.WithIndex));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Insert(SqliteConnection connection, LookupIdentity one)
    {
        using var transaction = connection.BeginTransaction();
        using var command = new SqliteCommand("INSERT INTO people VALUES ($id, $names, $year)", connection, transaction);
        command.Parameters.AddWithValue("$id", one.Id.ToByteArray());
        command.Parameters.AddWithValue("$names", string.Join('\n', one.Names));
        command.Parameters.AddWithValue("$year", one.BirthYear);
        command.ExecuteNonQuery();
        transaction.Commit();
    }

    private static void Execute(SqliteConnection connection, string statement)
    {
        using var command = new SqliteCommand(statement, connection);
        command.ExecuteNonQuery();
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
