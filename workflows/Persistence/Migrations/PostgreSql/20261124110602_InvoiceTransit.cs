using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChorusAssistant.Workflows.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class InvoiceTransit : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "forward_at",
                table: "invoices",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_invoices_forward_at",
                table: "invoices",
                column: "forward_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_invoices_forward_at",
                table: "invoices");

            migrationBuilder.DropColumn(
                name: "forward_at",
                table: "invoices");
        }
    }
}
