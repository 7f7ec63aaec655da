using Microsoft.EntityFrameworkCore.Migrations;
using Pratip.Registry.Storage.Guards;

#nullable disable

namespace Pratip.Registry.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Complaints : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "complaints",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    reference = table.Column<string>(type: "TEXT", nullable: false),
                    agency_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    channel = table.Column<string>(type: "TEXT", nullable: false),
                    received_at = table.Column<string>(type: "TEXT", nullable: false),
                    languages = table.Column<string>(type: "TEXT", nullable: false),
                    about = table.Column<string>(type: "TEXT", nullable: false),
                    province_code = table.Column<string>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    priority = table.Column<string>(type: "TEXT", nullable: true),
                    is_danger_now = table.Column<bool>(type: "INTEGER", nullable: true),
                    duplicate_of_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    outcome = table.Column<string>(type: "TEXT", nullable: true),
                    no_action_reason = table.Column<string>(type: "TEXT", nullable: true),
                    outcome_on = table.Column<string>(type: "TEXT", nullable: true),
                    receipt = table.Column<byte[]>(type: "BLOB", nullable: true),
                    wrapped_key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    text = table.Column<byte[]>(type: "BLOB", nullable: false),
                    noun = table.Column<string>(type: "TEXT", nullable: false, computedColumnSql: "'complaints'", stored: false),
                    event_id = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    is_voided = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_complaints", x => x.id);
                    table.CheckConstraint("ck_complaints_not_its_own_duplicate", "duplicate_of_id IS NULL OR duplicate_of_id <> id");
                    table.ForeignKey(
                        name: "fk_complaints_agency_id",
                        column: x => x.agency_id,
                        principalTable: "agencies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_complaints_duplicate_of_id",
                        column: x => x.duplicate_of_id,
                        principalTable: "complaints",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_complaints_event_rows",
                        columns: x => new { x.event_id, x.noun, x.id },
                        principalTable: "event_rows",
                        principalColumns: new[] { "event_id", "noun", "row_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "complaint_evidence",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    complaint_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    agency_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    user_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<string>(type: "TEXT", nullable: false),
                    media_type = table.Column<string>(type: "TEXT", nullable: false),
                    size = table.Column<long>(type: "INTEGER", nullable: false),
                    digest = table.Column<byte[]>(type: "BLOB", nullable: false),
                    scan = table.Column<string>(type: "TEXT", nullable: false),
                    wrapped_key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    file_name = table.Column<byte[]>(type: "BLOB", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    noun = table.Column<string>(type: "TEXT", nullable: false, computedColumnSql: "'complaint_evidence'", stored: false),
                    event_id = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    is_voided = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_complaint_evidence", x => x.id);
                    table.ForeignKey(
                        name: "fk_complaint_evidence_agency_id",
                        column: x => x.agency_id,
                        principalTable: "agencies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_complaint_evidence_complaint_id",
                        column: x => x.complaint_id,
                        principalTable: "complaints",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_complaint_evidence_event_rows",
                        columns: x => new { x.event_id, x.noun, x.id },
                        principalTable: "event_rows",
                        principalColumns: new[] { "event_id", "noun", "row_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_complaint_evidence_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "complaint_findings",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    complaint_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    finding = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    agency_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    proposed_by_user_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    proposed_at = table.Column<string>(type: "TEXT", nullable: false),
                    decided_by_user_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    decided_at = table.Column<string>(type: "TEXT", nullable: true),
                    evidence = table.Column<string>(type: "TEXT", nullable: false),
                    wrapped_key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    reason = table.Column<byte[]>(type: "BLOB", nullable: false),
                    noun = table.Column<string>(type: "TEXT", nullable: false, computedColumnSql: "'complaint_findings'", stored: false),
                    event_id = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    is_voided = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_complaint_findings", x => x.id);
                    table.CheckConstraint("ck_complaint_findings_two_persons", "decided_by_user_id IS NULL OR decided_by_user_id <> proposed_by_user_id");
                    table.ForeignKey(
                        name: "fk_complaint_findings_agency_id",
                        column: x => x.agency_id,
                        principalTable: "agencies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_complaint_findings_complaint_id",
                        column: x => x.complaint_id,
                        principalTable: "complaints",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_complaint_findings_decided_by_user_id",
                        column: x => x.decided_by_user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_complaint_findings_event_rows",
                        columns: x => new { x.event_id, x.noun, x.id },
                        principalTable: "event_rows",
                        principalColumns: new[] { "event_id", "noun", "row_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_complaint_findings_proposed_by_user_id",
                        column: x => x.proposed_by_user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "complaint_links",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    complaint_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    site_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    report_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    case_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    is_taken_back = table.Column<bool>(type: "INTEGER", nullable: false),
                    noun = table.Column<string>(type: "TEXT", nullable: false, computedColumnSql: "'complaint_links'", stored: false),
                    event_id = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    is_voided = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_complaint_links", x => x.id);
                    table.ForeignKey(
                        name: "fk_complaint_links_case_id",
                        column: x => x.case_id,
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_complaint_links_complaint_id",
                        column: x => x.complaint_id,
                        principalTable: "complaints",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_complaint_links_event_rows",
                        columns: x => new { x.event_id, x.noun, x.id },
                        principalTable: "event_rows",
                        principalColumns: new[] { "event_id", "noun", "row_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_complaint_links_report_id",
                        column: x => x.report_id,
                        principalTable: "person_reports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_complaint_links_site_id",
                        column: x => x.site_id,
                        principalTable: "sites",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "complaint_recusals",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    complaint_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    agency_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    noun = table.Column<string>(type: "TEXT", nullable: false, computedColumnSql: "'complaint_recusals'", stored: false),
                    event_id = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    is_voided = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_complaint_recusals", x => x.id);
                    table.ForeignKey(
                        name: "fk_complaint_recusals_agency_id",
                        column: x => x.agency_id,
                        principalTable: "agencies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_complaint_recusals_complaint_id",
                        column: x => x.complaint_id,
                        principalTable: "complaints",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_complaint_recusals_event_rows",
                        columns: x => new { x.event_id, x.noun, x.id },
                        principalTable: "event_rows",
                        principalColumns: new[] { "event_id", "noun", "row_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "complaint_reporters",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    complaint_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    report_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    wrapped_key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<byte[]>(type: "BLOB", nullable: true),
                    contact = table.Column<byte[]>(type: "BLOB", nullable: true),
                    noun = table.Column<string>(type: "TEXT", nullable: false, computedColumnSql: "'complaint_reporters'", stored: false),
                    event_id = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    is_voided = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_complaint_reporters", x => x.id);
                    table.ForeignKey(
                        name: "fk_complaint_reporters_complaint_id",
                        column: x => x.complaint_id,
                        principalTable: "complaints",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_complaint_reporters_event_rows",
                        columns: x => new { x.event_id, x.noun, x.id },
                        principalTable: "event_rows",
                        principalColumns: new[] { "event_id", "noun", "row_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_complaint_reporters_report_id",
                        column: x => x.report_id,
                        principalTable: "person_reports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "complaint_steps",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    complaint_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<string>(type: "TEXT", nullable: false),
                    on = table.Column<string>(type: "TEXT", nullable: false),
                    agency_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    user_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    plan_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    evidence_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    result = table.Column<string>(type: "TEXT", nullable: true),
                    visibility = table.Column<string>(type: "TEXT", nullable: true),
                    wrapped_key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    text = table.Column<byte[]>(type: "BLOB", nullable: true),
                    present = table.Column<byte[]>(type: "BLOB", nullable: true),
                    noun = table.Column<string>(type: "TEXT", nullable: false, computedColumnSql: "'complaint_steps'", stored: false),
                    event_id = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    is_voided = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_complaint_steps", x => x.id);
                    table.ForeignKey(
                        name: "fk_complaint_steps_agency_id",
                        column: x => x.agency_id,
                        principalTable: "agencies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_complaint_steps_complaint_id",
                        column: x => x.complaint_id,
                        principalTable: "complaints",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_complaint_steps_event_rows",
                        columns: x => new { x.event_id, x.noun, x.id },
                        principalTable: "event_rows",
                        principalColumns: new[] { "event_id", "noun", "row_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_complaint_steps_evidence_id",
                        column: x => x.evidence_id,
                        principalTable: "complaint_evidence",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_complaint_steps_plan_id",
                        column: x => x.plan_id,
                        principalTable: "complaint_steps",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_complaint_steps_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "complaint_publications",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    complaint_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    finding_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    written_by_user_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    written_at = table.Column<string>(type: "TEXT", nullable: false),
                    text_en = table.Column<string>(type: "TEXT", nullable: false),
                    text_km = table.Column<string>(type: "TEXT", nullable: false),
                    released_by_user_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    released_on = table.Column<string>(type: "TEXT", nullable: true),
                    withdrawn_on = table.Column<string>(type: "TEXT", nullable: true),
                    noun = table.Column<string>(type: "TEXT", nullable: false, computedColumnSql: "'complaint_publications'", stored: false),
                    event_id = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    is_voided = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_complaint_publications", x => x.id);
                    table.CheckConstraint("ck_complaint_publications_two_persons", "released_by_user_id IS NULL OR released_by_user_id <> written_by_user_id");
                    table.ForeignKey(
                        name: "fk_complaint_publications_complaint_id",
                        column: x => x.complaint_id,
                        principalTable: "complaints",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_complaint_publications_event_rows",
                        columns: x => new { x.event_id, x.noun, x.id },
                        principalTable: "event_rows",
                        principalColumns: new[] { "event_id", "noun", "row_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_complaint_publications_finding_id",
                        column: x => x.finding_id,
                        principalTable: "complaint_findings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_complaint_publications_released_by_user_id",
                        column: x => x.released_by_user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_complaint_publications_written_by_user_id",
                        column: x => x.written_by_user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
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

            SqliteGuards.InstallFor(migrationBuilder, TargetModel, ["complaint_evidence", "complaint_findings", "complaint_links", "complaint_publications", "complaint_recusals", "complaint_reporters", "complaint_steps", "complaints"]);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
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
                name: "complaint_findings");

            migrationBuilder.DropTable(
                name: "complaint_evidence");

            migrationBuilder.DropTable(
                name: "complaints");
        }
    }
}
