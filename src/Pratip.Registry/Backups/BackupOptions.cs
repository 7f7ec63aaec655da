using Pratip.Reference.Wording;

namespace Pratip.Registry.Backups;

/// <summary>A backup to be made.</summary>
/// <param name="Out">The archive; nothing may be there yet.</param>
/// <param name="Passphrase">What it will be opened with.</param>
public sealed record BackupOptions(string Out, BackupPassphrase Passphrase)
{
    /// <summary>Whether the vault's key goes in. Then the archive and its passphrase alone open every identity.</summary>
    public bool WithKeys { get; init; }

    /// <summary>Told of each stage, before it.</summary>
    public Action<Message>? Progress { get; init; }
}

/// <summary>An archive to be restored, or only looked through.</summary>
public sealed record RestoreOptions(string File, BackupPassphrase Passphrase)
{
    /// <summary>Told of each stage, before it.</summary>
    public Action<Message>? Progress { get; init; }
}
