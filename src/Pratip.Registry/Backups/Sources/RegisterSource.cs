using System.Data.Common;
using Pratip.Registry.Backups.Archives;
using Pratip.Registry.Storage;
using Pratip.Registry.Storage.Engines;

namespace Pratip.Registry.Backups.Sources;

/// <summary>A register as it stands at one moment, while others go on writing. It is read below the model, so that one of an older form can be backed up as it is.</summary>
internal abstract class RegisterSource : IAsyncDisposable
{
    public abstract string Engine { get; }

    public static RegisterSource Of(RegisterLocation location, StorageEngine engine) =>
        location.IsEmbedded ? new SqliteSource(location) : new PgSource(engine);

    /// <summary>Holds the moment. Returns what there is to know of it before anything is copied.</summary>
    public abstract Task<SourceState> HoldAsync(CancellationToken ct);

    /// <summary>Copies the database as it was at the moment.</summary>
    public abstract Task CopyAsync(ArchiveWriter archive, CancellationToken ct);

    public abstract ValueTask DisposeAsync();

    protected static async Task<(Guid Id, string Purpose, string MasterKeyId)> ReadRecordAsync(DbConnection connection, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT id, purpose, master_key_id FROM registers";
        await using var row = await command.ExecuteReaderAsync(ct);
        if (!await row.ReadAsync(ct))
        {
            return default;
        }

        // SQLite keeps the sixteen bytes, in the order in which an id is written.
        var id = row.GetValue(0) is byte[] bytes ? new Guid(bytes, bigEndian: true) : row.GetGuid(0);
        return (id, row.GetString(1), row.GetString(2));
    }
}

/// <summary>The register's own row, its form, and how much there is of each table.</summary>
internal sealed record SourceState(
    Guid RegisterId, string Purpose, string MasterKeyId, IReadOnlyList<string> Migrations, SortedDictionary<string, long> Tables, SortedDictionary<string, long> Sequences);
