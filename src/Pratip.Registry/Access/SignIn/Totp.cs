using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Pratip.Registry.Access.SignIn;

/// <summary>One-time codes that change every thirty seconds, RFC 6238 with SHA-1 and six digits: what every authenticator knows.</summary>
[SuppressMessage("Security", "CA5350", Justification = "HMAC-SHA-1 is the RFC's, the only one all authenticators have, and not broken as a MAC.")]
public static class Totp
{
    public const int Digits = 6;

    internal const int KeyLength = 20;

    private const int StepSeconds = 30;

    /// <summary>A clock may go one step wrong either way.</summary>
    private const int Drift = 1;

    private const string Base32Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static long StepAt(DateTimeOffset at) => at.ToUnixTimeSeconds() / StepSeconds;

    public static string CodeAt(ReadOnlySpan<byte> key, long step) => CodeAt(key, step, Digits);

    /// <summary>With other numbers of digits, for the examples of the RFC, which have eight.</summary>
    internal static string CodeAt(ReadOnlySpan<byte> key, long step, int digits)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> mac = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(key, counter, mac);
        var number = BinaryPrimitives.ReadUInt32BigEndian(mac[(mac[^1] & 0x0F)..]) & 0x7FFF_FFFF;
        return (number % (uint)Math.Pow(10, digits)).ToString().PadLeft(digits, '0');
    }

    /// <summary>The step a code was made for, if that is near now and later than the last one taken: a code works once.</summary>
    public static long? Match(ReadOnlySpan<byte> key, string typed, DateTimeOffset now, long lastStep)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var code = typed.Length > 4 * Digits ? "" : typed.Replace(" ", "", StringComparison.Ordinal);
        long? matched = null;

        // Every step is compared, so that the time it takes says nothing.
        for (var step = StepAt(now) - Drift; step <= StepAt(now) + Drift; step++)
        {
            var same = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(CodeAt(key, step)), Encoding.UTF8.GetBytes(code));
            matched = same && step > lastStep ? step : matched;
        }

        return matched;
    }

    /// <summary>As an authenticator takes it typed.</summary>
    public static string Base32(ReadOnlySpan<byte> key)
    {
        var text = new StringBuilder();
        int bits = 0, held = 0;
        foreach (var one in key)
        {
            held = (held << 8) | one;
            for (bits += 8; bits >= 5; bits -= 5)
            {
                text.Append(Base32Letters[(held >> (bits - 5)) & 31]);
            }

            held &= (1 << bits) - 1;
        }

        return bits == 0 ? text.ToString() : text.Append(Base32Letters[(held << (5 - bits)) & 31]).ToString();
    }

    /// <summary>As an authenticator reads it from a picture.</summary>
    public static Uri Address(string issuer, string signInName, string key) =>
        new($"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(signInName)}?secret={key}&issuer={Uri.EscapeDataString(issuer)}&algorithm=SHA1&digits={Digits}&period={StepSeconds}");
}
