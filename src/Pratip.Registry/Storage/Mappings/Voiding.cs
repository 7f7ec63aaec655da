using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pratip.Registry.Backups;
using Pratip.Registry.Voiding;

namespace Pratip.Registry.Storage.Mappings;

internal sealed class VoidRequestMapping : IEntityTypeConfiguration<VoidRequest>
{
    public void Configure(EntityTypeBuilder<VoidRequest> builder)
    {
        builder.Rows("void_requests");
        builder.HasIndex(request => new { request.TargetNoun, request.TargetId }).HasDatabaseName("ix_void_requests_target");
        builder.ToTable(table => table.HasCheckConstraint("ck_void_requests_two_persons", "approved_by <> asked_by"));
    }
}

internal sealed class RegisterRecordMapping : IEntityTypeConfiguration<RegisterRecord>
{
    public void Configure(EntityTypeBuilder<RegisterRecord> builder)
    {
        builder.Rows("registers");
    }
}

internal sealed class RegisterCopyMapping : IEntityTypeConfiguration<RegisterCopy>
{
    public void Configure(EntityTypeBuilder<RegisterCopy> builder)
    {
        builder.Rows("register_copies");
    }
}
