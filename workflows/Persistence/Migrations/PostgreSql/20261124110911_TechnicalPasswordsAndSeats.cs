using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChorusAssistant.Workflows.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class TechnicalPasswordsAndSeats : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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

            migrationBuilder.CreateIndex(
                name: "IX_training_sessions_starts_at",
                table: "training_sessions",
                column: "starts_at");

            migrationBuilder.CreateIndex(
                name: "IX_technical_users_password_expires_on",
                table: "technical_users",
                column: "password_expires_on");

            migrationBuilder.CreateIndex(
                name: "IX_password_links_technical_user_id",
                table: "password_links",
                column: "technical_user_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "password_links");

            migrationBuilder.DropIndex(
                name: "IX_training_sessions_starts_at",
                table: "training_sessions");

            migrationBuilder.DropIndex(
                name: "IX_technical_users_password_expires_on",
                table: "technical_users");

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
                name: "password_hash",
                table: "technical_users");

            migrationBuilder.DropColumn(
                name: "reminded_days_left",
                table: "technical_users");
        }
    }
}
