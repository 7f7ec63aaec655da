using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Pratip.Registry.Storage.Migrations.Pg
{
    /// <inheritdoc />
    public partial class CorrectionAnswer : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "answering_agency_id",
                table: "correction_requests",
                type: "uuid",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "answering_agency_id",
                table: "correction_requests");
        }
    }
}
