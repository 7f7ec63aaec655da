using System.Text.Json;

namespace Pratip.Exchange.Demonstration;

/// <summary>Reads the data files that travel inside the program.</summary>
internal static class DemonstrationData
{
    public static T Read<T>(string file, JsonSerializerOptions options)
    {
        var name = $"Pratip.Exchange.Demonstration.{file}";
        using var stream = typeof(DemonstrationData).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program was built without its data file {name}.");
        return JsonSerializer.Deserialize<T>(stream, options) ?? throw new InvalidOperationException($"The data file {name} is empty.");
    }
}
