using Pratip.Exchange.Reports;
using Pratip.Kernel;
using Pratip.Statistics.Classifications;
using Pratip.Statistics.Editions;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tabulation;

namespace Pratip.Exchange.Packs.Sdmx;

/// <summary>
/// One observation. Its key has the order of the dimensions; its attributes have that of the structure, null where an
/// attribute has nothing to say.
/// </summary>
internal sealed record SdmxObservation(IReadOnlyList<string> Key, ReportingWindow Window, long? Value, IReadOnlyList<string?> Attributes);

/// <summary>An edition in the terms of SDMX. Each breakdown is a dimension, whose total is _T where a figure is not divided by it.</summary>
internal sealed class SdmxModel
{
    private readonly EditionContent _content;
    private readonly Dictionary<string, Measure> _measures;
    private readonly HashSet<string> _names =
        new(["FREQ", "REF_AREA", "INDICATOR", SdmxStructure.Period, SdmxStructure.Value, .. SdmxAttributes.Ids], StringComparer.Ordinal);

    private readonly IReadOnlyList<(string Breakdown, string Classification)> _divisions;
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _codes;
    private readonly IReadOnlyDictionary<string, string> _indicators;

    public SdmxModel(EditionContent content)
    {
        _content = content;
        _measures = content.Measures.ToDictionary(m => m.Id, StringComparer.Ordinal);
        _indicators = SdmxIds.Codes(content.Measures.Select(m => m.Id));
        _divisions =
        [
            .. content.Cells.Where(c => c.By is not null)
                .SelectMany(c => c.By!.Split(Breakdown.Cross).Select(by => (by, ClassificationId: _measures[c.MeasureId].GetBreakdown(by).ClassificationId)))
                .Distinct().OrderBy(d => d.by, StringComparer.Ordinal).ThenBy(d => d.ClassificationId, StringComparer.Ordinal),
        ];
        var lists = _divisions.Select(d => d.Classification).Distinct(StringComparer.Ordinal).ToDictionary(id => id, CodesOf, StringComparer.Ordinal);
        _codes = lists.ToDictionary(l => l.Key, l => SdmxIds.Codes(l.Value.Select(c => c.Code)), StringComparer.Ordinal);
        var codelists = Codelists(lists);
        Structure = new(
            new($"{PackTexts.Say("kind.sdmx").En} ({PackTexts.Mark(content.Head).En})", $"{PackTexts.Say("kind.sdmx").Km} ({PackTexts.Mark(content.Head).Km})"),
            $"{content.Head.Tabulation}.0.0",
            [Frequency(), Area(), Indicator(), .. _divisions.Select(d => new SdmxComponent(NameOf(d), TitleOf(d), codelists[d.Classification]))],
            SdmxAttributes.All(content));
        Observations = [.. content.Cells.Select(Observe)];
    }

    public SdmxStructure Structure { get; }

    public IReadOnlyList<SdmxObservation> Observations { get; }

    private SdmxObservation Observe(EditionCell cell)
    {
        var parts = cell.By?.Split(Breakdown.Cross) ?? [];
        var keys = cell.Key?.Split(Breakdown.Cross) ?? [];
        var measure = _measures[cell.MeasureId];
        var divided = _divisions.Select(d => Array.IndexOf(parts, d.Breakdown) is >= 0 and var place && measure.GetBreakdown(d.Breakdown).ClassificationId == d.Classification
            ? _codes[d.Classification][keys[place]]
            : SdmxIds.Total);
        return new(
            [SdmxPeriod.Frequency(cell.Window), "KH", _indicators[measure.Id], .. divided],
            cell.Window,
            cell.Value,
            SdmxAttributes.Of(cell, measure, _content));
    }

    /// <summary>The codes of a classification and those that only the cells know, unknown last.</summary>
    private List<ClassificationCode> CodesOf(string classification)
    {
        var list = _content.Classifications.First(c => c.Id == classification);
        var seen = _content.Cells.Where(c => c.By is not null)
            .SelectMany(c => c.By!.Split(Breakdown.Cross).Zip(c.Key!.Split(Breakdown.Cross)).Where(p => _measures[c.MeasureId].GetBreakdown(p.First).ClassificationId == classification))
            .Select(p => p.Second)
            .Distinct(StringComparer.Ordinal)
            .Where(k => !list.Contains(k))
            .Order(StringComparer.Ordinal);
        return [.. list.Codes, .. seen.Select(k => new ClassificationCode(k, list.LabelOf(k))), new(FactTable.UnknownCode, list.Unknown)];
    }

    private Dictionary<string, SdmxCodelist> Codelists(Dictionary<string, List<ClassificationCode>> lists)
    {
        var names = new HashSet<string>(["CL_FREQ", "CL_AREA", "CL_INDICATOR", .. SdmxAttributes.Ids.Select(id => "CL_" + id)], StringComparer.Ordinal);
        return lists.OrderBy(l => l.Key, StringComparer.Ordinal).ToDictionary(
            l => l.Key,
            l => new SdmxCodelist(
                SdmxIds.Component("CL_" + l.Key, names),
                TitleOf(_divisions.First(d => d.Classification == l.Key)),
                [new(SdmxIds.Total, PackTexts.Say("sdmx.total")), .. l.Value.Select(c => CodeOf(_codes[l.Key][c.Code], c.Label, c.Code))]),
            StringComparer.Ordinal);
    }

    internal static SdmxCode CodeOf(string id, LocalizedText name, string origin) =>
        new(id, name.En.Length == 0 ? new(id, name.Km) : name, string.Equals(id, origin, StringComparison.Ordinal) ? null : origin);

    private SdmxComponent Indicator()
    {
        var codes = _content.Measures.Select(m => CodeOf(_indicators[m.Id], m.Title, m.Id)).ToList();
        var name = PackTexts.Say("measure");
        return new("INDICATOR", name, new("CL_INDICATOR", name, codes.Count > 0 ? codes : [new(SdmxIds.NotApplicable, PackTexts.Say("sdmx.not-applicable"))]));
    }

    private static SdmxComponent Frequency()
    {
        var name = PackTexts.Say("sdmx.frequency");
        return new("FREQ", name, new("CL_FREQ", name,
        [
            new(SdmxPeriod.Year, PackTexts.Say("sdmx.yearly")),
            new(SdmxPeriod.Semester, PackTexts.Say("sdmx.half-yearly")),
            new(SdmxPeriod.Month, PackTexts.Say("sdmx.monthly")),
            new(SdmxPeriod.Other, PackTexts.Say("sdmx.other-span")),
        ]));
    }

    private static SdmxComponent Area()
    {
        var name = PackTexts.Say("sdmx.area");
        return new("REF_AREA", name, new("CL_AREA", name, [new("KH", PackTexts.Say("sdmx.cambodia"))]));
    }

    /// <summary>The name of the breakdown, with that of the classification where measures mean different ones by it.</summary>
    private string NameOf((string Breakdown, string Classification) division)
    {
        var meant = _content.Measures.Select(m => m.FindBreakdown(division.Breakdown)?.ClassificationId).OfType<string>().Distinct(StringComparer.Ordinal).Count();
        return SdmxIds.Component(meant > 1 ? $"{division.Breakdown}_{division.Classification}" : division.Breakdown, _names);
    }

    private LocalizedText TitleOf((string Breakdown, string Classification) division) =>
        _content.Measures.SelectMany(m => m.Breakdowns).First(b => b.Id == division.Breakdown && b.ClassificationId == division.Classification).Title;
}
