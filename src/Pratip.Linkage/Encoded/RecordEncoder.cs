using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Pratip.Kernel;
using Pratip.Linkage.Names;

namespace Pratip.Linkage.Encoded;

/// <summary>What of a person is encoded.</summary>
/// <param name="Name">In any script; it is encoded by its systematic Latin form, part by part, in no order.</param>
/// <param name="BirthYear">Null where unknown.</param>
/// <param name="BirthMonth">Null where unknown.</param>
/// <param name="BirthDay">Null where unknown.</param>
/// <param name="Sex">Null where unknown.</param>
public sealed record EncodedFacts(string Name, int? BirthYear, int? BirthMonth, int? BirthDay, string? Sex)
{
    /// <summary>The same of both sides: of a birth what is known of it, and nothing of an unknown sex.</summary>
    public static EncodedFacts Of(string name, PartialDate? born, string? sex) => new(
        name, born?.Year, born is { Precision: not DatePrecision.Year } month ? month.First.Month : null, born is { Precision: DatePrecision.Day } day ? day.First.Day : null,
        sex is null or "unknown" ? null : sex);
}

/// <summary>
/// Encodes persons so that two offices with one key may compare them without telling each other names: one filter for all facts
/// (CLK: Schnell, Bachteler and Reiher 2011, Cryptographic Longterm Key, working paper), each pair of neighbouring letters hashed with
/// the key.
/// </summary>
/// <remarks>
/// Hardened as the literature on attacks asks: positions are drawn from a keyed stream and not by double hashing (Niedermeyer et al.
/// 2014, J. Privacy and Confidentiality 6(2)); both halves of a longer filter are laid over each other by exclusive or (Schnell and
/// Borgs 2016, ICDM Workshops); and some bits are turned by a keyed draw (Erlingsson, Pihur and Korolova 2014, CCS, as adapted by Schnell
/// and Borgs). The key is used for one agreement and one exchange, and never again.
/// </remarks>
public sealed class RecordEncoder
{
    /// <summary>Shorter keys are refused.</summary>
    public const int LeastKeyBytes = 32;

    /// <summary>Names everything below it: with another name, key and agreement give other encodings. What is changed here changes it.</summary>
    public const string Scheme = "pratip-encoded-1";

    /// <summary>Hash functions for each pair of neighbouring letters.</summary>
    public const int BitsPerPair = 10;

    /// <summary>Hash functions for each of year, month and day.</summary>
    public const int BitsPerDatePart = 16;

    /// <summary>Hash functions for the sex.</summary>
    public const int BitsForSex = 8;

    /// <summary>So many of a thousand bits are turned.</summary>
    public const int TurnedPerThousand = 10;

    private const int Unfolded = 2 * EncodedRecord.Bits;

    private readonly byte[] _key;

    /// <param name="key">At least 32 bytes that nobody else has.</param>
    /// <param name="agreement">The agreement's own words: with another one, the same key gives other encodings.</param>
    public RecordEncoder(ReadOnlySpan<byte> key, string agreement)
    {
        if (key.Length < LeastKeyBytes)
        {
            throw new ArgumentException($"A key has at least {LeastKeyBytes} bytes, not {key.Length}.", nameof(key));
        }

        ArgumentException.ThrowIfNullOrWhiteSpace(agreement);
        _key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(Scheme + "\0" + agreement));
    }

    /// <summary>Tells two keys apart without telling either: 16 hexadecimal digits.</summary>
    public string KeyCheck => Convert.ToHexStringLower(HMACSHA256.HashData(_key, "check\0"u8).AsSpan(0, 8));

    public EncodedRecord Encode(EncodedFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var filter = new ulong[Unfolded / 64];
        foreach (var pair in Pairs(facts.Name).Distinct(StringComparer.Ordinal))
        {
            Set(filter, "n" + pair, BitsPerPair);
        }

        Set(filter, "y", facts.BirthYear, BitsPerDatePart);
        Set(filter, "m", facts.BirthMonth, BitsPerDatePart);
        Set(filter, "d", facts.BirthDay, BitsPerDatePart);
        if (facts.Sex is { } sex)
        {
            Set(filter, "s" + sex, BitsForSex);
        }

        var words = new ulong[EncodedRecord.Words];
        for (var word = 0; word < words.Length; word++)
        {
            words[word] = filter[word] ^ filter[word + words.Length];
        }

        Turn(words);
        return new EncodedRecord(words);
    }

    /// <summary>Neighbouring letters of each part, with a sign for its beginning and end.</summary>
    private static IEnumerable<string> Pairs(string name)
    {
        foreach (var part in PersonName.Parse(name).Tokens)
        {
            var text = "_" + part.Forms[0] + "_";
            for (var i = 0; i + 1 < text.Length; i++)
            {
                yield return text.Substring(i, 2);
            }
        }
    }

    private void Set(ulong[] filter, string what, int? value, int count)
    {
        if (value is { } number)
        {
            Set(filter, what + number.ToString(CultureInfo.InvariantCulture), count);
        }
    }

    private void Set(ulong[] filter, string what, int count)
    {
        var draw = Draw(Encoding.UTF8.GetBytes("set\0" + what));
        for (var i = 0; i < count; i++)
        {
            var bit = draw.Below(Unfolded);
            filter[bit >> 6] |= 1UL << (bit & 63);
        }
    }

    /// <summary>Which bits are turned depends on the key and the filter alone: encoding twice says nothing more.</summary>
    private void Turn(ulong[] words)
    {
        var draw = Draw(System.Runtime.InteropServices.MemoryMarshal.AsBytes(words.AsSpan()).ToArray());
        for (var bit = 0; bit < EncodedRecord.Bits; bit++)
        {
            if (draw.Below(1000) < TurnedPerThousand)
            {
                words[bit >> 6] ^= 1UL << (bit & 63);
            }
        }
    }

    private SeededDraw Draw(ReadOnlySpan<byte> of) => new(BitConverter.ToUInt64(HMACSHA256.HashData(_key, of)));
}
