using Pratip.Kernel;
using Pratip.Statistics.Classifications;
using Pratip.Statistics.Editions;
using Pratip.Statistics.Measures;

namespace Pratip.Exchange.Packs.Tidy;

/// <summary>A column of the plain table, as the dictionary and the metadata tell it.</summary>
/// <param name="Type">A datatype of CSV on the Web.</param>
/// <param name="Required">Filled in every row.</param>
/// <param name="Breakdown">The breakdown whose codes it holds, or null.</param>
internal sealed record TidyColumn(string Name, LocalizedText Meaning, string Type, bool Required, string? Breakdown = null);

/// <summary>A code that may stand in a column.</summary>
internal sealed record TidyCode(string Column, string Code, LocalizedText Label);

/// <summary>The columns of the plain table: what each row has, and one for each breakdown that a cell of the edition uses.</summary>
internal sealed class TidyColumns
{
    private static readonly string[] Before = ["edition", "vintage", "measure", "measure_version", "unit", "window", "window_from", "window_to"];
    private static readonly string[] After = ["value", "status", "completeness", "purpose", "release", "as_of"];

    public TidyColumns(EditionContent content)
    {
        Breakdowns = [.. content.Cells.Where(c => c.By is not null).SelectMany(c => c.By!.Split(Breakdown.Cross)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        All = [.. Before.Select(Fixed), .. Breakdowns.Select(b => Divided(content, b)), .. After.Select(Fixed)];
        Codes = [.. Breakdowns.SelectMany(b => CodesOf(content, b)), .. StatusCodes()];
    }

    public IReadOnlyList<string> Breakdowns { get; }

    public IReadOnlyList<TidyColumn> All { get; }

    public IReadOnlyList<TidyCode> Codes { get; }

    public static string NameOf(string breakdown) => "by_" + breakdown.Replace('-', '_');

    private static TidyColumn Fixed(string name) => new(
        name,
        PackTexts.Say("column." + name),
        name switch
        {
            "value" or "measure_version" => "integer",
            "window_from" or "window_to" or "as_of" => "date",
            _ => "string",
        },
        name is not ("value" or "completeness"));

    private static TidyColumn Divided(EditionContent content, string breakdown)
    {
        var title = content.Measures.Select(m => m.FindBreakdown(breakdown)?.Title).First(t => t is not null)!;
        return new(NameOf(breakdown), PackTexts.Say("column.breakdown", title), "string", false, breakdown);
    }

    /// <summary>The codes of every classification the breakdown draws from, and those that only the cells know.</summary>
    private static IEnumerable<TidyCode> CodesOf(EditionContent content, string breakdown)
    {
        var ids = content.Measures.Select(m => m.FindBreakdown(breakdown)?.ClassificationId).ToHashSet(StringComparer.Ordinal);
        var lists = content.Classifications.Where(c => ids.Contains(c.Id)).ToList();
        var listed = lists.SelectMany(l => l.Codes.Append(new ClassificationCode(Statistics.Facts.FactTable.UnknownCode, l.Unknown)));
        var seen = content.Cells.Where(c => c.By is not null)
            .SelectMany(c => c.By!.Split(Breakdown.Cross).Zip(c.Key!.Split(Breakdown.Cross)))
            .Where(p => p.First == breakdown)
            .Select(p => p.Second)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(code => new ClassificationCode(code, new(code, code)));
        return listed.Concat(seen).DistinctBy(c => c.Code, StringComparer.Ordinal).Select(c => new TidyCode(NameOf(breakdown), c.Code, c.Label));
    }

    private static IEnumerable<TidyCode> StatusCodes() =>
        new[] { PackValueState.Counted, PackValueState.Reported, PackValueState.NotReported, PackValueState.Hidden }
            .Select(state => new TidyCode("status", state.Code(), PackTexts.Say("meaning." + state.Code())));
}
