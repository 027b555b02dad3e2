using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace ChorusAssistant.Workflows.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Workflows : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_structure_requests_structure_id",
                table: "structure_requests");

            migrationBuilder.AddColumn<int>(
                name: "last_queue_number",
                table: "training_sessions",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "queue_number",
                table: "training_registrations",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "reminded_at",
                table: "training_registrations",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "return_address",
                table: "training_registrations",
                type: "character varying(128)",
                maxLength: 128,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "seated_at",
                table: "training_registrations",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "sequence",
                table: "training_registrations",
                type: "integer",
                nullable: false,
                defaultValue: 0);

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

            migrationBuilder.AddColumn<string>(
                name: "password_hash",
                table: "technical_users",
                type: "character varying(160)",
                maxLength: 160,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "reminded_days_left",
                table: "technical_users",
                type: "integer",
                nullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "observed_sirene_state",
                table: "structure_requests",
                type: "text",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "text");

            migrationBuilder.AddColumn<long>(
                name: "confirmed_at",
                table: "structure_requests",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "failed_checks",
                table: "structure_requests",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "next_check_at",
                table: "structure_requests",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "reason",
                table: "structure_requests",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "replacement_siret",
                table: "structure_requests",
                type: "character varying(14)",
                maxLength: 14,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "return_address",
                table: "structure_requests",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "settled_at",
                table: "structure_requests",
                type: "bigint",
                nullable: true);

            migrationBuilder.AlterColumn<DateOnly>(
                name: "state_since",
                table: "sirene_legal_units",
                type: "date",
                nullable: true,
                oldClrType: typeof(DateOnly),
                oldType: "date");

            migrationBuilder.AlterColumn<string>(
                name: "legal_category",
                table: "sirene_legal_units",
                type: "text",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "text");

            migrationBuilder.AlterColumn<string>(
                name: "head_office_nic",
                table: "sirene_legal_units",
                type: "text",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "text");

            migrationBuilder.AlterColumn<DateOnly>(
                name: "created_on",
                table: "sirene_legal_units",
                type: "date",
                nullable: true,
                oldClrType: typeof(DateOnly),
                oldType: "date");

            migrationBuilder.AlterColumn<DateOnly>(
                name: "state_since",
                table: "sirene_establishments",
                type: "date",
                nullable: true,
                oldClrType: typeof(DateOnly),
                oldType: "date");

            migrationBuilder.AlterColumn<DateOnly>(
                name: "created_on",
                table: "sirene_establishments",
                type: "date",
                nullable: true,
                oldClrType: typeof(DateOnly),
                oldType: "date");

            migrationBuilder.AddColumn<long>(
                name: "forward_at",
                table: "invoices",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "form_document_id",
                table: "court_fee_statements",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "jobs",
                columns: table => new
                {
                    Name = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    LastRunAt = table.Column<long>(type: "bigint", nullable: true),
                    NextRunAt = table.Column<long>(type: "bigint", nullable: false),
                    Failures = table.Column<int>(type: "integer", nullable: false),
                    LastError = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_jobs", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "notices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Address = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    About = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Message = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Values = table.Column<string>(type: "text", nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notices", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "password_links",
                columns: table => new
                {
                    token_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    technical_user_id = table.Column<long>(type: "bigint", nullable: false),
                    sent_to = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    sent_at = table.Column<long>(type: "bigint", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: false),
                    used_at = table.Column<long>(type: "bigint", nullable: true),
                    replaced_at = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_password_links", x => x.token_hash);
                    table.ForeignKey(
                        name: "FK_password_links_technical_users_technical_user_id",
                        column: x => x.technical_user_id,
                        principalTable: "technical_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sirene_imports",
                columns: table => new
                {
                    fingerprint = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    lines = table.Column<long>(type: "bigint", nullable: false),
                    rejected = table.Column<long>(type: "bigint", nullable: false),
                    started_at = table.Column<long>(type: "bigint", nullable: false),
                    finished_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sirene_imports", x => x.fingerprint);
                });

            migrationBuilder.CreateTable(
                name: "structure_request_documents",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    request_id = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    content_type = table.Column<string>(type: "character varying(127)", maxLength: 127, nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    received_at = table.Column<long>(type: "bigint", nullable: false)
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
                name: "IX_training_sessions_starts_at",
                table: "training_sessions",
                column: "starts_at");

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

            migrationBuilder.CreateIndex(
                name: "IX_technical_users_password_expires_on",
                table: "technical_users",
                column: "password_expires_on");

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
                name: "IX_invoices_forward_at",
                table: "invoices",
                column: "forward_at");

            migrationBuilder.CreateIndex(
                name: "IX_notices_CreatedAt",
                table: "notices",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_password_links_technical_user_id",
                table: "password_links",
                column: "technical_user_id");

            migrationBuilder.CreateIndex(
                name: "IX_structure_request_documents_request_id",
                table: "structure_request_documents",
                column: "request_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "jobs");

            migrationBuilder.DropTable(
                name: "notices");

            migrationBuilder.DropTable(
                name: "password_links");

            migrationBuilder.DropTable(
                name: "sirene_imports");

            migrationBuilder.DropTable(
                name: "structure_request_documents");

            migrationBuilder.DropIndex(
                name: "IX_training_sessions_starts_at",
                table: "training_sessions");

            migrationBuilder.DropIndex(
                name: "IX_tickets_contact_created_at",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "IX_tickets_login",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "IX_tickets_origin_created_at",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "IX_technical_users_password_expires_on",
                table: "technical_users");

            migrationBuilder.DropIndex(
                name: "IX_structure_requests_next_check_at",
                table: "structure_requests");

            migrationBuilder.DropIndex(
                name: "IX_structure_requests_structure_id_type",
                table: "structure_requests");

            migrationBuilder.DropIndex(
                name: "IX_invoices_forward_at",
                table: "invoices");

            migrationBuilder.DropColumn(
                name: "last_queue_number",
                table: "training_sessions");

            migrationBuilder.DropColumn(
                name: "queue_number",
                table: "training_registrations");

            migrationBuilder.DropColumn(
                name: "reminded_at",
                table: "training_registrations");

            migrationBuilder.DropColumn(
                name: "return_address",
                table: "training_registrations");

            migrationBuilder.DropColumn(
                name: "seated_at",
                table: "training_registrations");

            migrationBuilder.DropColumn(
                name: "sequence",
                table: "training_registrations");

            migrationBuilder.DropColumn(
                name: "contact",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "description",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "origin",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "password_hash",
                table: "technical_users");

            migrationBuilder.DropColumn(
                name: "reminded_days_left",
                table: "technical_users");

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

            migrationBuilder.DropColumn(
                name: "forward_at",
                table: "invoices");

            migrationBuilder.DropColumn(
                name: "form_document_id",
                table: "court_fee_statements");

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

            migrationBuilder.AlterColumn<string>(
                name: "observed_sirene_state",
                table: "structure_requests",
                type: "text",
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "text",
                oldNullable: true);

            migrationBuilder.AlterColumn<DateOnly>(
                name: "state_since",
                table: "sirene_legal_units",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1),
                oldClrType: typeof(DateOnly),
                oldType: "date",
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "legal_category",
                table: "sirene_legal_units",
                type: "text",
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "text",
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "head_office_nic",
                table: "sirene_legal_units",
                type: "text",
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "text",
                oldNullable: true);

            migrationBuilder.AlterColumn<DateOnly>(
                name: "created_on",
                table: "sirene_legal_units",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1),
                oldClrType: typeof(DateOnly),
                oldType: "date",
                oldNullable: true);

            migrationBuilder.AlterColumn<DateOnly>(
                name: "state_since",
                table: "sirene_establishments",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1),
                oldClrType: typeof(DateOnly),
                oldType: "date",
                oldNullable: true);

            migrationBuilder.AlterColumn<DateOnly>(
                name: "created_on",
                table: "sirene_establishments",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1),
                oldClrType: typeof(DateOnly),
                oldType: "date",
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_structure_requests_structure_id",
                table: "structure_requests",
                column: "structure_id");
        }
    }
}
