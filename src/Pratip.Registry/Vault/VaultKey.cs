using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Pratip.Registry.Vault;

/// <summary>256 bits and a name derived from them, which says nothing about them.</summary>
internal sealed class VaultKey : IDisposable
{
    public const int Length = 32;

    private readonly byte[] _bytes;
    private AesGcm? _idle;

    public VaultKey(byte[] bytes)
    {
        if (bytes.Length != Length)
        {
            throw new ArgumentException("A key has 32 bytes.", nameof(bytes));
        }

        _bytes = bytes;
        Id = BinaryPrimitives.ReadUInt64BigEndian(Derive("pratip key id"u8, Envelope.KeyIdLength));
    }

    public ulong Id { get; }

    public ReadOnlySpan<byte> Bytes => _bytes;

    public static VaultKey Create() => new(RandomNumberGenerator.GetBytes(Length));

    /// <summary>A key for another use, from which this one cannot be found.</summary>
    public byte[] Derive(ReadOnlySpan<byte> use, int length)
    {
        var derived = new byte[length];
        HKDF.Expand(HashAlgorithmName.SHA256, _bytes, derived, use);
        return derived;
    }

    /// <summary>
    /// Preparing a cipher costs more than sealing a field with it, so the last one used waits for the next field. A cipher
    /// serves one thread at a time; a second thread gets one of its own.
    /// </summary>
    public AesGcm Borrow() => Interlocked.Exchange(ref _idle, null) ?? new AesGcm(_bytes, Envelope.TagLength);

    public void GiveBack(AesGcm cipher) => Interlocked.Exchange(ref _idle, cipher)?.Dispose();

    public void Dispose() => Interlocked.Exchange(ref _idle, null)?.Dispose();
}
