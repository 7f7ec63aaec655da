using System.Text.Json;
using System.Xml.Linq;
using Pratip.Exchange.Packs;
using Pratip.Exchange.Packs.Sdmx;

namespace Pratip.Exchange.Tests.Packs;

/// <summary>The older form says the same as the newer.</summary>
public sealed class SdmxMlTests
{
    private static readonly XNamespace Structures = SdmxMl.Structures;
    private static readonly XNamespace Generic = SdmxMl.Generic;

    [Theory]
    [MemberData(nameof(SdmxPackTests.Editions), MemberType = typeof(SdmxPackTests))]
    public void Both_structures_have_the_same_components_and_codes(string edition)
    {
        var (files, xml) = Read(edition, SdmxPack.OlderStructure);
        using var json = JsonDocument.Parse(SampleEdition.File(files, SdmxPack.Structure).Content);
        var newer = json.RootElement.GetProperty("data");
        Assert.Equal(
            newer.GetProperty("codelists").EnumerateArray().Select(l => $"{Id(l)}: {string.Join(' ', l.GetProperty("codes").EnumerateArray().Select(Id))}"),
            xml.Descendants(Structures + "Codelist").Select(l => $"{Id(l)}: {string.Join(' ', l.Elements(Structures + "Code").Select(Id))}"),
            StringComparer.Ordinal);
        var parts = newer.GetProperty("dataStructures")[0].GetProperty("dataStructureComponents");
        Assert.Equal(parts.GetProperty("dimensionList").GetProperty("dimensions").EnumerateArray().Select(Id), xml.Descendants(Structures + "Dimension").Where(d => d.Attribute("id") is not null).Select(Id), StringComparer.Ordinal);
        Assert.Equal(parts.GetProperty("attributeList").GetProperty("attributes").EnumerateArray().Select(Id), xml.Descendants(Structures + "Attribute").Select(Id), StringComparer.Ordinal);
        Assert.Equal("TIME_PERIOD", Id(Assert.Single(xml.Descendants(Structures + "TimeDimension"))));
    }

    [Theory]
    [MemberData(nameof(SdmxPackTests.Editions), MemberType = typeof(SdmxPackTests))]
    public void Every_reference_of_the_structure_is_to_a_part_of_it(string edition)
    {
        var (_, xml) = Read(edition, SdmxPack.OlderStructure);
        var parts = xml.Descendants().Where(e => e.Attribute("agencyID") is not null && e.Name.LocalName != "Ref").Select(Id).ToHashSet(StringComparer.Ordinal);
        var concepts = xml.Descendants(Structures + "Concept").Select(Id).ToHashSet(StringComparer.Ordinal);
        var dimensions = xml.Descendants(Structures + "Dimension").Where(d => d.Attribute("id") is not null).Select(Id).Append("OBS_VALUE").ToHashSet(StringComparer.Ordinal);
        Assert.All(xml.Descendants("Ref"), r => Assert.Contains(Id(r), r.Attribute("class")?.Value == "Concept" ? concepts : r.Attribute("class") is null ? dimensions : parts));
    }

    [Theory]
    [MemberData(nameof(SdmxPackTests.Editions), MemberType = typeof(SdmxPackTests))]
    public void The_older_data_hold_the_observations_of_the_newer(string edition)
    {
        var (files, xml) = Read(edition, SdmxPack.OlderData);
        var older = xml.Descendants(Generic + "Series").SelectMany(s => s.Elements(Generic + "Obs").Select(o => string.Join('|',
            s.Element(Generic + "SeriesKey")!.Elements().Select(Value)
                .Append(o.Element(Generic + "ObsDimension")!.Attribute("value")!.Value)
                .Append(o.Element(Generic + "ObsValue")?.Attribute("value")?.Value ?? "")
                .Append(o.Element(Generic + "Attributes")!.Elements().Where(a => Id(a) == "OBS_STATUS").Select(Value).Single())
                .Append(s.Element(Generic + "Attributes")!.Elements().Where(a => Id(a) == "UNIT_MEASURE").Select(Value).Single()))));
        var rows = xml.Descendants(Generic + "Series").Any() ? SampleEdition.Rows(SampleEdition.File(files, SdmxPack.Table)) : [];
        var newer = rows.Select(r => string.Join('|', r.SkipWhile(c => c.Key != "FREQ").TakeWhile(c => c.Key != "CONF_STATUS").Select(c => c.Value).Append(r["UNIT_MEASURE"])));
        Assert.Equal(newer.Order(StringComparer.Ordinal), older.Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    private static (IReadOnlyList<PackFile> Files, XElement Xml) Read(string edition, string name)
    {
        var files = EditionPacks.Files(SdmxPackTests.Edition(edition), PackKind.Sdmx);
        using var content = new MemoryStream(SampleEdition.File(files, name).Content);
        return (files, XElement.Load(content));
    }

    private static string Id(JsonElement element) => element.GetProperty("id").GetString()!;

    private static string Id(XElement element) => element.Attribute("id")!.Value;

    private static string Value(XElement element) => element.Attribute("value")!.Value;
}
