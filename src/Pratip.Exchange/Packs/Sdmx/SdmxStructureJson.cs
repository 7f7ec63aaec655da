using System.Text.Json;
using Pratip.Kernel;
using Pratip.Statistics.Editions;

namespace Pratip.Exchange.Packs.Sdmx;

/// <summary>The structure message: data structure, concepts, code lists and the dataflow, each with a version and both names.</summary>
internal static class SdmxStructureJson
{
    /// <summary>The annotation that holds a code as the register has it.</summary>
    public const string OriginAnnotation = "PRATIP_CODE";

    public static byte[] Render(EditionHead head, SdmxStructure structure) => PackJson.Render(json =>
    {
        SdmxPack.WriteMeta(json, head, "structure");
        json.Object("data", () =>
        {
            json.Objects("dataStructures", [structure], s =>
            {
                WriteMaintainable(json, s, SdmxStructure.DataStructure, s.Title);
                json.Object("dataStructureComponents", () => WriteComponents(json, s));
            });
            json.Objects("conceptSchemes", [structure], s =>
            {
                WriteMaintainable(json, s, SdmxStructure.ConceptScheme, PackTexts.Say("sdmx.concepts"));
                json.Objects("concepts", Concepts(s), concept =>
                {
                    json.WriteString("id", concept.Id);
                    SdmxPack.WriteName(json, concept.Name);
                });
            });
            json.Objects("codelists", structure.Codelists, list => WriteCodelist(json, structure, list));
            json.Objects("dataflows", [structure], s =>
            {
                WriteMaintainable(json, s, SdmxStructure.Dataflow, s.Title);
                json.WriteString("structure", s.UrnOf("datastructure.DataStructure", SdmxStructure.DataStructure));
            });
        });
    });

    /// <summary>What rests on returns may have none to tell of.</summary>
    public static bool IsMandatory(SdmxComponent attribute) => attribute.Id != "COMPLETENESS";

    public static LocalizedText PeriodName => PackTexts.Say("sdmx.period");

    public static LocalizedText ValueName => PackTexts.Say("sdmx.value");

    public static IEnumerable<(string Id, LocalizedText Name)> Concepts(SdmxStructure structure) =>
    [
        .. structure.Dimensions.Select(d => (d.Id, d.Name)),
        (SdmxStructure.Period, PeriodName),
        (SdmxStructure.Value, ValueName),
        .. structure.Attributes.Select(a => (a.Id, a.Name)),
    ];

    private static void WriteMaintainable(Utf8JsonWriter json, SdmxStructure structure, string id, LocalizedText name)
    {
        json.WriteString("id", id);
        json.WriteString("agencyID", SdmxStructure.Agency);
        json.WriteString("version", structure.Version);
        json.WriteBoolean("isExternalReference", false);
        SdmxPack.WriteName(json, name);
    }

    private static void WriteComponents(Utf8JsonWriter json, SdmxStructure structure)
    {
        json.Object("dimensionList", () =>
        {
            json.WriteString("id", "DimensionDescriptor");
            json.Objects("dimensions", structure.Dimensions.Select((dimension, place) => (dimension, place)), d =>
            {
                WriteComponent(json, structure, d.dimension.Id);
                json.WriteNumber("position", d.place);
                WriteCoded(json, structure, d.dimension);
            });
            json.Object("timeDimension", () =>
            {
                WriteComponent(json, structure, SdmxStructure.Period);
                WriteFormat(json, "ObservationalTimePeriod");
            });
        });
        json.Object("measureList", () =>
        {
            json.WriteString("id", "MeasureDescriptor");
            json.Objects("measures", [SdmxStructure.Value], id =>
            {
                WriteComponent(json, structure, id);
                json.WriteString("usage", "optional");
                // One revision of the published schema asks for it beside what took its place; the others let it be.
                json.WriteBoolean("isMandatory", false);
                WriteFormat(json, "Long");
            });
        });
        json.Object("attributeList", () =>
        {
            json.WriteString("id", "AttributeDescriptor");
            json.Objects("attributes", structure.Attributes, attribute =>
            {
                WriteComponent(json, structure, attribute.Id);
                json.WriteString("usage", IsMandatory(attribute) ? "mandatory" : "optional");
                json.Object("attributeRelationship", () => WriteRelationship(json, attribute));
                WriteCoded(json, structure, attribute);
            });
        });
    }

    public static void WriteRelationship(Utf8JsonWriter json, SdmxComponent attribute)
    {
        if (attribute.Of is { Count: > 0 } dimensions)
        {
            json.Array("dimensions", dimensions, json.WriteStringValue);
        }
        else
        {
            json.Object(attribute.Of is null ? "observation" : "dataflow", () => { });
        }
    }

    private static void WriteComponent(Utf8JsonWriter json, SdmxStructure structure, string id)
    {
        json.WriteString("id", id);
        json.WriteString("conceptIdentity", structure.ConceptUrn(id));
    }

    private static void WriteCoded(Utf8JsonWriter json, SdmxStructure structure, SdmxComponent component) =>
        json.Object("localRepresentation", () => json.WriteString("enumeration", structure.CodelistUrn(component.Codelist)));

    private static void WriteFormat(Utf8JsonWriter json, string type) =>
        json.Object("localRepresentation", () => json.Object("format", () => json.WriteString("dataType", type)));

    private static void WriteCodelist(Utf8JsonWriter json, SdmxStructure structure, SdmxCodelist list)
    {
        WriteMaintainable(json, structure, list.Id, list.Name);
        json.Objects("codes", list.Codes, code =>
        {
            json.WriteString("id", code.Id);
            SdmxPack.WriteName(json, code.Name);
            if (code.Origin is { } origin)
            {
                json.Objects("annotations", [origin], text =>
                {
                    json.WriteString("type", OriginAnnotation);
                    json.WriteString("value", Reports.Markup.Clean(text));
                });
            }
        });
    }
}
