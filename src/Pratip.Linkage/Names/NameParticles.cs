using System.Collections.Frozen;
using System.Text.Json.Serialization;

namespace Pratip.Linkage.Names;

/// <summary>What a word does in a name.</summary>
public enum TokenRole
{
    /// <summary>It names the person.</summary>
    Name,

    /// <summary>A word many share (Thi, bin, Begum): weak evidence, for or against.</summary>
    Particle,

    /// <summary>A form of address that is a name in other languages (Ma, Pak): kept, and hardly counted.</summary>
    Honorific,

    /// <summary>A form of address and nothing else: left out where a name stands beside it.</summary>
    Title,
}

/// <summary>Titles, honorifics and connecting words per culture, read from a table.</summary>
internal static class NameParticles
{
    private const string File = "Names/particles.json";
    private const string Courtesy = "courtesy";

    private static readonly FrozenDictionary<string, TokenRole> Roles;
    private static readonly string[] Attached;

    static NameParticles()
    {
        var file = NameData.Read(File, ParticleJson.Default.ParticleFile);
        Courtesies = file.Words.Where(row => row.Kind == Courtesy).SelectMany(row => NameData.Words(row.Words)).Select(NameText.Normalise).ToFrozenSet(StringComparer.Ordinal);
        Roles = file.Words.Where(row => row.Kind != Courtesy)
            .SelectMany(row => NameData.Words(row.Words).Select(word => (Word: NameText.Normalise(word), Role: RoleOf(row.Kind))))
            .GroupBy(w => w.Word, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.Min(w => w.Role), StringComparer.Ordinal);
        Attached = [.. file.Words.SelectMany(row => NameData.Words(row.Attached ?? "")).OrderByDescending(w => w.Length).ThenBy(w => w, StringComparer.Ordinal)];
        Aliases = NameData.Words(file.Aliases).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>Forms of address that are given names too: left out where they stand before a whole name.</summary>
    public static FrozenSet<string> Courtesies { get; }

    /// <summary>Words that announce another name of the same person.</summary>
    public static FrozenSet<string> Aliases { get; }

    public static TokenRole RoleOfWord(string word) => Roles.GetValueOrDefault(word, TokenRole.Name);

    /// <summary>How long a title is that is written together with the name after it; 0 where there is none.</summary>
    public static int AttachedTitle(string word)
    {
        foreach (var title in Attached)
        {
            if (word.Length > title.Length + 1 && word.StartsWith(title, StringComparison.Ordinal) && !Scripts.IsMark(new System.Text.Rune(word[title.Length])))
            {
                return title.Length;
            }
        }

        return 0;
    }

    private static TokenRole RoleOf(string kind) => kind switch
    {
        "title" => TokenRole.Title,
        "honorific" => TokenRole.Honorific,
        "particle" => TokenRole.Particle,
        _ => throw new InvalidOperationException($"{File}: '{kind}' is not a kind of word; use title, courtesy, honorific or particle."),
    };
}

internal sealed record ParticleFile(string Source, ParticleRow[] Words, string Aliases);

internal sealed record ParticleRow(string Culture, string Kind, string Words, string? Attached = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ParticleFile))]
internal sealed partial class ParticleJson : JsonSerializerContext;
