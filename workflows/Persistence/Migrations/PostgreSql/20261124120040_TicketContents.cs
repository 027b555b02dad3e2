using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChorusAssistant.Workflows.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class TicketContents : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "category",
                table: "tickets",
                type: "character varying(100)",
                maxLength: 100,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "text");

            migrationBuilder.AlterColumn<string>(
                name: "number",
                table: "tickets",
                type: "character varying(11)",
                maxLength: 11,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "text");

            migrationBuilder.AddColumn<string>(
                name: "contact",
                table: "tickets",
                type: "character varying(254)",
                maxLength: 254,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "description",
                table: "tickets",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "origin",
                table: "tickets",
                type: "character varying(128)",
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

            migrationBuilder.AlterColumn<string>(
                name: "category",
                table: "tickets",
                type: "text",
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(100)",
                oldMaxLength: 100);

            migrationBuilder.AlterColumn<string>(
                name: "number",
                table: "tickets",
                type: "text",
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(11)",
                oldMaxLength: 11);
        }
    }
}
