using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using Pratip.Kernel;

namespace Pratip.Reference.Wording;

/// <summary>
/// Every text a person reads, in both languages, gathered from the <c>*.texts.json</c> resources of the assemblies that
/// speak. A key written twice, a missing language or a place that only one language has stops the program at start.
/// </summary>
public sealed class Texts
{
    private const string Suffix = ".texts.json";

    private readonly FrozenDictionary<string, LocalizedText> _byKey;

    private Texts(FrozenDictionary<string, LocalizedText> byKey) => _byKey = byKey;

    /// <summary>The texts of this assembly alone, enough to print what it reports.</summary>
    public static Texts Reference { get; } = Load(typeof(Texts).Assembly);

    public IReadOnlyCollection<string> Keys => _byKey.Keys;

    public bool Knows(string key) => _byKey.ContainsKey(key);

    public LocalizedText this[string key] => _byKey.TryGetValue(key, out var text)
        ? text
        : throw new KeyNotFoundException($"No text has the key '{key}'. Add it to a *.texts.json file of the assembly that uses it.");

    /// <summary>Gathers the texts of the assemblies given; those of this assembly are always among them.</summary>
    public static Texts Load(params ReadOnlySpan<Assembly> assemblies)
    {
        var texts = new Dictionary<string, (LocalizedText Text, string File)>(StringComparer.Ordinal);
        var seen = new HashSet<Assembly>();
        foreach (var assembly in (ReadOnlySpan<Assembly>)[typeof(Texts).Assembly, .. assemblies])
        {
            if (!seen.Add(assembly))
            {
                continue;
            }

            foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith(Suffix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                Gather($"{assembly.GetName().Name}/{name}", stream, texts);
            }
        }

        return new Texts(texts.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.Text, StringComparer.Ordinal));
    }

    /// <summary>Gathers the texts of one stream, for files that are not built into an assembly.</summary>
    public static Texts Load(string file, Stream stream)
    {
        var texts = new Dictionary<string, (LocalizedText Text, string File)>(StringComparer.Ordinal);
        Gather(file, stream, texts);
        return new Texts(texts.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.Text, StringComparer.Ordinal));
    }

    public bool Contains(string key) => _byKey.ContainsKey(key);

    public string Format(Message message, Language language) => Format(message, ReadingStyle.Of(language));

    public string Format(string key, Language language, params object?[] args) => Format(key, ReadingStyle.Of(language), args);

    public string Format(Message message, ReadingStyle style) => Format(message.Key, style, message.Args);

    public string Format(string key, ReadingStyle style, params object?[] args) => Template.Fill(this[key].In(style.Language), args, style, this);

    private static void Gather(string file, Stream stream, Dictionary<string, (LocalizedText Text, string File)> texts)
    {
        using var document = Parse(file, stream);
        foreach (var entry in document.RootElement.EnumerateObject())
        {
            var text = Read(file, entry);
            if (!texts.TryAdd(entry.Name, (text, file)))
            {
                throw new ReferenceDataException(file, entry.Name, $"the key is also in {texts[entry.Name].File}.");
            }
        }
    }

    private static JsonDocument Parse(string file, Stream stream)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(stream);
        }
        catch (JsonException problem)
        {
            throw new ReferenceDataException(file, $"line {problem.LineNumber + 1}", problem.Message, problem);
        }

        return document.RootElement.ValueKind == JsonValueKind.Object
            ? document
            : throw new ReferenceDataException(file, "$", "the file must be one object of keys.");
    }

    private static LocalizedText Read(string file, JsonProperty entry)
    {
        if (entry.Value.ValueKind != JsonValueKind.Object)
        {
            throw new ReferenceDataException(file, entry.Name, "must be an object with en and km.");
        }

        var english = In(entry.Value, "en");
        var khmer = In(entry.Value, "km");
        if (string.IsNullOrWhiteSpace(english) || string.IsNullOrWhiteSpace(khmer))
        {
            throw new ReferenceDataException(file, entry.Name, $"the text in '{(string.IsNullOrWhiteSpace(english) ? "en" : "km")}' is missing.");
        }

        if (!Template.Places(english).SetEquals(Template.Places(khmer)))
        {
            throw new ReferenceDataException(file, entry.Name, "the two languages do not have the same places {0}, {1} ...");
        }

        return new LocalizedText(english, khmer, entry.Value.TryGetProperty("kmVerified", out var verified) && verified.ValueKind == JsonValueKind.True);
    }

    private static string? In(JsonElement entry, string language) =>
        entry.TryGetProperty(language, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
