using System.Security.Cryptography;
using System.Text;
using Pratip.Kernel;
using Pratip.Registry.Vault;

namespace Pratip.Registry.Complaints;

/// <summary>
/// The code by which a reporter follows a complaint without an account: 130 random bits, shown once, kept as a keyed digest. Who has
/// the register but not the vault's key can hold no guess against it.
/// </summary>
public static class ReceiptCode
{
    /// <summary>Without the letters that are read as digits.</summary>
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private const int Length = 26;
    private const int Group = 4;

    /// <summary>In groups, so that it can be copied by hand.</summary>
    public static string New() => string.Join('-', RandomNumberGenerator.GetString(Alphabet, Length).Chunk(Group).Select(group => new string(group)));

    /// <summary>Of a reference that staff say to each other; it opens nothing.</summary>
    internal static string NewReference() => "C-" + RandomNumberGenerator.GetString(Alphabet, 4) + "-" + RandomNumberGenerator.GetString(Alphabet, 4);

    /// <summary>However it was typed; null where it cannot be one.</summary>
    internal static string? Read(string? typed)
    {
        var code = new StringBuilder();
        foreach (var letter in KhmerDigits.ToAscii(typed ?? "").ToUpperInvariant())
        {
            var meant = letter switch
            {
                'O' => '0',
                'I' or 'L' => '1',
                _ => letter,
            };
            if (Alphabet.Contains(meant, StringComparison.Ordinal))
            {
                code.Append(meant);
            }
            else if (!char.IsWhiteSpace(letter) && letter is not ('-' or '\u200B' or '.'))
            {
                return null;
            }
        }

        return code.Length == Length ? code.ToString() : null;
    }

    /// <summary>What is kept of a code. One that cannot be a code has a digest as well, so that every look-up does the same work.</summary>
    internal static byte[] Digest(IdentityVault vault, string? typed) => vault.Digest(Encoding.UTF8.GetBytes("complaint receipt " + (Read(typed) ?? "none")));
}
