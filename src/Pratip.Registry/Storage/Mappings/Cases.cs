using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pratip.Registry.Agencies;
using Pratip.Registry.Cases;

namespace Pratip.Registry.Storage.Mappings;

internal sealed class CaseMapping : IEntityTypeConfiguration<Case>
{
    public void Configure(EntityTypeBuilder<Case> builder)
    {
        builder.Rows("cases");
        builder.Unique(nameof(Case.Number));
        builder.Unique(nameof(Case.LeadAgencyId), nameof(Case.OwnReference)).HasFilter(RegisterRows.InForce);
        builder.Refers<Case, Agency>(nameof(Case.LeadAgencyId));
    }
}

internal sealed class BodyCaseNumberMapping : IEntityTypeConfiguration<BodyCaseNumber>
{
    public void Configure(EntityTypeBuilder<BodyCaseNumber> builder)
    {
        builder.Rows("body_case_numbers");
        builder.Unique(nameof(BodyCaseNumber.Body), nameof(BodyCaseNumber.Number)).HasFilter(RegisterRows.InForce);
        builder.Refers<BodyCaseNumber, Case>(nameof(BodyCaseNumber.CaseId));
        builder.FoundBy(nameof(BodyCaseNumber.CaseId));
    }
}
