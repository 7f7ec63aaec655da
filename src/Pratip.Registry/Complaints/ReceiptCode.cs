using System.Text;
using Pratip.Kernel;
using Pratip.Registry.Access.SignIn;
using Pratip.Registry.Vault;

namespace Pratip.Registry.Complaints;

/// <summary>
/// The code by which a reporter follows a complaint without an account: 130 random bits, shown once, kept as a keyed digest. Who has
/// the register but not the vault's key can hold no guess against it.
/// </summary>
public static class ReceiptCode
{
    private const int Length = 26;
    private const int Group = 4;

    public static string New() => OneTimeCode.New(Length, Group);

    /// <summary>Of a reference that staff say to each other; it opens nothing.</summary>
    internal static string NewReference() => "C-" + OneTimeCode.New(2 * Group, Group);

    /// <summary>However it was typed; null where it cannot be one.</summary>
    internal static string? Read(string? typed)
    {
        var code = new StringBuilder();
        foreach (var letter in KhmerDigits.ToAscii(typed ?? "").ToUpperInvariant())
        {
            var meant = OneTimeCode.Meant(letter);
            if (OneTimeCode.Letters.Contains(meant, StringComparison.Ordinal))
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
