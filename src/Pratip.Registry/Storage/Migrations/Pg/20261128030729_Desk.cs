using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Pratip.Registry.Storage.Guards;

#nullable disable

namespace Pratip.Registry.Storage.Migrations.Pg
{
    /// <inheritdoc />
    public partial class Desk : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "case_id",
                table: "void_requests",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "decision_reason",
                table: "void_requests",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "refused_by",
                table: "void_requests",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "notice_address",
                table: "users",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "mail",
                table: "notices",
                type: "text",
                nullable: false,
                defaultValue: "none");

            migrationBuilder.CreateTable(
                name: "holder_questions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    asking_agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    asking_user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    entered_report_id = table.Column<Guid>(type: "uuid", nullable: false),
                    holding_agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    held_report_id = table.Column<Guid>(type: "uuid", nullable: false),
                    purpose = table.Column<string>(type: "text", nullable: false),
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
                    table.PrimaryKey("PK_holder_questions", x => x.id);
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

            PgGuards.InstallFor(migrationBuilder, TargetModel, ["holder_questions"]);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new System.NotSupportedException("A register is not taken back to an older form: restore a backup.");
    }
}
