using System.Buffers.Binary;
using System.Security.Cryptography;
using Pratip.Reference.Wording;
using Pratip.Registry.Access.SignIn;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Backups.Archives;

/// <summary>How a passphrase becomes a key. The numbers stand in archives and are fixed for good.</summary>
internal enum KeyDerivation : byte
{
    Argon2id = 1,
    Pbkdf2Sha512 = 2,
}

/// <summary>
/// The readable beginning of an archive: how its key is made from the passphrase. Behind the fields stand a value that only the
/// right passphrase gives, and the SHA-256 of all before it: so a damaged beginning is told from a wrong passphrase.
/// </summary>
internal sealed record ArchiveHeader(KeyDerivation Derivation, int Passes, int Kibibytes, int ChunkSize, byte[] Salt)
{
    public const int SaltLength = 16;

    public const int Length = CheckAt + CheckLength + SHA256.HashSizeInBytes;

    private const ushort Format = 1;
    private const int SaltAt = 24;
    private const int CheckAt = SaltAt + SaltLength;
    private const int CheckLength = 32;

    // What a header may ask of the machine before anything in it could be authenticated.
    private const int MostPasses = 10_000_000;
    private const int MostKibibytes = 1 << 20;
    private const int MostChunk = 16 << 20;

    private static ReadOnlySpan<byte> Mark => "PRATIPBK"u8;

    /// <summary>Argon2id with three passes over 64 MiB (RFC 9106, second recommendation) where libsodium is, else PBKDF2 with three times OWASP's rounds.</summary>
    public static ArchiveHeader Create(bool argon2, int chunkSize) => argon2
        ? new(KeyDerivation.Argon2id, 3, 64 << 10, chunkSize, RandomNumberGenerator.GetBytes(SaltLength))
        : new(KeyDerivation.Pbkdf2Sha512, 3 * PasswordHasher.Rounds, 0, chunkSize, RandomNumberGenerator.GetBytes(SaltLength));

    /// <summary>Reads the header and makes the key, or says what is wrong with the file or the passphrase.</summary>
    public static (ArchiveHeader Header, AesGcm Cipher) Open(Stream file, string name, BackupPassphrase passphrase)
    {
        var bytes = new byte[Length];
        var length = file.ReadAtLeast(bytes, Length, throwOnEndOfStream: false);
        if (length < Mark.Length + sizeof(ushort) || !bytes.AsSpan().StartsWith(Mark))
        {
            throw new RegisterException(new Message("backup.not-archive", name));
        }

        if (BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(Mark.Length)) is var format && format != Format)
        {
            throw new RegisterException(new Message("backup.other-format", name, (int)format, (int)Format));
        }

        var header = Read(bytes);
        if (length < Length || !IsUndamaged(bytes) || !header.IsReasonable)
        {
            throw new RegisterException(new Message("backup.damaged", name, 0));
        }

        var (cipher, check) = header.Derive(passphrase);
        if (!CryptographicOperations.FixedTimeEquals(check, bytes.AsSpan(CheckAt, CheckLength)))
        {
            cipher.Dispose();
            throw new RegisterException(new Message("backup.wrong-passphrase", name));
        }

        return (header, cipher);
    }

    /// <summary>Writes the header and returns what the chunks behind it are sealed with.</summary>
    public AesGcm Write(Stream file, BackupPassphrase passphrase)
    {
        var (cipher, check) = Derive(passphrase);
        byte[] bytes = [.. Fields(), .. check];
        file.Write(bytes);
        file.Write(SHA256.HashData(bytes));
        return cipher;
    }

    private bool IsReasonable => Enum.IsDefined(Derivation)
        && Passes is > 0 and <= MostPasses && Kibibytes is >= 0 and <= MostKibibytes && ChunkSize is > 0 and <= MostChunk
        && (Derivation == KeyDerivation.Pbkdf2Sha512 || (Passes <= 100 && Kibibytes >= 8));

    private static bool IsUndamaged(ReadOnlySpan<byte> bytes) =>
        SHA256.HashData(bytes[..(CheckAt + CheckLength)]).AsSpan().SequenceEqual(bytes[(CheckAt + CheckLength)..]);

    private static ArchiveHeader Read(ReadOnlySpan<byte> bytes) => new(
        (KeyDerivation)bytes[10],
        BinaryPrimitives.ReadInt32BigEndian(bytes[12..]),
        BinaryPrimitives.ReadInt32BigEndian(bytes[16..]),
        BinaryPrimitives.ReadInt32BigEndian(bytes[20..]),
        bytes.Slice(SaltAt, SaltLength).ToArray());

    private byte[] Fields()
    {
        var bytes = new byte[CheckAt];
        Mark.CopyTo(bytes);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(Mark.Length), Format);
        bytes[10] = (byte)Derivation;
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(12), Passes);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(16), Kibibytes);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(20), ChunkSize);
        Salt.CopyTo(bytes, SaltAt);
        return bytes;
    }

    /// <summary>The fields go into the key, so an archive whose fields were exchanged opens with no passphrase.</summary>
    private (AesGcm Cipher, byte[] Check) Derive(BackupPassphrase passphrase)
    {
        var secret = passphrase.Bytes;
        var stretched = Derivation == KeyDerivation.Argon2id
            ? Sodium.IsThere ? Sodium.Derive(secret, Salt, (ulong)Passes, (nuint)Kibibytes << 10, CheckLength) : throw new RegisterException(new Message("backup.no-libsodium"))
            : Rfc2898DeriveBytes.Pbkdf2(secret, Salt, Passes, HashAlgorithmName.SHA512, CheckLength);
        var fields = Fields();
        var key = HKDF.Expand(HashAlgorithmName.SHA256, stretched, CheckLength, [.. "pratip backup content "u8, .. fields]);
        var check = HKDF.Expand(HashAlgorithmName.SHA256, stretched, CheckLength, [.. "pratip backup check "u8, .. fields]);
        var cipher = new AesGcm(key, ArchiveChunk.TagLength);
        CryptographicOperations.ZeroMemory(key);
        CryptographicOperations.ZeroMemory(stretched);
        CryptographicOperations.ZeroMemory(secret);
        return (cipher, check);
    }
}
