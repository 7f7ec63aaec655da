using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pratip.Exchange.Demonstration;

/// <summary>Parts of names of one language, from <c>names.json</c>; each part reads "own script|Latin", or Latin alone.</summary>
internal sealed record NamePool(string Order, string Join, IReadOnlyList<string> Family, IReadOnlyList<string> GivenMale, IReadOnlyList<string> GivenFemale)
{
    public IReadOnlyList<string> MiddleMale { get; init; } = [];

    public IReadOnlyList<string> MiddleFemale { get; init; } = [];

    /// <summary>More than one: a given name is that many parts drawn together.</summary>
    public int Syllables { get; init; } = 1;

    /// <summary>The syllables stand apart in Latin letters.</summary>
    public bool Separate { get; init; }

    /// <summary>"son|daughter" between the given name and the father's.</summary>
    public string? Patronymic { get; init; }

    /// <summary>A woman's family name takes an ending.</summary>
    public bool FeminineFamily { get; init; }

    public InventedName Draw(bool female, SeededChance chance)
    {
        var own = new List<string>(4);
        var latin = new List<string>(4);
        foreach (var part in Order.Split(' '))
        {
            switch (part)
            {
                case "family" when Patronymic is not null:
                    Add(Patronymic.Split('|')[female ? 1 : 0], own, latin);
                    Add(chance.Pick(Family), own, latin);
                    break;
                case "family":
                    Add(female && FeminineFamily ? Feminine(chance.Pick(Family)) : chance.Pick(Family), own, latin);
                    break;
                case "middle":
                    Add(chance.Pick(female ? MiddleFemale : MiddleMale), own, latin);
                    break;
                default:
                    Add(Given(female ? GivenFemale : GivenMale, chance), own, latin);
                    break;
            }
        }

        var written = string.Join(Join, own);
        var romanised = string.Join(' ', latin);
        return new(romanised, IsLatin(written) ? null : written);
    }

    private string Given(IReadOnlyList<string> parts, SeededChance chance)
    {
        if (Syllables == 1)
        {
            return chance.Pick(parts);
        }

        var drawn = Enumerable.Range(0, Syllables).Select(_ => chance.Pick(parts).Split('|')).ToArray();
        var latin = string.Join(Separate ? " " : "", drawn.Select(d => d[1]));
        return $"{string.Concat(drawn.Select(d => d[0]))}|{char.ToUpperInvariant(latin[0])}{latin[1..]}";
    }

    private static string Feminine(string family) => string.Join('|', family.Split('|').Select((part, i) => part + (i == 0 ? "а" : "a")));

    private static void Add(string part, List<string> own, List<string> latin)
    {
        var bar = part.IndexOf('|', StringComparison.Ordinal);
        own.Add(bar < 0 ? part : part[..bar]);
        latin.Add(part[(bar + 1)..]);
    }

    /// <summary>Vietnamese, Turkish and the like are Latin with diacritics: the own script is then the same text and is not repeated.</summary>
    private static bool IsLatin(string name) => name.All(c => c < '\u0300' || c is >= '\u1E00' and <= '\u1EFF');
}

/// <summary>The pools, and which one a citizenship draws from.</summary>
internal sealed class NamePools
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };
    private readonly FrozenDictionary<string, NamePool> _pools;
    private readonly FrozenDictionary<string, string> _citizenships;
    private readonly FrozenDictionary<string, string> _alternatives;

    private NamePools(Content content)
    {
        _pools = content.Pools.ToFrozenDictionary(StringComparer.Ordinal);
        _citizenships = content.Citizenships.ToFrozenDictionary(StringComparer.Ordinal);
        _alternatives = content.Alternatives.ToFrozenDictionary(StringComparer.Ordinal);
        Aliases = content.Aliases;
    }

    public static NamePools Standard { get; } = new(DemonstrationData.Read<Content>("names.json", Options));

    /// <summary>What people call each other at a place of exploitation.</summary>
    public IReadOnlyList<string> Aliases { get; }

    public IEnumerable<string> Citizenships => _citizenships.Keys.Order(StringComparer.Ordinal);

    public InventedName Draw(string citizenship, bool female, SeededChance chance)
    {
        var pool = _alternatives.TryGetValue(citizenship, out var other) && chance.Percent(40) ? other : _citizenships[citizenship];
        return _pools[pool].Draw(female, chance);
    }

    private sealed record Content(
        IReadOnlyDictionary<string, NamePool> Pools,
        IReadOnlyDictionary<string, string> Citizenships,
        IReadOnlyDictionary<string, string> Alternatives,
        IReadOnlyList<string> Aliases);
}
