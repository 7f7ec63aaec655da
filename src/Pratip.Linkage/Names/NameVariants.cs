using System.Collections.Frozen;
using System.Text;
using System.Text.Json.Serialization;
using Pratip.Linkage.Names.Romanisation;

namespace Pratip.Linkage.Names;

/// <summary>
/// Spellings that are known to stand for one name though neither sound nor letters tell: Chinese surnames by dialect, names of
/// Arabic origin, and a few more.
/// </summary>
internal static class NameVariants
{
    private const string File = "Names/variants.json";

    private static readonly string[][] Members =
    [
        .. Romanisers.Han.Surnames,
        .. NameData.Read(File, VariantJson.Default.VariantFile).Groups.Select(NameData.Words),
    ];

    private static readonly FrozenDictionary<string, int[]> ByWord = Members
        .SelectMany((words, group) => words.Select(word => (word: NameText.Normalise(word), group)))
        .GroupBy(w => w.word, StringComparer.Ordinal)
        .ToFrozenDictionary(g => g.Key, g => g.Select(w => w.group).Distinct().ToArray(), StringComparer.Ordinal);

    /// <summary>The groups a word belongs to, ascending; none for most words.</summary>
    public static int[] Of(string word) => ByWord.GetValueOrDefault(word, []);

    /// <summary>How a word of another script is usually spelt in Latin letters, where the table knows it.</summary>
    public static IEnumerable<string> LatinSpellings(string word) => Of(word).SelectMany(group => Members[group]).Where(spelling => Ascii.IsValid(spelling));
}

internal sealed record VariantFile(string Source, string[] Groups);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(VariantFile))]
internal sealed partial class VariantJson : JsonSerializerContext;
