using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace ChorusAssistant.Workflows.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "accounts",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    login = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    contact_address = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    first_name = table.Column<string>(type: "text", nullable: false),
                    last_name = table.Column<string>(type: "text", nullable: false),
                    language = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    link_sent_at = table.Column<long>(type: "bigint", nullable: true),
                    link_expires_at = table.Column<long>(type: "bigint", nullable: true),
                    activated_at = table.Column<long>(type: "bigint", nullable: true),
                    resend_count = table.Column<int>(type: "integer", nullable: false),
                    second_factor = table.Column<string>(type: "text", nullable: true),
                    has_billing_notifications = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "activation_link_requests",
                columns: table => new
                {
                    address_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    granted_ticks = table.Column<long[]>(type: "bigint[]", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activation_link_requests", x => x.address_hash);
                });

            migrationBuilder.CreateTable(
                name: "activation_links",
                columns: table => new
                {
                    token_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    account_login = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    sent_at = table.Column<long>(type: "bigint", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: false),
                    used_at = table.Column<long>(type: "bigint", nullable: true),
                    replaced_at = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activation_links", x => x.token_hash);
                });

            migrationBuilder.CreateTable(
                name: "audit",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    actor = table.Column<string>(type: "text", nullable: false),
                    action = table.Column<string>(type: "text", nullable: false),
                    target = table.Column<string>(type: "text", nullable: true),
                    outcome = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "demo_loads",
                columns: table => new
                {
                    name = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    loaded_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_demo_loads", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "expense_sheets",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    login = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    total = table.Column<decimal>(type: "numeric", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_expense_sheets", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "feedback",
                columns: table => new
                {
                    conversation_id = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    activity_id = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    workflow = table.Column<string>(type: "text", nullable: true),
                    vote = table.Column<string>(type: "text", nullable: false),
                    comment = table.Column<string>(type: "text", nullable: true),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_feedback", x => new { x.conversation_id, x.activity_id });
                });

            migrationBuilder.CreateTable(
                name: "files",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Owner = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    Name = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    ContentType = table.Column<string>(type: "character varying(127)", maxLength: 127, nullable: false),
                    Content = table.Column<byte[]>(type: "bytea", nullable: false),
                    ExpiresAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_files", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "log",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    stream = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    last_position = table.Column<long>(type: "bigint", nullable: false),
                    key = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    payload = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_log", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    message_id = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: false),
                    to = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    subject = table.Column<string>(type: "character varying(998)", maxLength: 998, nullable: false),
                    text_body = table.Column<string>(type: "text", nullable: false),
                    html_body = table.Column<string>(type: "text", nullable: false),
                    attachments = table.Column<byte[]>(type: "bytea", nullable: true),
                    state = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    next_attempt_at = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    sent_at = table.Column<long>(type: "bigint", nullable: true),
                    died_at = table.Column<long>(type: "bigint", nullable: true),
                    last_error = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: true),
                    lease_owner = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: true),
                    lease_until = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outbox", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sirene_establishments",
                columns: table => new
                {
                    siret = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: false),
                    siren = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    diffusion_status = table.Column<string>(type: "text", nullable: false),
                    created_on = table.Column<DateOnly>(type: "date", nullable: false),
                    is_head_office = table.Column<bool>(type: "boolean", nullable: false),
                    street_number = table.Column<string>(type: "text", nullable: true),
                    street_type = table.Column<string>(type: "text", nullable: true),
                    street_name = table.Column<string>(type: "text", nullable: true),
                    postal_code = table.Column<string>(type: "text", nullable: true),
                    city = table.Column<string>(type: "text", nullable: true),
                    city_code = table.Column<string>(type: "text", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    state_since = table.Column<DateOnly>(type: "date", nullable: false),
                    activity = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sirene_establishments", x => x.siret);
                });

            migrationBuilder.CreateTable(
                name: "sirene_legal_units",
                columns: table => new
                {
                    siren = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    diffusion_status = table.Column<string>(type: "text", nullable: false),
                    created_on = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    state_since = table.Column<DateOnly>(type: "date", nullable: false),
                    name = table.Column<string>(type: "text", nullable: true),
                    first_name = table.Column<string>(type: "text", nullable: true),
                    last_name = table.Column<string>(type: "text", nullable: true),
                    legal_category = table.Column<string>(type: "text", nullable: false),
                    activity = table.Column<string>(type: "text", nullable: true),
                    head_office_nic = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sirene_legal_units", x => x.siren);
                });

            migrationBuilder.CreateTable(
                name: "structures",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    identifier_type = table.Column<string>(type: "text", nullable: false),
                    identifier = table.Column<string>(type: "text", nullable: false),
                    siren = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: true),
                    name = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    sirene_state = table.Column<string>(type: "text", nullable: true),
                    legal_unit_state = table.Column<string>(type: "text", nullable: true),
                    legal_category = table.Column<string>(type: "text", nullable: true),
                    activity = table.Column<string>(type: "text", nullable: true),
                    requires_service = table.Column<bool>(type: "boolean", nullable: false),
                    requires_commitment_number = table.Column<bool>(type: "boolean", nullable: false),
                    requires_service_or_commitment_number = table.Column<bool>(type: "boolean", nullable: false),
                    is_contracting_authority = table.Column<bool>(type: "boolean", nullable: false),
                    is_contracting_authority_only = table.Column<bool>(type: "boolean", nullable: false),
                    uses_helios = table.Column<bool>(type: "boolean", nullable: false),
                    hides_payment = table.Column<bool>(type: "boolean", nullable: false),
                    payment_period_days = table.Column<int>(type: "integer", nullable: true),
                    street = table.Column<string>(type: "text", nullable: false),
                    postal_code = table.Column<string>(type: "text", nullable: true),
                    city = table.Column<string>(type: "text", nullable: false),
                    country = table.Column<string>(type: "text", nullable: false),
                    contact_address = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_structures", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "tickets",
                columns: table => new
                {
                    number = table.Column<string>(type: "text", nullable: false),
                    category = table.Column<string>(type: "text", nullable: false),
                    login = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    transcript = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tickets", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "training_sessions",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    theme = table.Column<string>(type: "text", nullable: false),
                    audience = table.Column<string>(type: "text", nullable: false),
                    starts_at = table.Column<long>(type: "bigint", nullable: false),
                    duration_minutes = table.Column<int>(type: "integer", nullable: false),
                    mode = table.Column<string>(type: "text", nullable: false),
                    capacity = table.Column<int>(type: "integer", nullable: false),
                    participant_count = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    registration_link = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_training_sessions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "attachments",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    structure_id = table.Column<long>(type: "bigint", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    spaces = table.Column<string[]>(type: "text[]", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_attachments", x => x.id);
                    table.ForeignKey(
                        name: "FK_attachments_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_attachments_structures_structure_id",
                        column: x => x.structure_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "court_fee_statements",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    supplier_id = table.Column<long>(type: "bigint", nullable: false),
                    recipient_id = table.Column<long>(type: "bigint", nullable: false),
                    frame = table.Column<string>(type: "text", nullable: false),
                    mission_type = table.Column<string>(type: "text", nullable: false),
                    mission_ended_on = table.Column<DateOnly>(type: "date", nullable: false),
                    file_by = table.Column<DateOnly>(type: "date", nullable: false),
                    fees_excl_tax = table.Column<decimal>(type: "numeric", nullable: false),
                    form_total = table.Column<decimal>(type: "numeric", nullable: false),
                    declared_expenses = table.Column<decimal>(type: "numeric", nullable: false),
                    has_form = table.Column<bool>(type: "boolean", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    anomaly = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_court_fee_statements", x => x.id);
                    table.ForeignKey(
                        name: "FK_court_fee_statements_structures_recipient_id",
                        column: x => x.recipient_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_court_fee_statements_structures_supplier_id",
                        column: x => x.supplier_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "markets",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    contracting_authority_id = table.Column<long>(type: "bigint", nullable: false),
                    project_manager_id = table.Column<long>(type: "bigint", nullable: true),
                    follows_works_terms = table.Column<bool>(type: "boolean", nullable: false),
                    has_identity_sheet = table.Column<bool>(type: "boolean", nullable: false),
                    consortium = table.Column<string>(type: "text", nullable: true),
                    notified_on = table.Column<DateOnly>(type: "date", nullable: false),
                    total_excl_tax = table.Column<decimal>(type: "numeric", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_markets", x => x.id);
                    table.ForeignKey(
                        name: "FK_markets_structures_contracting_authority_id",
                        column: x => x.contracting_authority_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_markets_structures_project_manager_id",
                        column: x => x.project_manager_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "services",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    structure_id = table.Column<long>(type: "bigint", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    requires_commitment_number = table.Column<bool>(type: "boolean", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_until = table.Column<DateOnly>(type: "date", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_services", x => x.id);
                    table.ForeignKey(
                        name: "FK_services_structures_structure_id",
                        column: x => x.structure_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "structure_requests",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:IdentitySequenceOptions", "'100000', '1', '', '', 'False', '1'")
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    type = table.Column<string>(type: "text", nullable: false),
                    structure_id = table.Column<long>(type: "bigint", nullable: false),
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    observed_sirene_state = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    rating = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_structure_requests", x => x.id);
                    table.ForeignKey(
                        name: "FK_structure_requests_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_structure_requests_structures_structure_id",
                        column: x => x.structure_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "technical_users",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    login = table.Column<string>(type: "text", nullable: false),
                    structure_id = table.Column<long>(type: "bigint", nullable: false),
                    main_manager_id = table.Column<long>(type: "bigint", nullable: false),
                    operator_id = table.Column<long>(type: "bigint", nullable: true),
                    password_set_on = table.Column<DateOnly>(type: "date", nullable: false),
                    password_expires_on = table.Column<DateOnly>(type: "date", nullable: false),
                    application = table.Column<string>(type: "text", nullable: false),
                    environment = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_technical_users", x => x.id);
                    table.ForeignKey(
                        name: "FK_technical_users_accounts_main_manager_id",
                        column: x => x.main_manager_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_technical_users_structures_operator_id",
                        column: x => x.operator_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_technical_users_structures_structure_id",
                        column: x => x.structure_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "training_registrations",
                columns: table => new
                {
                    session_id = table.Column<long>(type: "bigint", nullable: false),
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    registered_on = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    was_present = table.Column<bool>(type: "boolean", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_training_registrations", x => new { x.session_id, x.account_id });
                    table.ForeignKey(
                        name: "FK_training_registrations_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_training_registrations_training_sessions_session_id",
                        column: x => x.session_id,
                        principalTable: "training_sessions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "court_fee_lines",
                columns: table => new
                {
                    statement_id = table.Column<long>(type: "bigint", nullable: false),
                    order = table.Column<int>(type: "integer", nullable: false),
                    nature = table.Column<string>(type: "text", nullable: false),
                    section = table.Column<string>(type: "text", nullable: false),
                    quantity = table.Column<decimal>(type: "numeric", nullable: false),
                    unit_price = table.Column<decimal>(type: "numeric", nullable: false),
                    amount = table.Column<decimal>(type: "numeric", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_court_fee_lines", x => new { x.statement_id, x.order });
                    table.ForeignKey(
                        name: "FK_court_fee_lines_court_fee_statements_statement_id",
                        column: x => x.statement_id,
                        principalTable: "court_fee_statements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "billing_dossiers",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    market_id = table.Column<long>(type: "bigint", nullable: false),
                    period = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    payment_period_from = table.Column<DateOnly>(type: "date", nullable: false),
                    document_count = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_billing_dossiers", x => x.id);
                    table.ForeignKey(
                        name: "FK_billing_dossiers_markets_market_id",
                        column: x => x.market_id,
                        principalTable: "markets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "market_parties",
                columns: table => new
                {
                    market_id = table.Column<long>(type: "bigint", nullable: false),
                    structure_id = table.Column<long>(type: "bigint", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    rank = table.Column<int>(type: "integer", nullable: true),
                    works_for_id = table.Column<long>(type: "bigint", nullable: true),
                    maximum_excl_tax = table.Column<decimal>(type: "numeric", nullable: false),
                    accepted_on = table.Column<DateOnly>(type: "date", nullable: false),
                    is_paid_directly = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_market_parties", x => new { x.market_id, x.structure_id });
                    table.ForeignKey(
                        name: "FK_market_parties_markets_market_id",
                        column: x => x.market_id,
                        principalTable: "markets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_market_parties_structures_structure_id",
                        column: x => x.structure_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_market_parties_structures_works_for_id",
                        column: x => x.works_for_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "invoices",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    request_type = table.Column<string>(type: "text", nullable: false),
                    document_type = table.Column<string>(type: "text", nullable: false),
                    frame = table.Column<string>(type: "text", nullable: false),
                    works_document_type = table.Column<string>(type: "text", nullable: true),
                    supplier_id = table.Column<long>(type: "bigint", nullable: false),
                    depositor_id = table.Column<long>(type: "bigint", nullable: false),
                    recipient_id = table.Column<long>(type: "bigint", nullable: false),
                    recipient_service_id = table.Column<long>(type: "bigint", nullable: true),
                    market_id = table.Column<long>(type: "bigint", nullable: true),
                    dossier_id = table.Column<long>(type: "bigint", nullable: true),
                    first_validator_id = table.Column<long>(type: "bigint", nullable: true),
                    second_validator_id = table.Column<long>(type: "bigint", nullable: true),
                    commitment_number = table.Column<string>(type: "text", nullable: true),
                    issued_on = table.Column<DateOnly>(type: "date", nullable: false),
                    deposited_on = table.Column<DateOnly>(type: "date", nullable: true),
                    status = table.Column<string>(type: "text", nullable: false),
                    status_since = table.Column<long>(type: "bigint", nullable: false),
                    validate_by = table.Column<DateOnly>(type: "date", nullable: true),
                    payment_period_from = table.Column<DateOnly>(type: "date", nullable: true),
                    pay_by = table.Column<DateOnly>(type: "date", nullable: true),
                    total_excl_tax = table.Column<decimal>(type: "numeric", nullable: false),
                    tax_rate = table.Column<decimal>(type: "numeric", nullable: false),
                    tax = table.Column<decimal>(type: "numeric", nullable: false),
                    total_incl_tax = table.Column<decimal>(type: "numeric", nullable: false),
                    amount_due = table.Column<decimal>(type: "numeric", nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false),
                    tax_type = table.Column<string>(type: "text", nullable: false),
                    deposit_mode = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_invoices", x => x.id);
                    table.ForeignKey(
                        name: "FK_invoices_billing_dossiers_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "billing_dossiers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_invoices_markets_market_id",
                        column: x => x.market_id,
                        principalTable: "markets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_invoices_services_recipient_service_id",
                        column: x => x.recipient_service_id,
                        principalTable: "services",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_invoices_structures_depositor_id",
                        column: x => x.depositor_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_invoices_structures_first_validator_id",
                        column: x => x.first_validator_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_invoices_structures_recipient_id",
                        column: x => x.recipient_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_invoices_structures_second_validator_id",
                        column: x => x.second_validator_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_invoices_structures_supplier_id",
                        column: x => x.supplier_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "invoice_attachments",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    invoice_id = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    extension = table.Column<string>(type: "text", nullable: false),
                    type_code = table.Column<string>(type: "text", nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_invoice_attachments", x => x.id);
                    table.ForeignKey(
                        name: "FK_invoice_attachments_invoices_invoice_id",
                        column: x => x.invoice_id,
                        principalTable: "invoices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "invoice_history",
                columns: table => new
                {
                    invoice_id = table.Column<long>(type: "bigint", nullable: false),
                    order = table.Column<int>(type: "integer", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    account_id = table.Column<long>(type: "bigint", nullable: true),
                    comment = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_invoice_history", x => new { x.invoice_id, x.order });
                    table.ForeignKey(
                        name: "FK_invoice_history_invoices_invoice_id",
                        column: x => x.invoice_id,
                        principalTable: "invoices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_login",
                table: "accounts",
                column: "login",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_activation_links_account_login",
                table: "activation_links",
                column: "account_login");

            migrationBuilder.CreateIndex(
                name: "IX_attachments_account_id",
                table: "attachments",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "IX_attachments_structure_id",
                table: "attachments",
                column: "structure_id");

            migrationBuilder.CreateIndex(
                name: "IX_audit_at",
                table: "audit",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "IX_billing_dossiers_market_id",
                table: "billing_dossiers",
                column: "market_id");

            migrationBuilder.CreateIndex(
                name: "IX_billing_dossiers_number",
                table: "billing_dossiers",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_court_fee_statements_recipient_id",
                table: "court_fee_statements",
                column: "recipient_id");

            migrationBuilder.CreateIndex(
                name: "IX_court_fee_statements_supplier_id",
                table: "court_fee_statements",
                column: "supplier_id");

            migrationBuilder.CreateIndex(
                name: "IX_files_ExpiresAt",
                table: "files",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_invoice_attachments_invoice_id",
                table: "invoice_attachments",
                column: "invoice_id");

            migrationBuilder.CreateIndex(
                name: "IX_invoices_depositor_id",
                table: "invoices",
                column: "depositor_id");

            migrationBuilder.CreateIndex(
                name: "IX_invoices_dossier_id",
                table: "invoices",
                column: "dossier_id");

            migrationBuilder.CreateIndex(
                name: "IX_invoices_first_validator_id",
                table: "invoices",
                column: "first_validator_id");

            migrationBuilder.CreateIndex(
                name: "IX_invoices_market_id",
                table: "invoices",
                column: "market_id");

            migrationBuilder.CreateIndex(
                name: "IX_invoices_recipient_id",
                table: "invoices",
                column: "recipient_id");

            migrationBuilder.CreateIndex(
                name: "IX_invoices_recipient_service_id",
                table: "invoices",
                column: "recipient_service_id");

            migrationBuilder.CreateIndex(
                name: "IX_invoices_second_validator_id",
                table: "invoices",
                column: "second_validator_id");

            migrationBuilder.CreateIndex(
                name: "IX_invoices_supplier_id_number",
                table: "invoices",
                columns: new[] { "supplier_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_log_stream_key",
                table: "log",
                columns: new[] { "stream", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_log_stream_number",
                table: "log",
                columns: new[] { "stream", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_market_parties_structure_id",
                table: "market_parties",
                column: "structure_id");

            migrationBuilder.CreateIndex(
                name: "IX_market_parties_works_for_id",
                table: "market_parties",
                column: "works_for_id");

            migrationBuilder.CreateIndex(
                name: "IX_markets_contracting_authority_id",
                table: "markets",
                column: "contracting_authority_id");

            migrationBuilder.CreateIndex(
                name: "IX_markets_number",
                table: "markets",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_markets_project_manager_id",
                table: "markets",
                column: "project_manager_id");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_message_id",
                table: "outbox",
                column: "message_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_outbox_state_next_attempt_at",
                table: "outbox",
                columns: new[] { "state", "next_attempt_at" });

            migrationBuilder.CreateIndex(
                name: "IX_services_structure_id_code",
                table: "services",
                columns: new[] { "structure_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_sirene_establishments_siren",
                table: "sirene_establishments",
                column: "siren");

            migrationBuilder.CreateIndex(
                name: "IX_structure_requests_account_id",
                table: "structure_requests",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "IX_structure_requests_structure_id",
                table: "structure_requests",
                column: "structure_id");

            migrationBuilder.CreateIndex(
                name: "IX_structures_identifier_type_identifier",
                table: "structures",
                columns: new[] { "identifier_type", "identifier" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_technical_users_login",
                table: "technical_users",
                column: "login",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_technical_users_main_manager_id",
                table: "technical_users",
                column: "main_manager_id");

            migrationBuilder.CreateIndex(
                name: "IX_technical_users_operator_id",
                table: "technical_users",
                column: "operator_id");

            migrationBuilder.CreateIndex(
                name: "IX_technical_users_structure_id",
                table: "technical_users",
                column: "structure_id");

            migrationBuilder.CreateIndex(
                name: "IX_training_registrations_account_id",
                table: "training_registrations",
                column: "account_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "activation_link_requests");

            migrationBuilder.DropTable(
                name: "activation_links");

            migrationBuilder.DropTable(
                name: "attachments");

            migrationBuilder.DropTable(
                name: "audit");

            migrationBuilder.DropTable(
                name: "court_fee_lines");

            migrationBuilder.DropTable(
                name: "demo_loads");

            migrationBuilder.DropTable(
                name: "expense_sheets");

            migrationBuilder.DropTable(
                name: "feedback");

            migrationBuilder.DropTable(
                name: "files");

            migrationBuilder.DropTable(
                name: "invoice_attachments");

            migrationBuilder.DropTable(
                name: "invoice_history");

            migrationBuilder.DropTable(
                name: "log");

            migrationBuilder.DropTable(
                name: "market_parties");

            migrationBuilder.DropTable(
                name: "outbox");

            migrationBuilder.DropTable(
                name: "sirene_establishments");

            migrationBuilder.DropTable(
                name: "sirene_legal_units");

            migrationBuilder.DropTable(
                name: "structure_requests");

            migrationBuilder.DropTable(
                name: "technical_users");

            migrationBuilder.DropTable(
                name: "tickets");

            migrationBuilder.DropTable(
                name: "training_registrations");

            migrationBuilder.DropTable(
                name: "court_fee_statements");

            migrationBuilder.DropTable(
                name: "invoices");

            migrationBuilder.DropTable(
                name: "accounts");

            migrationBuilder.DropTable(
                name: "training_sessions");

            migrationBuilder.DropTable(
                name: "billing_dossiers");

            migrationBuilder.DropTable(
                name: "services");

            migrationBuilder.DropTable(
                name: "markets");

            migrationBuilder.DropTable(
                name: "structures");
        }
    }
}
