using Pratip.Kernel;
using Pratip.Statistics.Classifications;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Measures;

namespace Pratip.Bench.Statistics;

/// <summary>
/// Ten years of invented facts, the same on every machine: about two rows a person, some dates and codes unknown.
/// Tables have the shares one would expect of a national register.
/// </summary>
internal static class BenchFacts
{
    private static readonly DateOnly FirstDay = new(2016, 1, 1);
    private const int Days = 3653;

    /// <summary>A table that came after these shares: the bench still runs, and says how many facts it really had.</summary>
    private const double ShareOfNewerTables = 0.01;

    private static readonly Dictionary<string, double> Shares = new(StringComparer.Ordinal)
    {
        ["suspect-stages"] = 0.24,
        ["victims"] = 0.16,
        ["removals"] = 0.24,
        ["charges"] = 0.09,
        ["cases"] = 0.06,
        ["court-defendants"] = 0.06,
        ["court-victims"] = 0.04,
        ["court-files"] = 0.02,
        ["hand-overs"] = 0.02,
        ["detentions"] = 0.01,
        ["complaints"] = 0.01,
        ["removal-files"] = 0.01,
        ["repatriations"] = 0.02,
        ["interceptions"] = 0.01,
        ["activities"] = 0.01,
    };

    public static FactSnapshot Snapshot(long facts)
    {
        var tables = FactSchema.Standard.Tables.Select(schema => Table(schema, (int)(facts * Shares.GetValueOrDefault(schema.Id, ShareOfNewerTables))));
        var subjects = MeasureCatalogue.Standard.All.SelectMany(measure => measure.Subjects).Distinct(StringComparer.Ordinal).ToList();
        var whole = new ReportingWindow(FirstDay, FirstDay.AddDays(Days - 1));
        return new(
            tables.ToDictionary(t => t.Id, StringComparer.Ordinal),
            [.. subjects.Select(s => new ReturnCoverage("NP", s, whole, ReturnState.Submitted))],
            [.. subjects.Select(s => new ReportingObligation("NP", s, null, null))],
            [],
            whole.To);
    }

    private static FactTable Table(FactTableSchema schema, int rows)
    {
        var random = new Random(schema.Id.Length * 7919);
        var table = schema.NewTable(Math.Max(16, rows));
        var codes = schema.Codes.Select(c => (Column: table.Codes(c.Key), Values: CodesOf(table.Codes(c.Key), c.Value))).ToArray();
        var dates = schema.Dates.Select(table.Dates).ToArray();
        var keys = schema.Keys.Select(table.Keys).ToArray();
        var amounts = schema.Amounts.Select(table.Amounts).ToArray();
        var drawn = new int[keys.Length];
        for (var row = 0; row < rows; row++)
        {
            table.AddRow();
            var day = FirstDay.DayNumber + random.Next(Days);
            for (var i = 0; i < dates.Length; i++)
            {
                if (random.Next(i == 0 ? 50 : 3) != 0)
                {
                    dates[i].Set(day, day);
                }

                day += random.Next(200);
            }

            foreach (var (column, values) in codes)
            {
                column.Set(values[random.Next(values.Length)]);
            }

            for (var i = 0; i < keys.Length; i++)
            {
                drawn[i] = random.Next(Math.Max(1, rows / (2 * (i + 1))));
                keys[i].Set(schema.Keys[i] == FactTable.ReportKey && random.Next(20) != 0 ? drawn[0] : drawn[i]);
            }

            foreach (var amount in amounts)
            {
                amount.Set(random.Next(80));
            }
        }

        return table.Build();
    }

    private static ushort[] CodesOf(CodeColumnBuilder column, string classification) =>
        [.. ClassificationCatalogue.Standard.Get(classification).Codes.Take(60).Select(c => column.IndexOf(c.Code)).Prepend((ushort)0)];
}
