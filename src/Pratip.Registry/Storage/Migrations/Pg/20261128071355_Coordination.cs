using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Pratip.Registry.Storage.Guards;

#nullable disable

namespace Pratip.Registry.Storage.Migrations.Pg
{
    /// <inheritdoc />
    public partial class Coordination : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "clearance_id",
                table: "removals",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "operation_id",
                table: "encounters",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "site_id",
                table: "encounters",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "disposed_on",
                table: "detentions",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "from_at",
                table: "detentions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ground",
                table: "detentions",
                type: "text",
                nullable: false,
                defaultValue: "unknown");

            migrationBuilder.AddColumn<Guid>(
                name: "holding_agency_id",
                table: "detentions",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "assisted_returns",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    report_id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    consent_id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<string>(type: "text", nullable: false),
                    destination_country = table.Column<string>(type: "text", nullable: true),
                    ticket_payer = table.Column<string>(type: "text", nullable: true),
                    event_id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    is_voided = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_assisted_returns", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "consular_notices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    report_id = table.Column<Guid>(type: "uuid", nullable: false),
                    country_code = table.Column<string>(type: "text", nullable: false),
                    mission_agency_id = table.Column<Guid>(type: "uuid", nullable: true),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    informed_of_right_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    informed_in = table.Column<string>(type: "text", nullable: true),
                    request = table.Column<string>(type: "text", nullable: false),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    is_treaty_mandatory = table.Column<bool>(type: "boolean", nullable: false),
                    consent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    notified_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    channel = table.Column<string>(type: "text", nullable: true),
                    place_of_contact = table.Column<string>(type: "text", nullable: true),
                    acknowledged_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    identity_confirmed = table.Column<string>(type: "text", nullable: false),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    event_id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    is_voided = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_consular_notices", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "consular_visits",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    notice_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    event_id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    is_voided = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_consular_visits", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "encountered_persons",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    encounter_id = table.Column<Guid>(type: "uuid", nullable: false),
                    report_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    spoken_language = table.Column<string>(type: "text", nullable: true),
                    apparent_age = table.Column<int>(type: "integer", nullable: true),
                    event_id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    is_voided = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_encountered_persons", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "hand_over_entries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    list_id = table.Column<Guid>(type: "uuid", nullable: false),
                    report_id = table.Column<Guid>(type: "uuid", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    event_id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    is_voided = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hand_over_entries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "hand_over_lists",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    own_reference = table.Column<string>(type: "text", nullable: false),
                    encounter_id = table.Column<Guid>(type: "uuid", nullable: true),
                    destination = table.Column<string>(type: "text", nullable: false),
                    to_agency_id = table.Column<Guid>(type: "uuid", nullable: true),
                    on = table.Column<string>(type: "text", nullable: false),
                    signed_on = table.Column<string>(type: "text", nullable: true),
                    event_id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    is_voided = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hand_over_lists", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "international_requests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    suspect_id = table.Column<Guid>(type: "uuid", nullable: true),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    to_country = table.Column<string>(type: "text", nullable: false),
                    basis = table.Column<string>(type: "text", nullable: false),
                    sent_on = table.Column<string>(type: "text", nullable: false),
                    due_on = table.Column<string>(type: "text", nullable: true),
                    answered_on = table.Column<string>(type: "text", nullable: true),
                    answer = table.Column<string>(type: "text", nullable: true),
                    event_id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    is_voided = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_international_requests", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "joint_operations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    lead_agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    own_reference = table.Column<string>(type: "text", nullable: false),
                    planned_on = table.Column<string>(type: "text", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: true),
                    province_code = table.Column<string>(type: "text", nullable: true),
                    status = table.Column<string>(type: "text", nullable: false),
                    wrapped_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    plan = table.Column<byte[]>(type: "bytea", nullable: false),
                    event_id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    is_voided = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_joint_operations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "non_punishment_reviews",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    report_id = table.Column<Guid>(type: "uuid", nullable: false),
                    liability = table.Column<string>(type: "text", nullable: false),
                    basis = table.Column<string>(type: "text", nullable: false),
                    decision = table.Column<string>(type: "text", nullable: false),
                    deciding_agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    stage = table.Column<string>(type: "text", nullable: true),
                    on = table.Column<string>(type: "text", nullable: false),
                    effect = table.Column<string>(type: "text", nullable: false),
                    wrapped_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    reason = table.Column<byte[]>(type: "bytea", nullable: false),
                    event_id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    is_voided = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_non_punishment_reviews", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "operation_parts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    operation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    task = table.Column<string>(type: "text", nullable: false),
                    result = table.Column<string>(type: "text", nullable: true),
                    result_on = table.Column<string>(type: "text", nullable: true),
                    event_id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    is_voided = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_operation_parts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "protection_risks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    report_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    raised_by_agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    raised_on = table.Column<string>(type: "text", nullable: false),
                    decision = table.Column<string>(type: "text", nullable: false),
                    decided_by_agency_id = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_on = table.Column<string>(type: "text", nullable: true),
                    wrapped_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    reason = table.Column<byte[]>(type: "bytea", nullable: false),
                    event_id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    is_voided = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_protection_risks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "referral_steps",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    referral_id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    wrapped_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    words = table.Column<byte[]>(type: "bytea", nullable: false),
                    event_id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    is_voided = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_referral_steps", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "referrals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    from_agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from_user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    to_agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: true),
                    report_id = table.Column<Guid>(type: "uuid", nullable: true),
                    purpose = table.Column<string>(type: "text", nullable: false),
                    consent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    consent_override = table.Column<string>(type: "text", nullable: true),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    outcome = table.Column<string>(type: "text", nullable: true),
                    escalated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    gives_reach = table.Column<bool>(type: "boolean", nullable: false),
                    snapshot = table.Column<string>(type: "text", nullable: false),
                    wrapped_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    request = table.Column<byte[]>(type: "bytea", nullable: false),
                    event_id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    is_voided = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_referrals", x => x.id);
                    table.CheckConstraint("ck_referrals_subject", "case_id IS NOT NULL OR report_id IS NOT NULL");
                });

            migrationBuilder.CreateTable(
                name: "reintegration_steps",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    report_id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    stage = table.Column<string>(type: "text", nullable: false),
                    on = table.Column<string>(type: "text", nullable: false),
                    province_code = table.Column<string>(type: "text", nullable: true),
                    event_id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    is_voided = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reintegration_steps", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "removal_clearances",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    report_id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    screening_id = table.Column<Guid>(type: "uuid", nullable: true),
                    status = table.Column<string>(type: "text", nullable: false),
                    obstacles = table.Column<string[]>(type: "text[]", nullable: false),
                    asked_by = table.Column<Guid>(type: "uuid", nullable: false),
                    overridden_by = table.Column<Guid>(type: "uuid", nullable: true),
                    overriding_agency_id = table.Column<Guid>(type: "uuid", nullable: true),
                    wrapped_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    reason = table.Column<byte[]>(type: "bytea", nullable: false),
                    event_id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    is_voided = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_removal_clearances", x => x.id);
                    table.CheckConstraint("ck_removal_clearances_two_agencies", "overriding_agency_id IS NULL OR overriding_agency_id <> agency_id");
                });

            migrationBuilder.CreateTable(
                name: "removal_incidents",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    removal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    report_id = table.Column<Guid>(type: "uuid", nullable: false),
                    oversight_agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    obstacles = table.Column<string[]>(type: "text[]", nullable: false),
                    finding = table.Column<string>(type: "text", nullable: false),
                    found_on = table.Column<string>(type: "text", nullable: true),
                    event_id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    is_voided = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_removal_incidents", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "screening_interviews",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    report_id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    screener_id = table.Column<Guid>(type: "uuid", nullable: false),
                    encounter_id = table.Column<Guid>(type: "uuid", nullable: true),
                    kind = table.Column<string>(type: "text", nullable: false),
                    previous_id = table.Column<Guid>(type: "uuid", nullable: true),
                    indicator_set = table.Column<string>(type: "text", nullable: false),
                    indicator_set_version = table.Column<string>(type: "text", nullable: false),
                    spoken_language = table.Column<string>(type: "text", nullable: false),
                    interpreter = table.Column<string>(type: "text", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    found = table.Column<string[]>(type: "text[]", nullable: false),
                    not_asked = table.Column<string[]>(type: "text[]", nullable: false),
                    advice = table.Column<string>(type: "text", nullable: false),
                    advice_reasons = table.Column<string[]>(type: "text[]", nullable: false),
                    decision = table.Column<string>(type: "text", nullable: false),
                    wrapped_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    reason = table.Column<byte[]>(type: "bytea", nullable: false),
                    event_id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    is_voided = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_screening_interviews", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sites",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    own_reference = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: true),
                    province_code = table.Column<string>(type: "text", nullable: true),
                    locality = table.Column<string>(type: "text", nullable: true),
                    known_since = table.Column<string>(type: "text", nullable: true),
                    closed_on = table.Column<string>(type: "text", nullable: true),
                    event_id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    is_voided = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sites", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "travel_documents",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    notice_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    issued_on = table.Column<string>(type: "text", nullable: false),
                    valid_until = table.Column<string>(type: "text", nullable: true),
                    attachment_id = table.Column<Guid>(type: "uuid", nullable: true),
                    event_id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    is_voided = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_travel_documents", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_encounters_operation_id",
                table: "encounters",
                column: "operation_id",
                filter: "operation_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_encounters_site_id",
                table: "encounters",
                column: "site_id",
                filter: "site_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_detentions_encounter_id",
                table: "detentions",
                column: "encounter_id",
                filter: "encounter_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_assisted_returns_report_id",
                table: "assisted_returns",
                column: "report_id");

            migrationBuilder.CreateIndex(
                name: "ix_consular_notices_agency_id",
                table: "consular_notices",
                column: "agency_id");

            migrationBuilder.CreateIndex(
                name: "ix_consular_notices_mission_agency_id",
                table: "consular_notices",
                column: "mission_agency_id",
                filter: "mission_agency_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ux_consular_notices_report_id_country_code",
                table: "consular_notices",
                columns: new[] { "report_id", "country_code" },
                unique: true,
                filter: "NOT is_voided");

            migrationBuilder.CreateIndex(
                name: "ix_consular_visits_notice_id",
                table: "consular_visits",
                column: "notice_id");

            migrationBuilder.CreateIndex(
                name: "ix_encountered_persons_report_id",
                table: "encountered_persons",
                column: "report_id");

            migrationBuilder.CreateIndex(
                name: "ux_encountered_persons_encounter_id_number",
                table: "encountered_persons",
                columns: new[] { "encounter_id", "number" },
                unique: true,
                filter: "NOT is_voided");

            migrationBuilder.CreateIndex(
                name: "ix_hand_over_entries_report_id",
                table: "hand_over_entries",
                column: "report_id");

            migrationBuilder.CreateIndex(
                name: "ux_hand_over_entries_list_id_report_id",
                table: "hand_over_entries",
                columns: new[] { "list_id", "report_id" },
                unique: true,
                filter: "NOT is_voided");

            migrationBuilder.CreateIndex(
                name: "ux_hand_over_lists_agency_id_own_reference",
                table: "hand_over_lists",
                columns: new[] { "agency_id", "own_reference" },
                unique: true,
                filter: "NOT is_voided");

            migrationBuilder.CreateIndex(
                name: "ix_international_requests_case_id",
                table: "international_requests",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ux_joint_operations_lead_agency_id_own_reference",
                table: "joint_operations",
                columns: new[] { "lead_agency_id", "own_reference" },
                unique: true,
                filter: "NOT is_voided");

            migrationBuilder.CreateIndex(
                name: "ix_non_punishment_reviews_report_id",
                table: "non_punishment_reviews",
                column: "report_id");

            migrationBuilder.CreateIndex(
                name: "ix_operation_parts_agency_id",
                table: "operation_parts",
                column: "agency_id");

            migrationBuilder.CreateIndex(
                name: "ix_operation_parts_operation_id",
                table: "operation_parts",
                column: "operation_id");

            migrationBuilder.CreateIndex(
                name: "ix_protection_risks_report_id",
                table: "protection_risks",
                column: "report_id");

            migrationBuilder.CreateIndex(
                name: "ix_referral_steps_referral_id",
                table: "referral_steps",
                column: "referral_id");

            migrationBuilder.CreateIndex(
                name: "ix_referrals_case_id",
                table: "referrals",
                column: "case_id",
                filter: "case_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_referrals_from_agency_id",
                table: "referrals",
                column: "from_agency_id");

            migrationBuilder.CreateIndex(
                name: "ix_referrals_queue",
                table: "referrals",
                columns: new[] { "to_agency_id", "status", "due_at" });

            migrationBuilder.CreateIndex(
                name: "ix_referrals_report_id",
                table: "referrals",
                column: "report_id",
                filter: "report_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_reintegration_steps_report_id",
                table: "reintegration_steps",
                column: "report_id");

            migrationBuilder.CreateIndex(
                name: "ix_removal_clearances_report_id",
                table: "removal_clearances",
                column: "report_id");

            migrationBuilder.CreateIndex(
                name: "ix_removal_incidents_oversight_agency_id",
                table: "removal_incidents",
                column: "oversight_agency_id");

            migrationBuilder.CreateIndex(
                name: "ix_removal_incidents_report_id",
                table: "removal_incidents",
                column: "report_id");

            migrationBuilder.CreateIndex(
                name: "ux_removal_incidents_removal_id",
                table: "removal_incidents",
                column: "removal_id",
                unique: true,
                filter: "NOT is_voided");

            migrationBuilder.CreateIndex(
                name: "ix_screening_interviews_encounter_id",
                table: "screening_interviews",
                column: "encounter_id",
                filter: "encounter_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_screening_interviews_report_id",
                table: "screening_interviews",
                column: "report_id");

            migrationBuilder.CreateIndex(
                name: "ux_sites_agency_id_own_reference",
                table: "sites",
                columns: new[] { "agency_id", "own_reference" },
                unique: true,
                filter: "NOT is_voided");

            migrationBuilder.CreateIndex(
                name: "ix_travel_documents_notice_id",
                table: "travel_documents",
                column: "notice_id");

            PgGuards.InstallFor(migrationBuilder, TargetModel, ["assisted_returns", "consular_notices", "consular_visits", "detentions", "encountered_persons", "encounters", "hand_over_entries", "hand_over_lists", "international_requests", "joint_operations", "non_punishment_reviews", "operation_parts", "protection_risks", "referral_steps", "referrals", "reintegration_steps", "removal_clearances", "removal_incidents", "removals", "screening_interviews", "sites", "travel_documents"]);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new System.NotSupportedException("A register is not taken back to an older form: restore a backup.");
    }
}
