using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Pratip.Registry.Vault;

/// <summary>256 bits and a name derived from them, which says nothing about them.</summary>
internal sealed class VaultKey : IDisposable
{
    public const int Length = 32;

    private readonly byte[] _bytes;
    private readonly Shelf<AesGcm> _ciphers;

    public VaultKey(byte[] bytes)
    {
        if (bytes.Length != Length)
        {
            throw new ArgumentException("A key has 32 bytes.", nameof(bytes));
        }

        _bytes = bytes;
        _ciphers = new(() => new AesGcm(bytes, Envelope.TagLength));
        Span<byte> name = stackalloc byte[Envelope.KeyIdLength];
        Derive("pratip key id"u8, name);
        Id = BinaryPrimitives.ReadUInt64BigEndian(name);
    }

    public ulong Id { get; }

    public ReadOnlySpan<byte> Bytes => _bytes;

    public static VaultKey Create() => new(RandomBytes.Get(Length));

    /// <summary>A key for another use, from which this one cannot be found.</summary>
    public byte[] Derive(ReadOnlySpan<byte> use)
    {
        var derived = new byte[Length];
        Derive(use, derived);
        return derived;
    }

    public AesGcm Borrow() => _ciphers.Take();

    public void GiveBack(AesGcm cipher) => _ciphers.GiveBack(cipher);

    public void Dispose() => _ciphers.Clear();

    /// <summary>HKDF-Expand with SHA-256. No use takes more than its first block, which is one HMAC; the general function costs twice that.</summary>
    private void Derive(ReadOnlySpan<byte> use, Span<byte> derived)
    {
        Span<byte> block = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_bytes, [.. use, 1], block);
        block[..derived.Length].CopyTo(derived);
    }
}
