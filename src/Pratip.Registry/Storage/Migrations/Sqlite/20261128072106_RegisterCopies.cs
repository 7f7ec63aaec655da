using Microsoft.EntityFrameworkCore.Migrations;
using Pratip.Registry.Storage.Guards;

#nullable disable

namespace Pratip.Registry.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class RegisterCopies : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "register_copies",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    act = table.Column<string>(type: "TEXT", nullable: false),
                    file = table.Column<string>(type: "TEXT", nullable: false),
                    archive_at = table.Column<string>(type: "TEXT", nullable: false),
                    holds_key = table.Column<bool>(type: "INTEGER", nullable: false),
                    noun = table.Column<string>(type: "TEXT", nullable: false, computedColumnSql: "'register_copies'", stored: false),
                    event_id = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    is_voided = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_register_copies", x => x.id);
                    table.ForeignKey(
                        name: "fk_register_copies_event_rows",
                        columns: x => new { x.event_id, x.noun, x.id },
                        principalTable: "event_rows",
                        principalColumns: new[] { "event_id", "noun", "row_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            SqliteGuards.InstallFor(migrationBuilder, TargetModel, ["register_copies"]);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new System.NotSupportedException("A register is not taken back to an older form: restore a backup.");
    }
}
