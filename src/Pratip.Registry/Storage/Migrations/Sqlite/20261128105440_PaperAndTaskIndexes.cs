using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Pratip.Registry.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PaperAndTaskIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "paper_signed_by",
                table: "consular_notices",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "paper_signed_on",
                table: "consular_notices",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_case_tasks_board",
                table: "case_tasks",
                columns: new[] { "agency_id", "kind", "target_noun", "due_at" },
                filter: "status = 'open' AND NOT is_voided");

            migrationBuilder.CreateIndex(
                name: "ix_case_tasks_target_id",
                table: "case_tasks",
                column: "target_id",
                filter: "target_id IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new System.NotSupportedException("A register is not taken back to an older form: restore a backup.");
    }
}
