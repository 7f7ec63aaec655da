using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Pratip.Linkage.Weights;

namespace Pratip.Registry.Identities;

/// <summary>What a run has learnt, as it is kept with it: what each level of each field weighs, in tenths of a bit.</summary>
internal static class LearntModel
{
    /// <summary>The method; another one gets another number.</summary>
    private const string Method = "fs-1";

    public static string Weights(LinkageModel model) => JsonSerializer.Serialize(
        model.Fields.ToDictionary(field => field.Field, field => field.Levels.Select((level, number) => (level, number)).ToDictionary(
            one => LinkageLevels.WordOf(one.level), one => (int)Math.Round(10 * field.Weight(one.number)), StringComparer.Ordinal), StringComparer.Ordinal));

    /// <summary>The same for the same weights: the method and a digest of them.</summary>
    public static string Version(LinkageModel model)
    {
        var text = Weights(model) + model.Prior.ToString("E3", CultureInfo.InvariantCulture);
        return $"{Method}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 6))}";
    }
}
