using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pratip.Registry.Detentions;

/// <summary>How long somebody may be held without an interview, or without a word on what became of them; data, because each office learns what is right.</summary>
/// <param name="Source">Who says so.</param>
/// <param name="Verified">Whether that was checked.</param>
/// <param name="ScreeningHours">So long after somebody is held they must have been interviewed.</param>
/// <param name="DispositionDays">So long after somebody is held it is asked what became of them.</param>
/// <param name="MassEncounter">Where more of one encounter lack the same, it is one task for all of them: hundreds would hide everything else.</param>
public sealed record MissingLimits(string Source, bool Verified, int ScreeningHours, int DispositionDays, int MassEncounter)
{
    private const string File = "Detentions/missing.json";

    private static readonly Lazy<MissingLimits> Shipped = new(ReadShipped);

    public static MissingLimits Standard => Shipped.Value;

    /// <summary>Throws <see cref="InvalidDataException"/> that names the file and what is wrong with it.</summary>
    public static MissingLimits Read(Stream json, string fileName)
    {
        MissingLimits limits;
        try
        {
            limits = JsonSerializer.Deserialize(json, MissingJson.Default.MissingLimits)!;
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException($"{fileName}: {problem.Message}", problem);
        }

        return limits is { ScreeningHours: > 0, DispositionDays: > 0, MassEncounter: > 0 } ? limits : throw new InvalidDataException($"{fileName}: every limit is a number above zero.");
    }

    private static MissingLimits ReadShipped()
    {
        using var stream = EmbeddedFile.Open(File);
        return Read(stream, File);
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(MissingLimits))]
internal sealed partial class MissingJson : JsonSerializerContext;
