using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pratip.Reference.Countries;

namespace Pratip.Registry.Consular;

/// <summary>A treaty that compels notice, whether or not the person asks for it.</summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="From">The day it entered into force.</param>
/// <param name="Until">The last day it was in force; null while it is.</param>
/// <param name="Title">As the treaty is called, with its date.</param>
/// <param name="Source">Where its text was read.</param>
public sealed record NoticeTreaty(string Country, DateOnly From, string Title, string Source, DateOnly? Until = null);

/// <summary>
/// The treaties and the hours by which missions are told, as data files: nobody's memory of a treaty decides, and an office that has
/// found one adds it with its source.
/// </summary>
public sealed class ConsularBook
{
    private static readonly Lazy<ConsularBook> Shipped = new(static () =>
    {
        using var treaties = EmbeddedFile.Open("Consular/treaties.json");
        using var limits = EmbeddedFile.Open("Consular/limits.json");
        return Read(treaties, limits);
    });

    private readonly IReadOnlyList<NoticeTreaty> _treaties;

    private ConsularBook(IReadOnlyList<NoticeTreaty> treaties, ConsularLimits limits)
    {
        _treaties = treaties;
        ToInform = TimeSpan.FromHours(limits.HoursToInform);
        ToNotify = TimeSpan.FromHours(limits.HoursToNotify);
    }

    public static ConsularBook Standard => Shipped.Value;

    /// <summary>So long after a person is held the right must have been told.</summary>
    public TimeSpan ToInform { get; }

    /// <summary>So long after a request the mission must have been told.</summary>
    public TimeSpan ToNotify { get; }

    public bool IsMandatory(string country, DateOnly on) => _treaties.Any(treaty => treaty.Country == country && treaty.From <= on && (treaty.Until is null || treaty.Until >= on));

    /// <summary>Throws <see cref="InvalidDataException"/> that names what is wrong.</summary>
    public static ConsularBook Read(Stream treaties, Stream limits)
    {
        try
        {
            var file = JsonSerializer.Deserialize(treaties, ConsularJson.Default.TreatyFile)!;
            var hours = JsonSerializer.Deserialize(limits, ConsularJson.Default.ConsularLimits)!;
            var strange = file.Treaties.FirstOrDefault(treaty => CountryList.Standard.Countries.All(country => country.Alpha2 != treaty.Country)
                || string.IsNullOrWhiteSpace(treaty.Title) || string.IsNullOrWhiteSpace(treaty.Source) || treaty.Until < treaty.From);
            return strange is not null
                ? throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"treaties, {strange.Country}: a treaty has a country, a title, a source and days in order."))
                : hours is { HoursToInform: > 0, HoursToNotify: > 0 } ? new ConsularBook(file.Treaties, hours) : throw new InvalidDataException("limits: every limit is a number above zero.");
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException(problem.Message, problem);
        }
    }
}

internal sealed record TreatyFile(string Source, bool Verified, IReadOnlyList<NoticeTreaty> Treaties);

internal sealed record ConsularLimits(string Source, bool Verified, int HoursToInform, int HoursToNotify);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(TreatyFile))]
[JsonSerializable(typeof(ConsularLimits))]
internal sealed partial class ConsularJson : JsonSerializerContext;
