using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChorusAssistant.Workflows.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class TicketContents : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "contact",
                table: "tickets",
                type: "TEXT",
                maxLength: 254,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "description",
                table: "tickets",
                type: "TEXT",
                maxLength: 1000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "origin",
                table: "tickets",
                type: "TEXT",
                maxLength: 128,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateIndex(
                name: "IX_tickets_contact_created_at",
                table: "tickets",
                columns: new[] { "contact", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_tickets_login",
                table: "tickets",
                column: "login");

            migrationBuilder.CreateIndex(
                name: "IX_tickets_origin_created_at",
                table: "tickets",
                columns: new[] { "origin", "created_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_tickets_contact_created_at",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "IX_tickets_login",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "IX_tickets_origin_created_at",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "contact",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "description",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "origin",
                table: "tickets");
        }
    }
}
