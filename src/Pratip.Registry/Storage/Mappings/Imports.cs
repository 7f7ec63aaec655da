using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pratip.Registry.Agencies;
using Pratip.Registry.Imports;

namespace Pratip.Registry.Storage.Mappings;

internal sealed class ImportedFileMapping : IEntityTypeConfiguration<ImportedFile>
{
    public void Configure(EntityTypeBuilder<ImportedFile> builder)
    {
        builder.Rows("imported_files");
        builder.Unique(nameof(ImportedFile.Sha256), nameof(ImportedFile.AgencyId));
        builder.Refers<ImportedFile, Agency>(nameof(ImportedFile.AgencyId));
    }
}

internal sealed class ImportedRowMapping : IEntityTypeConfiguration<ImportedRow>
{
    public void Configure(EntityTypeBuilder<ImportedRow> builder)
    {
        builder.ToTable("imported_rows");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Unique(nameof(ImportedRow.AgencyId), nameof(ImportedRow.Sheet), nameof(ImportedRow.RowKey));
        builder.Refers<ImportedRow, Agency>(nameof(ImportedRow.AgencyId));
        builder.HasIndex(row => row.TargetId).HasDatabaseName("ix_imported_rows_target_id");
    }
}
