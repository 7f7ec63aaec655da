using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Pratip.Kernel;
using Pratip.Reference.Characters;

namespace Pratip.Reference.Geography;

/// <summary>
/// The territory: 25 provinces and 210 districts, with the spellings by which people write them. Romanisations differ
/// from source to source, so what is stored is always the code.
/// </summary>
public sealed class Gazetteer
{
    private const string ProvinceFile = "Geography/provinces.csv";
    private const string DistrictFile = "Geography/districts.csv";

    /// <summary>What people write before or after the name proper.</summary>
    private static readonly string[] UnitWords =
    [
        "province", "capital", "municipality", "city", "district", "srok", "krong", "khan", "khet", "section",
        "ខេត្ត", "រាជធានី", "ក្រុង", "ស្រុក", "ខណ្ឌ",
    ];

    private static readonly Lazy<Gazetteer> Shipped = new(Read);

    private readonly FrozenDictionary<string, Province> _provincesByCode;
    private readonly FrozenDictionary<string, District> _districtsByCode;
    private readonly FrozenDictionary<string, Province> _provincesByKey;
    private readonly FrozenDictionary<string, FrozenDictionary<string, District>> _districtsByKey;
    private readonly ILookup<string, District> _districtsByProvince;

    private Gazetteer(IReadOnlyList<Province> provinces, IReadOnlyList<District> districts)
    {
        Provinces = provinces;
        Districts = districts;
        _provincesByCode = provinces.ToFrozenDictionary(p => p.Code, StringComparer.Ordinal);
        _districtsByCode = districts.ToFrozenDictionary(d => d.Code, StringComparer.Ordinal);
        _provincesByKey = new KeyIndex<Province>(ProvinceFile, p => p.Code).AddAll(provinces, Spellings).Freeze();
        _districtsByProvince = districts.ToLookup(d => d.ProvinceCode, StringComparer.Ordinal);
        _districtsByKey = _districtsByProvince.ToFrozenDictionary(
            group => group.Key,
            group => new KeyIndex<District>(DistrictFile, d => d.Code).AddAll(group, d => [d.Code, d.Name.En, d.Name.Km, .. d.Aliases]).Freeze(),
            StringComparer.Ordinal);
    }

    public static Gazetteer Standard => Shipped.Value;

    /// <summary>In the order of their codes.</summary>
    public IReadOnlyList<Province> Provinces { get; }

    /// <summary>In the order of their codes.</summary>
    public IReadOnlyList<District> Districts { get; }

    public Province? FindProvince(string? code) => code is null ? null : _provincesByCode.GetValueOrDefault(code);

    public District? FindDistrict(string? code) => code is null ? null : _districtsByCode.GetValueOrDefault(code);

    public IEnumerable<District> DistrictsOf(Province province) => _districtsByProvince[province.Code];

    /// <summary>Reads a province by national or ISO code, name in either language, or any romanisation on record.</summary>
    public bool TryResolveProvince(string? typed, [NotNullWhen(true)] out Province? province) => TryResolve(_provincesByKey, typed, out province);

    /// <summary>Reads a district of a province by code, name in either language or romanisation. Names recur, so the province must be known.</summary>
    public bool TryResolveDistrict(Province province, string? typed, [NotNullWhen(true)] out District? district)
    {
        district = null;
        return _districtsByKey.TryGetValue(province.Code, out var keys) && TryResolve(keys, typed, out district);
    }

    private static bool TryResolve<T>(FrozenDictionary<string, T> keys, string? typed, [NotNullWhen(true)] out T? found)
        where T : class
    {
        var key = LookupKey.Of(typed);
        return keys.TryGetValue(key, out found) || keys.TryGetValue(WithoutUnitWord(key), out found);
    }

    private static string WithoutUnitWord(string key)
    {
        foreach (var word in UnitWords.Where(word => key.Length > word.Length))
        {
            if (key.StartsWith(word, StringComparison.Ordinal))
            {
                return key[word.Length..];
            }

            if (key.EndsWith(word, StringComparison.Ordinal))
            {
                return key[..^word.Length];
            }
        }

        return key;
    }

    /// <summary>The national code is also typed without its zero, because spreadsheets take it off.</summary>
    private static IEnumerable<string> Spellings(Province p) =>
        [p.Code, p.Code.TrimStart('0'), p.IsoCode, p.IsoSpelling, p.Name.En, p.Name.Km, .. p.Aliases];

    private static Gazetteer Read()
    {
        var provinces = EmbeddedData.ReadTable(ProvinceFile, "code", "iso", "iso_spelling", "name_en", "name_km", "kind", "valid_from", "aliases")
            .Select(row => new Province(
                row.Required(0), row.Required(1), new LocalizedText(row.Required(3), row.Required(4)), row.Required(2), row.List(7),
                row.Required(5) == "municipality", row.Date(6)))
            .ToArray();
        var codes = provinces.Select(p => p.Code).ToHashSet(StringComparer.Ordinal);
        var districts = EmbeddedData.ReadTable(DistrictFile, "code", "kind", "name_en", "name_km", "aliases").Select(row => District(row, codes)).ToArray();
        return new Gazetteer(provinces, districts);
    }

    private static District District(CsvRow row, HashSet<string> provinces)
    {
        var code = row.Required(0);
        if (code.Length != 4 || !provinces.Contains(code[..2]))
        {
            throw new ReferenceDataException(row.File, code, "a district's code has four digits and begins with its province's.");
        }

        var kind = row.Required(1) switch
        {
            "district" => DistrictKind.District,
            "municipality" => DistrictKind.Municipality,
            "khan" => DistrictKind.Khan,
            var other => throw new ReferenceDataException(row.File, code, $"'{other}' is no kind of district."),
        };
        return new District(code, code[..2], kind, new LocalizedText(row.Required(2), row.Required(3)), row.List(4));
    }
}
