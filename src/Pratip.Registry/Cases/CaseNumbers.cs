using System.Data.Common;
using System.Globalization;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Cases;

/// <summary>
/// Issues the central case numbers, <c>KH-2024-000123</c>: unique across all agencies, in blocks for bulk loads. A block
/// taken for a change that is then given up leaves a gap, which means nothing.
/// </summary>
public static class CaseNumbers
{
    /// <summary>How every central number begins.</summary>
    public const string Beginning = "KH-";

    public static async Task<IReadOnlyList<string>> IssueAsync(Change change, int year, int count, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var last = await change.RaiseCounterAsync(connection => Raise(connection, year, count), ct);
        return [.. Enumerable.Range(last - count + 1, count).Select(number => Format(year, number))];
    }

    public static string Format(int year, int number) => string.Create(CultureInfo.InvariantCulture, $"{Beginning}{year:0000}-{number:000000}");

    private static DbCommand Raise(DbConnection connection, int year, int count)
    {
        var command = connection.CreateCommand();
        command.CommandText = """
            INSERT INTO case_number_counters (year, last_issued) VALUES (@year, @count)
            ON CONFLICT (year) DO UPDATE SET last_issued = case_number_counters.last_issued + excluded.last_issued
            RETURNING last_issued
            """;
        Add(command, "@year", year);
        Add(command, "@count", count);
        return command;
    }

    private static void Add(DbCommand command, string name, int value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
