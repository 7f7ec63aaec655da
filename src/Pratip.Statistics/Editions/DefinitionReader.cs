using System.Globalization;
using System.Text.Json;
using Pratip.Kernel;
using Pratip.Statistics.Classifications;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Stocks;

namespace Pratip.Statistics.Editions;

/// <summary>Reads the JSON files of an edition. What does not belong there ends in <see cref="InvalidDataException"/> with file and member.</summary>
internal sealed class DefinitionReader(ContentFile file)
{
    public EditionHead Head()
    {
        using var json = Parse();
        var head = json.RootElement;
        return new(
            Window(Text(head, "window")),
            [.. Texts(head, "comparisons").Select(Window)],
            Code<Vintage>(head, "vintage"),
            Number(head, "number"),
            DateOnly.TryParseExact(Text(head, "asOf"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw Wrong("asOf"),
            Code<RegisterPurpose>(head, "purpose"),
            Number(head, "tabulation"))
        {
            Before = Optional(head, "before"),
        };
    }

    public IReadOnlyList<Measure> Measures()
    {
        using var json = Parse();
        return [.. Elements(json.RootElement, "measures").Select(MeasureOf)];
    }

    public IReadOnlyList<Classification> Classifications()
    {
        using var json = Parse();
        return [.. Elements(json.RootElement, "classifications").Select(one => new Classification(
            Text(one, "id"), Flag(one, "open"),
            Codes(one, "codes"),
            Words(one, "unknown")))];
    }

    public IReadOnlyList<StockDefinition> Stocks()
    {
        using var json = Parse();
        return [.. Elements(json.RootElement, "stocks").Select(one => new StockDefinition(
            Text(one, "id"), Number(one, "version"), Text(one, "table"), Text(one, "section"), Code<CountingUnit>(one, "unit"), [.. Texts(one, "subjects")],
            Text(one, "facts"), Text(one, "entered"), Text(one, "left"), Text(one, "by"), Codes(one, "ways"), Where(one),
            Words(one, "title"), Words(one, "definition"), Words(one, "legalBasis")))];
    }

    private ClassificationCode[] Codes(JsonElement of, string name)
    {
        ClassificationCode[] codes = [.. Elements(of, name).Select(code => new ClassificationCode(Text(code, "code"), Words(code, "label")))];
        return codes.DistinctBy(code => code.Code, StringComparer.Ordinal).Count() == codes.Length ? codes : throw Wrong(name);
    }

    private Dictionary<string, IReadOnlyList<string>> Where(JsonElement one) =>
        (Member(one, "where") is { ValueKind: JsonValueKind.Object } where ? where : throw Wrong("where")).EnumerateObject().ToDictionary(w => w.Name, w => (IReadOnlyList<string>)[.. Strings(w.Value)], StringComparer.Ordinal);

    public IReadOnlyList<EditionText> Texts()
    {
        using var json = Parse();
        return [.. Elements(json.RootElement, "texts").Select(one => new EditionText(Text(one, "key"), Words(one, "text")))];
    }

    private Measure MeasureOf(JsonElement one) => new(
        Text(one, "id"), Number(one, "version"), Code<CountingUnit>(one, "unit"), Optional(one, "subject"), Optional(one, "facts"),
        one.TryGetProperty("placing", out var placing) ? new(Text(placing, "date"), Optional(placing, "until")) : null,
        Where(one),
        CountingOf(Member(one, "counting")),
        [.. Elements(one, "breakdowns").Select(b => new Breakdown(Text(b, "id"), Optional(b, "column"), Text(b, "classification"), Words(b, "title")))],
        Words(one, "title"), Words(one, "definition"), Words(one, "legalBasis"),
        one.TryGetProperty("footnote", out var footnote) ? new(Words(footnote, "text"), Text(footnote, "column"), [.. Texts(footnote, "codes")]) : null,
        Code<ReportedSpan>(one, "reported"))
    {
        Needs = one.TryGetProperty("needs", out var needs) ? [.. Strings(needs)] : [],
    };

    private Counting CountingOf(JsonElement one) => new(
        Code<CountingKind>(one, "kind"), Optional(one, "column"), Optional(one, "precedence"), [.. Texts(one, "order")],
        Member(one, "amounts").EnumerateObject().ToDictionary(a => a.Name, a => String(a.Value, "amounts"), StringComparer.Ordinal),
        Optional(one, "amountsBy"), [.. Texts(one, "except")]);

    private JsonDocument Parse()
    {
        _ = file.Text();
        try
        {
            var json = JsonDocument.Parse(file.Bytes, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return json.RootElement.ValueKind == JsonValueKind.Object ? json : throw new InvalidDataException($"{file.Path}: not an object.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{file.Path}, line {e.LineNumber + 1}: {e.Message}", e);
        }
    }

    private JsonElement Member(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var member) ? member : throw Wrong(name);

    private IReadOnlyList<JsonElement> Elements(JsonElement of, string name) =>
        Member(of, name) is { ValueKind: JsonValueKind.Array } list && list.EnumerateArray().All(e => e.ValueKind == JsonValueKind.Object) ? [.. list.EnumerateArray()] : throw Wrong(name);

    private IEnumerable<string> Texts(JsonElement of, string name) => Strings(Member(of, name));

    private IEnumerable<string> Strings(JsonElement list) =>
        list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Select(e => String(e, "list")) : throw Wrong("list");

    private string Text(JsonElement of, string name) => String(Member(of, name), name);

    private string String(JsonElement value, string name)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Wrong(name);
        }
        catch (InvalidOperationException e)
        {
            throw new InvalidDataException($"{file.Path}: '{name}' is not UTF-8.", e);
        }
    }

    private string? Optional(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? String(value, name) : null;

    private int Number(JsonElement of, string name) =>
        Member(of, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) && number >= 0 ? number : throw Wrong(name);

    private bool Flag(JsonElement of, string name) =>
        Member(of, name) is { ValueKind: JsonValueKind.True or JsonValueKind.False } value ? value.GetBoolean() : throw Wrong(name);

    private LocalizedText Words(JsonElement of, string name)
    {
        var words = Member(of, name);
        return new(Text(words, "en"), Text(words, "km"), words.TryGetProperty("kmVerified", out _) && Flag(words, "kmVerified"));
    }

    private T Code<T>(JsonElement of, string name)
        where T : struct, Enum => EditionCodes.TryParse<T>(Text(of, name), out var value) ? value : throw Wrong(name);

    private ReportingWindow Window(string text) => ReportingWindow.TryParse(text, out var window) ? window : throw Wrong("window");

    private InvalidDataException Wrong(string member) => new($"{file.Path}: '{member}' is missing or not what belongs there.");
}
