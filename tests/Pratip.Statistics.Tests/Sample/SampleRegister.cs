using Pratip.Kernel;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tabulation;

namespace Pratip.Statistics.Tests.Sample;

/// <summary>Builds small snapshots: rows are written as column and value, and everything else is unknown.</summary>
internal sealed class SampleRegister
{
    private readonly Dictionary<string, List<(string Column, object? Value)[]>> _rows = new(StringComparer.Ordinal);
    private readonly List<ReturnCoverage> _coverage = [];
    private readonly List<ReportingObligation> _obligations = [];
    private readonly List<AggregateCell> _aggregates = [];

    public DateOnly AsOf { get; set; } = new(2026, 6, 30);

    public SampleRegister Row(string table, params (string Column, object? Value)[] values)
    {
        if (!_rows.TryGetValue(table, out var rows))
        {
            _rows.Add(table, rows = []);
        }

        rows.Add(values);
        return this;
    }

    public SampleRegister Rows(int count, string table, params (string Column, object? Value)[] values)
    {
        for (var i = 0; i < count; i++)
        {
            Row(table, values);
        }

        return this;
    }

    /// <summary>One row for each of so many different persons.</summary>
    public SampleRegister Persons(int count, int firstPerson, string table, params (string Column, object? Value)[] values)
    {
        for (var i = 0; i < count; i++)
        {
            Row(table, [.. values, ("person", firstPerson + i)]);
        }

        return this;
    }

    public SampleRegister Case(string actedOn, string group, string province = "12") =>
        Row("cases", ("acted-on", actedOn), ("group", group), ("province", province));

    public SampleRegister Return(string subject, string window, ReturnState state = ReturnState.Submitted, string agency = "NP")
    {
        _coverage.Add(new(agency, subject, ReportingWindow.Parse(window), state));
        return this;
    }

    public SampleRegister Obligation(string subject, string agency = "NP", DateOnly? from = null, DateOnly? to = null)
    {
        _obligations.Add(new(agency, subject, from, to));
        return this;
    }

    public SampleRegister Total(string measure, string window, long value, string? by = null, string? key = null, string agency = "NP", string source = "letter 12")
    {
        _aggregates.Add(new(measure, ReportingWindow.Parse(window), by, key, value, agency, source));
        return this;
    }

    /// <summary>The rows as they were written, for counting by hand.</summary>
    public IReadOnlyList<(string Column, object? Value)[]> RowsOf(string table) => _rows.GetValueOrDefault(table, []);

    /// <param name="shuffle">Puts the rows of every table in another order.</param>
    public FactSnapshot Snapshot(int? shuffle = null)
    {
        var tables = FactSchema.Standard.Tables.Select(schema =>
        {
            var table = schema.NewTable();
            var rows = _rows.GetValueOrDefault(schema.Id, []).ToArray();
            if (shuffle is { } seed)
            {
                new Random(seed).Shuffle(rows);
            }

            foreach (var row in rows)
            {
                Append(schema, table, row);
            }

            return table.Build();
        });
        return new(tables.ToDictionary(t => t.Id, StringComparer.Ordinal), _coverage, _obligations, _aggregates, AsOf);
    }

    public Figure Figure(string measure, string window, string? by = null) =>
        FigureComputer.Compute(Snapshot(), MeasureCatalogue.Standard.Get(measure), ReportingWindow.Parse(window), by);

    private static void Append(FactTableSchema schema, FactTableBuilder table, (string Column, object? Value)[] row)
    {
        table.AddRow();
        foreach (var key in schema.Keys)
        {
            table.Keys(key).Set(0);
        }

        foreach (var (column, value) in row)
        {
            if (schema.Dates.Contains(column, StringComparer.Ordinal))
            {
                table.Dates(column).Set(value is string text && PartialDate.TryParseIso(text, out var date) ? date : (PartialDate?)null);
            }
            else if (schema.Codes.ContainsKey(column))
            {
                table.Codes(column).Set((string?)value);
            }
            else if (schema.Keys.Contains(column, StringComparer.Ordinal))
            {
                table.Keys(column).Set((int)value!);
            }
            else
            {
                table.Amounts(column).Set((int?)value);
            }
        }
    }
}
