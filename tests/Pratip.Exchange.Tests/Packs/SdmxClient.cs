using System.Text.Json;

namespace Pratip.Exchange.Tests.Packs;

/// <summary>Reads our data as somebody would who has only the structure message: codes it does not list are a fault.</summary>
internal sealed class SdmxClient
{
    private readonly List<(string Id, HashSet<string>? Codes)> _dimensions;
    private readonly Dictionary<string, HashSet<string>> _attributes;

    public SdmxClient(JsonElement message)
    {
        var data = message.GetProperty("data");
        var lists = data.GetProperty("codelists").EnumerateArray().ToDictionary(
            l => l.GetProperty("id").GetString()!,
            l => l.GetProperty("codes").EnumerateArray().Select(c => c.GetProperty("id").GetString()!).ToHashSet(StringComparer.Ordinal),
            StringComparer.Ordinal);
        var parts = data.GetProperty("dataStructures")[0].GetProperty("dataStructureComponents");
        _dimensions =
        [
            .. parts.GetProperty("dimensionList").GetProperty("dimensions").EnumerateArray().Select(d => (d.GetProperty("id").GetString()!, (HashSet<string>?)lists[ListOf(d)])),
            ("TIME_PERIOD", null),
        ];
        _attributes = parts.GetProperty("attributeList").GetProperty("attributes").EnumerateArray().ToDictionary(a => a.GetProperty("id").GetString()!, a => lists[ListOf(a)], StringComparer.Ordinal);
    }

    /// <summary>Each observation by its key, with its value and status.</summary>
    public Dictionary<string, (long? Value, string Status)> Read(JsonElement message)
    {
        var read = new Dictionary<string, (long?, string)>(StringComparer.Ordinal);
        foreach (var set in message.GetProperty("data").GetProperty("dataSets").EnumerateArray())
        {
            var structure = message.GetProperty("data").GetProperty("structures")[set.GetProperty("structure").GetInt32()];
            var dimensions = structure.GetProperty("dimensions").GetProperty("observation").EnumerateArray().ToList();
            var attributes = structure.GetProperty("attributes").GetProperty("observation").EnumerateArray().ToList();
            foreach (var observation in set.GetProperty("observations").EnumerateObject())
            {
                var ids = observation.Name.Split(':').Select((place, i) => IdOf(dimensions[i].GetProperty("values")[int.Parse(place)])).ToList();
                var values = observation.Value.EnumerateArray().ToList();
                var told = attributes.Select((a, i) => (Id: a.GetProperty("id").GetString()!, Place: values[i + 1]))
                    .Where(a => a.Place.ValueKind == JsonValueKind.Number)
                    .Select((a, _) => (a.Id, Code: IdOf(attributes.Single(x => x.GetProperty("id").GetString() == a.Id).GetProperty("values")[a.Place.GetInt32()])))
                    .ToDictionary(a => a.Id, a => a.Code, StringComparer.Ordinal);
                read.Add(Key(ids), (values[0].ValueKind == JsonValueKind.Null ? null : values[0].GetInt64(), Status(told)));
            }
        }

        return read;
    }

    public Dictionary<string, (long? Value, string Status)> Read(IReadOnlyList<IReadOnlyDictionary<string, string>> rows) => rows.ToDictionary(
        r => r["STRUCTURE"] == "dataflow" && r["STRUCTURE_ID"] == "KH_NCCT:DF_TIP(1.0.0)" && r["ACTION"] == "I" ? Key([.. _dimensions.Select(d => r[d.Id])]) : throw new InvalidDataException("of what structure?"),
        r => (r["OBS_VALUE"].Length == 0 ? (long?)null : long.Parse(r["OBS_VALUE"]), Status(_attributes.Keys.Where(a => r[a].Length > 0).ToDictionary(a => a, a => r[a], StringComparer.Ordinal))),
        StringComparer.Ordinal);

    private string Key(List<string> ids)
    {
        Assert.Equal(_dimensions.Count, ids.Count);
        Assert.All(ids.Zip(_dimensions), p => Assert.True(p.Second.Codes?.Contains(p.First) ?? true, $"{p.Second.Id} has no {p.First}"));
        return string.Join('.', ids);
    }

    private string Status(Dictionary<string, string> attributes)
    {
        Assert.All(attributes, a => Assert.Contains(a.Value, _attributes[a.Key]));
        return $"{attributes["OBS_STATUS"]} {attributes["CONF_STATUS"]} {attributes["COUNT_BASIS"]} {attributes["UNIT_MEASURE"]}";
    }

    private static string IdOf(JsonElement value) => value.TryGetProperty("id", out var id) ? id.GetString()! : value.GetProperty("value").GetString()!;

    private static string ListOf(JsonElement component) =>
        component.GetProperty("localRepresentation").GetProperty("enumeration").GetString()!.Split(':')[^1].Split('(')[0];
}
