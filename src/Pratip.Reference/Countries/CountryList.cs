using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Pratip.Kernel;
using Pratip.Reference.Characters;

namespace Pratip.Reference.Countries;

/// <summary>The countries of ISO 3166-1 with stateless and unknown, found by code, name, demonym or the spellings of the press.</summary>
public sealed class CountryList
{
    private const string File = "Countries/countries.csv";

    /// <summary>Marks for "not available". Without their signs they would read as Namibia's code.</summary>
    private static readonly FrozenSet<string> NotAvailable = new[] { "N/A", "N.A.", "N.A", "n. a." }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly Lazy<CountryList> Shipped = new(Read);

    private readonly FrozenDictionary<string, Country> _byCode;
    private readonly FrozenDictionary<string, Country> _byKey;

    private CountryList(IReadOnlyList<Country> countries)
    {
        Countries = countries;
        _byCode = countries.ToFrozenDictionary(c => c.Alpha2, StringComparer.Ordinal);
        _byKey = new KeyIndex<Country>(File, c => c.Alpha2).AddAll(countries, Spellings).Freeze();
    }

    public static CountryList Standard => Shipped.Value;

    /// <summary>In the order of their alpha-2 codes, stateless and unknown last.</summary>
    public IReadOnlyList<Country> Countries { get; }

    public Country Unknown => _byCode[Country.Unknown];

    public Country Stateless => _byCode[Country.Stateless];

    /// <summary>The country of an alpha-2 code as it is stored.</summary>
    public Country? Find(string? alpha2) => alpha2 is null ? null : _byCode.GetValueOrDefault(alpha2);

    /// <summary>Reads alpha-2, alpha-3, a name in either language, a demonym or a common press spelling.</summary>
    public bool TryResolve(string? typed, [NotNullWhen(true)] out Country? country)
    {
        if (typed is not null && NotAvailable.Contains(typed.Trim()))
        {
            country = Unknown;
            return true;
        }

        return _byKey.TryGetValue(LookupKey.Of(typed), out country);
    }

    private static IEnumerable<string> Spellings(Country country) =>
        country.Name.Km.Length == 0
            ? [country.Alpha2, country.Alpha3, country.Name.En, .. country.Aliases]
            : [country.Alpha2, country.Alpha3, country.Name.En, country.Name.Km, .. country.Aliases];

    private static CountryList Read() => new(
        [.. EmbeddedData.ReadTable(File, "alpha2", "alpha3", "name_en", "name_km", "aliases")
            .Select(row => new Country(row.Required(0), row.Required(1), new LocalizedText(row.Required(2), row[3]), row.List(4)))]);
}
