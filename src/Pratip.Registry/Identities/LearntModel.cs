using System.Text.Json;
using System.Text.Json.Nodes;
using Pratip.Linkage.Linking;
using Pratip.Linkage.Weights;

namespace Pratip.Registry.Identities;

/// <summary>What the next run needs to go on from one.</summary>
/// <param name="LearntBy">The run that learnt the model; an incremental one names the run it follows.</param>
/// <param name="Seen">The last position of the log whose rows it has seen.</param>
/// <param name="WholeAt">When all reports were last compared with each other.</param>
/// <param name="Model">The model, sealed; null where another run holds it.</param>
internal sealed record KeptNote(Guid LearntBy, long Seen, DateTimeOffset WholeAt, byte[]? Model);

/// <summary>What the weights of a pair are added to, and what decisions have taught of the sum.</summary>
/// <param name="Prior">What two reports picked at random have for them, in tenths of a bit.</param>
/// <param name="Line">By which the sum is calibrated; null where it is believed as it is.</param>
internal sealed record KeptOdds(int Prior, Calibration? Line);

/// <summary>
/// What a run has learnt, as it is kept with it: what each level of each field weighs, in tenths of a bit, and beside the fields what the next
/// run goes on from.
/// </summary>
internal static class LearntModel
{
    /// <summary>The method; another one gets another number.</summary>
    private const string Method = "fs-2";

    /// <summary>No field is called so.</summary>
    private const string Note = "$next";

    /// <summary>Nor so.</summary>
    private const string Odds = "$odds";

    /// <summary>The method and a digest of all that was learnt: weights and prior, calibration, threshold, rules, and how rare values are.</summary>
    public static string Version(KeptModel model) => $"{Method}-{model.Digest[..12]}";

    public static string Keep(LinkageModel model, KeptNote note)
    {
        var kept = Weights(model);
        kept[Note] = JsonSerializer.SerializeToNode(note);
        kept[Odds] = JsonSerializer.SerializeToNode(new KeptOdds((int)Math.Round(10 * model.PriorWeight), model.Calibration));
        return kept.ToJsonString();
    }

    /// <summary>The weights by field and level.</summary>
    public static Dictionary<string, Dictionary<string, int>> WeightsIn(string kept)
    {
        var fields = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(kept)!;
        return fields.Where(field => field.Key is not (Note or Odds)).ToDictionary(field => field.Key, field => field.Value.Deserialize<Dictionary<string, int>>()!, StringComparer.Ordinal);
    }

    /// <summary>Null for a run that had nothing to learn from, or was before models were kept.</summary>
    public static KeptNote? NoteIn(string kept) => JsonNode.Parse(kept)?[Note]?.Deserialize<KeptNote>();

    /// <summary>Null for a run that had nothing to learn from, or was before they were kept.</summary>
    public static KeptOdds? OddsIn(string kept) => JsonNode.Parse(kept)?[Odds]?.Deserialize<KeptOdds>();

    private static JsonObject Weights(LinkageModel model) => new(model.Fields.Select(field => KeyValuePair.Create(field.Field, (JsonNode?)new JsonObject(
        field.Levels.Select((level, number) => KeyValuePair.Create(LinkageLevels.WordOf(level), (JsonNode?)(int)Math.Round(10 * field.Weight(number))))))));
}
