using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pratip.Registry.Cases;
using Pratip.Registry.People;
using Pratip.Registry.Victims;

namespace Pratip.Registry.Storage.Mappings;

internal sealed class VictimMapping : IEntityTypeConfiguration<Victim>
{
    public void Configure(EntityTypeBuilder<Victim> builder)
    {
        builder.Rows("victims");
        builder.Refers<Victim, PersonReport>(nameof(Victim.ReportId));
        builder.FoundBy(nameof(Victim.ReportId));
        builder.Refers<Victim, Case>(nameof(Victim.CaseId));
        builder.FoundBy(nameof(Victim.CaseId));
    }
}

internal sealed class HandOverMapping : IEntityTypeConfiguration<HandOver>
{
    public void Configure(EntityTypeBuilder<HandOver> builder)
    {
        builder.Rows("hand_overs");
        builder.Refers<HandOver, PersonReport>(nameof(HandOver.ReportId));
        builder.FoundBy(nameof(HandOver.ReportId));
    }
}
