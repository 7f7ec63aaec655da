using System.Text;
using Pratip.Registry.Vault;

namespace Pratip.Registry.Tests.Vault;

public sealed class EnvelopeTests
{
    // Computed outside the program, by two other implementations of AES-GCM and HKDF.
    private const string Known = "01b38162b7d113a56a6465666768696a6b6c6d6e6f1b74b5463d8824ff4d2e575649007cda8af127922671f7ee";

    private static readonly Guid Record = Guid.Parse("0192f0c1-a2b3-7c4d-8e5f-60718293a4b5");

    private static VaultKey Key => new([.. Enumerable.Range(0, 32).Select(i => (byte)i)]);

    [Fact]
    public void The_form_of_a_sealed_field_is_fixed()
    {
        var envelope = Envelope.Seal(Key, Record, "names", "Sok Dara"u8, [.. Enumerable.Range(100, 12).Select(i => (byte)i)]);
        Assert.Equal(Known, Convert.ToHexStringLower(envelope));
    }

    [Fact]
    public void A_field_sealed_by_the_first_version_opens_for_good() =>
        Assert.Equal("Sok Dara", Encoding.UTF8.GetString(Envelope.Open(Key, Record, "names", Convert.FromHexString(Known))));

    [Fact]
    public void Every_single_byte_counts()
    {
        for (var at = 0; at < Known.Length / 2; at++)
        {
            var altered = Convert.FromHexString(Known);
            altered[at] ^= 1;
            Assert.Throws<VaultException>(() => Envelope.Open(Key, Record, "names", altered));
        }
    }

    [Fact]
    public void A_field_cut_short_does_not_open()
    {
        for (var length = 0; length < Known.Length / 2; length++)
        {
            var cut = Convert.FromHexString(Known)[..length];
            Assert.Throws<VaultException>(() => Envelope.Open(Key, Record, "names", cut));
        }
    }

    [Fact]
    public void A_field_opens_only_as_itself()
    {
        var envelope = Convert.FromHexString(Known);
        Assert.Throws<VaultException>(() => Envelope.Open(Key, Guid.NewGuid(), "names", envelope));
        Assert.Throws<VaultException>(() => Envelope.Open(Key, Record, "contacts", envelope));
        Assert.Throws<VaultException>(() => Envelope.Open(VaultKey.Create(), Record, "names", envelope));
    }

    [Fact]
    public void The_same_text_is_never_sealed_to_the_same_bytes() =>
        Assert.NotEqual(Envelope.Seal(Key, Record, "names", "Sok Dara"u8), Envelope.Seal(Key, Record, "names", "Sok Dara"u8));
}
