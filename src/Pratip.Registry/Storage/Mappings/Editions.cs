using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pratip.Registry.Access;
using Pratip.Registry.Editions;

namespace Pratip.Registry.Storage.Mappings;

internal sealed class EditionMapping : IEntityTypeConfiguration<Edition>
{
    public void Configure(EntityTypeBuilder<Edition> builder)
    {
        builder.Rows("editions");
        builder.Property(edition => edition.WrappedKey).NotInLog();
        builder.Property(edition => edition.SealedFacts).NotInLog();
        builder.Property(edition => edition.SealedFigures).NotInLog();
        builder.Property(edition => edition.Content).NotInLog();
        builder.Unique(nameof(Edition.Name)).HasFilter(RegisterRows.InForce);
        builder.Unique(nameof(Edition.From), nameof(Edition.To), nameof(Edition.Number)).HasFilter(RegisterRows.InForce);
        builder.Refers<Edition, User>(nameof(Edition.CreatedByUserId));
        builder.Refers<Edition, User>(nameof(Edition.ReleasedByUserId));
    }
}

internal sealed class EditionDecisionMapping : IEntityTypeConfiguration<EditionDecision>
{
    public void Configure(EntityTypeBuilder<EditionDecision> builder)
    {
        builder.Rows("edition_decisions");
        builder.Refers<EditionDecision, Edition>(nameof(EditionDecision.EditionId));
        builder.Refers<EditionDecision, User>(nameof(EditionDecision.UserId));
        builder.Unique(nameof(EditionDecision.EditionId), nameof(EditionDecision.Kind), nameof(EditionDecision.Key)).HasFilter(RegisterRows.InForce);
    }
}

internal sealed class EditionBlockMapping : IEntityTypeConfiguration<EditionBlock>
{
    public void Configure(EntityTypeBuilder<EditionBlock> builder)
    {
        builder.Rows("edition_texts");
        builder.Refers<EditionBlock, Edition>(nameof(EditionBlock.EditionId));
        builder.Refers<EditionBlock, User>(nameof(EditionBlock.UserId));
        builder.Unique(nameof(EditionBlock.EditionId), nameof(EditionBlock.Block)).HasFilter(RegisterRows.InForce);
    }
}

internal sealed class EditionSigningMapping : IEntityTypeConfiguration<EditionSigning>
{
    /// <summary>Nobody signs twice; whoever signed may be the one who releases.</summary>
    private const string OfContent = "NOT is_voided AND role <> 'release'";

    public void Configure(EntityTypeBuilder<EditionSigning> builder)
    {
        builder.Rows("edition_signatures");
        builder.ToTable(table => table.HasCheckConstraint("ck_edition_signatures_role", "role IN ('statistician', 'signatory', 'release')"));
        builder.Refers<EditionSigning, Edition>(nameof(EditionSigning.EditionId));
        builder.Refers<EditionSigning, User>(nameof(EditionSigning.UserId));
        builder.Unique(nameof(EditionSigning.EditionId), nameof(EditionSigning.Role)).HasFilter(RegisterRows.InForce);
        builder.Unique(nameof(EditionSigning.EditionId), nameof(EditionSigning.UserId)).HasFilter(OfContent);
    }
}

internal sealed class ReleasePlanMapping : IEntityTypeConfiguration<ReleasePlan>
{
    public void Configure(EntityTypeBuilder<ReleasePlan> builder)
    {
        builder.Rows("release_plans");
        builder.Refers<ReleasePlan, User>(nameof(ReleasePlan.UserId));
        builder.Unique(nameof(ReleasePlan.From), nameof(ReleasePlan.To), nameof(ReleasePlan.Vintage)).HasFilter(RegisterRows.InForce);
    }
}

internal sealed class SuppressionExemptionMapping : IEntityTypeConfiguration<SuppressionExemption>
{
    public void Configure(EntityTypeBuilder<SuppressionExemption> builder)
    {
        builder.Rows("suppression_exemptions");
        builder.Refers<SuppressionExemption, User>(nameof(SuppressionExemption.AskedByUserId));
        builder.Refers<SuppressionExemption, User>(nameof(SuppressionExemption.ApprovedByUserId));
        builder.FoundBy(nameof(SuppressionExemption.Measure));
        builder.ToTable(table => table.HasCheckConstraint("ck_suppression_exemptions_two_persons", "approved_by_user_id IS NULL OR approved_by_user_id <> asked_by_user_id"));
    }
}
