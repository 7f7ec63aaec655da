using Pratip.Reference.Wording;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Access;

/// <summary>A person as an identity provider names them. Its subjects mean something at that provider only, so its name stands before them.</summary>
public static class ExternalSubject
{
    /// <summary>By the standard.</summary>
    private const int Longest = 255;

    /// <summary>As a user is linked to it; throws a <see cref="RegisterException"/> for what no provider names anybody.</summary>
    public static string Of(string issuer, string subject)
    {
        ArgumentException.ThrowIfNullOrEmpty(issuer);
        ArgumentNullException.ThrowIfNull(subject);
        var given = subject.Trim();
        return given.Length is > 0 and <= Longest && given.All(letter => letter is > ' ' and <= '~')
            ? $"{issuer}|{given}"
            : throw new RegisterException(new Message("accounts.subject", Longest));
    }
}
