using System.Numerics;
using System.Security.Cryptography;
using Pratip.Linkage.Encoded;

namespace Pratip.Linkage.Tests.Encoded;

public sealed class EncodedTests
{
    private static readonly byte[] Key = SHA256.HashData("a key of the tests"u8);

    private static readonly RecordEncoder Encoder = new(Key, "agreement 1");

    [Theory]
    [InlineData("Sok Dara", "Dara Sok", 0.95)]
    [InlineData("Sok Dara", "Sok Darra", 0.8)]
    [InlineData("Nguyễn Văn An", "NGUYEN VAN AN", 0.95)]
    public void Ways_of_writing_one_name_are_alike(string a, string b, double least) => Assert.InRange(Likeness(Facts(a), Facts(b)), least, 1);

    [Fact]
    public void Other_people_are_unlike() =>
        Assert.InRange(Likeness(Facts("Sok Dara"), new EncodedFacts("Keo Vuthy", 1961, 11, 30, "male")), 0, 0.4);

    [Fact]
    public void The_same_facts_give_the_same_bits_and_another_key_or_agreement_others()
    {
        var facts = Facts("Sok Dara");
        Assert.Equal(Encoder.Encode(facts).ToString(), new RecordEncoder(Key, "agreement 1").Encode(facts).ToString());
        Assert.InRange(Likeness(Encoder.Encode(facts), new RecordEncoder(Key, "agreement 2").Encode(facts)), 0, 0.4);
        Assert.InRange(Likeness(Encoder.Encode(facts), new RecordEncoder(SHA256.HashData(Key), "agreement 1").Encode(facts)), 0, 0.4);
        Assert.Throws<ArgumentException>(() => new RecordEncoder("too short"u8, "agreement 1"));
        Assert.Throws<ArgumentException>(() => new RecordEncoder(Key, " "));
    }

    [Fact]
    public void An_encoding_is_read_as_it_was_written_and_anything_else_is_refused()
    {
        var written = Encoder.Encode(Facts("Sok Dara")).ToString();
        Assert.Equal(written, EncodedRecord.Parse(written)!.ToString());
        Assert.Equal(Encoder.Encode(Facts("Sok Dara")).Count, EncodedRecord.Parse(written)!.Count);
        Assert.All(new[] { null, "", "not base64!", written[..^8], written + "AAAA", new string('x', 5_000) }, text => Assert.Null(EncodedRecord.Parse(text)));
    }

    [Fact]
    public void Names_that_are_empty_or_odd_are_encoded_too()
    {
        foreach (var name in new[] { "", "😀", "123", new string('a', 10_000), "សុខ ដារ៉ា" })
        {
            Assert.InRange(Encoder.Encode(new EncodedFacts(name, null, null, null, null)).Count, 1, EncodedRecord.Bits);
        }
    }

    [Fact]
    public void All_pairs_are_compared_and_counted_bit_by_bit()
    {
        var chance = new SeededDraw(1);
        var lists = Enumerable.Range(0, 2).Select(_ => Enumerable.Range(0, 40).Select(_ => Random(chance)).ToList()).ToList();
        lists[1][7] = lists[0][3];
        var expected =
            from a in Enumerable.Range(0, 40)
            from b in Enumerable.Range(0, 40)
            let likeness = Likeness(lists[0][a], lists[1][b])
            where likeness >= 0.52
            select new EncodedMatch(a, b, likeness);
        var found = new EncodedSet(lists[0]).Match(new EncodedSet(lists[1]), 0.52);
        Assert.Equal(expected, found);
        Assert.Contains(new EncodedMatch(3, 7, 1), found);
    }

    [Fact]
    public void Both_ways_of_counting_give_the_same()
    {
        if (!System.Runtime.Intrinsics.X86.Avx2.IsSupported)
        {
            return;
        }

        var chance = new SeededDraw(2);
        for (var i = 0; i < 2_000; i++)
        {
            var (a, b) = (Random(chance).WordList, Random(chance).WordList);
            Assert.Equal(EncodedSet.BothByWords(ref a[0], ref b[0]), EncodedSet.BothByBytes(ref a[0], ref b[0]));
        }

        var full = Enumerable.Repeat(ulong.MaxValue, EncodedRecord.Words).ToArray();
        Assert.Equal(EncodedRecord.Bits, EncodedSet.BothByBytes(ref full[0], ref full[0]));
    }

    private static EncodedRecord Random(SeededDraw chance) => new([.. Enumerable.Range(0, EncodedRecord.Words).Select(_ => chance.Next())]);

    private static EncodedFacts Facts(string name) => new(name, 1987, 3, 21, "female");

    private static double Likeness(EncodedFacts a, EncodedFacts b) => Likeness(Encoder.Encode(a), Encoder.Encode(b));

    private static double Likeness(EncodedRecord a, EncodedRecord b) =>
        2.0 * a.WordList.Zip(b.WordList, (one, other) => BitOperations.PopCount(one & other)).Sum() / (a.Count + b.Count);
}
