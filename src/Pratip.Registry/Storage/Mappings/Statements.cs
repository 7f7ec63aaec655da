using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pratip.Registry.Access;
using Pratip.Registry.Statements;

namespace Pratip.Registry.Storage.Mappings;

internal sealed class StatementMapping : IEntityTypeConfiguration<Statement>
{
    public void Configure(EntityTypeBuilder<Statement> builder)
    {
        builder.Rows("statements");
        builder.Property(one => one.Text).NotInLog();
        builder.Refers<Statement, User>(nameof(Statement.RegisteredByUserId));
        builder.HasIndex(nameof(Statement.IsOwn), nameof(Statement.MadeOn)).HasDatabaseName("ix_statements_is_own_made_on");
    }
}

internal sealed class StatementCheckMapping : IEntityTypeConfiguration<StatementCheck>
{
    public void Configure(EntityTypeBuilder<StatementCheck> builder)
    {
        builder.Rows("statement_checks");
        builder.Property(one => one.Content).NotInLog();
        builder.Refers<StatementCheck, Statement>(nameof(StatementCheck.StatementId));
        builder.Refers<StatementCheck, User>(nameof(StatementCheck.CheckedByUserId));
        builder.Unique(nameof(StatementCheck.StatementId), nameof(StatementCheck.Number)).HasFilter(RegisterRows.InForce);
    }
}

internal sealed class StatementClaimMapping : IEntityTypeConfiguration<StatementClaim>
{
    public void Configure(EntityTypeBuilder<StatementClaim> builder)
    {
        builder.Rows("statement_claims");
        builder.Refers<StatementClaim, Statement>(nameof(StatementClaim.StatementId));
        builder.Refers<StatementClaim, StatementCheck>(nameof(StatementClaim.CheckId));
        builder.Unique(nameof(StatementClaim.CheckId), nameof(StatementClaim.Number)).HasFilter(RegisterRows.InForce);
    }
}

internal sealed class ClaimDecisionMapping : IEntityTypeConfiguration<ClaimDecision>
{
    public void Configure(EntityTypeBuilder<ClaimDecision> builder)
    {
        builder.Rows("claim_decisions");
        builder.Refers<ClaimDecision, Statement>(nameof(ClaimDecision.StatementId));
        builder.Refers<ClaimDecision, User>(nameof(ClaimDecision.UserId));
        builder.FoundBy(nameof(ClaimDecision.StatementId));
    }
}

internal sealed class StatementReplyMapping : IEntityTypeConfiguration<StatementReply>
{
    public void Configure(EntityTypeBuilder<StatementReply> builder)
    {
        builder.Rows("statement_replies");
        builder.Refers<StatementReply, Statement>(nameof(StatementReply.StatementId));
        builder.Refers<StatementReply, StatementReport>(nameof(StatementReply.ReportId));
        builder.Refers<StatementReply, User>(nameof(StatementReply.UserId));
        builder.FoundBy(nameof(StatementReply.StatementId));
    }
}

internal sealed class StatementCorrectionMapping : IEntityTypeConfiguration<StatementCorrection>
{
    public void Configure(EntityTypeBuilder<StatementCorrection> builder)
    {
        builder.Rows("statement_corrections");
        builder.Refers<StatementCorrection, Statement>(nameof(StatementCorrection.StatementId));
        builder.Refers<StatementCorrection, User>(nameof(StatementCorrection.UserId));
        builder.FoundBy(nameof(StatementCorrection.StatementId));
    }
}

internal sealed class StatementReportMapping : IEntityTypeConfiguration<StatementReport>
{
    /// <summary>Whoever checked or asked lets nothing out.</summary>
    private const string TwoPersons =
        "released_by_user_id IS NULL OR ((asked_by_user_id IS NULL OR released_by_user_id <> asked_by_user_id) AND (checked_by_user_id IS NULL OR released_by_user_id <> checked_by_user_id))";

    public void Configure(EntityTypeBuilder<StatementReport> builder)
    {
        builder.Rows("statement_reports");
        builder.ToTable(table =>
        {
            table.HasCheckConstraint("ck_statement_reports_two_persons", TwoPersons);
            table.HasCheckConstraint("ck_statement_reports_named", "released_at IS NULL OR released_by_user_id IS NOT NULL");
        });
        builder.Refers<StatementReport, Statement>(nameof(StatementReport.StatementId));
        builder.Refers<StatementReport, StatementCheck>(nameof(StatementReport.CheckId));
        builder.Refers<StatementReport, User>(nameof(StatementReport.CheckedByUserId));
        builder.Refers<StatementReport, User>(nameof(StatementReport.AskedByUserId));
        builder.Refers<StatementReport, User>(nameof(StatementReport.ReleasedByUserId));
        builder.Unique(nameof(StatementReport.Code));
        builder.Unique(nameof(StatementReport.CheckId)).HasFilter(RegisterRows.InForce);
    }
}
