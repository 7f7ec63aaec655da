using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Pratip.Registry.Audit;
using Pratip.Registry.Vault;

namespace Pratip.Registry.Tests.Vault;

public sealed class SealingTests
{
    private static readonly IdentityVault Vault = new(VaultKey.Create());

    [Fact]
    public void Whatever_an_identity_says_opens_as_it_was_sealed() => Assert.All(
        Identities(), identity => Assert.Equivalent(identity, Vault.Open(Vault.Seal(Guid.NewGuid(), identity)), strict: true));

    [Fact]
    public void Sealing_again_what_says_the_same_keeps_every_envelope() => Assert.All(Identities(), identity =>
    {
        var before = Vault.Seal(Guid.NewGuid(), identity);
        var after = Vault.Reseal(before, identity);
        Assert.Same(before.Names, after.Names);
        Assert.Same(before.BirthDate, after.BirthDate);
        Assert.Same(before.Documents, after.Documents);
        Assert.Same(before.Contacts, after.Contacts);
    });

    [Fact]
    public void What_is_sealed_is_the_json_that_the_reader_defines() => Assert.All(Identities(), identity =>
    {
        var text = IdentityText.OfThread;
        text.Wipe();
        text.TryWrite(identity.Names);
        Assert.Equal(JsonSerializer.SerializeToUtf8Bytes(identity.Names, IdentityJson.Default.IReadOnlyListIdentityName), text.Written.ToArray());
        text.Wipe();
        text.TryWrite(identity.Documents);
        Assert.Equal(JsonSerializer.SerializeToUtf8Bytes(identity.Documents, IdentityJson.Default.IReadOnlyListIdentityDocument), text.Written.ToArray());
        text.Wipe();
        text.TryWrite(identity.Contacts);
        Assert.Equal(JsonSerializer.SerializeToUtf8Bytes(identity.Contacts, IdentityJson.Default.IReadOnlyListString), text.Written.ToArray());
        text.Wipe();
    });

    [Fact]
    public void No_nonce_and_no_key_comes_twice_from_whatever_thread()
    {
        var nonces = new ConcurrentBag<string>();
        var keys = new ConcurrentBag<ulong>();
        Parallel.For(0, 20_000, i =>
        {
            var row = Vault.Seal(Guid.NewGuid(), new Identity { BirthDate = "2008-03-17", Contacts = ["tel:012345678"] });
            foreach (var envelope in (byte[][])[row.WrappedKey, row.BirthDate!, row.Contacts!])
            {
                nonces.Add(Convert.ToHexString(envelope.AsSpan(1 + Envelope.KeyIdLength, Envelope.NonceLength)));
            }

            keys.Add(Envelope.KeyIdOf(row.Contacts));
        });
        Assert.Equal(60_000, nonces.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(20_000, keys.Distinct().Count());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(12)]
    [InlineData(4096)]
    [InlineData(5000)]
    public void Random_bytes_fill_all_that_is_asked_for(int length)
    {
        var seen = new byte[length];
        for (var i = 0; i < 200; i++)
        {
            foreach (var (at, value) in RandomBytes.Get(length).Index())
            {
                seen[at] |= value;
            }
        }

        Assert.DoesNotContain((byte)0, seen);
    }

    [Fact]
    public void Ids_are_of_version_7_lie_in_time_and_never_repeat()
    {
        var earliest = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        var ids = new ConcurrentBag<Guid>();
        Parallel.For(0, 50_000, _ => ids.Add(RowId.Next()));
        var latest = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        // A millisecond has room for two to four thousand; who makes more than that in it takes of those to come.
        const int MostBorrowed = 100;
        Assert.Equal(50_000, ids.Distinct().Count());
        Assert.All(ids, id =>
        {
            Assert.Equal(7, id.Version);
            Assert.InRange(id.Variant, 8, 11);
            Assert.InRange(Convert.ToInt64(id.ToString("N")[..12], 16), earliest, latest + MostBorrowed);
        });
    }

    /// <summary>Of none to three parts each, in all scripts and signs, the same at every run.</summary>
    private static IEnumerable<Identity> Identities()
    {
        var random = new Random(7);
        for (var i = 0; i < 300; i++)
        {
            yield return new()
            {
                Names = Some(random, () => new IdentityName(Text(random), (NameKind)random.Next(3), Perhaps(random), Perhaps(random))),
                BirthDate = Perhaps(random),
                Documents = Some(random, () => new IdentityDocument(Text(random), Text(random), Perhaps(random))),
                Contacts = Some(random, () => Text(random)),
            };
        }
    }

    private static List<T> Some<T>(Random random, Func<T> one) => [.. Enumerable.Range(0, random.Next(4)).Select(_ => one())];

    private static string? Perhaps(Random random) => random.Next(2) == 0 ? null : Text(random);

    private static string Text(Random random)
    {
        var text = new StringBuilder();
        for (var i = random.Next(40); i > 0; i--)
        {
            var rune = random.Next(4) switch { 0 => random.Next(0x20), 1 => random.Next(0x20, 0x7F), 2 => random.Next(0x1780, 0x17EA), _ => random.Next(0xE000, 0x110000) };
            text.Append(new Rune(rune).ToString());
        }

        return text.ToString();
    }
}
