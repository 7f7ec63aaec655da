using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pratip.Statistics.Data;

/// <summary>Reads the data files that travel inside the program; a mistake in one names the file and the place.</summary>
internal static class EmbeddedData
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public static T Read<T>(string file) => Parse<T>(file, ReadText(file));

    public static string ReadText(string file)
    {
        var assembly = typeof(EmbeddedData).Assembly;
        var name = Array.Find(assembly.GetManifestResourceNames(), n => n.EndsWith("." + file, StringComparison.Ordinal))
            ?? throw new InvalidDataException($"{file} is not part of this program.");
        using var stream = assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    public static T Parse<T>(string file, string json)
    {
        try
        {
            var data = JsonSerializer.Deserialize<T>(json, Options) ?? throw new InvalidDataException($"{file} is empty.");
            RefuseNulls(file, json);
            return data;
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{file}, line {e.LineNumber + 1}, {e.Path}: {e.Message}", e);
        }
    }

    /// <summary>
    /// What is not there is left out. The serializer lets a null through where it is an element of a list or a value of a map,
    /// and it would break whoever reads it, far from the file.
    /// </summary>
    private static void RefuseNulls(string file, string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var reader = new Utf8JsonReader(bytes);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.Null)
            {
                var line = bytes.AsSpan(0, (int)reader.TokenStartIndex).Count((byte)'\n') + 1;
                throw new InvalidDataException($"{file}, line {line}: there is a null. Leave out what is not there.");
            }
        }
    }
}
