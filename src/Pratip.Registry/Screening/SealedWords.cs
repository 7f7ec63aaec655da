using Pratip.Registry.Entry;
using Pratip.Registry.Vault;

namespace Pratip.Registry.Screening;

/// <summary>The reason of a row of the gate, under a key of the row's own.</summary>
internal static class SealedWords
{
    public const string Field = "reason";

    public static (byte[] WrappedKey, byte[] Reason) Seal(IdentityVault vault, Guid id, string? words)
    {
        var (wrapped, key) = vault.NewRecordKey(id);
        using var one = key;
        return (wrapped, vault.Seal(key, id, Field, EntryText.OrNull(words) ?? ""));
    }

    public static string Open(IdentityVault vault, Guid id, byte[] wrappedKey, byte[] reason) => vault.Open(wrappedKey, id, Field, reason);

    /// <summary>What was said first, and below it what was said to it, under a new key.</summary>
    public static (byte[] WrappedKey, byte[] Reason) Append(IdentityVault vault, Guid id, byte[] wrappedKey, byte[] reason, string? words) =>
        Seal(vault, id, $"{Open(vault, id, wrappedKey, reason)}\n\n{words?.Trim()}");
}
