using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Pratip.Linkage.Names;

/// <summary>Opens the tables of names and scripts that are built into this assembly and says where one of them is wrong.</summary>
internal static class NameData
{
    public static T Read<T>(string file, JsonTypeInfo<T> type)
    {
        using var stream = typeof(NameData).Assembly.GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"{file} is not built into the program.");
        try
        {
            return JsonSerializer.Deserialize(stream, type) ?? throw new InvalidOperationException($"{file} holds nothing.");
        }
        catch (JsonException problem)
        {
            throw new InvalidOperationException($"{file}, {problem.Path ?? "$"}: {problem.Message}", problem);
        }
    }

    /// <summary>Words that stand in one text, one space apart, which keeps long tables readable.</summary>
    public static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
