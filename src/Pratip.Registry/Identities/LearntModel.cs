using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pratip.Linkage.Weights;

namespace Pratip.Registry.Identities;

/// <summary>What the next run needs to go on from one.</summary>
/// <param name="LearntBy">The run that learnt the model; an incremental one names the run it follows.</param>
/// <param name="Seen">The last position of the log whose rows it has seen.</param>
/// <param name="WholeAt">When all reports were last compared with each other.</param>
/// <param name="Model">The model, sealed; null where another run holds it.</param>
internal sealed record KeptNote(Guid LearntBy, long Seen, DateTimeOffset WholeAt, byte[]? Model);

/// <summary>
/// What a run has learnt, as it is kept with it: what each level of each field weighs, in tenths of a bit, and beside the fields what the next
/// run goes on from.
/// </summary>
internal static class LearntModel
{
    /// <summary>The method; another one gets another number.</summary>
    private const string Method = "fs-1";

    /// <summary>No field is called so.</summary>
    private const string Note = "$next";

    /// <summary>The same for the same weights: the method and a digest of them.</summary>
    public static string Version(LinkageModel model)
    {
        var text = Weights(model).ToJsonString() + model.Prior.ToString("E3", CultureInfo.InvariantCulture);
        return $"{Method}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 6))}";
    }

    public static string Keep(LinkageModel model, KeptNote note)
    {
        var kept = Weights(model);
        kept[Note] = JsonSerializer.SerializeToNode(note);
        return kept.ToJsonString();
    }

    /// <summary>The weights by field and level.</summary>
    public static Dictionary<string, Dictionary<string, int>> WeightsIn(string kept)
    {
        var fields = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(kept)!;
        return fields.Where(field => field.Key != Note).ToDictionary(field => field.Key, field => field.Value.Deserialize<Dictionary<string, int>>()!, StringComparer.Ordinal);
    }

    /// <summary>Null for a run that had nothing to learn from, or was before models were kept.</summary>
    public static KeptNote? NoteIn(string kept) => JsonNode.Parse(kept)?[Note]?.Deserialize<KeptNote>();

    private static JsonObject Weights(LinkageModel model) => new(model.Fields.Select(field => KeyValuePair.Create(field.Field, (JsonNode?)new JsonObject(
        field.Levels.Select((level, number) => KeyValuePair.Create(LinkageLevels.WordOf(level), (JsonNode?)(int)Math.Round(10 * field.Weight(number))))))));
}
