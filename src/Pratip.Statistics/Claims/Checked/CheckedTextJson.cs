using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pratip.Kernel;

namespace Pratip.Statistics.Claims.Checked;

/// <summary>
/// A checked text as JSON that says which schema it follows, and back. What is not known is null. A change that readers of the old form
/// would misread raises the number in the name.
/// </summary>
public static class CheckedTextJson
{
    public const string Schema = "pratip-checked-text/1";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IgnoreReadOnlyProperties = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        Converters = { new WindowConverter(), new LanguageConverter(), new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    public static string Write(CheckedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return JsonSerializer.Serialize(new Envelope(Schema, text), Options);
    }

    /// <exception cref="InvalidDataException">It is no checked text, one of another schema, or its text is not the one that was checked.</exception>
    public static CheckedText Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            var read = JsonSerializer.Deserialize<Envelope>(json, Options) ?? throw new InvalidDataException("The checked text is empty.");
            if (read.Schema != Schema)
            {
                throw new InvalidDataException($"The checked text has the schema '{read.Schema}'; this program reads '{Schema}'.");
            }

            return CheckedText.HashOf(read.Checked.Text) == read.Checked.Hash
                ? read.Checked
                : throw new InvalidDataException("The text is not the one that was checked: its hash is another.");
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException($"The checked text cannot be read (line {problem.LineNumber + 1}, {problem.Path}).", problem);
        }
    }

    private sealed record Envelope(string Schema, CheckedText Checked);

    private sealed class WindowConverter : JsonConverter<ReportingWindow>
    {
        public override ReportingWindow Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType is JsonTokenType.String && ReportingWindow.TryParse(reader.GetString(), out var window) ? window : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, ReportingWindow value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }

    private sealed class LanguageConverter : JsonConverter<Language>
    {
        public override Language Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType is JsonTokenType.String && LanguageCodes.TryParse(reader.GetString(), out var language) ? language : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, Language value, JsonSerializerOptions options) => writer.WriteStringValue(value.Code());
    }
}
