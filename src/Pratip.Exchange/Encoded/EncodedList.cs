using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Pratip.Exchange.Tabular;
using Pratip.Linkage.Encoded;
using Pratip.Reference.Wording;

namespace Pratip.Exchange.Encoded;

/// <summary>
/// Encodings as a file: a line that says how they were made, and one line of 172 signs for each. They stand in the order of their bits,
/// because the order of a list, mostly that of its names, is the first thing an attacker would use. docs/statistics/encoded.md describes it.
/// </summary>
public sealed class EncodedList
{
    public const int MostRecords = 250_000;

    private const string Format = "pratip-encoded";
    private const int FormatVersion = 1;
    private const long LargestFile = 64L << 20;
    private const string SaltPolicy = "hmac-sha256(key, scheme, agreement)";

    private EncodedList(string agreement, string keyCheck, IReadOnlyList<EncodedRecord> records)
    {
        (Agreement, KeyCheck, Records) = (agreement, keyCheck, records);
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(Body()));
    }

    public string Agreement { get; }

    /// <summary>Whether both sides have the same key, before a wrong one is taken for nobody known.</summary>
    public string KeyCheck { get; }

    /// <summary>Of the encodings: the same list is known again, whatever its file is called.</summary>
    public string Sha256 { get; }

    /// <summary>Their numbers, from 1, are how both sides speak of them.</summary>
    public IReadOnlyList<EncodedRecord> Records { get; }

    /// <summary>The list, and for each number the place of its facts.</summary>
    public static (EncodedList List, IReadOnlyList<int> Places) Of(ExchangeKey key, IReadOnlyList<EncodedFacts> facts)
    {
        ArgumentNullException.ThrowIfNull(key);
        var encoder = key.Encoder();
        var encoded = facts.Select((one, place) => (Record: encoder.Encode(one), Place: place)).OrderBy(one => one.Record.ToString(), StringComparer.Ordinal).ThenBy(one => one.Place).ToList();
        return (new EncodedList(key.Agreement, encoder.KeyCheck, encoded.ConvertAll(one => one.Record)), encoded.ConvertAll(one => one.Place));
    }

    public void Write(Stream file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var head = new Head
        {
            Format = Format,
            Version = FormatVersion,
            Scheme = RecordEncoder.Scheme,
            Agreement = Agreement,
            KeyCheck = KeyCheck,
            Salt = SaltPolicy,
            Bits = EncodedRecord.Bits,
            BitsPerPair = RecordEncoder.BitsPerPair,
            BitsPerDatePart = RecordEncoder.BitsPerDatePart,
            BitsForSex = RecordEncoder.BitsForSex,
            TurnedPerThousand = RecordEncoder.TurnedPerThousand,
            Records = Records.Count,
            Sha256 = Sha256,
        };
        file.Write(JsonSerializer.SerializeToUtf8Bytes(head, JsonSerializerOptions.Web));
        file.Write("\n"u8);
        file.Write(Body());
    }

    private byte[] Body() => Encoding.ASCII.GetBytes(string.Concat(Records.Select(record => record + "\n")));

    public static EncodedList Read(string path)
    {
        if (Directory.Exists(path))
        {
            throw Refusal("folder", TabularFile.ShownName(path));
        }

        var name = TabularFile.ShownName(Path.GetFileName(path));
        var text = EncodedText.Read(path, LargestFile) ?? throw Refusal("not-one", name);
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        var head = HeadOf(text[..Math.Max(0, end)], name);
        var body = text[(end + 1)..];
        if (!string.Equals(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body))), head.Sha256, StringComparison.Ordinal))
        {
            throw Refusal("damaged", name);
        }

        var lines = body.Split('\n')[..^1];
        var records = lines.Select((line, at) => EncodedRecord.Parse(line) ?? throw Refusal("line", name, FileProblems.Plain(at + 2))).ToList();
        return records.Count == head.Records && records.Count is > 0 and <= MostRecords ? new EncodedList(head.Agreement!, head.KeyCheck!, records) : throw Refusal("count", name, head.Records, records.Count);
    }

    /// <summary>A file of other parameters is refused: bits of one way of encoding say nothing to those of another.</summary>
    private static Head HeadOf(string line, string name)
    {
        Head? head;
        try
        {
            head = JsonSerializer.Deserialize<Head>(line, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            head = null;
        }

        return head switch
        {
            not { Format: Format } => throw Refusal("not-one", name),
            { Version: not FormatVersion } or not { Scheme: RecordEncoder.Scheme, Salt: SaltPolicy } or not
            {
                Bits: EncodedRecord.Bits, BitsPerPair: RecordEncoder.BitsPerPair, BitsPerDatePart: RecordEncoder.BitsPerDatePart,
                BitsForSex: RecordEncoder.BitsForSex, TurnedPerThousand: RecordEncoder.TurnedPerThousand,
            } => throw Refusal("other-way", name, FileProblems.Plain(head.Version), TabularFile.ShownName(head.Scheme ?? "")),
            _ when !ExchangeKey.IsReference(head.Agreement) || head.KeyCheck is null => throw Refusal("not-one", name),
            _ => head,
        };
    }

    private static UnreadableFileException Refusal(string key, params object?[] args) => new(UnreadableReason.Damaged, new Message("exchange.encoded." + key, args));

    private sealed record Head
    {
        public string? Format { get; init; }

        public int Version { get; init; }

        public string? Scheme { get; init; }

        public string? Agreement { get; init; }

        public string? KeyCheck { get; init; }

        public string? Salt { get; init; }

        public int Bits { get; init; }

        public int BitsPerPair { get; init; }

        public int BitsPerDatePart { get; init; }

        public int BitsForSex { get; init; }

        public int TurnedPerThousand { get; init; }

        public int Records { get; init; }

        public string? Sha256 { get; init; }
    }
}
