using Pratip.Registry.Audit;

namespace Pratip.Registry.Imports;

/// <summary>A file that was read, by its agency and the hash of its bytes, so that the same file twice changes nothing.</summary>
public sealed class ImportedFile : RegisterRow
{
    public required string Sha256 { get; set; }

    public required string FileName { get; set; }

    public Guid? AgencyId { get; set; }

    public required DateTimeOffset At { get; set; }

    public required int Accepted { get; set; }

    public required int Updated { get; set; }

    public required int Unchanged { get; set; }

    public required int Rejected { get; set; }

    public required int Conflicts { get; set; }

    /// <summary>Counts by sheet as JSON; holds no cell of the file.</summary>
    public required string Receipt { get; set; }
}

/// <summary>
/// Where a row of an agency's sheets went and what the file last said, so that a corrected file updates its own rows and
/// a row changed in the register since then is shown as a conflict instead of being overwritten. Bookkeeping of the
/// import, not a fact: it carries its event but no detail of its own.
/// </summary>
public sealed class ImportedRow
{
    public Guid Id { get; init; } = RowId.Next();

    /// <summary>The event of the import that wrote this line last.</summary>
    public long EventId { get; set; }

    public required Guid AgencyId { get; set; }

    public required string Sheet { get; set; }

    /// <summary>The sheet's key columns joined; unique with agency and sheet.</summary>
    public required string RowKey { get; set; }

    /// <summary>The row of the register this line became.</summary>
    public required Guid TargetId { get; set; }

    /// <summary>The target's version right after the import.</summary>
    public required int TargetVersion { get; set; }

    /// <summary>Keyed (HMAC under a key of the vault), because the cells it covers include names.</summary>
    public required byte[] ContentHash { get; set; }
}
