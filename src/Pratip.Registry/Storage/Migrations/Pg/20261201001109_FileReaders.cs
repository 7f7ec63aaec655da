using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Pratip.Registry.Storage.Migrations.Pg
{
    /// <inheritdoc />
    public partial class FileReaders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Until now whoever worked on the case read every file.
            migrationBuilder.AddColumn<string>(
                name: "visibility",
                table: "attachments",
                type: "text",
                nullable: false,
                defaultValue: "case");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "visibility",
                table: "attachments");
        }
    }
}
