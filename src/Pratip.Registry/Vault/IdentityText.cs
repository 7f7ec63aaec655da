using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Pratip.Registry.Vault;

/// <summary>
/// What is sealed of an identity, field by field: a birth date as it stands, lists as the JSON that
/// <see cref="IdentityJson"/> reads. It is written here by hand into one buffer of the thread, which is wiped after each
/// field: an import seals hundreds of thousands of fields, and clear text is not left to the garbage collector.
/// </summary>
internal sealed class IdentityText
{
    private static readonly JsonEncodedText Text = JsonEncodedText.Encode("text");
    private static readonly JsonEncodedText Kind = JsonEncodedText.Encode("kind");
    private static readonly JsonEncodedText Family = JsonEncodedText.Encode("family");
    private static readonly JsonEncodedText Given = JsonEncodedText.Encode("given");
    private static readonly JsonEncodedText Number = JsonEncodedText.Encode("number");
    private static readonly JsonEncodedText Country = JsonEncodedText.Encode("country");
    private static readonly JsonEncodedText Latin = JsonEncodedText.Encode("latin");
    private static readonly JsonEncodedText OwnScript = JsonEncodedText.Encode("own-script");
    private static readonly JsonEncodedText Alias = JsonEncodedText.Encode("alias");

    [ThreadStatic]
    private static IdentityText? _ofThread;

    [ThreadStatic]
    private static Utf8JsonWriter? _jsonOfThread;

    private readonly ArrayBufferWriter<byte> _buffer = new(512);

    public static IdentityText OfThread => _ofThread ??= new();

    public ReadOnlySpan<byte> Written => _buffer.WrittenSpan;

    public void Wipe() => _buffer.Clear();

    /// <summary>False where there is nothing to seal.</summary>
    public bool TryWrite(string? text)
    {
        if (text is null)
        {
            return false;
        }

        Encoding.UTF8.GetBytes(text, _buffer);
        return true;
    }

    public bool TryWrite(IReadOnlyList<IdentityName> names)
    {
        Begin();
        for (var i = 0; i < names.Count; i++)
        {
            var name = names[i];
            Writer.WriteStartObject();
            Writer.WriteString(Text, name.Text);
            Writer.WriteString(Kind, name.Kind switch { NameKind.Latin => Latin, NameKind.OwnScript => OwnScript, _ => Alias });
            WriteKnown(Family, name.Family);
            WriteKnown(Given, name.Given);
            Writer.WriteEndObject();
        }

        return End(names.Count);
    }

    public bool TryWrite(IReadOnlyList<IdentityDocument> documents)
    {
        Begin();
        for (var i = 0; i < documents.Count; i++)
        {
            var document = documents[i];
            Writer.WriteStartObject();
            Writer.WriteString(Kind, document.Kind);
            Writer.WriteString(Number, document.Number);
            WriteKnown(Country, document.Country);
            Writer.WriteEndObject();
        }

        return End(documents.Count);
    }

    public bool TryWrite(IReadOnlyList<string> contacts)
    {
        Begin();
        for (var i = 0; i < contacts.Count; i++)
        {
            Writer.WriteStringValue(contacts[i]);
        }

        return End(contacts.Count);
    }

    private static Utf8JsonWriter Writer => _jsonOfThread ??= new(Stream.Null);

    private void Begin()
    {
        Writer.Reset(_buffer);
        Writer.WriteStartArray();
    }

    private static bool End(int count)
    {
        Writer.WriteEndArray();
        Writer.Flush();
        return count > 0;
    }

    private static void WriteKnown(JsonEncodedText name, string? value)
    {
        if (value is not null)
        {
            Writer.WriteString(name, value);
        }
    }
}
