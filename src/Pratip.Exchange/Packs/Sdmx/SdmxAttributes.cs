using Pratip.Exchange.Reports;
using Pratip.Kernel;
using Pratip.Statistics.Editions;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tabulation;

namespace Pratip.Exchange.Packs.Sdmx;

/// <summary>
/// What is said of each observation. The codes of status and confidentiality mean what they mean in SDMX's own lists of these
/// names: M would be "cannot exist", so what nobody reported is O, and what is hidden is Q and C.
/// </summary>
internal static class SdmxAttributes
{
    public static IReadOnlyList<string> Ids { get; } = ["OBS_STATUS", "CONF_STATUS", "COUNT_BASIS", "COMPLETENESS", "UNIT_MEASURE", "VINTAGE"];

    public static IReadOnlyList<SdmxComponent> All(EditionContent content)
    {
        var units = content.Measures.Select(m => m.Unit).Distinct().Order().ToList();
        return
        [
            Coded(Ids[0], null, ("A", "normal"), ("P", "provisional"), ("O", "missing"), ("Q", "suppressed")),
            Coded(Ids[1], null, ("C", "confidential"), ("N", "internal")),
            Coded(Ids[2], null, ("RECORDS", "records"), ("REPORTED", "reported"), (SdmxIds.NotApplicable, "not-applicable")),
            Coded(Ids[3], null, ("COMPLETE", "complete"), ("PARTIAL", "partial"), ("MISSING", "nothing-reported")),
            new(Ids[4], Name(Ids[4]), new("CL_UNIT_MEASURE", Name(Ids[4]), UnitCodes(units)), ["INDICATOR"]),
            new(Ids[5], Name(Ids[5]), new("CL_VINTAGE", Name(Ids[5]), [.. Enum.GetValues<Vintage>().Select(v => new SdmxCode(SdmxIds.Code(EditionCodes.Of(v)), PackTexts.Vintage(v)))]), []),
        ];
    }

    public static IReadOnlyList<string?> Of(EditionCell cell, Measure measure, EditionContent content) =>
    [
        cell.State switch
        {
            EditionCellState.NotReported => "O",
            EditionCellState.Hidden => "Q",
            _ => content.Head.Vintage == Vintage.Provisional ? "P" : "A",
        },
        cell.State == EditionCellState.Hidden ? "C" : "N",
        cell.State switch
        {
            EditionCellState.Reported => "REPORTED",
            EditionCellState.NotReported => SdmxIds.NotApplicable,
            _ => "RECORDS",
        },
        content.Completeness.FirstOrDefault(c => c.MeasureId == cell.MeasureId && c.Window == cell.Window)?.Completeness.State is { } state ? SdmxIds.Code(state.Code()) : null,
        SdmxIds.Code(measure.Unit.Code()),
        SdmxIds.Code(EditionCodes.Of(content.Head.Vintage)),
    ];

    private static List<SdmxCode> UnitCodes(List<CountingUnit> units) => units.Count > 0
        ? units.ConvertAll(u => new SdmxCode(SdmxIds.Code(u.Code()), UnitName(u)))
        : [new(SdmxIds.NotApplicable, PackTexts.Say("sdmx.not-applicable"))];

    private static LocalizedText UnitName(CountingUnit unit) =>
        new(new ReportWords(new ReportStyle(Language.English)).Unit(unit), new ReportWords(new ReportStyle(Language.Khmer)).Unit(unit));

    private static SdmxComponent Coded(string id, IReadOnlyList<string>? of, params (string Code, string Text)[] codes) =>
        new(id, Name(id), new("CL_" + id, Name(id), [.. codes.Select(c => new SdmxCode(c.Code, PackTexts.Say("sdmx." + c.Text)))]), of);

    private static LocalizedText Name(string id) => PackTexts.Say("sdmx.attribute." + id);
}
