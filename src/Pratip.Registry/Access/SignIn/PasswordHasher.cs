using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Pratip.Reference.Characters;
using Pratip.Reference.Wording;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Access.SignIn;

/// <summary>
/// Hashes of passwords: Argon2id where the system has libsodium, else PBKDF2 of the framework. Each hash says how it was
/// made; one made in a weaker way is replaced when its owner next signs in.
/// </summary>
public sealed class PasswordHasher
{
    /// <summary>OWASP's figure for PBKDF2 with SHA-512.</summary>
    internal const int Rounds = 210_000;

    private const string Pbkdf2 = "$pbkdf2-sha512$";
    private const string Argon2 = "$argon2id$";
    private const int SaltLength = 16;
    private const int KeyLength = 64;

    // Each Argon2id hash in the making holds 19 MiB; more than this many at once wait for each other.
    private static readonly SemaphoreSlim Turns = new(2 * Environment.ProcessorCount);

    private readonly bool _argon2;
    private readonly Lazy<string> _nobodys;

    internal PasswordHasher(bool argon2)
    {
        _argon2 = argon2;
        _nobodys = new(() => Make(RandomNumberGenerator.GetBytes(SaltLength)));
    }

    public static PasswordHasher Standard { get; } = new(Sodium.IsThere);

    public Task<string> HashAsync(string password, CancellationToken ct) => InTurnAsync(() => Make(Bytes(password)), ct);

    /// <summary>Without a hash it takes as long as with one: how long it takes does not say whether there is an account.</summary>
    public Task<bool> VerifyAsync(string? hash, string password, CancellationToken ct) =>
        InTurnAsync(() => Check(hash ?? _nobodys.Value, Bytes(password)) && hash is not null, ct);

    /// <summary>Whether the hash would be made in another way today.</summary>
    public bool IsOutdated(string hash)
    {
        ArgumentNullException.ThrowIfNull(hash);
        return _argon2
            ? !hash.StartsWith(Argon2, StringComparison.Ordinal) || Sodium.IsOutdated(hash)
            : TryRead(hash) is { Rounds: < Rounds };
    }

    /// <summary>One password typed on two keyboards is one password: form C, and nothing else is changed.</summary>
    private static byte[] Bytes(string password) => Encoding.UTF8.GetBytes(ComposedText.Of(password));

    private string Make(byte[] password) => _argon2 ? Sodium.Hash(password) : MakePbkdf2(password);

    private static bool Check(string hash, byte[] password)
    {
        if (hash.StartsWith(Argon2, StringComparison.Ordinal))
        {
            return Sodium.IsThere ? Sodium.Verify(hash, password) : throw new RegisterException(new Message("sign-in.no-libsodium"));
        }

        return TryRead(hash) is { } made
            && CryptographicOperations.FixedTimeEquals(made.Key, Rfc2898DeriveBytes.Pbkdf2(password, made.Salt, made.Rounds, HashAlgorithmName.SHA512, made.Key.Length));
    }

    private static string MakePbkdf2(byte[] password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        var key = Rfc2898DeriveBytes.Pbkdf2(password, salt, Rounds, HashAlgorithmName.SHA512, KeyLength);
        return $"{Pbkdf2}i={Rounds}${Convert.ToBase64String(salt)}${Convert.ToBase64String(key)}";
    }

    private static Pbkdf2Hash? TryRead(string hash)
    {
        if (!hash.StartsWith(Pbkdf2, StringComparison.Ordinal) || hash[Pbkdf2.Length..].Split('$') is not [['i', '=', .. var rounds], var salt, var key])
        {
            return null;
        }

        var saltBytes = new byte[SaltLength];
        var keyBytes = new byte[KeyLength];
        return int.TryParse(rounds, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0
            && Convert.TryFromBase64String(salt, saltBytes, out var saltLength) && saltLength == SaltLength
            && Convert.TryFromBase64String(key, keyBytes, out var keyLength) && keyLength == KeyLength
                ? new Pbkdf2Hash(count, saltBytes, keyBytes)
                : null;
    }

    private static async Task<T> InTurnAsync<T>(Func<T> work, CancellationToken ct)
    {
        await Turns.WaitAsync(ct);
        try
        {
            return work();
        }
        finally
        {
            Turns.Release();
        }
    }

    private sealed record Pbkdf2Hash(int Rounds, byte[] Salt, byte[] Key);
}
