namespace Pratip.Registry.Audit;

/// <summary>A kind of event and the tables its detail may speak of.</summary>
public sealed class EventKind
{
    private static readonly string[] FactsOfSheets =
    [
        "cases", "body_case_numbers", "person_reports", "sealed_identities", "sealed_remarks", "suspects", "charges",
        "procedural_stages", "victims", "hand_overs", "encounters", "detentions", "removal_files", "removals",
        "repatriations", "interceptions", "prevention_activities", "returns", "aggregate_returns",
    ];

    /// <summary>What is entered on pages alone.</summary>
    private static readonly string[] FactsOfCaseWork =
    [
        "custodies", "disciplinary_steps", "victim_decisions", "victim_needs", "victim_services", "victim_dispositions", "person_consents",
        "guardians", "child_situations", "best_interest_decisions", "notes", "attachments", "case_links", "case_parties", "case_recusals",
        "case_assignments", "plan_measures",
    ];

    /// <summary>What the agencies enter who act together on the same people.</summary>
    private static readonly string[] FactsOfCoordination =
    [
        "sites", "encountered_persons", "screening_interviews", "non_punishment_reviews", "protection_risks", "removal_clearances", "assisted_returns",
        "referrals", "hand_over_lists", "hand_over_entries", "joint_operations", "operation_parts", "consular_notices", "consular_visits",
        "travel_documents", "international_requests", "reintegration_steps",
    ];

    /// <summary>What is entered on pages and corrected like what came in files; a decision, a consent or a note is not corrected but voided and made anew.</summary>
    private static readonly string[] CorrectedCaseWork =
    [
        "custodies", "disciplinary_steps", "victim_needs", "victim_services", "victim_dispositions", "guardians", "child_situations", "best_interest_decisions",
    ];

    private EventKind(string code, params string[] nouns)
    {
        Code = code;
        Nouns = nouns;
    }

    public static EventKind RegisterCreated { get; } = new("register-created", "registers");

    public static EventKind RegisterBackedUp { get; } = new("register-backed-up", "register_copies");

    public static EventKind RegisterRestored { get; } = new("register-restored", "register_copies");

    public static EventKind AgenciesLoaded { get; } = new("agencies-loaded", "agencies");

    public static EventKind FileImported { get; } = new("file-imported", ["imported_files", .. FactsOfSheets, "removal_clearances", "removal_incidents", "case_tasks", "notices"]);

    public static EventKind VoidRequested { get; } = new("void-requested", "void_requests", "case_tasks", "notices");

    public static EventKind VoidApproved { get; } = new("void-approved", ["void_requests", "case_tasks", "notices", .. FactsOfSheets, .. FactsOfCaseWork, .. FactsOfCoordination]);

    public static EventKind VoidRefused { get; } = new("void-refused", "void_requests", "case_tasks", "notices");

    public static EventKind HolderAsked { get; } = new("holder-asked", "holder_questions", "case_tasks", "notices");

    public static EventKind HolderAnswered { get; } = new("holder-answered", "holder_questions", "case_tasks", "notices");

    public static EventKind AgreementChanged { get; } = new("agreement-changed", "exchange_agreements", "encoded_questions", "case_tasks");

    public static EventKind EncodingsCompared { get; } = new("encodings-compared", "encoded_runs", "encoded_questions", "case_tasks", "notices");

    public static EventKind EncodedAnswered { get; } = new("encoded-answered", "encoded_questions", "case_tasks", "notices");

    public static EventKind ReportsLinked { get; } = new("reports-linked", "linkage_runs", "linkage_pairs", "identity_judgements", "counted_persons");

    public static EventKind IdentityJudged { get; } = new("identity-judged", "identity_judgements", "identity_clearances", "linkage_pairs", "case_tasks", "notices");

    public static EventKind IdentityCleared { get; } = new("identity-cleared", "identity_clearances", "case_tasks", "notices");

    public static EventKind NoticeMailed { get; } = new("notice-mailed", "notices");

    public static EventKind NoticeAddressChanged { get; } = new("notice-address-changed", "users");

    public static EventKind CasePartiesChanged { get; } = new("case-parties-changed", "case_parties", "case_recusals", "case_assignments", "case_tasks", "notices");

    public static EventKind CaseOpened { get; } = new("case-opened", "cases", "body_case_numbers", "case_parties", "case_assignments", "case_tasks", "notices");

    public static EventKind CaseChanged { get; } = new("case-changed", "cases", "body_case_numbers", "case_links", "case_tasks", "notices");

    public static EventKind CaseAssigned { get; } = new("case-assigned", "case_assignments", "case_tasks", "notices");

    public static EventKind SuspectChanged { get; } = new("suspect-changed", "person_reports", "sealed_identities", "suspects", "charges", "procedural_stages", "custodies", "disciplinary_steps", "case_parties", "case_recusals", "case_tasks", "notices");

    public static EventKind VictimChanged { get; } = new("victim-changed", "person_reports", "sealed_identities", "victims", "victim_decisions", "victim_needs", "victim_services", "victim_dispositions", "hand_overs", "person_consents", "guardians", "child_situations", "best_interest_decisions", "referrals", "case_tasks", "notices");

    public static EventKind NoteAdded { get; } = new("note-added", "notes");

    public static EventKind AttachmentAdded { get; } = new("attachment-added", "attachments");

    public static EventKind CorrectionAsked { get; } = new("correction-asked", "correction_requests", "case_tasks", "notices");

    public static EventKind CorrectionDecided { get; } = new("correction-decided", ["correction_requests", "case_tasks", "notices", .. FactsOfSheets, .. CorrectedCaseWork]);

    public static EventKind RowFilledIn { get; } = new("row-filled-in", ["case_tasks", "notices", .. FactsOfSheets, .. CorrectedCaseWork]);

    public static EventKind TaskChanged { get; } = new("task-changed", "case_tasks", "notices");

    public static EventKind QueueSaved { get; } = new("queue-saved", "saved_queues");

    public static EventKind DraftKept { get; } = new("draft-kept", "drafts");

    public static EventKind PreventionChanged { get; } = new("prevention-changed", "prevention_activities", "plan_measures");

    public static EventKind SiteChanged { get; } = new("site-changed", "sites");

    public static EventKind EncounterChanged { get; } = new("encounter-changed", "encounters", "encountered_persons", "person_reports", "sealed_identities", "detentions", "sites", "case_tasks", "notices");

    public static EventKind DetentionChanged { get; } = new("detention-changed", "detentions", "case_tasks", "notices");

    public static EventKind ScreeningRecorded { get; } = new("screening-recorded", "screening_interviews", "victims", "victim_decisions", "case_tasks", "notices");

    public static EventKind LiabilityReviewed { get; } = new("liability-reviewed", "non_punishment_reviews", "case_tasks", "notices");

    public static EventKind RiskChanged { get; } = new("risk-changed", "protection_risks", "case_tasks", "notices");

    public static EventKind ClearanceChanged { get; } = new("clearance-changed", "removal_clearances", "case_tasks", "notices");

    public static EventKind RemovalExecuted { get; } = new("removal-executed", "removal_files", "removals", "removal_incidents", "removal_clearances", "detentions", "case_tasks", "notices");

    public static EventKind IncidentChanged { get; } = new("incident-changed", "removal_incidents", "case_tasks", "notices");

    public static EventKind ReturnAssisted { get; } = new("return-assisted", "assisted_returns", "detentions", "case_tasks", "notices");

    public static EventKind ReferralSent { get; } = new("referral-sent", "referrals", "referral_steps", "case_tasks", "notices");

    public static EventKind ReferralAnswered { get; } = new("referral-answered", "referrals", "referral_steps", "case_tasks", "notices");

    public static EventKind HandOverListed { get; } = new("hand-over-listed", "hand_over_lists", "hand_over_entries", "hand_overs", "detentions", "case_tasks", "notices");

    public static EventKind OperationChanged { get; } = new("operation-changed", "joint_operations", "operation_parts", "case_tasks", "notices");

    public static EventKind MissionChanged { get; } = new("mission-changed", "consular_notices", "consular_visits", "travel_documents", "attachments", "case_tasks", "notices");

    public static EventKind RequestChanged { get; } = new("request-changed", "international_requests", "case_tasks", "notices");

    public static EventKind ReintegrationRecorded { get; } = new("reintegration-recorded", "reintegration_steps", "repatriations", "interceptions", "person_reports", "sealed_identities", "case_tasks", "notices");

    public static EventKind ReturnChanged { get; } = new("return-changed", "returns", "case_tasks", "notices");

    public static EventKind ComplaintReceived { get; } = new("complaint-received", "complaints", "complaint_reporters", "complaint_recusals", "complaint_steps", "case_tasks", "notices");

    public static EventKind ComplaintChanged { get; } = new("complaint-changed", "complaints", "complaint_reporters", "complaint_recusals", "complaint_links", "complaint_steps", "complaint_evidence", "complaint_findings", "complaint_publications", "case_tasks", "notices");

    public static EventKind ComplaintDecided { get; } = new("complaint-decided", "complaints", "complaint_findings", "complaint_publications", "case_tasks", "notices");

    public static EventKind EditionCreated { get; } = new("edition-created", "editions");

    public static EventKind EditionDecided { get; } = new("edition-decided", "edition_decisions", "edition_texts");

    public static EventKind EditionSigned { get; } = new("edition-signed", "editions", "edition_signatures");

    public static EventKind EditionReleased { get; } = new("edition-released", "editions", "edition_signatures");

    public static EventKind EditionWithdrawn { get; } = new("edition-withdrawn", "editions");

    public static EventKind ReleasePlanned { get; } = new("release-planned", "release_plans");

    public static EventKind ExemptionChanged { get; } = new("exemption-changed", "suppression_exemptions");

    public static EventKind StatementRegistered { get; } = new("statement-registered", "statements", "statement_checks", "statement_claims");

    public static EventKind StatementChecked { get; } = new("statement-checked", "claim_decisions", "statement_checks", "statement_claims", "case_tasks", "notices");

    public static EventKind StatementAnswered { get; } = new("statement-answered", "statement_replies", "statement_corrections", "case_tasks");

    public static EventKind StatementReported { get; } = new("statement-reported", "statement_reports");

    public static EventKind GoLiveSet { get; } = new("go-live-set", "agencies");

    public static EventKind UserInvited { get; } = new("user-invited", "users", "credentials", "role_grants", "invitations");

    public static EventKind InvitationRenewed { get; } = new("invitation-renewed", "invitations", "credentials");

    public static EventKind InvitationAccepted { get; } = new("invitation-accepted", "users", "credentials", "invitations");

    public static EventKind SignedIn { get; } = new("signed-in", "credentials", "passkeys");

    public static EventKind SignInFailed { get; } = new("sign-in-failed", "credentials");

    public static EventKind PasswordChanged { get; } = new("password-changed", "credentials");

    public static EventKind SecondFactorChanged { get; } = new("second-factor-changed", "credentials", "passkeys");

    public static EventKind PasskeysChanged { get; } = new("passkeys-changed", "credentials", "passkeys");

    public static EventKind RolesChanged { get; } = new("roles-changed", "role_grants", "credentials");

    public static EventKind UserStatusChanged { get; } = new("user-status-changed", "users", "credentials", "invitations");

    public static EventKind SessionsEnded { get; } = new("sessions-ended", "credentials");

    public static EventKind ExternalSubjectLinked { get; } = new("external-subject-linked", "users", "credentials");

    public static IReadOnlyList<EventKind> All { get; } =
    [
        RegisterCreated, RegisterBackedUp, RegisterRestored, AgenciesLoaded, FileImported, VoidRequested, VoidApproved, VoidRefused, HolderAsked, HolderAnswered,
        AgreementChanged, EncodingsCompared, EncodedAnswered, ReportsLinked, IdentityJudged, IdentityCleared,
        NoticeMailed, NoticeAddressChanged, CasePartiesChanged, CaseOpened, CaseChanged, CaseAssigned,
        SuspectChanged, VictimChanged, NoteAdded, AttachmentAdded, CorrectionAsked, CorrectionDecided, RowFilledIn, TaskChanged, QueueSaved, DraftKept,
        PreventionChanged,
        SiteChanged, EncounterChanged, DetentionChanged, ScreeningRecorded, LiabilityReviewed, RiskChanged,
        ClearanceChanged, RemovalExecuted, IncidentChanged, ReturnAssisted, ReferralSent, ReferralAnswered,
        HandOverListed, OperationChanged, MissionChanged, RequestChanged, ReintegrationRecorded, ReturnChanged,
        ComplaintReceived, ComplaintChanged, ComplaintDecided,
        EditionCreated, EditionDecided, EditionSigned, EditionReleased, EditionWithdrawn, ReleasePlanned, ExemptionChanged,
        StatementRegistered, StatementChecked, StatementAnswered, StatementReported,
        GoLiveSet,
        UserInvited, InvitationRenewed, InvitationAccepted, SignedIn, SignInFailed, PasswordChanged, SecondFactorChanged,
        PasskeysChanged, RolesChanged, UserStatusChanged, SessionsEnded, ExternalSubjectLinked,
    ];

    /// <summary>Rows a person may have entered by mistake, which two persons can void.</summary>
    public static IReadOnlyList<string> VoidableNouns { get; } = [.. FactsOfSheets, .. FactsOfCaseWork, .. FactsOfCoordination];

    public string Code { get; }

    public IReadOnlyList<string> Nouns { get; }

    public override string ToString() => Code;
}
