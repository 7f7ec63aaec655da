using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pratip.Registry.Tasks;

/// <summary>How long something may wait before it is asked about; data, because each office learns what is right.</summary>
/// <param name="CustodyWarningHours">So long before a custody ends.</param>
/// <param name="DecisionDays">A presumed victim without a decision.</param>
/// <param name="UnassignedDays">A case without an officer.</param>
/// <param name="DormantDays">A case in which nothing was entered.</param>
/// <param name="RequestDays">A correction or voiding without a second person.</param>
public sealed record WatchLimits(int CustodyWarningHours, int DecisionDays, int UnassignedDays, int DormantDays, int RequestDays)
{
    private const string File = "Tasks/limits.json";

    private static readonly Lazy<WatchLimits> Shipped = new(ReadShipped);

    public static WatchLimits Standard => Shipped.Value;

    /// <summary>Throws <see cref="InvalidDataException"/> that names the file and what is wrong with it.</summary>
    public static WatchLimits Read(Stream json, string fileName)
    {
        WatchLimits limits;
        try
        {
            limits = JsonSerializer.Deserialize(json, WatchJson.Default.WatchLimits)!;
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException($"{fileName}: {problem.Message}", problem);
        }

        return limits is { CustodyWarningHours: > 0, DecisionDays: > 0, UnassignedDays: > 0, DormantDays: > 0, RequestDays: > 0 }
            ? limits
            : throw new InvalidDataException($"{fileName}: every limit is a number above zero.");
    }

    private static WatchLimits ReadShipped()
    {
        using var stream = EmbeddedFile.Open(File);
        return Read(stream, File);
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(WatchLimits))]
internal sealed partial class WatchJson : JsonSerializerContext;
