using Pratip.Statistics.Data;
using Pratip.Statistics.Measures;

namespace Pratip.Statistics.Claims.Vocabulary;

/// <summary>
/// Which measure a noun and what happened to it mean, as data (claim-measures.json): persons who were deported are removals,
/// cases that led to deportations are removal files.
/// </summary>
internal sealed class CountedMeasures
{
    private const string File = "claim-measures.json";

    private static readonly Lazy<CountedMeasures> Shipped = new(() => Parse(EmbeddedData.ReadText(File)));

    private readonly Dictionary<(string Noun, string Event), Measure> _byWords = [];

    private CountedMeasures(IReadOnlyList<CountedEntry> entries)
    {
        foreach (var entry in entries)
        {
            if (!MeasureCatalogue.Standard.TryGet(entry.Measure, out var measure))
            {
                throw new InvalidDataException($"{File}: there is no measure '{entry.Measure}'.");
            }

            if (!_byWords.TryAdd((entry.Noun, entry.Event), measure))
            {
                throw new InvalidDataException($"{File}: '{entry.Noun}' with '{entry.Event}' is there twice.");
            }
        }
    }

    public static CountedMeasures Standard => Shipped.Value;

    public Measure? Find(string noun, string happened) => _byWords.GetValueOrDefault((noun, happened)) ?? _byWords.GetValueOrDefault((noun, ""));

    /// <summary>Whether the event, and not only the noun, says which measure is meant.</summary>
    public bool Tells(string noun, string happened) => _byWords.ContainsKey((noun, happened));

    internal static CountedMeasures Parse(string json) => new(EmbeddedData.Parse<List<CountedEntry>>(File, json));
}

/// <param name="Event">Empty for the noun by itself, and for events that the noun is not listed with.</param>
internal sealed record CountedEntry(string Noun, string Measure, string Event = "");
