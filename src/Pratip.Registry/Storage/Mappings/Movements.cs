using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pratip.Registry.Interceptions;
using Pratip.Registry.People;
using Pratip.Registry.Repatriations;

namespace Pratip.Registry.Storage.Mappings;

internal sealed class RepatriationMapping : IEntityTypeConfiguration<Repatriation>
{
    public void Configure(EntityTypeBuilder<Repatriation> builder)
    {
        builder.Rows("repatriations");
        builder.Refers<Repatriation, PersonReport>(nameof(Repatriation.ReportId));
        builder.FoundBy(nameof(Repatriation.ReportId));
    }
}

internal sealed class InterceptionMapping : IEntityTypeConfiguration<Interception>
{
    public void Configure(EntityTypeBuilder<Interception> builder)
    {
        builder.Rows("interceptions");
        builder.Refers<Interception, PersonReport>(nameof(Interception.ReportId));
        builder.FoundBy(nameof(Interception.ReportId));
    }
}
