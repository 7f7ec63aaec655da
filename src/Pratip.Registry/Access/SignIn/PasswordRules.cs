using System.Collections.Frozen;
using Pratip.Reference.Characters;
using Pratip.Reference.Wording;

namespace Pratip.Registry.Access.SignIn;

/// <summary>
/// What makes a password acceptable: it is long and not one that is tried first. No rule about kinds of characters, which
/// makes passwords worse and leaves out Khmer.
/// </summary>
public static class PasswordRules
{
    public const int MinLength = 12;

    public const int MaxLength = 128;

    private const string File = "Access/common-passwords.txt";

    private static readonly Lazy<FrozenSet<string>> Common = new(ReadCommon);

    /// <summary>Why a password is not taken; null if it is.</summary>
    public static Message? Problem(string? password, string signInName)
    {
        if (password is null || password.Length > MaxLength)
        {
            return password is null ? new Message("password.too-short", MinLength.ToString()) : new Message("password.too-long", MaxLength.ToString());
        }

        var composed = ComposedText.Of(password);
        if (composed.EnumerateRunes().Count() < MinLength)
        {
            return new Message("password.too-short", MinLength.ToString());
        }

        return IsMostlyName(composed, signInName) ? new Message("password.is-name")
            : IsCommon(composed) ? new Message("password.common") : null;
    }

    private static bool IsMostlyName(string password, string signInName) =>
        2 * signInName.Length >= password.Length && password.Contains(signInName, StringComparison.OrdinalIgnoreCase);

    /// <summary>On the list, or one short piece over and over.</summary>
    private static bool IsCommon(string password)
    {
        var lower = password.ToLowerInvariant();
        return Common.Value.Contains(lower) || Enumerable.Range(1, 4).Any(length => lower.Select((c, i) => c == lower[i % length]).All(same => same));
    }

    private static FrozenSet<string> ReadCommon()
    {
        using var stream = EmbeddedFile.Open(File);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToFrozenSet(StringComparer.Ordinal);
    }
}
