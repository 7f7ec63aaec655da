using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Pratip.Reference.Wording;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Backups.Archives;

/// <summary>
/// An archive that is read through, as often as wanted. Each reading opens every chunk, hashes every part and holds both against
/// the manifest at the end.
/// </summary>
internal sealed class ArchiveReader : IDisposable
{
    /// <summary>The manifest is held in memory; one that is larger is not ours.</summary>
    private const int LongestManifest = 64 << 20;

    private readonly FileStream _file;
    private readonly ArchiveHeader _header;
    private readonly AesGcm _cipher;

    private ArchiveReader(FileStream file, ArchiveHeader header, AesGcm cipher)
    {
        _file = file;
        _header = header;
        _cipher = cipher;
    }

    public long FileLength => _file.Length;

    public static ArchiveReader Open(string path, BackupPassphrase passphrase)
    {
        var file = OpenFile(path);
        try
        {
            var (header, cipher) = ArchiveHeader.Open(file, file.Name, passphrase);
            return new ArchiveReader(file, header, cipher);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Hands over every part in order, then returns what they were held against. What is handed over is known to be sealed by the passphrase, and complete only in the end.</summary>
    public async Task<BackupManifest> ReadAsync(Func<string, DateTime?, Stream, Task> take, CancellationToken ct)
    {
        _file.Position = ArchiveHeader.Length;
        await using var opening = new OpeningStream(_file, _cipher, _header.ChunkSize);
        try
        {
            return await ReadAsync(opening, take, ct);
        }
        catch (Exception cause) when (cause is InvalidDataException or EndOfStreamException or JsonException)
        {
            throw Damaged(cause);
        }
    }

    public void Dispose()
    {
        _cipher.Dispose();
        _file.Dispose();
    }

    private async Task<BackupManifest> ReadAsync(OpeningStream opening, Func<string, DateTime?, Stream, Task> take, CancellationToken ct)
    {
        await using var unpacking = new DeflateStream(opening, CompressionMode.Decompress, leaveOpen: true);
        var found = new List<ArchivePart>();
        BackupManifest? manifest = null;
        while (manifest is null && ReadHead(unpacking) is var (name, modifiedAt))
        {
            ct.ThrowIfCancellationRequested();
            await using var content = new PartReader(unpacking);
            if (name == PartNames.Manifest)
            {
                manifest = await ReadManifestAsync(content, ct);
                continue;
            }

            await take(name, modifiedAt, content);
            found.Add(content.Complete(name, modifiedAt));
        }

        var isEnded = unpacking.ReadByte() == ArchiveWriter.End && unpacking.ReadByte() < 0 && opening.ReadByte() < 0;
        return manifest is not null && isEnded && found.SequenceEqual(manifest.Parts) ? manifest : throw Damaged(null);
    }

    private static async Task<BackupManifest?> ReadManifestAsync(PartReader content, CancellationToken ct)
    {
        using var json = new MemoryStream();
        var buffer = new byte[64 << 10];
        while (await content.ReadAsync(buffer, ct) is var length and > 0)
        {
            await json.WriteAsync(buffer.AsMemory(0, length), ct);
            if (json.Length > LongestManifest)
            {
                return null;
            }
        }

        return BackupManifest.FromJson(json.GetBuffer().AsSpan(0, (int)json.Length));
    }

    private static (string Name, DateTime? ModifiedAt)? ReadHead(Stream content)
    {
        if (content.ReadByte() != ArchiveWriter.PartFollows)
        {
            return null;
        }

        Span<byte> head = stackalloc byte[sizeof(long) + sizeof(ushort)];
        content.ReadExactly(head);
        var ticks = BinaryPrimitives.ReadInt64BigEndian(head);
        var name = new byte[BinaryPrimitives.ReadUInt16BigEndian(head[sizeof(long)..])];
        content.ReadExactly(name);
        return (Encoding.UTF8.GetString(name), ticks == 0 ? null : new DateTime(ticks, DateTimeKind.Utc));
    }

    private static FileStream OpenFile(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        }
        catch (Exception cause) when (cause is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new RegisterException(new Message("backup.no-file", Path.GetFullPath(path)), cause);
        }
    }

    private RegisterException Damaged(Exception? cause) => new(new Message("backup.damaged", _file.Name, _file.Position), cause);
}
