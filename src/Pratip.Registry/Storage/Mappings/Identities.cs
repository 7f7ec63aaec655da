using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pratip.Registry.Agencies;
using Pratip.Registry.Identities;
using Pratip.Registry.People;

namespace Pratip.Registry.Storage.Mappings;

internal sealed class IdentityJudgementMapping : IEntityTypeConfiguration<IdentityJudgement>
{
    public void Configure(EntityTypeBuilder<IdentityJudgement> builder)
    {
        builder.Rows("identity_judgements");
        builder.Property(one => one.WrappedKey).NotInLog();
        builder.Refers<IdentityJudgement, PersonReport>(nameof(IdentityJudgement.ReportAId));
        builder.Refers<IdentityJudgement, PersonReport>(nameof(IdentityJudgement.ReportBId));
        builder.Refers<IdentityJudgement, Agency>(nameof(IdentityJudgement.AgencyAId));
        builder.Refers<IdentityJudgement, Agency>(nameof(IdentityJudgement.AgencyBId));
        builder.Refers<IdentityJudgement, Agency>(nameof(IdentityJudgement.MakerAgencyId));
        builder.Refers<IdentityJudgement, IdentityJudgement>(nameof(IdentityJudgement.ConfirmsId));
        builder.Refers<IdentityJudgement, IdentityJudgement>(nameof(IdentityJudgement.SupersedesId));
        builder.Refers<IdentityJudgement, IdentityJudgement>(nameof(IdentityJudgement.ReversesId));
        builder.HasIndex(one => new { one.ReportAId, one.ReportBId }).HasDatabaseName("ix_identity_judgements_pair");
        builder.FoundBy(nameof(IdentityJudgement.ReportBId));

        // Of two who take back or replace the same judgement at the same time, one is told.
        builder.Unique(nameof(IdentityJudgement.ReversesId)).HasFilter("reverses_id IS NOT NULL");
        builder.ToTable(table => table.HasCheckConstraint("ck_identity_judgements_two_reports", "report_a_id <> report_b_id"));
    }
}

internal sealed class IdentityClearanceMapping : IEntityTypeConfiguration<IdentityClearance>
{
    public void Configure(EntityTypeBuilder<IdentityClearance> builder)
    {
        builder.Rows("identity_clearances");
        builder.Refers<IdentityClearance, IdentityJudgement>(nameof(IdentityClearance.JudgementId));
        builder.FoundBy(nameof(IdentityClearance.JudgementId));
        builder.Refers<IdentityClearance, PersonReport>(nameof(IdentityClearance.ReportId));
        builder.Refers<IdentityClearance, Agency>(nameof(IdentityClearance.AgencyId));
        builder.HasIndex(one => new { one.AgencyId, one.Answer }).HasDatabaseName("ix_identity_clearances_agency");
    }
}

internal sealed class IdentityRunMapping : IEntityTypeConfiguration<IdentityRun>
{
    public void Configure(EntityTypeBuilder<IdentityRun> builder) => builder.Rows("linkage_runs");
}

internal sealed class IdentityPairMapping : IEntityTypeConfiguration<IdentityPair>
{
    public void Configure(EntityTypeBuilder<IdentityPair> builder)
    {
        builder.Rows("linkage_pairs");
        builder.Refers<IdentityPair, PersonReport>(nameof(IdentityPair.ReportAId));
        builder.Refers<IdentityPair, PersonReport>(nameof(IdentityPair.ReportBId));
        builder.Refers<IdentityPair, Agency>(nameof(IdentityPair.AgencyAId));
        builder.Refers<IdentityPair, Agency>(nameof(IdentityPair.AgencyBId));
        builder.Refers<IdentityPair, IdentityRun>(nameof(IdentityPair.RunId));
        builder.Unique(nameof(IdentityPair.ReportAId), nameof(IdentityPair.ReportBId)).HasFilter(RegisterRows.InForce);
        builder.HasIndex(one => new { one.ProbabilityPerMille, one.Id }).HasDatabaseName("ix_linkage_pairs_open").HasFilter("is_open");
        builder.ToTable(table => table.HasCheckConstraint("ck_linkage_pairs_two_reports", "report_a_id <> report_b_id"));
    }
}

internal sealed class CountedPersonMapping : IEntityTypeConfiguration<CountedPerson>
{
    public void Configure(EntityTypeBuilder<CountedPerson> builder) => builder.Rows("counted_persons");
}
