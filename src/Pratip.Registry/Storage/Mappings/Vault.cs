using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pratip.Registry.People;
using Pratip.Registry.Vault;

namespace Pratip.Registry.Storage.Mappings;

internal sealed class SealedIdentityMapping : IEntityTypeConfiguration<SealedIdentity>
{
    public void Configure(EntityTypeBuilder<SealedIdentity> builder)
    {
        builder.Rows("sealed_identities");
        builder.Property(identity => identity.WrappedKey).NotInLog();
        builder.Refers<SealedIdentity, PersonReport>(nameof(SealedIdentity.Id));
    }
}

internal sealed class SealedRemarkMapping : IEntityTypeConfiguration<SealedRemark>
{
    public void Configure(EntityTypeBuilder<SealedRemark> builder)
    {
        builder.Rows("sealed_remarks");
        builder.Property(remark => remark.WrappedKey).NotInLog();
    }
}
