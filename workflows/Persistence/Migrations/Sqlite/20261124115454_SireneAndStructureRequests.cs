using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChorusAssistant.Workflows.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SireneAndStructureRequests : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_structure_requests_structure_id",
                table: "structure_requests");

            migrationBuilder.AlterColumn<string>(
                name: "observed_sirene_state",
                table: "structure_requests",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "TEXT");

            migrationBuilder.AddColumn<long>(
                name: "confirmed_at",
                table: "structure_requests",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "failed_checks",
                table: "structure_requests",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "next_check_at",
                table: "structure_requests",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "reason",
                table: "structure_requests",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "replacement_siret",
                table: "structure_requests",
                type: "TEXT",
                maxLength: 14,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "return_address",
                table: "structure_requests",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "settled_at",
                table: "structure_requests",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AlterColumn<DateOnly>(
                name: "state_since",
                table: "sirene_legal_units",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(DateOnly),
                oldType: "TEXT");

            migrationBuilder.AlterColumn<string>(
                name: "legal_category",
                table: "sirene_legal_units",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "TEXT");

            migrationBuilder.AlterColumn<string>(
                name: "head_office_nic",
                table: "sirene_legal_units",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "TEXT");

            migrationBuilder.AlterColumn<DateOnly>(
                name: "created_on",
                table: "sirene_legal_units",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(DateOnly),
                oldType: "TEXT");

            migrationBuilder.AlterColumn<DateOnly>(
                name: "state_since",
                table: "sirene_establishments",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(DateOnly),
                oldType: "TEXT");

            migrationBuilder.AlterColumn<DateOnly>(
                name: "created_on",
                table: "sirene_establishments",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(DateOnly),
                oldType: "TEXT");

            migrationBuilder.CreateTable(
                name: "sirene_imports",
                columns: table => new
                {
                    fingerprint = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    lines = table.Column<long>(type: "INTEGER", nullable: false),
                    rejected = table.Column<long>(type: "INTEGER", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    finished_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sirene_imports", x => x.fingerprint);
                });

            migrationBuilder.CreateTable(
                name: "structure_request_documents",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    request_id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    content_type = table.Column<string>(type: "TEXT", maxLength: 127, nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_structure_request_documents", x => x.id);
                    table.ForeignKey(
                        name: "FK_structure_request_documents_structure_requests_request_id",
                        column: x => x.request_id,
                        principalTable: "structure_requests",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_structure_requests_next_check_at",
                table: "structure_requests",
                column: "next_check_at");

            migrationBuilder.CreateIndex(
                name: "IX_structure_requests_structure_id_type",
                table: "structure_requests",
                columns: new[] { "structure_id", "type" },
                unique: true,
                filter: "state IN ('A_CONFIRMER', 'BLOQUEE_FACTURES_EN_COURS', 'EN_ATTENTE_JUSTIFICATIF', 'EN_ATTENTE_INSTRUCTION')");

            migrationBuilder.CreateIndex(
                name: "IX_structure_request_documents_request_id",
                table: "structure_request_documents",
                column: "request_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "sirene_imports");

            migrationBuilder.DropTable(
                name: "structure_request_documents");

            migrationBuilder.DropIndex(
                name: "IX_structure_requests_next_check_at",
                table: "structure_requests");

            migrationBuilder.DropIndex(
                name: "IX_structure_requests_structure_id_type",
                table: "structure_requests");

            migrationBuilder.DropColumn(
                name: "confirmed_at",
                table: "structure_requests");

            migrationBuilder.DropColumn(
                name: "failed_checks",
                table: "structure_requests");

            migrationBuilder.DropColumn(
                name: "next_check_at",
                table: "structure_requests");

            migrationBuilder.DropColumn(
                name: "reason",
                table: "structure_requests");

            migrationBuilder.DropColumn(
                name: "replacement_siret",
                table: "structure_requests");

            migrationBuilder.DropColumn(
                name: "return_address",
                table: "structure_requests");

            migrationBuilder.DropColumn(
                name: "settled_at",
                table: "structure_requests");

            migrationBuilder.AlterColumn<string>(
                name: "observed_sirene_state",
                table: "structure_requests",
                type: "TEXT",
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldNullable: true);

            migrationBuilder.AlterColumn<DateOnly>(
                name: "state_since",
                table: "sirene_legal_units",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1),
                oldClrType: typeof(DateOnly),
                oldType: "TEXT",
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "legal_category",
                table: "sirene_legal_units",
                type: "TEXT",
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "head_office_nic",
                table: "sirene_legal_units",
                type: "TEXT",
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldNullable: true);

            migrationBuilder.AlterColumn<DateOnly>(
                name: "created_on",
                table: "sirene_legal_units",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1),
                oldClrType: typeof(DateOnly),
                oldType: "TEXT",
                oldNullable: true);

            migrationBuilder.AlterColumn<DateOnly>(
                name: "state_since",
                table: "sirene_establishments",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1),
                oldClrType: typeof(DateOnly),
                oldType: "TEXT",
                oldNullable: true);

            migrationBuilder.AlterColumn<DateOnly>(
                name: "created_on",
                table: "sirene_establishments",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1),
                oldClrType: typeof(DateOnly),
                oldType: "TEXT",
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_structure_requests_structure_id",
                table: "structure_requests",
                column: "structure_id");
        }
    }
}
