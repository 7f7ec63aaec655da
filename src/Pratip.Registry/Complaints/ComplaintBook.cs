using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pratip.Reference.Characters;

namespace Pratip.Registry.Complaints;

/// <summary>What an office sets about complaints, as data files: how long those concerned have to reply, and which words beside a name name nobody.</summary>
public sealed class ComplaintBook
{
    private static readonly Lazy<ComplaintBook> Shipped = new(static () =>
    {
        using var limits = Open("Complaints/limits.json");
        using var words = Open("Complaints/office-words.json");
        return Read(limits, words);
    });

    private readonly FrozenSet<string> _officeWords;

    private ComplaintBook(int daysToReply, IEnumerable<string> officeWords)
    {
        DaysToReply = daysToReply;
        _officeWords = officeWords.Select(LookupKey.Of).ToFrozenSet(StringComparer.Ordinal);
    }

    public static ComplaintBook Standard => Shipped.Value;

    /// <summary>So many days after the offer of a reply "untrue" may be found without one.</summary>
    public int DaysToReply { get; }

    /// <summary>Whether a word, as <see cref="LookupKey"/> has it, says what somebody is and not who.</summary>
    public bool IsOfficeWord(string key) => _officeWords.Contains(key);

    /// <summary>Throws <see cref="InvalidDataException"/> that names what is wrong.</summary>
    public static ComplaintBook Read(Stream limits, Stream officeWords)
    {
        try
        {
            var days = JsonSerializer.Deserialize(limits, ComplaintJson.Default.ComplaintLimits)!.DaysToReply;
            var words = JsonSerializer.Deserialize(officeWords, ComplaintJson.Default.OfficeWords)!.Words;
            return days > 0
                ? new ComplaintBook(days, words.SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
                : throw new InvalidDataException("limits: daysToReply is a number above zero.");
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException(problem.Message, problem);
        }
    }

    private static Stream Open(string file) => typeof(ComplaintBook).Assembly.GetManifestResourceStream(file) ?? throw new InvalidOperationException($"{file} is not in the program.");
}

internal sealed record ComplaintLimits(string Source, bool Verified, int DaysToReply);

internal sealed record OfficeWords(string Source, bool Verified, IReadOnlyList<string> Words);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ComplaintLimits))]
[JsonSerializable(typeof(OfficeWords))]
internal sealed partial class ComplaintJson : JsonSerializerContext;
