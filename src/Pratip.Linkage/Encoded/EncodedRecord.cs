namespace Pratip.Linkage.Encoded;

/// <summary>
/// A person's identifying facts as 1,024 bits, from which the facts can't be read without the key. Whoever holds the key, or many
/// encodings of people whose frequencies are known, may still learn who is behind one: see docs/statistics/encoded.md.
/// </summary>
public sealed class EncodedRecord
{
    public const int Bits = 1024;
    public const int Words = Bits / 64;

    internal EncodedRecord(ulong[] words) => (WordList, Count) = (words, words.Sum(System.Numerics.BitOperations.PopCount));

    internal ulong[] WordList { get; }

    /// <summary>How many bits are set.</summary>
    public int Count { get; }

    /// <summary>Base64, 172 characters.</summary>
    public override string ToString()
    {
        var bytes = new byte[Bits / 8];
        for (var word = 0; word < Words; word++)
        {
            System.Buffers.Binary.BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(8 * word), WordList[word]);
        }

        return Convert.ToBase64String(bytes);
    }

    /// <summary>Null where the text is no encoding.</summary>
    public static EncodedRecord? Parse(string? text)
    {
        var bytes = new byte[Bits / 8];
        if (text is null || !Convert.TryFromBase64String(text.Trim(), bytes, out var length) || length != bytes.Length)
        {
            return null;
        }

        var words = new ulong[Words];
        for (var word = 0; word < Words; word++)
        {
            words[word] = System.Buffers.Binary.BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(8 * word));
        }

        return new EncodedRecord(words);
    }
}
