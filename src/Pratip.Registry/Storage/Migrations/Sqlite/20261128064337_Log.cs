using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Pratip.Registry.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Log : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_processes_actor_at",
                table: "processes",
                columns: new[] { "actor", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_processes_at",
                table: "processes",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_processes_kind_at",
                table: "processes",
                columns: new[] { "kind", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_events_process_id",
                table: "events",
                column: "process_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new System.NotSupportedException("A register is not taken back to an older form: restore a backup.");
    }
}
