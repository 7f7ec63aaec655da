using System.Text.Json;
using Pratip.Kernel;
using Pratip.Statistics.Editions;

namespace Pratip.Exchange.Packs.Sdmx;

/// <summary>The data message, flat: every observation has its key as places in the lists of values that occur.</summary>
internal static class SdmxDataJson
{
    public static byte[] Render(EditionHead head, SdmxModel model) => PackJson.Render(json =>
    {
        SdmxPack.WriteMeta(json, head, "data");
        json.Object("data", () =>
        {
            // A structure without values is not valid, and without observations there are none.
            var parts = model.Observations.Count == 0 ? [] : new[] { new Occurring(model) };
            json.Objects("structures", parts, occurring => WriteStructure(json, model, occurring));
            json.Objects("dataSets", parts, occurring => WriteDataSet(json, model, occurring));
        });
    });

    private static void WriteStructure(Utf8JsonWriter json, SdmxModel model, Occurring occurring)
    {
        SdmxPack.WriteName(json, model.Structure.Title);
        json.Array("dataSets", [0], json.WriteNumberValue);
        WriteLinks(json, model.Structure);
        json.Object("dimensions", () =>
        {
            json.Array<int>("dataSet", [], _ => { });
            json.Array<int>("series", [], _ => { });
            json.WriteStartArray("observation");
            for (var i = 0; i < model.Structure.Dimensions.Count; i++)
            {
                WriteDimension(json, model.Structure.Dimensions[i], i, occurring.Keys[i]);
            }

            WritePeriods(json, model.Structure.Dimensions.Count, occurring.Windows);
            json.WriteEndArray();
        });
        json.Object("measures", () => json.Objects("observation", [SdmxStructure.Value], id =>
        {
            json.WriteString("id", id);
            SdmxPack.WriteName(json, SdmxStructureJson.ValueName);
            json.Object("format", () => json.WriteString("dataType", "Long"));
        }));
        json.Object("attributes", () =>
        {
            json.Objects("dataSet", occurring.OfData, a => WriteAttribute(json, a));
            json.Array<int>("series", [], _ => { });
            json.Objects("observation", occurring.OfObservations, a => WriteAttribute(json, a));
        });
    }

    private static void WriteDataSet(Utf8JsonWriter json, SdmxModel model, Occurring occurring)
    {
        json.WriteNumber("structure", 0);
        json.WriteString("action", "Information");
        WriteLinks(json, model.Structure);
        json.Array("attributes", occurring.OfData, a => WritePlace(json, a, model.Observations[0]));
        json.Object("observations", () =>
        {
            foreach (var observation in model.Observations)
            {
                var places = observation.Key.Select((id, i) => occurring.Keys[i][id]).Append(occurring.Windows[observation.Window]);
                json.WriteStartArray(string.Join(':', places));
                if (observation.Value is { } value)
                {
                    json.WriteNumberValue(value);
                }
                else
                {
                    json.WriteNullValue();
                }

                foreach (var attribute in occurring.OfObservations)
                {
                    WritePlace(json, attribute, observation);
                }

                json.WriteEndArray();
            }
        });
    }

    private static void WritePlace(Utf8JsonWriter json, OccurringAttribute attribute, SdmxObservation observation)
    {
        if (observation.Attributes[attribute.Index] is { } id)
        {
            json.WriteNumberValue(attribute.Values[id]);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    private static void WriteLinks(Utf8JsonWriter json, SdmxStructure structure) => json.Objects(
        "links",
        [("dataflow", structure.UrnOf("datastructure.Dataflow", SdmxStructure.Dataflow)), ("datastructure", structure.UrnOf("datastructure.DataStructure", SdmxStructure.DataStructure))],
        link =>
        {
            json.WriteString("urn", link.Item2);
            json.WriteString("rel", link.Item1);
        });

    private static void WriteDimension(Utf8JsonWriter json, SdmxComponent dimension, int position, Dictionary<string, int> occurring)
    {
        json.WriteStartObject();
        json.WriteString("id", dimension.Id);
        SdmxPack.WriteName(json, dimension.Name);
        json.WriteNumber("keyPosition", position);
        WriteCodes(json, dimension, occurring);
        json.WriteEndObject();
    }

    /// <summary>Periods are values, not codes: a span of days holds a stroke, which no code may.</summary>
    private static void WritePeriods(Utf8JsonWriter json, int position, Dictionary<ReportingWindow, int> windows)
    {
        json.WriteStartObject();
        json.WriteString("id", SdmxStructure.Period);
        SdmxPack.WriteName(json, SdmxStructureJson.PeriodName);
        json.WriteNumber("keyPosition", position);
        json.Array("roles", [SdmxStructure.Period], json.WriteStringValue);
        json.Objects("values", windows.OrderBy(w => w.Value), window =>
        {
            json.WriteString("value", SdmxPeriod.Of(window.Key));
            json.WriteString("start", SdmxPeriod.Start(window.Key));
            json.WriteString("end", SdmxPeriod.End(window.Key));
        });
        json.WriteEndObject();
    }

    private static void WriteAttribute(Utf8JsonWriter json, OccurringAttribute attribute)
    {
        json.WriteString("id", attribute.Component.Id);
        SdmxPack.WriteName(json, attribute.Component.Name);
        json.Object("relationship", () => SdmxStructureJson.WriteRelationship(json, attribute.Component));
        WriteCodes(json, attribute.Component, attribute.Values);
    }

    private static void WriteCodes(Utf8JsonWriter json, SdmxComponent component, Dictionary<string, int> occurring)
    {
        var codes = component.Codelist.Codes.ToDictionary(c => c.Id, StringComparer.Ordinal);
        json.Objects("values", occurring.OrderBy(o => o.Value).Select(o => codes[o.Key]), code =>
        {
            json.WriteString("id", code.Id);
            SdmxPack.WriteName(json, code.Name);
        });
    }

    private sealed record OccurringAttribute(SdmxComponent Component, int Index, Dictionary<string, int> Values);

    /// <summary>The codes and windows that observations have, each with its place, in the order of the lists.</summary>
    private sealed class Occurring
    {
        public Occurring(SdmxModel model)
        {
            Keys = [.. model.Structure.Dimensions.Select((d, i) => Places(d, model.Observations.Select(o => (string?)o.Key[i])))];
            Windows = model.Observations.Select(o => o.Window).Distinct().OrderBy(w => w.From).ThenBy(w => w.To).Select((w, i) => (w, i)).ToDictionary(w => w.w, w => w.i);
            var attributes = model.Structure.Attributes.Select((a, i) => new OccurringAttribute(a, i, Places(a, model.Observations.Select(o => o.Attributes[i])))).Where(a => a.Values.Count > 0).ToList();
            OfData = attributes.FindAll(a => a.Component.Of is { Count: 0 });
            OfObservations = attributes.FindAll(a => a.Component.Of is not { Count: 0 });
        }

        public IReadOnlyList<Dictionary<string, int>> Keys { get; }

        public Dictionary<ReportingWindow, int> Windows { get; }

        public IReadOnlyList<OccurringAttribute> OfData { get; }

        public IReadOnlyList<OccurringAttribute> OfObservations { get; }

        private static Dictionary<string, int> Places(SdmxComponent component, IEnumerable<string?> ids)
        {
            var seen = ids.OfType<string>().ToHashSet(StringComparer.Ordinal);
            return component.Codelist.Codes.Select(c => c.Id).Where(seen.Contains).Select((id, i) => (id, i)).ToDictionary(c => c.id, c => c.i, StringComparer.Ordinal);
        }
    }
}
