using System.Text.Json;
using Pratip.Registry.Backups.Archives;

namespace Pratip.Registry.Backups;

/// <summary>What an archive holds: the register it was taken from, and what a restored one is held against.</summary>
public sealed record BackupManifest
{
    internal const string Sqlite = "sqlite";

    internal const string Postgres = "postgresql";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>sqlite or postgresql: a register is restored into the kind of database it came from.</summary>
    public required string Engine { get; init; }

    public required Guid RegisterId { get; init; }

    /// <summary>A <see cref="Pratip.Kernel.RegisterPurpose"/> in lower case.</summary>
    public required string Purpose { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The name of the vault's key.</summary>
    public required string MasterKeyId { get; init; }

    public required bool HoldsKey { get; init; }

    /// <summary>The form of the database, step by step.</summary>
    public required IReadOnlyList<string> Migrations { get; init; }

    /// <summary>Rows of each table.</summary>
    public required SortedDictionary<string, long> Tables { get; init; }

    /// <summary>Where the sequences of a server stood; empty on SQLite.</summary>
    public required SortedDictionary<string, long> Sequences { get; init; }

    /// <summary>Every part but the manifest, in the order of the archive.</summary>
    public required IReadOnlyList<ArchivePart> Parts { get; init; }

    internal long Rows => Tables.Values.Sum();

    internal byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    internal static BackupManifest? FromJson(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<BackupManifest>(json, Json);
}
