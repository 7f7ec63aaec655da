using System.Collections.Frozen;

namespace Pratip.Registry.Corrections;

/// <summary>What tells a row of a noun from its neighbours.</summary>
/// <param name="Fields">In the order in which they are said; whether they can be corrected is another matter.</param>
/// <param name="Agency">The property with the agency that tells it; null where none does.</param>
/// <param name="Staff">The property with the colleague that tells it; null where none does.</param>
internal sealed record RowTelling(IReadOnlyList<CorrectableField> Fields, string? Agency = null, string? Staff = null)
{
    private static readonly RowTelling Nothing = new([]);

    /// <summary>What is sealed is not among them, nor a line that somebody wrote freely about a person.</summary>
    public static FrozenDictionary<string, RowTelling> All { get; } = new Dictionary<string, RowTelling>(StringComparer.Ordinal)
    {
        ["cases"] = Of(Line("OwnReference")),
        ["body_case_numbers"] = Of(Code("Body", "case-number-body"), Line("Number")),
        ["case_parties"] = Of(Code("Role", "case-party-role"), Date("Since")) with { Agency = "AgencyId" },
        ["case_recusals"] = Nothing with { Agency = "AgencyId" },
        ["case_assignments"] = Of(Date("Since")) with { Staff = "UserId" },
        ["case_links"] = Of(Code("Kind", "case-link")),
        ["notes"] = Of(Moment("At"), Code("Visibility", "note-visibility")) with { Agency = "AgencyId" },
        ["attachments"] = Of(Moment("At"), Code("Visibility", "note-visibility")) with { Agency = "AgencyId" },
        ["suspects"] = Of(Code("Role", "perpetrator-role")),
        ["charges"] = Of(Article("ArticleCode"), Date("ChargedOn")),
        ["procedural_stages"] = Of(Code("Stage", "procedural-stage"), Date("On")),
        ["custodies"] = Of(Moment("ArrivedAt")),
        ["disciplinary_steps"] = Of(Code("Outcome", "disciplinary-outcome"), Date("On")) with { Agency = "OversightAgencyId" },
        ["victims"] = Of(Code("Status", "identification-status"), Date("RegisteredOn")),
        ["victim_decisions"] = Of(Code("Status", "identification-status"), Date("On")),
        ["victim_needs"] = Of(Code("Kind", "service-kind"), Date("On")),
        ["victim_services"] = Of(Code("Kind", "service-kind"), Date("From")) with { Agency = "ProviderAgencyId" },
        ["victim_dispositions"] = Of(Code("Disposition", "victim-disposition"), Date("On")),
        ["hand_overs"] = Of(Code("Destination", "hand-over-destination"), Date("On")),
        ["person_consents"] = Of(Code("Purpose", "consent-purpose"), Flag("IsGiven"), Date("On")),
        ["guardians"] = Of(Code("Relation", "guardian-relation"), Date("Since")),
        ["best_interest_decisions"] = Of(Date("On")) with { Agency = "DecidingAgencyId" },
        ["reintegration_steps"] = Of(Code("Stage", "reintegration-stage"), Date("On")) with { Agency = "AgencyId" },
        ["screening_interviews"] = Of(Code("Kind", "screening-kind"), Moment("StartedAt")) with { Agency = "AgencyId" },
        ["non_punishment_reviews"] = Of(Code("Liability", "liability-kind"), Date("On")) with { Agency = "DecidingAgencyId" },
        ["protection_risks"] = Of(Code("Kind", "protection-risk"), Date("RaisedOn")) with { Agency = "RaisedByAgencyId" },
        ["encounters"] = Of(Line("OwnReference"), Date("On")),
        ["encountered_persons"] = Of(Line("Number")),
        ["detentions"] = Of(Code("Ground", "detention-ground"), Date("From")) with { Agency = "HoldingAgencyId" },
        ["removal_files"] = Of(Line("Number"), Date("DecidedOn")),
        ["removal_clearances"] = Of(Code("Status", "clearance-status"), Moment("At")) with { Agency = "AgencyId" },
        ["removals"] = Of(Date("On"), Country("DestinationCountry")),
        ["assisted_returns"] = Of(Date("On"), Country("DestinationCountry")) with { Agency = "AgencyId" },
        ["repatriations"] = Of(Line("FileReference"), Date("On"), Country("FromCountry")),
        ["interceptions"] = Of(Line("FileReference"), Date("On")),
        ["referrals"] = Of(Code("Purpose", "referral-purpose"), Moment("SentAt")) with { Agency = "ToAgencyId" },
        ["hand_over_lists"] = Of(Line("OwnReference"), Date("On")),
        ["sites"] = Of(Line("OwnReference"), Code("Kind", "site-kind")),
        ["joint_operations"] = Of(Line("OwnReference"), Date("PlannedOn")),
        ["operation_parts"] = Of(Code("Task", "operation-task")) with { Agency = "AgencyId" },
        ["consular_notices"] = Of(Country("CountryCode"), Moment("NotifiedAt")),
        ["consular_visits"] = Of(Moment("At")),
        ["travel_documents"] = Of(Date("IssuedOn")),
        ["international_requests"] = Of(Code("Kind", "international-request-kind"), Country("ToCountry"), Date("SentOn")),
        ["prevention_activities"] = Of(Line("OwnReference"), Code("Kind", "prevention-activity-kind"), Date("On")),
        ["plan_measures"] = Of(Line("Number")),
        ["returns"] = Of(Code("Subject", "return-subject")) with { Agency = "AgencyId" },
        ["aggregate_returns"] = Of(Line("Measure")) with { Agency = "AgencyId" },
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static RowTelling For(string noun) => All.GetValueOrDefault(noun, Nothing);

    private static RowTelling Of(params IReadOnlyList<CorrectableField> fields) => new(fields);

    private static CorrectableField Line(string property) => new(property, FieldKind.Line);

    private static CorrectableField Date(string property) => new(property, FieldKind.Date);

    private static CorrectableField Moment(string property) => new(property, FieldKind.Moment);

    private static CorrectableField Flag(string property) => new(property, FieldKind.Flag);

    private static CorrectableField Article(string property) => new(property, FieldKind.Article);

    private static CorrectableField Country(string property) => new(property, FieldKind.Country);

    private static CorrectableField Code(string property, string list) => new(property, FieldKind.Code, list);
}
