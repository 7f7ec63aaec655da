using Pratip.Registry.Audit;

namespace Pratip.Registry.Backups;

/// <summary>That the register was copied into an archive, or came out of one.</summary>
public sealed class RegisterCopy : RegisterRow
{
    /// <summary>backup or restore.</summary>
    public required string Act { get; set; }

    /// <summary>The archive's name, without its folder.</summary>
    public required string File { get; set; }

    /// <summary>The moment the archive shows.</summary>
    public required DateTimeOffset ArchiveAt { get; set; }

    /// <summary>Whether the archive holds the vault's key.</summary>
    public required bool HoldsKey { get; set; }
}
