using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Pratip.Registry.Vault;

/// <summary>
/// The form of every sealed field, fixed for good: one byte version, eight bytes naming the key, twelve bytes nonce, the
/// ciphertext, sixteen bytes tag (AES-256-GCM). Authenticated with it, and so not exchangeable between rows or fields:
/// the version, the id of the record and the name of the field.
/// </summary>
internal static class Envelope
{
    public const byte Version = 1;

    public const int KeyIdLength = 8;

    public const int NonceLength = 12;

    public const int TagLength = 16;

    public const int Overhead = 1 + KeyIdLength + NonceLength + TagLength;

    private const int CiphertextAt = 1 + KeyIdLength + NonceLength;

    private const int RecordIdLength = 16;

    private const int LongestFieldName = 64;

    private const int LongestAssociated = 1 + RecordIdLength + LongestFieldName;

    public static byte[] Seal(VaultKey key, Guid recordId, string field, ReadOnlySpan<byte> plaintext)
    {
        Span<byte> nonce = stackalloc byte[NonceLength];
        RandomBytes.Fill(nonce);
        return Seal(key, recordId, field, plaintext, nonce);
    }

    /// <summary>With a nonce given, for the test that holds the form; a nonce is never used twice under one key.</summary>
    internal static byte[] Seal(VaultKey key, Guid recordId, string field, ReadOnlySpan<byte> plaintext, ReadOnlySpan<byte> nonce)
    {
        var envelope = new byte[Overhead + plaintext.Length];
        envelope[0] = Version;
        BinaryPrimitives.WriteUInt64BigEndian(envelope.AsSpan(1), key.Id);
        nonce.CopyTo(envelope.AsSpan(1 + KeyIdLength));
        var cipher = key.Borrow();
        cipher.Encrypt(
            nonce, plaintext, envelope.AsSpan(CiphertextAt, plaintext.Length), envelope.AsSpan(CiphertextAt + plaintext.Length),
            AssociatedData(recordId, field, stackalloc byte[LongestAssociated]));
        key.GiveBack(cipher);
        return envelope;
    }

    public static byte[] Open(VaultKey key, Guid recordId, string field, ReadOnlySpan<byte> envelope)
    {
        if (envelope.Length < Overhead || envelope[0] != Version)
        {
            throw new VaultException("vault.unknown-form", recordId, field);
        }

        if (KeyIdOf(envelope) != key.Id)
        {
            throw new VaultException("vault.other-key", recordId, field);
        }

        var plaintext = new byte[envelope.Length - Overhead];
        var associated = AssociatedData(recordId, field, stackalloc byte[LongestAssociated]);
        var cipher = key.Borrow();
        try
        {
            cipher.Decrypt(
                envelope.Slice(1 + KeyIdLength, NonceLength), envelope.Slice(CiphertextAt, plaintext.Length), envelope[^TagLength..], plaintext,
                associated);
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new VaultException("vault.altered", recordId, field);
        }
        finally
        {
            key.GiveBack(cipher);
        }

        return plaintext;
    }

    public static ulong KeyIdOf(ReadOnlySpan<byte> envelope) => BinaryPrimitives.ReadUInt64BigEndian(envelope[1..]);

    private static ReadOnlySpan<byte> AssociatedData(Guid recordId, string field, Span<byte> data)
    {
        data[0] = Version;
        recordId.TryWriteBytes(data[1..], bigEndian: true, out _);
        return data[..(1 + RecordIdLength + Encoding.UTF8.GetBytes(field, data[(1 + RecordIdLength)..]))];
    }
}
