using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Pratip.Registry.Storage.Guards;

#nullable disable

namespace Pratip.Registry.Storage.Migrations.Pg
{
    /// <inheritdoc />
    public partial class Statements : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "claim_decisions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    statement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    start = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    measure = table.Column<string>(type: "text", nullable: true),
                    window = table.Column<string>(type: "text", nullable: true),
                    comparison = table.Column<string>(type: "text", nullable: true),
                    by = table.Column<string>(type: "text", nullable: true),
                    key = table.Column<string>(type: "text", nullable: true),
                    value = table.Column<string>(type: "text", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    event_id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    is_voided = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_claim_decisions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "statement_checks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    statement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    cause = table.Column<string>(type: "text", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    content_hash = table.Column<string>(type: "text", nullable: false),
                    editions = table.Column<string>(type: "text", nullable: false),
                    claims = table.Column<int>(type: "integer", nullable: false),
                    gaps = table.Column<int>(type: "integer", nullable: false),
                    wrong = table.Column<int>(type: "integer", nullable: false),
                    overtaken = table.Column<int>(type: "integer", nullable: false),
                    checked_by_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    checked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    event_id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    is_voided = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_statement_checks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "statement_claims",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    statement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    check_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    start = table.Column<int>(type: "integer", nullable: false),
                    length = table.Column<int>(type: "integer", nullable: false),
                    form = table.Column<string>(type: "text", nullable: false),
                    measure = table.Column<string>(type: "text", nullable: true),
                    window_from = table.Column<DateOnly>(type: "date", nullable: true),
                    verdict = table.Column<string>(type: "text", nullable: true),
                    explanation = table.Column<string>(type: "text", nullable: true),
                    has_gaps = table.Column<bool>(type: "boolean", nullable: false),
                    is_finished = table.Column<bool>(type: "boolean", nullable: false),
                    is_overtaken = table.Column<bool>(type: "boolean", nullable: false),
                    event_id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    is_voided = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_statement_claims", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "statement_corrections",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    statement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    made_by = table.Column<string>(type: "text", nullable: false),
                    made_on = table.Column<DateOnly>(type: "date", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    claim_start = table.Column<int>(type: "integer", nullable: true),
                    user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    event_id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    is_voided = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_statement_corrections", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "statement_replies",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    statement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sent_on = table.Column<DateOnly>(type: "date", nullable: false),
                    sent_to = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    report_id = table.Column<Guid>(type: "uuid", nullable: true),
                    user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    event_id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    is_voided = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_statement_replies", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "statement_reports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    statement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    check_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    checked_by_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    asked_by_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    released_by_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    released_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    event_id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    is_voided = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_statement_reports", x => x.id);
                    table.CheckConstraint("ck_statement_reports_named", "released_at IS NULL OR released_by_user_id IS NOT NULL");
                    table.CheckConstraint("ck_statement_reports_two_persons", "released_by_user_id IS NULL OR ((asked_by_user_id IS NULL OR released_by_user_id <> asked_by_user_id) AND (checked_by_user_id IS NULL OR released_by_user_id <> checked_by_user_id))");
                });

            migrationBuilder.CreateTable(
                name: "statements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    speaker = table.Column<string>(type: "text", nullable: true),
                    outlet = table.Column<string>(type: "text", nullable: true),
                    place = table.Column<string>(type: "text", nullable: true),
                    address = table.Column<string>(type: "text", nullable: true),
                    made_on = table.Column<DateOnly>(type: "date", nullable: false),
                    is_own = table.Column<bool>(type: "boolean", nullable: false),
                    language = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    text_hash = table.Column<string>(type: "text", nullable: false),
                    file_name = table.Column<string>(type: "text", nullable: true),
                    registered_by_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    registered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    event_id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    is_voided = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_statements", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_claim_decisions_statement_id",
                table: "claim_decisions",
                column: "statement_id");

            migrationBuilder.CreateIndex(
                name: "ux_statement_checks_statement_id_number",
                table: "statement_checks",
                columns: new[] { "statement_id", "number" },
                unique: true,
                filter: "NOT is_voided");

            migrationBuilder.CreateIndex(
                name: "ux_statement_claims_check_id_number",
                table: "statement_claims",
                columns: new[] { "check_id", "number" },
                unique: true,
                filter: "NOT is_voided");

            migrationBuilder.CreateIndex(
                name: "ix_statement_corrections_statement_id",
                table: "statement_corrections",
                column: "statement_id");

            migrationBuilder.CreateIndex(
                name: "ix_statement_replies_statement_id",
                table: "statement_replies",
                column: "statement_id");

            migrationBuilder.CreateIndex(
                name: "ux_statement_reports_check_id",
                table: "statement_reports",
                column: "check_id",
                unique: true,
                filter: "NOT is_voided");

            migrationBuilder.CreateIndex(
                name: "ux_statement_reports_code",
                table: "statement_reports",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_statements_is_own_made_on",
                table: "statements",
                columns: new[] { "is_own", "made_on" });

            PgGuards.InstallFor(migrationBuilder, TargetModel, ["claim_decisions", "statement_checks", "statement_claims", "statement_corrections", "statement_replies", "statement_reports", "statements"]);
            StatementGuards.InstallPg(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new System.NotSupportedException("A register is not taken back to an older form: restore a backup.");
    }
}
