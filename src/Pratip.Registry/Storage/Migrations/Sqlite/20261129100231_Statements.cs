using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Pratip.Registry.Storage.Guards;

#nullable disable

namespace Pratip.Registry.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Statements : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "statements",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    speaker = table.Column<string>(type: "TEXT", nullable: true),
                    outlet = table.Column<string>(type: "TEXT", nullable: true),
                    place = table.Column<string>(type: "TEXT", nullable: true),
                    address = table.Column<string>(type: "TEXT", nullable: true),
                    made_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    is_own = table.Column<bool>(type: "INTEGER", nullable: false),
                    language = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    text_hash = table.Column<string>(type: "TEXT", nullable: false),
                    file_name = table.Column<string>(type: "TEXT", nullable: true),
                    registered_by_user_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    registered_at = table.Column<string>(type: "TEXT", nullable: false),
                    noun = table.Column<string>(type: "TEXT", nullable: false, computedColumnSql: "'statements'", stored: false),
                    event_id = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    is_voided = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_statements", x => x.id);
                    table.ForeignKey(
                        name: "fk_statements_event_rows",
                        columns: x => new { x.event_id, x.noun, x.id },
                        principalTable: "event_rows",
                        principalColumns: new[] { "event_id", "noun", "row_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_statements_registered_by_user_id",
                        column: x => x.registered_by_user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "claim_decisions",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    statement_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    start = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    measure = table.Column<string>(type: "TEXT", nullable: true),
                    window = table.Column<string>(type: "TEXT", nullable: true),
                    comparison = table.Column<string>(type: "TEXT", nullable: true),
                    by = table.Column<string>(type: "TEXT", nullable: true),
                    key = table.Column<string>(type: "TEXT", nullable: true),
                    value = table.Column<string>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    user_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    at = table.Column<string>(type: "TEXT", nullable: false),
                    noun = table.Column<string>(type: "TEXT", nullable: false, computedColumnSql: "'claim_decisions'", stored: false),
                    event_id = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    is_voided = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_claim_decisions", x => x.id);
                    table.ForeignKey(
                        name: "fk_claim_decisions_event_rows",
                        columns: x => new { x.event_id, x.noun, x.id },
                        principalTable: "event_rows",
                        principalColumns: new[] { "event_id", "noun", "row_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_claim_decisions_statement_id",
                        column: x => x.statement_id,
                        principalTable: "statements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_claim_decisions_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "statement_checks",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    statement_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    cause = table.Column<string>(type: "TEXT", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    content_hash = table.Column<string>(type: "TEXT", nullable: false),
                    editions = table.Column<string>(type: "TEXT", nullable: false),
                    claims = table.Column<int>(type: "INTEGER", nullable: false),
                    gaps = table.Column<int>(type: "INTEGER", nullable: false),
                    wrong = table.Column<int>(type: "INTEGER", nullable: false),
                    overtaken = table.Column<int>(type: "INTEGER", nullable: false),
                    checked_by_user_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    checked_at = table.Column<string>(type: "TEXT", nullable: false),
                    noun = table.Column<string>(type: "TEXT", nullable: false, computedColumnSql: "'statement_checks'", stored: false),
                    event_id = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    is_voided = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_statement_checks", x => x.id);
                    table.ForeignKey(
                        name: "fk_statement_checks_checked_by_user_id",
                        column: x => x.checked_by_user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_statement_checks_event_rows",
                        columns: x => new { x.event_id, x.noun, x.id },
                        principalTable: "event_rows",
                        principalColumns: new[] { "event_id", "noun", "row_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_statement_checks_statement_id",
                        column: x => x.statement_id,
                        principalTable: "statements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "statement_corrections",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    statement_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    made_by = table.Column<string>(type: "TEXT", nullable: false),
                    made_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    claim_start = table.Column<int>(type: "INTEGER", nullable: true),
                    user_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    at = table.Column<string>(type: "TEXT", nullable: false),
                    noun = table.Column<string>(type: "TEXT", nullable: false, computedColumnSql: "'statement_corrections'", stored: false),
                    event_id = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    is_voided = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_statement_corrections", x => x.id);
                    table.ForeignKey(
                        name: "fk_statement_corrections_event_rows",
                        columns: x => new { x.event_id, x.noun, x.id },
                        principalTable: "event_rows",
                        principalColumns: new[] { "event_id", "noun", "row_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_statement_corrections_statement_id",
                        column: x => x.statement_id,
                        principalTable: "statements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_statement_corrections_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "statement_claims",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    statement_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    check_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    start = table.Column<int>(type: "INTEGER", nullable: false),
                    length = table.Column<int>(type: "INTEGER", nullable: false),
                    form = table.Column<string>(type: "TEXT", nullable: false),
                    measure = table.Column<string>(type: "TEXT", nullable: true),
                    window_from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    verdict = table.Column<string>(type: "TEXT", nullable: true),
                    explanation = table.Column<string>(type: "TEXT", nullable: true),
                    has_gaps = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_finished = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_overtaken = table.Column<bool>(type: "INTEGER", nullable: false),
                    noun = table.Column<string>(type: "TEXT", nullable: false, computedColumnSql: "'statement_claims'", stored: false),
                    event_id = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    is_voided = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_statement_claims", x => x.id);
                    table.ForeignKey(
                        name: "fk_statement_claims_check_id",
                        column: x => x.check_id,
                        principalTable: "statement_checks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_statement_claims_event_rows",
                        columns: x => new { x.event_id, x.noun, x.id },
                        principalTable: "event_rows",
                        principalColumns: new[] { "event_id", "noun", "row_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_statement_claims_statement_id",
                        column: x => x.statement_id,
                        principalTable: "statements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "statement_reports",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    statement_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    check_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    checked_by_user_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    asked_by_user_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    asked_at = table.Column<string>(type: "TEXT", nullable: false),
                    released_by_user_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    released_at = table.Column<string>(type: "TEXT", nullable: true),
                    noun = table.Column<string>(type: "TEXT", nullable: false, computedColumnSql: "'statement_reports'", stored: false),
                    event_id = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    is_voided = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_statement_reports", x => x.id);
                    table.CheckConstraint("ck_statement_reports_named", "released_at IS NULL OR released_by_user_id IS NOT NULL");
                    table.CheckConstraint("ck_statement_reports_two_persons", "released_by_user_id IS NULL OR ((asked_by_user_id IS NULL OR released_by_user_id <> asked_by_user_id) AND (checked_by_user_id IS NULL OR released_by_user_id <> checked_by_user_id))");
                    table.ForeignKey(
                        name: "fk_statement_reports_asked_by_user_id",
                        column: x => x.asked_by_user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_statement_reports_check_id",
                        column: x => x.check_id,
                        principalTable: "statement_checks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_statement_reports_checked_by_user_id",
                        column: x => x.checked_by_user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_statement_reports_event_rows",
                        columns: x => new { x.event_id, x.noun, x.id },
                        principalTable: "event_rows",
                        principalColumns: new[] { "event_id", "noun", "row_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_statement_reports_released_by_user_id",
                        column: x => x.released_by_user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_statement_reports_statement_id",
                        column: x => x.statement_id,
                        principalTable: "statements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "statement_replies",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    statement_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sent_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    sent_to = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    report_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    user_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    at = table.Column<string>(type: "TEXT", nullable: false),
                    noun = table.Column<string>(type: "TEXT", nullable: false, computedColumnSql: "'statement_replies'", stored: false),
                    event_id = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    is_voided = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_statement_replies", x => x.id);
                    table.ForeignKey(
                        name: "fk_statement_replies_event_rows",
                        columns: x => new { x.event_id, x.noun, x.id },
                        principalTable: "event_rows",
                        principalColumns: new[] { "event_id", "noun", "row_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_statement_replies_report_id",
                        column: x => x.report_id,
                        principalTable: "statement_reports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_statement_replies_statement_id",
                        column: x => x.statement_id,
                        principalTable: "statements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_statement_replies_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
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

            SqliteGuards.InstallFor(migrationBuilder, TargetModel, ["claim_decisions", "statement_checks", "statement_claims", "statement_corrections", "statement_replies", "statement_reports", "statements"]);
            StatementGuards.InstallSqlite(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new System.NotSupportedException("A register is not taken back to an older form: restore a backup.");
    }
}
