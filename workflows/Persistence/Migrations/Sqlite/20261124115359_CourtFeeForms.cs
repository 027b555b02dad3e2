using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChorusAssistant.Workflows.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class CourtFeeForms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "form_document_id",
                table: "court_fee_statements",
                type: "TEXT",
                maxLength: 32,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "form_document_id",
                table: "court_fee_statements");
        }
    }
}
