using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Pratip.Registry.Storage.Guards;

#nullable disable

namespace Pratip.Registry.Storage.Migrations.Pg
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    event_id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    is_voided = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_counted_persons", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "identity_clearances",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    judgement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    report_id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    answer = table.Column<string>(type: "text", nullable: false),
                    answered_by = table.Column<string>(type: "text", nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    event_id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    is_voided = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_clearances", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "identity_judgements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    report_a_id = table.Column<Guid>(type: "uuid", nullable: false),
                    report_b_id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency_a_id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency_b_id = table.Column<Guid>(type: "uuid", nullable: false),
                    verdict = table.Column<string>(type: "text", nullable: false),
                    maker = table.Column<string>(type: "text", nullable: false),
                    made_by = table.Column<string>(type: "text", nullable: true),
                    maker_agency_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    evidence = table.Column<string>(type: "text", nullable: false),
                    wrapped_key = table.Column<byte[]>(type: "bytea", nullable: true),
                    reason = table.Column<byte[]>(type: "bytea", nullable: true),
                    model_version = table.Column<string>(type: "text", nullable: true),
                    probability_per_mille = table.Column<int>(type: "integer", nullable: true),
                    seen_a = table.Column<int>(type: "integer", nullable: false),
                    seen_b = table.Column<int>(type: "integer", nullable: false),
                    needs_second = table.Column<bool>(type: "boolean", nullable: false),
                    confirms_id = table.Column<Guid>(type: "uuid", nullable: true),
                    supersedes_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reverses_id = table.Column<Guid>(type: "uuid", nullable: true),
                    event_id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    is_voided = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_judgements", x => x.id);
                    table.CheckConstraint("ck_identity_judgements_two_reports", "report_a_id <> report_b_id");
                });

            migrationBuilder.CreateTable(
                name: "linkage_pairs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    report_a_id = table.Column<Guid>(type: "uuid", nullable: false),
                    report_b_id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency_a_id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency_b_id = table.Column<Guid>(type: "uuid", nullable: false),
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    probability_per_mille = table.Column<int>(type: "integer", nullable: false),
                    levels = table.Column<string>(type: "text", nullable: false),
                    weight_tenths = table.Column<int>(type: "integer", nullable: false),
                    cause = table.Column<string>(type: "text", nullable: false),
                    is_open = table.Column<bool>(type: "boolean", nullable: false),
                    event_id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    is_voided = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_linkage_pairs", x => x.id);
                    table.CheckConstraint("ck_linkage_pairs_two_reports", "report_a_id <> report_b_id");
                });

            migrationBuilder.CreateTable(
                name: "linkage_runs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    model_version = table.Column<string>(type: "text", nullable: false),
                    seed = table.Column<long>(type: "bigint", nullable: false),
                    threshold_per_mille = table.Column<int>(type: "integer", nullable: false),
                    reports = table.Column<int>(type: "integer", nullable: false),
                    persons = table.Column<int>(type: "integer", nullable: false),
                    automatic_pairs = table.Column<int>(type: "integer", nullable: false),
                    review_pairs = table.Column<int>(type: "integer", nullable: false),
                    weights = table.Column<string>(type: "text", nullable: false),
                    event_id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    is_voided = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_linkage_runs", x => x.id);
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

            PgGuards.InstallFor(migrationBuilder, TargetModel, ["counted_persons", "identity_clearances", "identity_judgements", "linkage_pairs", "linkage_runs"]);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new System.NotSupportedException("A register is not taken back to an older form: restore a backup.");
    }
}
