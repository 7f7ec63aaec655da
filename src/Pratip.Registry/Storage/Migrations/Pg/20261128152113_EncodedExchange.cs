using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Pratip.Registry.Storage.Guards;

#nullable disable

namespace Pratip.Registry.Storage.Migrations.Pg
{
    /// <inheritdoc />
    public partial class EncodedExchange : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "encoded_questions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    partner_agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    holding_agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    held_report_id = table.Column<Guid>(type: "uuid", nullable: false),
                    likeness_per_mille = table.Column<int>(type: "integer", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    answer = table.Column<string>(type: "text", nullable: false),
                    answered_by = table.Column<string>(type: "text", nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    wrapped_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    word = table.Column<byte[]>(type: "bytea", nullable: true),
                    event_id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    is_voided = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_encoded_questions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "encoded_runs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    agreement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    file_sha256 = table.Column<string>(type: "text", nullable: false),
                    encodings = table.Column<int>(type: "integer", nullable: false),
                    event_id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    is_voided = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_encoded_runs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "exchange_agreements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "text", nullable: false),
                    partner_agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    purpose = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false),
                    quota_per_month = table.Column<int>(type: "integer", nullable: false),
                    key_file = table.Column<string>(type: "text", nullable: false),
                    asked_by_user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    approved_by_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    approved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    end_reason = table.Column<string>(type: "text", nullable: true),
                    event_id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    is_voided = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_exchange_agreements", x => x.id);
                    table.CheckConstraint("ck_exchange_agreements_two_persons", "approved_by_user_id IS NULL OR approved_by_user_id <> asked_by_user_id");
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

            PgGuards.InstallFor(migrationBuilder, TargetModel, ["encoded_questions", "encoded_runs", "exchange_agreements"]);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new System.NotSupportedException("A register is not taken back to an older form: restore a backup.");
    }
}
