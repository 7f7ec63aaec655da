using System.Security.Cryptography;
using System.Text;

namespace Pratip.Statistics.Editions;

/// <summary>
/// A restricted part of an edition under the edition's own key: one byte version, twelve bytes nonce, the deflated content,
/// sixteen bytes tag (AES-256-GCM), bound to the path it lies under.
/// </summary>
public static class SealedPart
{
    public const int KeyLength = 32;

    private const byte Version = 1;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int Overhead = 1 + NonceLength + TagLength;
    private const long MostInflated = 1L << 31;

    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(KeyLength);

    public static byte[] Seal(byte[] key, string path, byte[] content)
    {
        var small = FrozenFacts.Deflate(content);
        var sealedBytes = new byte[Overhead + small.Length];
        sealedBytes[0] = Version;
        var nonce = sealedBytes.AsSpan(1, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(key, TagLength);
        cipher.Encrypt(nonce, small, sealedBytes.AsSpan(1 + NonceLength, small.Length), sealedBytes.AsSpan(sealedBytes.Length - TagLength), Encoding.UTF8.GetBytes(path));
        return sealedBytes;
    }

    /// <summary>The content, or null where the key is another one or the bytes were altered.</summary>
    public static byte[]? Open(byte[] key, string path, ReadOnlySpan<byte> sealedBytes)
    {
        if (sealedBytes.Length < Overhead || sealedBytes[0] != Version)
        {
            return null;
        }

        var small = new byte[sealedBytes.Length - Overhead];
        using var cipher = new AesGcm(key, TagLength);
        try
        {
            cipher.Decrypt(sealedBytes.Slice(1, NonceLength), sealedBytes[(1 + NonceLength)..^TagLength], sealedBytes[^TagLength..], small, Encoding.UTF8.GetBytes(path));
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }

        return FrozenFacts.Inflate(small, MostInflated);
    }
}
