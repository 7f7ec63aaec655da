using Pratip.Kernel;

namespace Pratip.Exchange.Demonstration;

/// <summary>What one agency sends for one period: for each sheet its rows by column id, or that there is nothing to report.</summary>
public sealed class DemonstrationReturn(string agency, ReportingWindow period)
{
    private readonly SortedDictionary<string, List<IReadOnlyDictionary<string, string?>>> _sheets = new(StringComparer.Ordinal);

    public string Agency { get; } = agency;

    public ReportingWindow Period { get; } = period;

    /// <summary>Sheets that the return speaks of; one without rows says "nothing to report".</summary>
    public IEnumerable<string> Sheets => _sheets.Keys;

    public IReadOnlyList<IReadOnlyDictionary<string, string?>> Rows(string sheet) => _sheets.TryGetValue(sheet, out var rows) ? rows : [];

    /// <summary>Says of a sheet that it is part of the return, even if no row follows.</summary>
    internal DemonstrationReturn Include(string sheet)
    {
        _sheets.TryAdd(sheet, []);
        return this;
    }

    internal void Add(string sheet, IReadOnlyDictionary<string, string?> row)
    {
        Include(sheet);
        _sheets[sheet].Add(row);
    }
}
