using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Pratip.Registry.Storage.Mappings;

namespace Pratip.Registry.Storage.Writing;

/// <summary>
/// A row as the log tells it: one object, columns in ordinal order, nulls written, code lists sorted, times in UTC to the
/// microsecond, sealed fields as the Base64 of their ciphertext. The same state gives the same bytes on both engines.
/// </summary>
internal sealed class CanonicalJson : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new(1024);
    private readonly Utf8JsonWriter _json;

    public CanonicalJson() => _json = new Utf8JsonWriter(
        _buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });

    public string Of(TableLayout table, object row)
    {
        _buffer.ResetWrittenCount();
        _json.Reset();
        _json.WriteStartObject();
        foreach (var column in table.Logged)
        {
            _json.WritePropertyName(column.Name);
            Write(column.Read(row));
        }

        _json.WriteEndObject();
        _json.Flush();
        return Encoding.UTF8.GetString(_buffer.WrittenSpan);
    }

    public void Dispose() => _json.Dispose();

    private void Write(object? value)
    {
        switch (value)
        {
            case null: _json.WriteNullValue(); break;
            case string text: _json.WriteStringValue(text); break;
            case bool flag: _json.WriteBooleanValue(flag); break;
            case int number: _json.WriteNumberValue(number); break;
            case long number: _json.WriteNumberValue(number); break;
            case Guid id: _json.WriteStringValue(id); break;
            case byte[] sealedField: _json.WriteBase64StringValue(sealedField); break;
            case DateOnly day: _json.WriteStringValue(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)); break;
            case DateTimeOffset moment: _json.WriteStringValue(moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture)); break;
            case List<string> codes: WriteCodes(codes); break;
            default: throw new NotSupportedException($"A column of type {value.GetType().Name} has no canonical form yet.");
        }
    }

    private void WriteCodes(List<string> codes)
    {
        _json.WriteStartArray();
        foreach (var code in CodeSets.Sorted(codes))
        {
            _json.WriteStringValue(code);
        }

        _json.WriteEndArray();
    }
}
