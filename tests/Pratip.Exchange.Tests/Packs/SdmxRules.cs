using System.Text.Json;
using System.Text.RegularExpressions;

namespace Pratip.Exchange.Tests.Packs;

/// <summary>
/// The rules of the published JSON schemas of SDMX-JSON 2.0.0 (structure and data messages) that our messages come under, in
/// our own words: which members are required, the shape of ids, versions, references and periods, what may not be empty.
/// </summary>
internal static class SdmxRules
{
    private const string Id = "^[A-Za-z0-9_@$-]+$";
    private const string Name = "^[A-Za-z][A-Za-z0-9_-]*$";
    private const string Version = @"^(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}$";

    public static List<string> OfStructure(JsonElement message)
    {
        var problems = OfMeta(message);
        var data = message.GetProperty("data");
        var lists = Maintainables(data, "codelists", "codelist.Codelist", problems);
        var schemes = Maintainables(data, "conceptSchemes", "conceptscheme.ConceptScheme", problems);
        var structures = Maintainables(data, "dataStructures", "datastructure.DataStructure", problems);
        Maintainables(data, "dataflows", "datastructure.Dataflow", problems);
        var concepts = schemes.SelectMany(s => Items(s.Value, "concepts", Name, problems).Select(c => s.Key.Replace(".ConceptScheme=", ".Concept=", StringComparison.Ordinal) + "." + c)).ToHashSet(StringComparer.Ordinal);
        foreach (var list in lists)
        {
            Items(list.Value, "codes", Id, problems);
        }

        foreach (var parts in structures.Values.Select(s => s.GetProperty("dataStructureComponents")))
        {
            var dimensions = parts.GetProperty("dimensionList");
            Require(dimensions.GetProperty("id").GetString() == "DimensionDescriptor", "the id of the dimensions", problems);
            Require(parts.GetProperty("measureList").GetProperty("id").GetString() == "MeasureDescriptor", "the id of the measures", problems);
            Require(parts.GetProperty("attributeList").GetProperty("id").GetString() == "AttributeDescriptor", "the id of the attributes", problems);
            Require(dimensions.GetProperty("timeDimension").GetProperty("id").GetString() == "TIME_PERIOD", "the id of the period", problems);
            var components = All(dimensions, "dimensions").Append(dimensions.GetProperty("timeDimension"))
                .Concat(All(parts.GetProperty("measureList"), "measures")).Concat(All(parts.GetProperty("attributeList"), "attributes")).ToList();
            Require(components.Select(c => c.GetProperty("id").GetString()).Distinct(StringComparer.Ordinal).Count() == components.Count, "components are unlike", problems);
            components.ForEach(c => OfComponent(c, lists, concepts, problems));
            foreach (var measure in All(parts.GetProperty("measureList"), "measures"))
            {
                Require(measure.GetProperty("usage").GetString() is "mandatory" or "optional", "usage of a measure", problems);
                Require(measure.GetProperty("isMandatory").GetBoolean() == (measure.GetProperty("usage").GetString() == "mandatory"), "isMandatory says what usage says", problems);
            }

            foreach (var attribute in All(parts.GetProperty("attributeList"), "attributes"))
            {
                Require(attribute.GetProperty("usage").GetString() is "mandatory" or "optional", "usage", problems);
                OfRelationship(attribute.GetProperty("attributeRelationship"), problems);
            }
        }

        foreach (var flow in All(data, "dataflows"))
        {
            Require(structures.ContainsKey(flow.GetProperty("structure").GetString()!), "the structure of the dataflow", problems);
        }

        return problems;
    }

    public static List<string> OfData(JsonElement message)
    {
        var problems = OfMeta(message);
        foreach (var structure in message.GetProperty("data").GetProperty("structures").EnumerateArray())
        {
            OfLinks(structure, problems);
            foreach (var dimension in structure.GetProperty("dimensions").GetProperty("observation").EnumerateArray())
            {
                Match(dimension.GetProperty("id").GetString(), Name, problems);
                Require(dimension.GetProperty("keyPosition").GetInt32() >= 0, "keyPosition", problems);
                OfValues(dimension, problems);
            }

            foreach (var attribute in structure.GetProperty("attributes").EnumerateObject().SelectMany(a => a.Value.EnumerateArray()))
            {
                Match(attribute.GetProperty("id").GetString(), Name, problems);
                OfRelationship(attribute.GetProperty("relationship"), problems);
                OfValues(attribute, problems);
            }
        }

        foreach (var set in message.GetProperty("data").GetProperty("dataSets").EnumerateArray())
        {
            OfLinks(set, problems);
            Require(set.GetProperty("action").GetString() is "Information" or "Append" or "Replace" or "Delete", "action", problems);
            foreach (var observation in set.GetProperty("observations").EnumerateObject())
            {
                Match(observation.Name, "^[0-9]+(:[0-9]+)*$", problems);
                Require(observation.Value.EnumerateArray().All(v => v.ValueKind is JsonValueKind.Number or JsonValueKind.Null), "values of an observation", problems);
            }
        }

        return problems;
    }

    private static List<string> OfMeta(JsonElement message)
    {
        var problems = new List<string>();
        var meta = message.GetProperty("meta");
        Match(meta.GetProperty("id").GetString(), Id, problems);
        Match(meta.GetProperty("sender").GetProperty("id").GetString(), Id, problems);
        Require(meta.GetProperty("prepared").TryGetDateTimeOffset(out _), "prepared", problems);
        Require(Uri.TryCreate(meta.GetProperty("schema").GetString(), UriKind.Absolute, out _), "schema", problems);
        Require(meta.GetProperty("contentLanguages").EnumerateArray().All(l => l.GetString() is "en" or "km"), "languages", problems);
        return problems;
    }

    private static Dictionary<string, JsonElement> Maintainables(JsonElement data, string collection, string kind, List<string> problems)
    {
        var found = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var artefact in All(data, collection))
        {
            Match(artefact.GetProperty("id").GetString(), Name, problems);
            Match(artefact.GetProperty("agencyID").GetString(), @"^[A-Za-z][A-Za-z0-9_-]*(\.[A-Za-z][A-Za-z0-9_-]*)*$", problems);
            Match(artefact.GetProperty("version").GetString(), Version, problems);
            OfNames(artefact, problems);
            found.Add($"urn:sdmx:org.sdmx.infomodel.{kind}={artefact.GetProperty("agencyID").GetString()}:{artefact.GetProperty("id").GetString()}({artefact.GetProperty("version").GetString()})", artefact);
        }

        Require(found.Count > 0, collection + " are not empty", problems);
        return found;
    }

    private static List<string> Items(JsonElement scheme, string collection, string shape, List<string> problems)
    {
        var ids = new List<string>();
        foreach (var item in All(scheme, collection))
        {
            Match(item.GetProperty("id").GetString(), shape, problems);
            OfNames(item, problems);
            ids.Add(item.GetProperty("id").GetString()!);
        }

        Require(ids.Count > 0 && ids.Distinct(StringComparer.Ordinal).Count() == ids.Count, collection + " are there and unlike", problems);
        return ids;
    }

    private static void OfComponent(JsonElement component, Dictionary<string, JsonElement> lists, HashSet<string> concepts, List<string> problems)
    {
        Match(component.GetProperty("id").GetString(), Name, problems);
        Require(concepts.Contains(component.GetProperty("conceptIdentity").GetString()!), "the concept of " + component.GetProperty("id"), problems);
        var representation = component.GetProperty("localRepresentation");
        Require(
            representation.TryGetProperty("enumeration", out var list) ? lists.ContainsKey(list.GetString()!) : representation.GetProperty("format").GetProperty("dataType").GetString() is "Long" or "ObservationalTimePeriod",
            "the representation of " + component.GetProperty("id"),
            problems);
    }

    private static void OfRelationship(JsonElement relationship, List<string> problems) => Require(
        relationship.EnumerateObject().Count() == 1 && relationship.EnumerateObject().Single() is var one
            && (one.Name == "dimensions" ? one.Value.GetArrayLength() > 0 : one.Name is "observation" or "dataflow" && !one.Value.EnumerateObject().Any()),
        "one relationship",
        problems);

    /// <summary>A value is coded, with an id and a name, or plain; never both; no two alike; at least one.</summary>
    private static void OfValues(JsonElement component, List<string> problems)
    {
        var values = component.GetProperty("values").EnumerateArray().ToList();
        Require(values.Count > 0 && values.Select(v => v.GetRawText()).Distinct(StringComparer.Ordinal).Count() == values.Count, "values of " + component.GetProperty("id"), problems);
        foreach (var value in values)
        {
            if (value.TryGetProperty("value", out var plain))
            {
                Require(!value.TryGetProperty("id", out _), "a plain value has no id", problems);
                Match(plain.GetString(), @"^(\d{4}|\d{4}-S[12]|\d{4}-\d{2}|\d{4}-\d{2}-\d{2}/P\d+[YMD])$", problems);
                Require(value.GetProperty("start").TryGetDateTimeOffset(out var start) && value.GetProperty("end").TryGetDateTimeOffset(out var end) && start < end, "start and end", problems);
            }
            else
            {
                Match(value.GetProperty("id").GetString(), Id, problems);
                OfNames(value, problems);
            }
        }
    }

    private static void OfLinks(JsonElement element, List<string> problems)
    {
        Require(element.GetProperty("links").GetArrayLength() > 0, "links", problems);
        foreach (var link in element.GetProperty("links").EnumerateArray())
        {
            Match(link.GetProperty("urn").GetString(), @"^urn:sdmx:org\.sdmx\.infomodel\.datastructure\.(Dataflow|DataStructure)=[A-Z_]+:[A-Z_]+\(\d+\.\d+\.\d+\)$", problems);
            Require(link.GetProperty("rel").GetString() is "dataflow" or "datastructure", "rel", problems);
        }
    }

    private static void OfNames(JsonElement element, List<string> problems)
    {
        Require(element.GetProperty("name").GetString() is { Length: > 0 }, "a name", problems);
        Require(element.GetProperty("names").EnumerateObject().All(n => n.Name is "en" or "km" && n.Value.ValueKind == JsonValueKind.String), "names", problems);
    }

    private static JsonElement.ArrayEnumerator All(JsonElement parent, string collection) => parent.GetProperty(collection).EnumerateArray();

    private static void Match(string? text, string pattern, List<string> problems) =>
        Require(text is not null && Regex.IsMatch(text, pattern, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)), $"'{text}' by {pattern}", problems);

    private static void Require(bool holds, string rule, List<string> problems)
    {
        if (!holds)
        {
            problems.Add(rule);
        }
    }
}
