using Pratip.Kernel;

namespace Pratip.Exchange.Packs.Sdmx;

/// <param name="Origin">The code as the register has it, where the identifier had to differ.</param>
internal sealed record SdmxCode(string Id, LocalizedText Name, string? Origin = null);

internal sealed record SdmxCodelist(string Id, LocalizedText Name, IReadOnlyList<SdmxCode> Codes);

/// <summary>A dimension or an attribute; its concept has its id.</summary>
/// <param name="Of">For an attribute: the dimensions it varies with; none for one of the whole data; null for one of each observation.</param>
internal sealed record SdmxComponent(string Id, LocalizedText Name, SdmxCodelist Codelist, IReadOnlyList<string>? Of = null);

/// <summary>What the data are structured by: every code list, dimension and attribute an edition needs.</summary>
/// <param name="Dimensions">Without the period, which stands behind them.</param>
internal sealed record SdmxStructure(
    LocalizedText Title, string Version, IReadOnlyList<SdmxComponent> Dimensions, IReadOnlyList<SdmxComponent> Attributes)
{
    /// <summary>The committee's; no registry has confirmed it.</summary>
    public const string Agency = "KH_NCCT";

    public const string DataStructure = "DSD_TIP";
    public const string Dataflow = "DF_TIP";
    public const string ConceptScheme = "CS_TIP";
    public const string Period = "TIME_PERIOD";
    public const string Value = "OBS_VALUE";

    public IReadOnlyList<SdmxCodelist> Codelists =>
        [.. Dimensions.Concat(Attributes).Select(c => c.Codelist).DistinctBy(c => c.Id, StringComparer.Ordinal).OrderBy(c => c.Id, StringComparer.Ordinal)];

    public string DataflowReference => $"{Agency}:{Dataflow}({Version})";

    public string UrnOf(string kind, string id) => $"urn:sdmx:org.sdmx.infomodel.{kind}={Agency}:{id}({Version})";

    public string ConceptUrn(string id) => $"{UrnOf("conceptscheme.Concept", ConceptScheme)}.{id}";

    public string CodelistUrn(SdmxCodelist list) => UrnOf("codelist.Codelist", list.Id);
}
