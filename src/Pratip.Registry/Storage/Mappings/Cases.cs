using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pratip.Registry.Access;
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

        // Whoever searches has the number and not the agency that gave it.
        builder.FoundBy(nameof(Case.OwnReference));

        // A page of the cases of one office, latest first, is read off the end of these.
        builder.HasIndex(one => new { one.LeadAgencyId, one.Id }).HasDatabaseName("ix_cases_lead_agency_id_id");
        builder.HasIndex(one => new { one.ProvinceCode, one.Id }).HasDatabaseName("ix_cases_province_code_id");
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
        builder.FoundBy(nameof(BodyCaseNumber.Number));
    }
}

internal sealed class CasePartyMapping : IEntityTypeConfiguration<CaseParty>
{
    public void Configure(EntityTypeBuilder<CaseParty> builder)
    {
        builder.Rows("case_parties");
        builder.Unique(nameof(CaseParty.CaseId), nameof(CaseParty.AgencyId), nameof(CaseParty.Role)).HasFilter(RegisterRows.InForce);
        builder.Refers<CaseParty, Case>(nameof(CaseParty.CaseId));
        builder.Refers<CaseParty, Agency>(nameof(CaseParty.AgencyId));
        builder.HasIndex(party => new { party.AgencyId, party.CaseId }).HasDatabaseName("ix_case_parties_agency_id_case_id");
    }
}

internal sealed class CaseRecusalMapping : IEntityTypeConfiguration<CaseRecusal>
{
    public void Configure(EntityTypeBuilder<CaseRecusal> builder)
    {
        builder.Rows("case_recusals");
        builder.Unique(nameof(CaseRecusal.CaseId), nameof(CaseRecusal.AgencyId)).HasFilter(RegisterRows.InForce);
        builder.Refers<CaseRecusal, Case>(nameof(CaseRecusal.CaseId));
        builder.Refers<CaseRecusal, Agency>(nameof(CaseRecusal.AgencyId));
        builder.Refers<CaseRecusal, Agency>(nameof(CaseRecusal.OversightAgencyId));
    }
}

internal sealed class CaseAssignmentMapping : IEntityTypeConfiguration<CaseAssignment>
{
    public void Configure(EntityTypeBuilder<CaseAssignment> builder)
    {
        builder.Rows("case_assignments");
        builder.Refers<CaseAssignment, Case>(nameof(CaseAssignment.CaseId));
        builder.Refers<CaseAssignment, User>(nameof(CaseAssignment.UserId));
        builder.FoundBy(nameof(CaseAssignment.CaseId));
        builder.HasIndex(held => new { held.UserId, held.CaseId }).HasDatabaseName("ix_case_assignments_user_id_case_id");
    }
}
