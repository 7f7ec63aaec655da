using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Pratip.Exchange.Reports;
using Pratip.Kernel;

namespace Pratip.Exchange.Packs;

/// <summary>The one way the JSON of packs is written: indented by the same bytes everywhere, Khmer as Khmer.</summary>
internal static class PackJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static byte[] Render(Action<Utf8JsonWriter> members)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    public static void Object(this Utf8JsonWriter json, string name, Action members)
    {
        json.WriteStartObject(name);
        members();
        json.WriteEndObject();
    }

    public static void Array<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> item)
    {
        json.WriteStartArray(name);
        foreach (var one in items)
        {
            item(one);
        }

        json.WriteEndArray();
    }

    public static void Objects<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> members) => json.Array(name, items, one =>
    {
        json.WriteStartObject();
        members(one);
        json.WriteEndObject();
    });

    /// <summary>Both languages under their codes.</summary>
    public static void Languages(this Utf8JsonWriter json, string name, LocalizedText text) => json.Object(name, () =>
    {
        json.WriteString("en", Markup.Clean(text.En));
        json.WriteString("km", Markup.Clean(text.In(Language.Khmer)));
    });
}
