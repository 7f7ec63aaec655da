using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;

namespace Pratip.Registry.Access.SignIn;

/// <summary>
/// Argon2id of libsodium, where the system has it. Its strings carry salt and costs, so a hash made today is verified when
/// the costs have been raised.
/// </summary>
internal static partial class Sodium
{
    /// <summary>OWASP's second recommendation for Argon2id: 19 MiB, two passes.</summary>
    public const ulong Passes = 2;

    public const nuint Memory = 19 * 1024 * 1024;

    private const string Library = "libsodium";

    /// <summary>Longest string the library writes, with the closing zero.</summary>
    private const int HashLength = 128;

    private const int Argon2id13 = 2;

    private static readonly Lazy<bool> Loaded = new(Load);

    public static bool IsThere => Loaded.Value;

    public static string Hash(ReadOnlySpan<byte> password)
    {
        Span<byte> hash = stackalloc byte[HashLength];
        hash.Clear();
        if (crypto_pwhash_str(hash, password, (ulong)password.Length, Passes, Memory) != 0)
        {
            throw new InvalidOperationException("There was not memory enough to hash a password.");
        }

        return Encoding.ASCII.GetString(hash[..hash.IndexOf((byte)0)]);
    }

    public static bool Verify(string hash, ReadOnlySpan<byte> password)
    {
        Span<byte> zeroEnded = stackalloc byte[HashLength];
        return TryCopy(hash, zeroEnded) && crypto_pwhash_str_verify(zeroEnded, password, (ulong)password.Length) == 0;
    }

    /// <summary>A key from a passphrase: the same for the same passphrase, salt and costs.</summary>
    /// <param name="salt">Sixteen bytes.</param>
    /// <param name="memory">In bytes.</param>
    public static byte[] Derive(ReadOnlySpan<byte> password, ReadOnlySpan<byte> salt, ulong passes, nuint memory, int length)
    {
        var key = new byte[length];
        return crypto_pwhash(key, (ulong)key.Length, password, (ulong)password.Length, salt, passes, memory, Argon2id13) == 0
            ? key
            : throw new InvalidOperationException("There was not memory enough to make a key from a passphrase.");
    }

    /// <summary>Whether the hash was made with other costs than those of today.</summary>
    public static bool IsOutdated(string hash)
    {
        Span<byte> zeroEnded = stackalloc byte[HashLength];
        return !TryCopy(hash, zeroEnded) || crypto_pwhash_str_needs_rehash(zeroEnded, Passes, Memory) != 0;
    }

    private static bool TryCopy(string hash, Span<byte> zeroEnded)
    {
        zeroEnded.Clear();
        if (hash.Length >= HashLength || !Ascii.IsValid(hash))
        {
            return false;
        }

        Encoding.ASCII.GetBytes(hash, zeroEnded);
        return true;
    }

    private static bool Load()
    {
        NativeLibrary.SetDllImportResolver(typeof(Sodium).Assembly, Find);
        return Find(Library, typeof(Sodium).Assembly, null) != 0 && sodium_init() >= 0;
    }

    /// <summary>Under the name of the version it was written against, or whatever name the system knows.</summary>
    private static nint Find(string name, Assembly assembly, DllImportSearchPath? path) =>
        name != Library ? 0
        : NativeLibrary.TryLoad("libsodium.so.23", assembly, path, out var versioned) ? versioned
        : NativeLibrary.TryLoad(Library, assembly, path, out var any) ? any : 0;

    [LibraryImport(Library)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int sodium_init();

    [LibraryImport(Library)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int crypto_pwhash(
        Span<byte> key, ulong keyLength, ReadOnlySpan<byte> password, ulong passwordLength, ReadOnlySpan<byte> salt, ulong passes, nuint memory, int algorithm);

    [LibraryImport(Library)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int crypto_pwhash_str(Span<byte> hash, ReadOnlySpan<byte> password, ulong passwordLength, ulong passes, nuint memory);

    [LibraryImport(Library)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int crypto_pwhash_str_verify(ReadOnlySpan<byte> hash, ReadOnlySpan<byte> password, ulong passwordLength);

    [LibraryImport(Library)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int crypto_pwhash_str_needs_rehash(ReadOnlySpan<byte> hash, ulong passes, nuint memory);
}
