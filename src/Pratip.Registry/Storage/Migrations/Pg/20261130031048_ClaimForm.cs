using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Pratip.Registry.Storage.Migrations.Pg
{
    /// <inheritdoc />
    public partial class ClaimForm : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "form",
                table: "claim_decisions",
                type: "text",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "form",
                table: "claim_decisions");
        }
    }
}
