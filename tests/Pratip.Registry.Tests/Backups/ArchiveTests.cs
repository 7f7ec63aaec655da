using System.Security.Cryptography;
using Pratip.Registry.Access.SignIn;
using Pratip.Registry.Backups;
using Pratip.Registry.Backups.Archives;
using Pratip.Registry.Storage;
using Pratip.Testing;

namespace Pratip.Registry.Tests.Backups;

/// <summary>The form of an archive: what was sealed comes out again, and nothing else does.</summary>
public sealed class ArchiveTests : IDisposable
{
    private const int ChunkSize = 64;
    private const int SealedChunk = ChunkSize + ArchiveChunk.TagLength;

    private readonly string _folder = Directory.CreateTempSubdirectory("pratip-archive-").FullName;
    private readonly AesGcm _cipher = new(RandomNumberGenerator.GetBytes(32), ArchiveChunk.TagLength);

    private string File => Path.Combine(_folder, "archive");

    public void Dispose()
    {
        _cipher.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(ChunkSize - 1)]
    [InlineData(ChunkSize)]
    [InlineData(ChunkSize + 1)]
    [InlineData(4 * ChunkSize)]
    [InlineData((4 * ChunkSize) + 7)]
    public void What_was_sealed_comes_out_again(int length)
    {
        var content = Content(length);
        Assert.Equal(content, Open(Seal(content)));
    }

    [Fact]
    public void Every_byte_that_was_changed_is_found()
    {
        var whole = Seal(Content((3 * ChunkSize) + 5));
        for (var at = 0; at < whole.Length; at++)
        {
            var changed = whole.ToArray();
            changed[at] ^= 1;
            Assert.Equal("backup.damaged", Refusal(changed));
        }
    }

    [Fact]
    public void Cut_off_anywhere_it_does_not_open()
    {
        var whole = Seal(Content((3 * ChunkSize) + 5));
        for (var length = 0; length < whole.Length; length++)
        {
            // After whole chunks it can be told that only the end is missing.
            Assert.Equal(length % SealedChunk == 0 ? "backup.cut-short" : "backup.damaged", Refusal(whole[..length]));
        }
    }

    [Fact]
    public void Chunks_exchanged_repeated_left_out_or_taken_from_another_archive_do_not_open()
    {
        var chunks = Seal(Content(4 * ChunkSize)).Chunk(SealedChunk).ToArray();
        var others = Seal(Content(4 * ChunkSize), RandomNumberGenerator.GetBytes(32)).Chunk(SealedChunk).ToArray();
        byte[][][] forged =
        [
            [chunks[1], chunks[0], chunks[2], chunks[3]],
            [chunks[0], chunks[1], chunks[1], chunks[2], chunks[3]],
            [chunks[0], chunks[2], chunks[3]],
            [chunks[0], chunks[1], chunks[3]],
            [chunks[0], others[1], chunks[2], chunks[3]],
            [chunks[0], chunks[1], chunks[2], chunks[3], chunks[3]],
            [chunks[0], chunks[1], chunks[2], chunks[3], [0]],
        ];
        Assert.All(forged, pieces => Assert.Equal("backup.damaged", Refusal([.. pieces.SelectMany(piece => piece)])));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Parts_of_any_size_come_out_by_name_and_in_order(bool argon2)
    {
        if (argon2 && !Sodium.IsThere)
        {
            throw new SkippedHereException("libsodium is not installed");
        }

        var parts = new (string Name, DateTime? At, byte[] Content)[]
        {
            ("empty", null, []),
            ("files/ខ្មែរ/one", new DateTime(2026, 3, 2, 1, 2, 3, DateTimeKind.Utc).AddTicks(4), Content(1)),
            ("large", null, Content(200_000)),
        };
        await WriteAsync(argon2, parts);
        using var reader = ArchiveReader.Open(File, TestBackup.Passphrase);
        for (var time = 0; time < 2; time++)
        {
            var found = new List<(string, DateTime?, byte[])>();
            var manifest = await reader.ReadAsync(
                async (name, at, content) =>
                {
                    using var copy = new MemoryStream();
                    await content.CopyToAsync(copy);
                    found.Add((name, at, copy.ToArray()));
                }, CancellationToken.None);
            Assert.Equal(parts.Select(part => (part.Name, part.At, Convert.ToHexString(part.Content))), found.Select(part => (part.Item1, part.Item2, Convert.ToHexString(part.Item3))));
            Assert.Equal(parts.Select(part => (long)part.Content.Length), manifest.Parts.Select(part => part.Length));
        }
    }

    [Fact]
    public async Task A_wrong_passphrase_is_told_from_a_damaged_beginning()
    {
        await WriteAsync(argon2: false);
        Assert.Equal("backup.wrong-passphrase", Refusal(() => ArchiveReader.Open(File, BackupPassphrase.Of("another long passphrase"))));
        var whole = await System.IO.File.ReadAllBytesAsync(File);
        for (var at = 0; at < ArchiveHeader.Length; at++)
        {
            var changed = whole.ToArray();
            changed[at] ^= 1;
            await System.IO.File.WriteAllBytesAsync(File, changed);
            Assert.Equal(at < 8 ? "backup.not-archive" : at < 10 ? "backup.other-format" : "backup.damaged", Refusal(() => ArchiveReader.Open(File, TestBackup.Passphrase)));
        }

        for (var length = 0; length < ArchiveHeader.Length; length++)
        {
            await System.IO.File.WriteAllBytesAsync(File, whole[..length]);
            Assert.Equal(length < 10 ? "backup.not-archive" : "backup.damaged", Refusal(() => ArchiveReader.Open(File, TestBackup.Passphrase)));
        }
    }

    [Fact]
    public void A_beginning_that_asks_too_much_of_the_machine_is_refused_before_it_is_done()
    {
        foreach (var header in new ArchiveHeader[]
        {
            new(KeyDerivation.Argon2id, 3, int.MaxValue, ChunkSize, new byte[16]), new(KeyDerivation.Argon2id, 1_000_000, 65536, ChunkSize, new byte[16]),
            new(KeyDerivation.Pbkdf2Sha512, int.MaxValue, 0, ChunkSize, new byte[16]), new(KeyDerivation.Pbkdf2Sha512, 1, 0, int.MaxValue, new byte[16]),
            new((KeyDerivation)9, 1, 0, ChunkSize, new byte[16]), new(KeyDerivation.Pbkdf2Sha512, 0, 0, ChunkSize, new byte[16]),
        })
        {
            System.IO.File.WriteAllBytes(File, TestBackup.Beginning(header));
            Assert.Equal("backup.damaged", Refusal(() => ArchiveReader.Open(File, TestBackup.Passphrase)));
        }
    }

    [Fact]
    public async Task A_passphrase_is_the_same_however_it_is_typed_or_its_file_ends()
    {
        Assert.Equal(BackupPassphrase.Of("caf\u00e9 in phnom penh").Bytes, BackupPassphrase.Of("cafe\u0301 in phnom penh\r\n").Bytes);
        await System.IO.File.WriteAllTextAsync(File, TestBackup.Text + "\n");
        Assert.Equal(TestBackup.Passphrase.Bytes, BackupPassphrase.OfFile(File).Bytes);
        Assert.Equal("backup.no-passphrase-file", Refusal(() => BackupPassphrase.OfFile(File + ".none")));
        Assert.NotEqual(BackupPassphrase.Of(" with spaces ").Bytes, BackupPassphrase.Of("with spaces").Bytes);
    }

    private static byte[] Content(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    private static string Refusal(Action open) => Assert.Throws<RegisterException>(open).Reason.Key;

    private async Task WriteAsync(bool argon2, params (string Name, DateTime? At, byte[] Content)[] parts)
    {
        await using var file = System.IO.File.Create(File);
        using var archive = ArchiveWriter.Begin(file, TestBackup.Passphrase, ChunkSize, argon2);
        foreach (var (name, at, content) in parts)
        {
            await archive.AddAsync(name, at, async part => await part.WriteAsync(content));
        }

        await archive.FinishAsync(TestBackup.Manifest with { Parts = [.. archive.Parts] });
    }

    private byte[] Seal(byte[] content, byte[]? key = null)
    {
        using var file = new MemoryStream();
        using var other = key is null ? null : new AesGcm(key, ArchiveChunk.TagLength);
        using var sealing = new SealingStream(file, other ?? _cipher, ChunkSize);
        sealing.Write(content);
        sealing.Complete();
        return file.ToArray();
    }

    private byte[] Open(byte[] file)
    {
        System.IO.File.WriteAllBytes(File, file);
        using var stream = new FileStream(File, FileMode.Open, FileAccess.Read);
        using var opening = new OpeningStream(stream, _cipher, ChunkSize);
        using var content = new MemoryStream();
        opening.CopyTo(content);
        return content.ToArray();
    }

    private string Refusal(byte[] file) => Refusal(() => Open(file));
}
