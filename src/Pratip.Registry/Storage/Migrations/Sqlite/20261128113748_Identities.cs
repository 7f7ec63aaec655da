using Microsoft.EntityFrameworkCore.Migrations;
using Pratip.Registry.Storage.Guards;

#nullable disable

namespace Pratip.Registry.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Identities : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "counted_persons",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    noun = table.Column<string>(type: "TEXT", nullable: false, computedColumnSql: "'counted_persons'", stored: false),
                    event_id = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    is_voided = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_counted_persons", x => x.id);
                    table.ForeignKey(
                        name: "fk_counted_persons_event_rows",
                        columns: x => new { x.event_id, x.noun, x.id },
                        principalTable: "event_rows",
                        principalColumns: new[] { "event_id", "noun", "row_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "identity_judgements",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    report_a_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    report_b_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    agency_a_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    agency_b_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    verdict = table.Column<string>(type: "TEXT", nullable: false),
                    maker = table.Column<string>(type: "TEXT", nullable: false),
                    made_by = table.Column<string>(type: "TEXT", nullable: true),
                    maker_agency_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    at = table.Column<string>(type: "TEXT", nullable: false),
                    evidence = table.Column<string>(type: "TEXT", nullable: false),
                    wrapped_key = table.Column<byte[]>(type: "BLOB", nullable: true),
                    reason = table.Column<byte[]>(type: "BLOB", nullable: true),
                    model_version = table.Column<string>(type: "TEXT", nullable: true),
                    probability_per_mille = table.Column<int>(type: "INTEGER", nullable: true),
                    seen_a = table.Column<int>(type: "INTEGER", nullable: false),
                    seen_b = table.Column<int>(type: "INTEGER", nullable: false),
                    needs_second = table.Column<bool>(type: "INTEGER", nullable: false),
                    confirms_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    supersedes_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    reverses_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    noun = table.Column<string>(type: "TEXT", nullable: false, computedColumnSql: "'identity_judgements'", stored: false),
                    event_id = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    is_voided = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_judgements", x => x.id);
                    table.CheckConstraint("ck_identity_judgements_two_reports", "report_a_id <> report_b_id");
                    table.ForeignKey(
                        name: "fk_identity_judgements_agency_a_id",
                        column: x => x.agency_a_id,
                        principalTable: "agencies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_identity_judgements_agency_b_id",
                        column: x => x.agency_b_id,
                        principalTable: "agencies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_identity_judgements_confirms_id",
                        column: x => x.confirms_id,
                        principalTable: "identity_judgements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_identity_judgements_event_rows",
                        columns: x => new { x.event_id, x.noun, x.id },
                        principalTable: "event_rows",
                        principalColumns: new[] { "event_id", "noun", "row_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_identity_judgements_maker_agency_id",
                        column: x => x.maker_agency_id,
                        principalTable: "agencies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_identity_judgements_report_a_id",
                        column: x => x.report_a_id,
                        principalTable: "person_reports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_identity_judgements_report_b_id",
                        column: x => x.report_b_id,
                        principalTable: "person_reports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_identity_judgements_reverses_id",
                        column: x => x.reverses_id,
                        principalTable: "identity_judgements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_identity_judgements_supersedes_id",
                        column: x => x.supersedes_id,
                        principalTable: "identity_judgements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "linkage_runs",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<string>(type: "TEXT", nullable: false),
                    model_version = table.Column<string>(type: "TEXT", nullable: false),
                    seed = table.Column<long>(type: "INTEGER", nullable: false),
                    threshold_per_mille = table.Column<int>(type: "INTEGER", nullable: false),
                    reports = table.Column<int>(type: "INTEGER", nullable: false),
                    persons = table.Column<int>(type: "INTEGER", nullable: false),
                    automatic_pairs = table.Column<int>(type: "INTEGER", nullable: false),
                    review_pairs = table.Column<int>(type: "INTEGER", nullable: false),
                    weights = table.Column<string>(type: "TEXT", nullable: false),
                    noun = table.Column<string>(type: "TEXT", nullable: false, computedColumnSql: "'linkage_runs'", stored: false),
                    event_id = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    is_voided = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_linkage_runs", x => x.id);
                    table.ForeignKey(
                        name: "fk_linkage_runs_event_rows",
                        columns: x => new { x.event_id, x.noun, x.id },
                        principalTable: "event_rows",
                        principalColumns: new[] { "event_id", "noun", "row_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "identity_clearances",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    judgement_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    report_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    agency_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    answer = table.Column<string>(type: "TEXT", nullable: false),
                    answered_by = table.Column<string>(type: "TEXT", nullable: true),
                    answered_at = table.Column<string>(type: "TEXT", nullable: true),
                    noun = table.Column<string>(type: "TEXT", nullable: false, computedColumnSql: "'identity_clearances'", stored: false),
                    event_id = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    is_voided = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_clearances", x => x.id);
                    table.ForeignKey(
                        name: "fk_identity_clearances_agency_id",
                        column: x => x.agency_id,
                        principalTable: "agencies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_identity_clearances_event_rows",
                        columns: x => new { x.event_id, x.noun, x.id },
                        principalTable: "event_rows",
                        principalColumns: new[] { "event_id", "noun", "row_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_identity_clearances_judgement_id",
                        column: x => x.judgement_id,
                        principalTable: "identity_judgements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_identity_clearances_report_id",
                        column: x => x.report_id,
                        principalTable: "person_reports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "linkage_pairs",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    report_a_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    report_b_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    agency_a_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    agency_b_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    run_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    probability_per_mille = table.Column<int>(type: "INTEGER", nullable: false),
                    levels = table.Column<string>(type: "TEXT", nullable: false),
                    weight_tenths = table.Column<int>(type: "INTEGER", nullable: false),
                    cause = table.Column<string>(type: "TEXT", nullable: false),
                    is_open = table.Column<bool>(type: "INTEGER", nullable: false),
                    noun = table.Column<string>(type: "TEXT", nullable: false, computedColumnSql: "'linkage_pairs'", stored: false),
                    event_id = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    is_voided = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_linkage_pairs", x => x.id);
                    table.CheckConstraint("ck_linkage_pairs_two_reports", "report_a_id <> report_b_id");
                    table.ForeignKey(
                        name: "fk_linkage_pairs_agency_a_id",
                        column: x => x.agency_a_id,
                        principalTable: "agencies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_linkage_pairs_agency_b_id",
                        column: x => x.agency_b_id,
                        principalTable: "agencies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_linkage_pairs_event_rows",
                        columns: x => new { x.event_id, x.noun, x.id },
                        principalTable: "event_rows",
                        principalColumns: new[] { "event_id", "noun", "row_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_linkage_pairs_report_a_id",
                        column: x => x.report_a_id,
                        principalTable: "person_reports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_linkage_pairs_report_b_id",
                        column: x => x.report_b_id,
                        principalTable: "person_reports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_linkage_pairs_run_id",
                        column: x => x.run_id,
                        principalTable: "linkage_runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_identity_clearances_agency",
                table: "identity_clearances",
                columns: new[] { "agency_id", "answer" });

            migrationBuilder.CreateIndex(
                name: "ix_identity_clearances_judgement_id",
                table: "identity_clearances",
                column: "judgement_id");

            migrationBuilder.CreateIndex(
                name: "ix_identity_judgements_pair",
                table: "identity_judgements",
                columns: new[] { "report_a_id", "report_b_id" });

            migrationBuilder.CreateIndex(
                name: "ix_identity_judgements_report_b_id",
                table: "identity_judgements",
                column: "report_b_id");

            migrationBuilder.CreateIndex(
                name: "ux_identity_judgements_reverses_id",
                table: "identity_judgements",
                column: "reverses_id",
                unique: true,
                filter: "reverses_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_linkage_pairs_open",
                table: "linkage_pairs",
                columns: new[] { "probability_per_mille", "id" },
                filter: "is_open");

            migrationBuilder.CreateIndex(
                name: "ux_linkage_pairs_report_a_id_report_b_id",
                table: "linkage_pairs",
                columns: new[] { "report_a_id", "report_b_id" },
                unique: true,
                filter: "NOT is_voided");

            SqliteGuards.InstallFor(migrationBuilder, TargetModel, ["counted_persons", "identity_clearances", "identity_judgements", "linkage_pairs", "linkage_runs"]);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new System.NotSupportedException("A register is not taken back to an older form: restore a backup.");
    }
}
