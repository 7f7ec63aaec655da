using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Pratip.Registry.Storage.Guards;

#nullable disable

namespace Pratip.Registry.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class EncodedExchange : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "exchange_agreements",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    reference = table.Column<string>(type: "TEXT", nullable: false),
                    partner_agency_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    quota_per_month = table.Column<int>(type: "INTEGER", nullable: false),
                    key_file = table.Column<string>(type: "TEXT", nullable: false),
                    asked_by_user_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    asked_at = table.Column<string>(type: "TEXT", nullable: false),
                    approved_by_user_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    approved_at = table.Column<string>(type: "TEXT", nullable: true),
                    ended_at = table.Column<string>(type: "TEXT", nullable: true),
                    end_reason = table.Column<string>(type: "TEXT", nullable: true),
                    noun = table.Column<string>(type: "TEXT", nullable: false, computedColumnSql: "'exchange_agreements'", stored: false),
                    event_id = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    is_voided = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_exchange_agreements", x => x.id);
                    table.CheckConstraint("ck_exchange_agreements_two_persons", "approved_by_user_id IS NULL OR approved_by_user_id <> asked_by_user_id");
                    table.ForeignKey(
                        name: "fk_exchange_agreements_approved_by_user_id",
                        column: x => x.approved_by_user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_exchange_agreements_asked_by_user_id",
                        column: x => x.asked_by_user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_exchange_agreements_event_rows",
                        columns: x => new { x.event_id, x.noun, x.id },
                        principalTable: "event_rows",
                        principalColumns: new[] { "event_id", "noun", "row_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_exchange_agreements_partner_agency_id",
                        column: x => x.partner_agency_id,
                        principalTable: "agencies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "encoded_runs",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    agreement_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<string>(type: "TEXT", nullable: false),
                    file_sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    encodings = table.Column<int>(type: "INTEGER", nullable: false),
                    noun = table.Column<string>(type: "TEXT", nullable: false, computedColumnSql: "'encoded_runs'", stored: false),
                    event_id = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    is_voided = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_encoded_runs", x => x.id);
                    table.ForeignKey(
                        name: "fk_encoded_runs_agreement_id",
                        column: x => x.agreement_id,
                        principalTable: "exchange_agreements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_encoded_runs_event_rows",
                        columns: x => new { x.event_id, x.noun, x.id },
                        principalTable: "event_rows",
                        principalColumns: new[] { "event_id", "noun", "row_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "encoded_questions",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    run_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    partner_agency_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    holding_agency_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    held_report_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    likeness_per_mille = table.Column<int>(type: "INTEGER", nullable: false),
                    asked_at = table.Column<string>(type: "TEXT", nullable: false),
                    answer = table.Column<string>(type: "TEXT", nullable: false),
                    answered_by = table.Column<string>(type: "TEXT", nullable: true),
                    answered_at = table.Column<string>(type: "TEXT", nullable: true),
                    wrapped_key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    word = table.Column<byte[]>(type: "BLOB", nullable: true),
                    noun = table.Column<string>(type: "TEXT", nullable: false, computedColumnSql: "'encoded_questions'", stored: false),
                    event_id = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    is_voided = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_encoded_questions", x => x.id);
                    table.ForeignKey(
                        name: "fk_encoded_questions_event_rows",
                        columns: x => new { x.event_id, x.noun, x.id },
                        principalTable: "event_rows",
                        principalColumns: new[] { "event_id", "noun", "row_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_encoded_questions_held_report_id",
                        column: x => x.held_report_id,
                        principalTable: "person_reports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_encoded_questions_holding_agency_id",
                        column: x => x.holding_agency_id,
                        principalTable: "agencies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_encoded_questions_partner_agency_id",
                        column: x => x.partner_agency_id,
                        principalTable: "agencies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_encoded_questions_run_id",
                        column: x => x.run_id,
                        principalTable: "encoded_runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_encoded_questions_holder",
                table: "encoded_questions",
                columns: new[] { "holding_agency_id", "answer" });

            migrationBuilder.CreateIndex(
                name: "ix_encoded_questions_partner_agency_id",
                table: "encoded_questions",
                column: "partner_agency_id");

            migrationBuilder.CreateIndex(
                name: "ux_encoded_questions_run_id_number_held_report_id",
                table: "encoded_questions",
                columns: new[] { "run_id", "number", "held_report_id" },
                unique: true,
                filter: "NOT is_voided");

            migrationBuilder.CreateIndex(
                name: "ux_encoded_runs_agreement_id_file_sha256",
                table: "encoded_runs",
                columns: new[] { "agreement_id", "file_sha256" },
                unique: true,
                filter: "NOT is_voided");

            migrationBuilder.CreateIndex(
                name: "ux_exchange_agreements_reference",
                table: "exchange_agreements",
                column: "reference",
                unique: true,
                filter: "NOT is_voided");

            SqliteGuards.InstallFor(migrationBuilder, TargetModel, ["encoded_questions", "encoded_runs", "exchange_agreements"]);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new System.NotSupportedException("A register is not taken back to an older form: restore a backup.");
    }
}
