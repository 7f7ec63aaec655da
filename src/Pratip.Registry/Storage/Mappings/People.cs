using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pratip.Registry.Agencies;
using Pratip.Registry.People;

namespace Pratip.Registry.Storage.Mappings;

internal sealed class PersonReportMapping : IEntityTypeConfiguration<PersonReport>
{
    public void Configure(EntityTypeBuilder<PersonReport> builder)
    {
        builder.Rows("person_reports");
        builder.Unique(nameof(PersonReport.AgencyId), nameof(PersonReport.OwnReference)).HasFilter(RegisterRows.InForce);
        builder.Refers<PersonReport, Agency>(nameof(PersonReport.AgencyId));
    }
}
