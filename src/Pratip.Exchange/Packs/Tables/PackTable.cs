using Pratip.Kernel;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tabulation;

namespace Pratip.Exchange.Packs.Tables;

/// <summary>A table ready to be printed.</summary>
/// <param name="Windows">The columns, the earliest first.</param>
/// <param name="Articles">The articles the figures rest on; null where the table has no such cell.</param>
/// <param name="Sources">Who reported, a line for each window.</param>
/// <param name="Measures">What its rows count, in their order.</param>
internal sealed record PackTable(
    PackTableEntry Entry,
    IReadOnlyList<ReportingWindow> Windows,
    IReadOnlyList<PackRow> Rows,
    LocalizedText? Articles,
    IReadOnlyList<LocalizedText> Sources,
    IReadOnlyList<Measure> Measures)
{
    public LocalizedText Title => Entry.Title;

    public LocalizedText Numbered => new($"{Entry.Id}. {Title.En}", $"{PackTexts.Digits(Entry.Id).Km}. {Title.Km}");
}

/// <param name="Indent">0 for a total, 1 for its parts.</param>
/// <param name="Values">One for each window of the table.</param>
/// <param name="Reporting">Who reported what the values rest on, for each window; null where the edition does not say.</param>
internal sealed record PackRow(LocalizedText Label, int Indent, string MeasureId, string? By, string? Key, IReadOnlyList<PackValue> Values, IReadOnlyList<Completeness?> Reporting);
