using System.Text.Json;
using Pratip.Kernel;
using Pratip.Statistics.Editions;

namespace Pratip.Exchange.Packs.Sdmx;

/// <summary>
/// The whole edition for statistical offices: the structure as SDMX-JSON 2.0, the data as SDMX-JSON 2.0 and SDMX-CSV 2.0
/// (both of SDMX 3.0), and both once more as
/// SDMX-ML 2.1, which more programs read.
/// </summary>
internal static class SdmxPack
{
    public const string Structure = "sdmx-structure.json";
    public const string Data = "sdmx-data.json";
    public const string Table = "sdmx-data.csv";
    public const string OlderStructure = "sdmx-structure.xml";
    public const string OlderData = "sdmx-data.xml";

    public static IReadOnlyList<PackFile> Files(EditionContent content)
    {
        var model = new SdmxModel(content);
        return
        [
            new(Structure, SdmxStructureJson.Render(content.Head, model.Structure)),
            new(Data, SdmxDataJson.Render(content.Head, model)),
            new(Table, SdmxCsv.Render(model)),
            new(OlderStructure, SdmxMlStructure.Render(content.Head, model.Structure)),
            new(OlderData, SdmxMlData.Render(content.Head, model)),
        ];
    }

    internal static string MessageId(EditionHead head, string kind) => SdmxIds.Code($"pratip_{kind}_{PackTexts.NameOf(head)}");

    /// <summary>The day the facts were frozen, not the moment of writing, or the same edition would give other bytes tomorrow.</summary>
    internal static string Prepared(EditionHead head) => SdmxPeriod.DayStart(head.AsOf);

    internal static void WriteMeta(Utf8JsonWriter json, EditionHead head, string kind) => json.Object("meta", () =>
    {
        json.WriteString("schema", $"https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/{kind}-message/tools/schemas/2.0.0/sdmx-json-{kind}-schema.json");
        json.WriteString("id", MessageId(head, kind));
        json.WriteBoolean("test", head.Purpose != RegisterPurpose.Production);
        json.WriteString("prepared", Prepared(head));
        json.Array("contentLanguages", ["en", "km"], json.WriteStringValue);
        json.Object("sender", () => json.WriteString("id", SdmxStructure.Agency));
    });

    internal static void WriteName(Utf8JsonWriter json, LocalizedText name)
    {
        json.WriteString("name", Reports.Markup.Clean(name.En));
        json.Languages("names", name);
    }
}
