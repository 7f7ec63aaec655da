using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Pratip.Registry.Access.SignIn;

namespace Pratip.Registry.Backups.Archives;

/// <summary>Packs the parts of a backup one after the other, and seals them as they come: in memory is never more than a chunk.</summary>
internal sealed class ArchiveWriter : IDisposable
{
    public const byte PartFollows = 1;

    public const byte End = 0;

    private readonly AesGcm _cipher;
    private readonly SealingStream _sealing;
    private readonly DeflateStream _packing;
    private readonly List<ArchivePart> _parts = [];

    private ArchiveWriter(Stream file, ArchiveHeader header, BackupPassphrase passphrase)
    {
        _cipher = header.Write(file, passphrase);
        _sealing = new SealingStream(file, _cipher, header.ChunkSize);
        _packing = new DeflateStream(_sealing, CompressionLevel.Fastest, leaveOpen: true);
    }

    public IReadOnlyList<ArchivePart> Parts => _parts;

    public static ArchiveWriter Begin(Stream file, BackupPassphrase passphrase, int chunkSize = ArchiveChunk.StandardSize, bool? argon2 = null) =>
        new(file, ArchiveHeader.Create(argon2 ?? Sodium.IsThere, chunkSize), passphrase);

    public async Task AddAsync(string name, DateTime? modifiedAt, Func<Stream, Task> content)
    {
        WriteHead(name, modifiedAt);
        await using var part = new PartWriter(_packing);
        await content(part);
        _parts.Add(part.Complete(name, modifiedAt));
    }

    /// <summary>The manifest and the last chunk: what lacks them is no archive.</summary>
    public async Task FinishAsync(BackupManifest manifest)
    {
        await AddAsync(PartNames.Manifest, null, async part => await part.WriteAsync(manifest.ToJson()));
        _packing.WriteByte(End);
        await _packing.DisposeAsync();
        _sealing.Complete();
    }

    public void Dispose()
    {
        _packing.Dispose();
        _sealing.Dispose();
        _cipher.Dispose();
    }

    private void WriteHead(string name, DateTime? modifiedAt)
    {
        var text = Encoding.UTF8.GetBytes(name);
        var head = new byte[1 + sizeof(long) + sizeof(ushort) + text.Length];
        head[0] = PartFollows;
        BinaryPrimitives.WriteInt64BigEndian(head.AsSpan(1), modifiedAt?.Ticks ?? 0);
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(1 + sizeof(long)), checked((ushort)text.Length));
        text.CopyTo(head, head.Length - text.Length);
        _packing.Write(head);
    }
}
