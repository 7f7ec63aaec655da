using System.Security.Cryptography;
using System.Text;
using Pratip.Statistics.Editions;

namespace Pratip.Statistics.Tests.Editions;

public sealed class EditionVerifierTests
{
    [Fact]
    public void A_bundle_as_it_was_made_is_sound_and_counted_again()
    {
        using var edition = new SampleEdition();
        var verified = EditionVerifier.Verify(edition.Bundle(), edition.EditionKey, edition.PublicKey);
        Assert.Empty(verified.Faults);
        Assert.Empty(verified.Notes);
        Assert.True(verified.IsRecomputed);
        Assert.Equal("2024-p1", verified.Name);
    }

    [Fact]
    public void Without_keys_it_says_what_it_could_not_verify()
    {
        using var edition = new SampleEdition();
        var verified = EditionVerifier.Verify(edition.Bundle(), null, null);
        Assert.True(verified.IsSound);
        Assert.False(verified.IsRecomputed);
        Assert.Equal(["editions.verify.compare-key", "editions.verify.no-edition-key"], verified.Notes.Select(n => n.Key), StringComparer.Ordinal);
        var open = EditionVerifier.Verify(edition.Bundle(b => b with { Facts = null, Figures = null }), null, edition.PublicKey);
        Assert.True(open.IsSound);
        Assert.Equal(["editions.verify.no-facts"], open.Notes.Select(n => n.Key), StringComparer.Ordinal);
    }

    [Fact]
    public void A_byte_changed_anywhere_is_found()
    {
        using var edition = new SampleEdition();
        var bundle = edition.Bundle();
        for (var at = 0; at < bundle.Length; at += 1499)
        {
            var other = (byte[])bundle.Clone();
            other[at] ^= 0x10;
            Assert.False(EditionVerifier.Verify(other, edition.EditionKey, edition.PublicKey).IsSound, $"byte {at}");
        }
    }

    [Theory]
    [InlineData("content/classifications.json", "\"code\": \"TF\"", "\"code\": \"TG\"")]
    [InlineData("content/measures.json", "\"id\": \"cases.trafficking\"", "\"id\": \"cases.headline\"")]
    [InlineData("content/stocks.json", "\"id\": \"stock.detentions\"", "\"id\": \"stock.court-files\"")]
    [InlineData("content/stocks.json", "\"code\": \"non-suit\"", "\"code\": \"verdict\"")]
    public void A_definition_that_is_there_twice_is_a_fault_and_never_breaks_the_program(string path, string was, string becomes)
    {
        using var edition = new SampleEdition();
        var forged = edition.Bundle(bundle => bundle with
        {
            Content = [.. bundle.Content.Select(file => file.Path != path ? file : new ContentFile(path, Encoding.UTF8.GetBytes(file.Text().Replace(was, becomes, StringComparison.Ordinal))))],
        });
        Assert.Contains(EditionVerifier.Verify(forged, edition.EditionKey, edition.PublicKey).Faults, fault => fault.Says.Key == "editions.verify.unreadable");
    }

    [Fact]
    public void A_figure_changed_with_its_hash_is_named_with_its_line()
    {
        using var edition = new SampleEdition();
        var forged = edition.Bundle(bundle => bundle with { Content = [.. bundle.Content.Select(Forge)] });
        var faults = EditionVerifier.Verify(forged, edition.EditionKey, edition.PublicKey).Faults;
        var counted = Assert.Single(faults, f => f.Says.Key == "editions.verify.recomputed");
        Assert.Equal("content/figures.csv", counted.File);
        Assert.StartsWith("cases.headline,", (string)counted.Says.Args[0]!, StringComparison.Ordinal);
        Assert.True(counted.Line > 1);
        Assert.Contains(faults, f => f.Says.Key == "editions.verify.other-than-signed");
        Assert.Contains(faults, f => f.Says.Key == "editions.verify.parts");
    }

    [Theory]
    [InlineData("content/figures.csv")]
    [InlineData("content/head.json")]
    [InlineData("content.sha256")]
    [InlineData("signatures/signatory.sig")]
    [InlineData("keys/register.pem")]
    [InlineData("restricted/facts.sealed")]
    public void A_missing_file_is_named(string path)
    {
        using var edition = new SampleEdition();
        var files = EditionBundle.Unpack(edition.Bundle());
        var verified = EditionVerifier.Verify(EditionBundle.Pack([.. files.Where(f => f.Path != path)]), edition.EditionKey, edition.PublicKey);
        Assert.Contains(verified.Faults, f => f.File == path && f.Says.Key == "editions.verify.missing");
        Assert.DoesNotContain(verified.Faults, f => f.Says.Key is "editions.verify.manifest" or "editions.verify.unreadable");
    }

    [Theory]
    [InlineData("content/more.csv")]
    [InlineData("../../etc/passwd")]
    [InlineData("")]
    public void A_file_that_does_not_belong_there_is_named(string path)
    {
        using var edition = new SampleEdition();
        var files = EditionBundle.Unpack(edition.Bundle());
        var verified = EditionVerifier.Verify(EditionBundle.Pack([.. files, new(path, [1])]), edition.EditionKey, edition.PublicKey);
        Assert.Contains(verified.Faults, f => f.File == path && f.Says.Key == "editions.verify.extra");
    }

    [Fact]
    public void A_file_that_is_there_twice_is_named()
    {
        using var edition = new SampleEdition();
        var files = EditionBundle.Unpack(edition.Bundle());
        var verified = EditionVerifier.Verify(EditionBundle.Pack([.. files, files[0]]), edition.EditionKey, edition.PublicKey);
        Assert.Contains(verified.Faults, f => f.Says.Key == "editions.verify.file-twice");
    }

    [Fact]
    public void Another_offices_key_another_editions_key_and_one_person_in_both_roles_are_found()
    {
        using var edition = new SampleEdition();
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var bundle = edition.Bundle();
        Assert.Contains(EditionVerifier.Verify(bundle, null, other.ExportSubjectPublicKeyInfoPem()).Faults, f => f.Says.Key == "editions.verify.foreign-key");
        Assert.Contains(EditionVerifier.Verify(bundle, null, "nonsense").Faults, f => f.Says.Key == "editions.verify.trusted-unreadable");
        Assert.Contains(EditionVerifier.Verify(bundle, SealedPart.NewKey(), null).Faults, f => f.Says.Key == "editions.verify.sealed");
        using var alone = new SampleEdition { Signatory = "Sok Nary" };
        Assert.Contains(EditionVerifier.Verify(alone.Bundle(), null, alone.PublicKey).Faults, f => f.Says.Key == "editions.verify.one-signer");
    }

    [Fact]
    public void Bytes_that_are_no_bundle_end_in_a_message()
    {
        using var edition = new SampleEdition();
        var bundle = edition.Bundle();
        byte[][] all = [[], "PK"u8.ToArray(), Encoding.UTF8.GetBytes(new string('x', 5000)), bundle[..30], bundle[..(bundle.Length / 2)], [.. bundle, 0], [.. bundle, .. bundle]];
        Assert.All(all, bytes => Assert.False(EditionVerifier.Verify(bytes, edition.EditionKey, edition.PublicKey).IsSound));
        var huge = bundle[..60];
        huge[22] = huge[23] = huge[24] = huge[25] = 0xFF;
        Assert.False(EditionVerifier.Verify(huge, null, null).IsSound);
    }

    /// <summary>One more case in the register's year.</summary>
    private static ContentFile Forge(ContentFile file)
    {
        if (file.Path != "content/figures.csv")
        {
            return file;
        }

        var lines = file.Text().Split('\n');
        var at = Array.FindIndex(lines, l => l.StartsWith("cases.headline,2024-01-01,2024-12-31,,,counted,", StringComparison.Ordinal));
        lines[at] += "1";
        return new(file.Path, Encoding.UTF8.GetBytes(string.Join('\n', lines)));
    }
}
