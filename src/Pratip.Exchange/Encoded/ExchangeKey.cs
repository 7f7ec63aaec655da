using System.Security.Cryptography;
using System.Text.Json;
using Pratip.Exchange.Tabular;
using Pratip.Exchange.Tabular.Writing;
using Pratip.Linkage.Encoded;
using Pratip.Reference.Wording;

namespace Pratip.Exchange.Encoded;

/// <summary>
/// The key of one agreement, in a file that both sides keep and that is handed over in person. It says of which agreement it is, because
/// the agreement's reference salts the encodings: two sides cannot differ in it by a slip of the hand.
/// </summary>
public sealed class ExchangeKey
{
    public const int LongestReference = 60;

    private const string Format = "pratip-key";
    private const int FormatVersion = 1;
    private const int NewKeyBytes = 48;
    private const int LargestFile = 4096;

    private readonly byte[] _key;

    private ExchangeKey(string agreement, byte[] key) => (Agreement, _key) = (agreement, key);

    public string Agreement { get; }

    public RecordEncoder Encoder() => new(_key, Agreement);

    /// <summary>A new one, drawn by the machine: what a person thinks up can be guessed.</summary>
    public static ExchangeKey New(string agreement) => IsReference(agreement)
        ? new ExchangeKey(agreement, RandomNumberGenerator.GetBytes(NewKeyBytes))
        : throw new ArgumentException("Not a reference.", nameof(agreement));

    /// <summary>Letters, digits, hyphens, dots, slashes and underscores: both sides type it, and files carry it.</summary>
    public static bool IsReference(string? text) =>
        text is { Length: > 0 and <= LongestReference } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '/' or '_');

    /// <summary>Never over another file: a key that is lost makes every encoding of its agreement worthless.</summary>
    public void Write(string path)
    {
        if (Path.Exists(path))
        {
            throw new IOException(Taken(path));
        }

        WholeFile.Write(path, file => JsonSerializer.Serialize(file, new Stored(Format, FormatVersion, Agreement, _key), JsonSerializerOptions.Web));
    }

    public static ExchangeKey Read(string path)
    {
        if (Directory.Exists(path))
        {
            throw Refusal("key.folder", TabularFile.ShownName(path));
        }

        var name = TabularFile.ShownName(Path.GetFileName(path));
        var text = EncodedText.Read(path, LargestFile) ?? throw Refusal("key.not-one", name);
        Stored? stored;
        try
        {
            stored = JsonSerializer.Deserialize<Stored>(text, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            stored = null;
        }

        return stored switch
        {
            (not { Format: Format }) or { Key: null } => throw Refusal("key.not-one", name),
            { Version: not FormatVersion } => throw Refusal("key.other-version", name, stored.Version),
            _ when !IsReference(stored.Agreement) => throw Refusal("key.no-agreement", name),
            _ when stored.Key.Length < RecordEncoder.LeastKeyBytes => throw Refusal("key.short", name, RecordEncoder.LeastKeyBytes),
            _ => new ExchangeKey(stored.Agreement!, stored.Key),
        };
    }

    private static UnreadableFileException Refusal(string key, params object?[] args) => new(UnreadableReason.OtherKind, new Message("exchange.encoded." + key, args));

    private static string Taken(string path) => $"{path} is there already. A key is never written over another one: choose another name.";

    private sealed record Stored(string? Format, int Version, string? Agreement, byte[]? Key);
}
