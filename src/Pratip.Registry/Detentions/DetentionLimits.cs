using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pratip.Kernel;
using Pratip.Reference.CodeLists;

namespace Pratip.Registry.Detentions;

/// <summary>How long somebody may be held on a ground, who says so, and whether that was checked.</summary>
/// <param name="WarningHours">So long before the limit the holder is told.</param>
public sealed record DetentionLimit(string Ground, TimeSpan Longest, int WarningHours, string Source, bool IsVerified)
{
    /// <summary>From the hour where it is known, else from the beginning of the first day that is possible: a clock never shows more time than there is.</summary>
    public DateTimeOffset? DeadlineOf(Detention detention)
    {
        ArgumentNullException.ThrowIfNull(detention);
        return BeginningOf(detention) + Longest;
    }

    /// <summary>Null where the day cannot be read.</summary>
    public static DateTimeOffset? BeginningOf(Detention detention)
    {
        ArgumentNullException.ThrowIfNull(detention);
        return detention.FromAt ?? (PartialDate.TryParseIso(detention.From, out var from) ? new DateTimeOffset(from.First.ToDateTime(default), PhnomPenhTime.Offset) : null);
    }
}

/// <summary>The limits as data, because the law changes and each ground has its own. A ground that is not there has none that is known.</summary>
public sealed class DetentionLimits
{
    private const string File = "Detentions/limits.json";

    private static readonly Lazy<DetentionLimits> Shipped = new(ReadShipped);

    private readonly FrozenDictionary<string, DetentionLimit> _byGround;

    private DetentionLimits(IEnumerable<DetentionLimit> limits) => _byGround = limits.ToFrozenDictionary(limit => limit.Ground, StringComparer.Ordinal);

    public static DetentionLimits Standard => Shipped.Value;

    public IEnumerable<DetentionLimit> All => _byGround.Values.OrderBy(limit => limit.Ground, StringComparer.Ordinal);

    public DetentionLimit? Find(string ground) => _byGround.GetValueOrDefault(ground);

    /// <summary>Throws <see cref="InvalidDataException"/> that names the file, the ground and what is wrong with it.</summary>
    public static DetentionLimits Read(Stream json, string fileName)
    {
        LimitFile file;
        try
        {
            file = JsonSerializer.Deserialize(json, LimitJson.Default.LimitFile)!;
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException($"{fileName}: {problem.Message}", problem);
        }

        var grounds = new HashSet<string>(StringComparer.Ordinal);
        return new DetentionLimits([.. file.Limits.Select(row => Limit(row, grounds, fileName))]);
    }

    private static DetentionLimits ReadShipped()
    {
        using var stream = EmbeddedFile.Open(File);
        return Read(stream, File);
    }

    private static DetentionLimit Limit(LimitRow row, HashSet<string> grounds, string fileName)
    {
        if (!CodeListCatalogue.Standard.Get("detention-ground").Contains(row.Ground) || !grounds.Add(row.Ground))
        {
            throw new InvalidDataException($"{fileName}, ground {row.Ground}: it is not in the list detention-ground, or there twice.");
        }

        var longest = (row.Hours, row.Days) switch
        {
            ( > 0, null) => TimeSpan.FromHours(row.Hours.Value),
            (null, > 0) => TimeSpan.FromDays(row.Days.Value),
            _ => throw new InvalidDataException($"{fileName}, ground {row.Ground}: a limit has hours or days, above zero."),
        };
        return row.WarningHours > 0 && row.WarningHours < longest.TotalHours
            ? new DetentionLimit(row.Ground, longest, row.WarningHours, row.Source, row.Verified)
            : throw new InvalidDataException($"{fileName}, ground {row.Ground}: the warning comes some hours before the limit.");
    }
}

internal sealed record LimitFile(IReadOnlyList<LimitRow> Limits);

internal sealed record LimitRow(string Ground, int WarningHours, string Source, bool Verified, int? Hours = null, int? Days = null);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(LimitFile))]
internal sealed partial class LimitJson : JsonSerializerContext;
