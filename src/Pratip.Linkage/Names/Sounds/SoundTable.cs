using System.Collections.Frozen;
using System.Text.Json.Serialization;

namespace Pratip.Linkage.Names.Sounds;

/// <summary>Which spellings stand for one class of consonants and which classes are often taken for each other.</summary>
internal sealed class SoundTable
{
    /// <summary>Signs that are no letter of the alphabet keep their own class, so that digits never sound alike.</summary>
    public const int OtherClass = 30;

    private const string File = "Names/Sounds/sounds.json";

    private readonly FrozenDictionary<string, Sound>.AlternateLookup<ReadOnlySpan<char>> _bySpelling;
    private readonly int[] _costs = new int[32 * 32];
    private readonly string _letters;

    private SoundTable()
    {
        var file = NameData.Read(File, SoundJson.Default.SoundFile);
        _letters = string.Concat(file.Consonants.Keys);
        var spellings = new Dictionary<string, Sound>(StringComparer.Ordinal);
        foreach (var (name, listed) in file.Consonants)
        {
            foreach (var (spelling, order) in NameData.Words(listed).Select((s, i) => (s, i)))
            {
                spellings.Add(spelling, Sound.Consonant(_letters.IndexOf(name[0], StringComparison.Ordinal), order));
            }
        }

        _bySpelling = spellings.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        LongestSpelling = spellings.Keys.Max(s => s.Length);
        H = _letters.IndexOf('H', StringComparison.Ordinal);
        R = _letters.IndexOf('R', StringComparison.Ordinal);
        S = _letters.IndexOf('S', StringComparison.Ordinal);
        C = _letters.IndexOf('C', StringComparison.Ordinal);
        Array.Fill(_costs, 1000);
        foreach (var related in file.Related)
        {
            var (a, b) = (_letters.IndexOf(related.Pair[0], StringComparison.Ordinal), _letters.IndexOf(related.Pair[1], StringComparison.Ordinal));
            _costs[(a << 5) | b] = _costs[(b << 5) | a] = related.Cost;
        }
    }

    public static SoundTable Standard { get; } = new();

    public int LongestSpelling { get; }

    public int H { get; }

    public int R { get; }

    public int S { get; }

    public int C { get; }

    public bool TryFind(ReadOnlySpan<char> spelling, out Sound sound) => _bySpelling.TryGetValue(spelling, out sound);

    /// <summary>What it costs, in thousandths of a letter, to take one class for another.</summary>
    public int Cost(int a, int b) => _costs[(a << 5) | b];

    /// <summary>The capital that names a class in skeletons.</summary>
    public char Letter(int type) => type < _letters.Length ? _letters[type] : '?';
}

internal sealed record SoundFile(string Source, Dictionary<string, string> Consonants, RelatedSounds[] Related);

internal sealed record RelatedSounds(string Pair, int Cost);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(SoundFile))]
internal sealed partial class SoundJson : JsonSerializerContext;
