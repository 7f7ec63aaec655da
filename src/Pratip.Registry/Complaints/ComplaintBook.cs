using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pratip.Reference.Characters;

namespace Pratip.Registry.Complaints;

/// <summary>What an office sets about complaints, as data files: how long those concerned have to reply, which words beside a name name nobody, and how digits are said.</summary>
public sealed class ComplaintBook
{
    private static readonly Lazy<ComplaintBook> Shipped = new(static () =>
    {
        using var limits = EmbeddedFile.Open("Complaints/limits.json");
        using var words = EmbeddedFile.Open("Complaints/office-words.json");
        return Read(limits, words);
    });

    private readonly FrozenSet<string> _officeWords;

    private readonly FrozenSet<string> _between;

    private readonly FrozenSet<string> _ordinary;

    private readonly FrozenDictionary<string, char> _digits;

    private ComplaintBook(int daysToReply, OfficeWords words)
    {
        DaysToReply = daysToReply;
        _officeWords = KeysOf(words.Words);
        _between = KeysOf(words.Between);
        _ordinary = KeysOf(words.Words.Concat(words.Between).Concat(words.Ordinary));
        _digits = words.Digits.SelectMany((line, digit) => KeysOf([line]).Select(word => (word, digit))).ToFrozenDictionary(one => one.word, one => (char)('0' + one.digit), StringComparer.Ordinal);
        KhmerTitles = [.. words.Titles.SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).OrderByDescending(title => title.Length).ThenBy(title => title, StringComparer.Ordinal)];
        DigitWords = [.. words.Digits.SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).OrderByDescending(word => word.Length).ThenBy(word => word, StringComparer.Ordinal)];
    }

    public static ComplaintBook Standard => Shipped.Value;

    /// <summary>So many days after the offer of a reply "untrue" may be found without one.</summary>
    public int DaysToReply { get; }

    /// <summary>Whether a word, as <see cref="LookupKey"/> has it, says what somebody is and not who.</summary>
    public bool IsOfficeWord(string key) => _officeWords.Contains(key);

    /// <summary>Whether a word stands between two persons on a list.</summary>
    public bool IsBetweenPeople(string key) => _between.Contains(key);

    /// <summary>Whether a word that is written with a capital, or stands behind a title, is no name: what somebody is, what begins a sentence, months, kinds of bodies and places.</summary>
    public bool IsOrdinaryWord(string key) => _ordinary.Contains(key);

    /// <summary>All of those, as <see cref="LookupKey"/> has them.</summary>
    public IReadOnlyCollection<string> OrdinaryWords => _ordinary;

    /// <summary>Khmer words behind which a name stands, the longest first.</summary>
    public IReadOnlyList<string> KhmerTitles { get; }

    /// <summary>Words for the digits, the longest first: one may begin another.</summary>
    public IReadOnlyList<string> DigitWords { get; }

    /// <summary>The digit of one of them.</summary>
    public char DigitOf(string word) => _digits[LookupKey.Of(word)];

    /// <summary>Throws <see cref="InvalidDataException"/> that names what is wrong.</summary>
    public static ComplaintBook Read(Stream limits, Stream officeWords)
    {
        try
        {
            var days = JsonSerializer.Deserialize(limits, ComplaintJson.Default.ComplaintLimits)!.DaysToReply;
            var words = JsonSerializer.Deserialize(officeWords, ComplaintJson.Default.OfficeWords)!;
            return words.Digits.Count != 10 ? throw new InvalidDataException("office-words: digits has ten lines, from 0 to 9.")
                : days > 0 ? new ComplaintBook(days, words) : throw new InvalidDataException("limits: daysToReply is a number above zero.");
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException(problem.Message, problem);
        }
    }

    private static FrozenSet<string> KeysOf(IEnumerable<string> lines) =>
        lines.SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(LookupKey.Of).ToFrozenSet(StringComparer.Ordinal);
}

internal sealed record ComplaintLimits(string Source, bool Verified, int DaysToReply);

/// <param name="Source">Where they are from.</param>
/// <param name="Verified">Whether an office has looked them through.</param>
/// <param name="Between">Words between two persons of a list.</param>
/// <param name="Words">Words that say what somebody is.</param>
/// <param name="Ordinary">Other words that are written with capitals, or stand behind titles, and name nobody.</param>
/// <param name="Titles">Khmer words behind which a name stands.</param>
/// <param name="Digits">How each digit is said, from 0 to 9.</param>
internal sealed record OfficeWords(string Source, bool Verified, IReadOnlyList<string> Between, IReadOnlyList<string> Words, IReadOnlyList<string> Ordinary, IReadOnlyList<string> Titles, IReadOnlyList<string> Digits);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ComplaintLimits))]
[JsonSerializable(typeof(OfficeWords))]
internal sealed partial class ComplaintJson : JsonSerializerContext;
