using Pratip.Kernel;
using Pratip.Statistics.Classifications;
using Pratip.Statistics.Data;
using Pratip.Statistics.Measures;

namespace Pratip.Statistics.Tables;

/// <summary>Which figures the committee's report prints, in which order; data, checked before any report is built.</summary>
public sealed class TableCatalogue
{
    private const string File = "tables.json";

    private static readonly Lazy<TableCatalogue> Shipped = new(() => Parse(EmbeddedData.ReadText(File)));

    private TableCatalogue(IReadOnlyList<SectionPlan> sections)
    {
        Sections = sections;
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var section in sections)
        {
            CheckText($"section {section.Letter}", section.Title);
            foreach (var table in section.Tables)
            {
                CheckText($"table {table.Id}", table.Title);
                if (!ids.Add(table.Id))
                {
                    throw new InvalidDataException($"{File}: the table '{table.Id}' is there twice.");
                }

                for (var i = 0; i < table.Rows.Count; i++)
                {
                    Check($"{File}, table '{table.Id}', row {i + 1}", table.Rows[i]);
                }
            }
        }
    }

    public static TableCatalogue Standard => Shipped.Value;

    public IReadOnlyList<SectionPlan> Sections { get; }

    internal static TableCatalogue Parse(string json) => new(EmbeddedData.Parse<List<SectionPlan>>(File, json));

    private static void Check(string place, RowPlan row)
    {
        if (!MeasureCatalogue.Standard.TryGet(row.Measure, out var measure))
        {
            throw new InvalidDataException($"{place}: there is no measure '{row.Measure}'.");
        }

        if (row.By is null ? row.Key is not null || row.Top is not null : row is { Key: not null, Top: not null })
        {
            throw new InvalidDataException($"{place}: 'key' and 'top' need 'by', and exclude each other.");
        }

        if (row.Top is < 1)
        {
            throw new InvalidDataException($"{place}: 'top' must be 1 or more.");
        }

        if (row.By is not null && measure.FindBreakdown(row.By) is null)
        {
            throw new InvalidDataException($"{place}: the measure '{row.Measure}' has no breakdown '{row.By}'.");
        }

        if (row.By == Breakdown.Month)
        {
            throw new InvalidDataException($"{place}: the months of two windows are not the same rows; a figure is divided by month by itself.");
        }

        if (row.Key is not null && !ClassificationCatalogue.Standard.Get(measure.GetBreakdown(row.By!).ClassificationId).Contains(row.Key))
        {
            throw new InvalidDataException($"{place}: '{row.Key}' is not a code of '{row.By}'.");
        }

        if (row.Label is not null)
        {
            CheckText(place, row.Label);
        }
    }

    private static void CheckText(string place, LocalizedText text)
    {
        if (string.IsNullOrWhiteSpace(text.En) || string.IsNullOrWhiteSpace(text.Km))
        {
            throw new InvalidDataException($"{File}, {place}: a text is missing in {(string.IsNullOrWhiteSpace(text.En) ? "English" : "Khmer")}.");
        }
    }
}

public sealed record SectionPlan(string Letter, LocalizedText Title, IReadOnlyList<TablePlan> Tables);

public sealed record TablePlan(string Id, LocalizedText Title, IReadOnlyList<RowPlan> Rows);

/// <summary>A total; or, with a breakdown, one of its codes or all of them; of a long list the largest and "other".</summary>
public sealed record RowPlan(string Measure, string? By = null, string? Key = null, int? Top = null, LocalizedText? Label = null);
