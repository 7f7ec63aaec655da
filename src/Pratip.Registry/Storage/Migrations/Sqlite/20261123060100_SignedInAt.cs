using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Pratip.Registry.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SignedInAt : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "signed_in_at",
                table: "credentials",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new System.NotSupportedException("A register is not taken back: restore a backup.");
    }
}
