using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Pratip.Registry.Storage.Guards;

#nullable disable

namespace Pratip.Registry.Storage.Migrations.Pg
{
    /// <inheritdoc />
    public partial class Complaints : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "complaint_evidence",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    complaint_id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    media_type = table.Column<string>(type: "text", nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    digest = table.Column<byte[]>(type: "bytea", nullable: false),
                    scan = table.Column<string>(type: "text", nullable: false),
                    wrapped_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    file_name = table.Column<byte[]>(type: "bytea", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    event_id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    is_voided = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_complaint_evidence", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "complaint_findings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    complaint_id = table.Column<Guid>(type: "uuid", nullable: false),
                    finding = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    proposed_by_user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_by_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    evidence = table.Column<string[]>(type: "text[]", nullable: false),
                    wrapped_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    reason = table.Column<byte[]>(type: "bytea", nullable: false),
                    event_id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    is_voided = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_complaint_findings", x => x.id);
                    table.CheckConstraint("ck_complaint_findings_two_persons", "decided_by_user_id IS NULL OR decided_by_user_id <> proposed_by_user_id");
                });

            migrationBuilder.CreateTable(
                name: "complaint_links",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    complaint_id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: true),
                    report_id = table.Column<Guid>(type: "uuid", nullable: true),
                    case_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_taken_back = table.Column<bool>(type: "boolean", nullable: false),
                    event_id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    is_voided = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_complaint_links", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "complaint_publications",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    complaint_id = table.Column<Guid>(type: "uuid", nullable: false),
                    finding_id = table.Column<Guid>(type: "uuid", nullable: false),
                    written_by_user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    text_en = table.Column<string>(type: "text", nullable: false),
                    text_km = table.Column<string>(type: "text", nullable: false),
                    released_by_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    released_on = table.Column<string>(type: "text", nullable: true),
                    withdrawn_on = table.Column<string>(type: "text", nullable: true),
                    event_id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    is_voided = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_complaint_publications", x => x.id);
                    table.CheckConstraint("ck_complaint_publications_two_persons", "released_by_user_id IS NULL OR released_by_user_id <> written_by_user_id");
                });

            migrationBuilder.CreateTable(
                name: "complaint_recusals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    complaint_id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    event_id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    is_voided = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_complaint_recusals", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "complaint_reporters",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    complaint_id = table.Column<Guid>(type: "uuid", nullable: false),
                    report_id = table.Column<Guid>(type: "uuid", nullable: true),
                    wrapped_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    name = table.Column<byte[]>(type: "bytea", nullable: true),
                    contact = table.Column<byte[]>(type: "bytea", nullable: true),
                    event_id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    is_voided = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_complaint_reporters", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "complaint_steps",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    complaint_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    on = table.Column<string>(type: "text", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: true),
                    user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: true),
                    evidence_id = table.Column<Guid>(type: "uuid", nullable: true),
                    result = table.Column<string>(type: "text", nullable: true),
                    visibility = table.Column<string>(type: "text", nullable: true),
                    wrapped_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    text = table.Column<byte[]>(type: "bytea", nullable: true),
                    present = table.Column<byte[]>(type: "bytea", nullable: true),
                    event_id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    is_voided = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_complaint_steps", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "complaints",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "text", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    languages = table.Column<string[]>(type: "text[]", nullable: false),
                    about = table.Column<string>(type: "text", nullable: false),
                    province_code = table.Column<string>(type: "text", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    priority = table.Column<string>(type: "text", nullable: true),
                    is_danger_now = table.Column<bool>(type: "boolean", nullable: true),
                    duplicate_of_id = table.Column<Guid>(type: "uuid", nullable: true),
                    outcome = table.Column<string>(type: "text", nullable: true),
                    no_action_reason = table.Column<string>(type: "text", nullable: true),
                    outcome_on = table.Column<string>(type: "text", nullable: true),
                    receipt = table.Column<byte[]>(type: "bytea", nullable: true),
                    wrapped_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    text = table.Column<byte[]>(type: "bytea", nullable: false),
                    event_id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    is_voided = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_complaints", x => x.id);
                    table.CheckConstraint("ck_complaints_not_its_own_duplicate", "duplicate_of_id IS NULL OR duplicate_of_id <> id");
                });

            migrationBuilder.CreateIndex(
                name: "ix_complaint_evidence_complaint_id",
                table: "complaint_evidence",
                column: "complaint_id");

            migrationBuilder.CreateIndex(
                name: "ix_complaint_findings_complaint_id",
                table: "complaint_findings",
                column: "complaint_id");

            migrationBuilder.CreateIndex(
                name: "ix_complaint_links_case_id",
                table: "complaint_links",
                column: "case_id",
                filter: "case_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_complaint_links_complaint_id",
                table: "complaint_links",
                column: "complaint_id");

            migrationBuilder.CreateIndex(
                name: "ix_complaint_publications_complaint_id",
                table: "complaint_publications",
                column: "complaint_id");

            migrationBuilder.CreateIndex(
                name: "ux_complaint_recusals_complaint_id_agency_id",
                table: "complaint_recusals",
                columns: new[] { "complaint_id", "agency_id" },
                unique: true,
                filter: "NOT is_voided");

            migrationBuilder.CreateIndex(
                name: "ix_complaint_reporters_report_id",
                table: "complaint_reporters",
                column: "report_id",
                filter: "report_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ux_complaint_reporters_complaint_id",
                table: "complaint_reporters",
                column: "complaint_id",
                unique: true,
                filter: "NOT is_voided");

            migrationBuilder.CreateIndex(
                name: "ix_complaint_steps_complaint_id",
                table: "complaint_steps",
                column: "complaint_id");

            migrationBuilder.CreateIndex(
                name: "ix_complaint_steps_evidence_id",
                table: "complaint_steps",
                column: "evidence_id",
                filter: "evidence_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_complaint_steps_plan_id",
                table: "complaint_steps",
                column: "plan_id",
                filter: "plan_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_complaints_agency_id",
                table: "complaints",
                column: "agency_id");

            migrationBuilder.CreateIndex(
                name: "ix_complaints_duplicate_of_id",
                table: "complaints",
                column: "duplicate_of_id",
                filter: "duplicate_of_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_complaints_receipt",
                table: "complaints",
                column: "receipt",
                filter: "receipt IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ux_complaints_reference",
                table: "complaints",
                column: "reference",
                unique: true,
                filter: "NOT is_voided");

            PgGuards.InstallFor(migrationBuilder, TargetModel, ["complaint_evidence", "complaint_findings", "complaint_links", "complaint_publications", "complaint_recusals", "complaint_reporters", "complaint_steps", "complaints"]);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "complaint_evidence");

            migrationBuilder.DropTable(
                name: "complaint_findings");

            migrationBuilder.DropTable(
                name: "complaint_links");

            migrationBuilder.DropTable(
                name: "complaint_publications");

            migrationBuilder.DropTable(
                name: "complaint_recusals");

            migrationBuilder.DropTable(
                name: "complaint_reporters");

            migrationBuilder.DropTable(
                name: "complaint_steps");

            migrationBuilder.DropTable(
                name: "complaints");
        }
    }
}
