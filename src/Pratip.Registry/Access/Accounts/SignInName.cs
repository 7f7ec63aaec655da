using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Pratip.Registry.Access.Accounts;

/// <summary>
/// The form of a sign-in name: small Latin letters, digits, dots and hyphens, so that no two names look alike and the log
/// can be read aloud. Capitals are taken as small ones.
/// </summary>
public static partial class SignInName
{
    public const int MaxLength = 64;

    public static bool TryNormalise(string? typed, [NotNullWhen(true)] out string? name)
    {
        name = null;
        if (typed is null || typed.Length > 4 * MaxLength)
        {
            return false;
        }

        // Only ASCII becomes small: other scripts have letters whose small form is an ASCII one.
        var small = string.Create(typed.Trim().Length, typed.Trim(), static (to, from) =>
        {
            for (var i = 0; i < from.Length; i++)
            {
                to[i] = char.IsAsciiLetterUpper(from[i]) ? (char)(from[i] | 0x20) : from[i];
            }
        });
        if (!Form().IsMatch(small))
        {
            return false;
        }

        name = small;
        return true;
    }

    [GeneratedRegex(@"\A[a-z0-9](?:[a-z0-9.-]{0,62}[a-z0-9])?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}
