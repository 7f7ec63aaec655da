using Microsoft.EntityFrameworkCore.Migrations;
using Pratip.Registry.Storage.Guards;

#nullable disable

namespace Pratip.Registry.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Desk : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "case_id",
                table: "void_requests",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "decision_reason",
                table: "void_requests",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "refused_by",
                table: "void_requests",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "notice_address",
                table: "users",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "mail",
                table: "notices",
                type: "TEXT",
                nullable: false,
                defaultValue: "none");

            migrationBuilder.CreateTable(
                name: "holder_questions",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    asking_agency_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    asking_user_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    entered_report_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    holding_agency_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    held_report_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", nullable: false),
                    asked_at = table.Column<string>(type: "TEXT", nullable: false),
                    answer = table.Column<string>(type: "TEXT", nullable: false),
                    answered_by = table.Column<string>(type: "TEXT", nullable: true),
                    answered_at = table.Column<string>(type: "TEXT", nullable: true),
                    wrapped_key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    word = table.Column<byte[]>(type: "BLOB", nullable: true),
                    noun = table.Column<string>(type: "TEXT", nullable: false, computedColumnSql: "'holder_questions'", stored: false),
                    event_id = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    is_voided = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_holder_questions", x => x.id);
                    table.ForeignKey(
                        name: "fk_holder_questions_asking_agency_id",
                        column: x => x.asking_agency_id,
                        principalTable: "agencies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_holder_questions_asking_user_id",
                        column: x => x.asking_user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_holder_questions_entered_report_id",
                        column: x => x.entered_report_id,
                        principalTable: "person_reports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_holder_questions_event_rows",
                        columns: x => new { x.event_id, x.noun, x.id },
                        principalTable: "event_rows",
                        principalColumns: new[] { "event_id", "noun", "row_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_holder_questions_held_report_id",
                        column: x => x.held_report_id,
                        principalTable: "person_reports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_holder_questions_holding_agency_id",
                        column: x => x.holding_agency_id,
                        principalTable: "agencies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_holder_questions_asking_agency_id",
                table: "holder_questions",
                column: "asking_agency_id");

            migrationBuilder.CreateIndex(
                name: "ix_holder_questions_holder",
                table: "holder_questions",
                columns: new[] { "holding_agency_id", "answer" });

            migrationBuilder.CreateIndex(
                name: "ux_holder_questions_entered_report_id_held_report_id",
                table: "holder_questions",
                columns: new[] { "entered_report_id", "held_report_id" },
                unique: true,
                filter: "NOT is_voided");

            SqliteGuards.InstallFor(migrationBuilder, TargetModel, ["holder_questions"]);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new System.NotSupportedException("A register is not taken back to an older form: restore a backup.");
    }
}
