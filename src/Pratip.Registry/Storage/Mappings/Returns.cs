using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pratip.Registry.Agencies;
using Pratip.Registry.Prevention;
using Pratip.Registry.Returns;

namespace Pratip.Registry.Storage.Mappings;

internal sealed class ReturnMapping : IEntityTypeConfiguration<Return>
{
    public void Configure(EntityTypeBuilder<Return> builder)
    {
        builder.Rows("returns");
        builder.Unique(nameof(Return.AgencyId), nameof(Return.Subject), nameof(Return.From), nameof(Return.To)).HasFilter(RegisterRows.InForce);
        builder.Refers<Return, Agency>(nameof(Return.AgencyId));
    }
}

internal sealed class AggregateReturnMapping : IEntityTypeConfiguration<AggregateReturn>
{
    public void Configure(EntityTypeBuilder<AggregateReturn> builder)
    {
        builder.Rows("aggregate_returns");
        builder.Refers<AggregateReturn, Agency>(nameof(AggregateReturn.AgencyId));
        builder.FoundBy(nameof(AggregateReturn.AgencyId));
    }
}

internal sealed class PreventionActivityMapping : IEntityTypeConfiguration<PreventionActivity>
{
    public void Configure(EntityTypeBuilder<PreventionActivity> builder)
    {
        builder.Rows("prevention_activities");
        builder.Unique(nameof(PreventionActivity.AgencyId), nameof(PreventionActivity.OwnReference)).HasFilter(RegisterRows.InForce);
        builder.Refers<PreventionActivity, Agency>(nameof(PreventionActivity.AgencyId));
    }
}
