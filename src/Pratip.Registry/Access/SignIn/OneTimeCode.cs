using System.Security.Cryptography;
using System.Text;
using Pratip.Registry.Vault;

namespace Pratip.Registry.Access.SignIn;

/// <summary>
/// Codes that are written down and typed once: letters and digits that cannot be taken for one another, in groups. What is
/// stored is a keyed hash.
/// </summary>
public static class OneTimeCode
{
    /// <summary>Crockford's base 32: no I, L, O, U.</summary>
    internal const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private const int Group = 5;

    /// <summary>100 bits.</summary>
    private const int InvitationLength = 20;

    /// <summary>50 bits: only tried within the lock-out.</summary>
    private const int RecoveryLength = 10;

    public static string NewInvitation() => New(InvitationLength);

    public static string NewRecovery() => New(RecoveryLength);

    internal static string HashOfInvitation(IdentityVault vault, string code) => Hash(vault, $"invitation:{Normalise(code)}");

    /// <summary>Bound to the user, so that a stored hash moved to another row opens nothing.</summary>
    internal static string HashOfRecovery(IdentityVault vault, Guid userId, string code) => Hash(vault, $"recovery:{userId:N}:{Normalise(code)}");

    /// <summary>As typed: without gaps and hyphens, and with the letters a reader mistakes put right.</summary>
    internal static string Normalise(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var code = new StringBuilder(InvitationLength);
        foreach (var typedLetter in typed.Take(4 * InvitationLength))
        {
            var letter = Meant(typedLetter);
            if (letter is not ('-' or ' '))
            {
                code.Append(letter);
            }
        }

        return code.ToString();
    }

    /// <summary>In capitals, and what a reader takes for a digit as that digit.</summary>
    internal static char Meant(char typed) => typed switch
    {
        'o' or 'O' => '0',
        'i' or 'I' or 'l' or 'L' => '1',
        _ => char.IsAsciiLetterLower(typed) ? (char)(typed & ~0x20) : typed,
    };

    /// <summary>So many letters at random, in groups that can be copied by hand.</summary>
    internal static string New(int length, int group = Group) =>
        string.Join('-', RandomNumberGenerator.GetString(Letters, length).Chunk(group).Select(letters => new string(letters)));

    private static string Hash(IdentityVault vault, string text) => Convert.ToHexStringLower(vault.Digest(Encoding.UTF8.GetBytes(text)));
}
