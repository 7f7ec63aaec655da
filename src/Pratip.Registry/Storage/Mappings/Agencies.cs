using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pratip.Registry.Agencies;

namespace Pratip.Registry.Storage.Mappings;

internal sealed class AgencyMapping : IEntityTypeConfiguration<Agency>
{
    public void Configure(EntityTypeBuilder<Agency> builder)
    {
        builder.Rows("agencies");
        builder.Unique(nameof(Agency.Code));
    }
}
