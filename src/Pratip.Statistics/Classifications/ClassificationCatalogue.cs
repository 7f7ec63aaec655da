using System.Diagnostics.CodeAnalysis;
using Pratip.Kernel;
using Pratip.Reference.Agencies;
using Pratip.Reference.CodeLists;
using Pratip.Reference.Countries;
using Pratip.Reference.Geography;
using Pratip.Reference.Law;
using Pratip.Reference.Wording;
using Pratip.Statistics.Data;

namespace Pratip.Statistics.Classifications;

/// <summary>
/// The classifications that code columns draw from. Most are lists of the reference data and are only named here; the
/// few that exist in statistics alone (origin of a stock, minor or adult) are written out.
/// </summary>
public sealed class ClassificationCatalogue
{
    private const string File = "classifications.json";

    private static readonly Lazy<ClassificationCatalogue> Shipped = new(() => Parse(EmbeddedData.ReadText(File)));

    private readonly Dictionary<string, Classification> _byId = new(StringComparer.Ordinal);

    private ClassificationCatalogue(IEnumerable<Classification> classifications) =>
        _byId = classifications.ToDictionary(c => c.Id, StringComparer.Ordinal);

    private ClassificationCatalogue(IEnumerable<ClassificationEntry> entries)
    {
        foreach (var entry in entries)
        {
            var codes = CodesOf(entry);
            if (!_byId.TryAdd(entry.Id, new(entry.Id, entry.Open, codes, StatisticsTexts.All["statistics.unknown"])))
            {
                throw new InvalidDataException($"{File}: '{entry.Id}' is there twice.");
            }
        }
    }

    public static ClassificationCatalogue Standard => Shipped.Value;

    /// <summary>Code lists as somebody else had them.</summary>
    public static ClassificationCatalogue Of(IEnumerable<Classification> classifications) => new(classifications);

    public Classification Get(string id) => _byId.TryGetValue(id, out var classification)
        ? classification
        : throw new KeyNotFoundException($"There is no classification '{id}'.");

    public bool TryGet(string id, [NotNullWhen(true)] out Classification? classification) => _byId.TryGetValue(id, out classification);

    internal static ClassificationCatalogue Parse(string json) => new(EmbeddedData.Parse<List<ClassificationEntry>>(File, json));

    private static IReadOnlyList<ClassificationCode> CodesOf(ClassificationEntry entry) => entry.From switch
    {
        null => entry.Codes ?? throw new InvalidDataException($"{File}: '{entry.Id}' has neither codes nor a list to take them from."),
        "code-list" => CodeListCatalogue.Standard.TryGet(entry.Id, out var list)
            ? [.. list.Entries.Select(e => new ClassificationCode(e.Code, e.Label))]
            : throw new InvalidDataException($"{File}: there is no code list '{entry.Id}'."),
        "age-bands" => [.. AgeBands(entry).Bands.Select(b => new ClassificationCode(b.Code, b.Label))],
        "provinces" => [.. Gazetteer.Standard.Provinces.Select(p => new ClassificationCode(p.Code, p.Name))],
        "countries" => [.. CountryList.Standard.Countries.Where(c => c.Alpha2 != Country.Unknown).Select(c => new ClassificationCode(c.Alpha2, c.Name))],
        "articles" => [.. LawBook.Standard.Articles.Select(a => new ClassificationCode(a.Code, a.Title))],
        "agencies" => [.. AgencyTemplate.Standard.Agencies.Select(a => new ClassificationCode(a.Code, a.Name))],
        _ => throw new InvalidDataException($"{File}: '{entry.Id}' takes its codes from '{entry.From}', which is no source of codes."),
    };

    private static AgeBandSet AgeBands(ClassificationEntry entry) =>
        new[] { AgeBandSet.Ncct, AgeBandSet.Unodc, AgeBandSet.Ctdc }.FirstOrDefault(s => "age-" + s.Id == entry.Id)
        ?? throw new InvalidDataException($"{File}: there is no set of age bands for '{entry.Id}'.");
}

internal sealed record ClassificationEntry(string Id, string? From = null, bool Open = false, IReadOnlyList<ClassificationCode>? Codes = null);
