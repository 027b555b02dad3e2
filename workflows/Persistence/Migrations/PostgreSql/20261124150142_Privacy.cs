using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChorusAssistant.Workflows.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Privacy : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "of_stream",
                table: "outbox",
                type: "character varying(128)",
                maxLength: 128,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "of_stream",
                table: "files",
                type: "character varying(128)",
                maxLength: 128,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "of_stream",
                table: "audit",
                type: "character varying(128)",
                maxLength: 128,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "erasure_requests",
                columns: table => new
                {
                    number = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    login = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    stream = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: true),
                    with_account = table.Column<bool>(type: "boolean", nullable: false),
                    requested_at = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    done_at = table.Column<long>(type: "bigint", nullable: true),
                    receipt = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_erasure_requests", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "streams",
                columns: table => new
                {
                    stream = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    owner = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    look_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_streams", x => x.stream);
                });

            migrationBuilder.CreateIndex(
                name: "IX_streams_look_at",
                table: "streams",
                column: "look_at");

            migrationBuilder.CreateIndex(
                name: "IX_streams_owner",
                table: "streams",
                column: "owner");

            // Conversations of before: whose they are, and how long they are kept, is found at the first look.
            migrationBuilder.Sql("INSERT INTO streams (stream, owner, look_at) SELECT stream, NULL, 0 FROM log WHERE number = 1");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "erasure_requests");

            migrationBuilder.DropTable(
                name: "streams");

            migrationBuilder.DropColumn(
                name: "of_stream",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "of_stream",
                table: "files");

            migrationBuilder.DropColumn(
                name: "of_stream",
                table: "audit");
        }
    }
}
