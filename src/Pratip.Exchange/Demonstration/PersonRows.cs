using static Pratip.Exchange.Demonstration.ReturnWriter;

namespace Pratip.Exchange.Demonstration;

/// <summary>The rows of the sheets that hold people, by column id.</summary>
internal static class PersonRows
{
    private const string Yes = "yes";
    private const string No = "no";

    public static Dictionary<string, string?> Case(InventedCase dossier)
    {
        var number = dossier.Reference.Replace("/", "-", StringComparison.Ordinal);
        var atCourt = dossier.Plan.AtCourt == dossier.Plan.Acted;
        return Row(
            ("case_reference", dossier.Reference),
            ("acted_on", Day(dossier.ActedOn)),
            ("opened_on", Day(dossier.OpenedOn)),
            ("offence_on", dossier.OffenceOn?.ToString()),
            ("province", dossier.Province.Code),
            ("district", dossier.District),
            ("opening_article", dossier.OpeningArticle),
            ("detection_source", dossier.DetectionSource),
            ("forms", Codes(dossier.Scenario.Forms)),
            ("site_kind", dossier.SiteKind),
            ("status", atCourt ? "before-court" : dossier.Suspects.Count > 1 ? "follow-up" : "open"),
            ("police_number", dossier.Agency == "RGK" ? null : $"P-{number}"),
            ("gendarmerie_number", dossier.Agency == "RGK" ? $"G-{number}" : null),
            ("prosecutor_number", atCourt ? $"PR-{number}" : null),
            ("court_number", atCourt ? $"C-{number}" : null),
            ("palermo", YesNo(dossier.CountsAsPalermo)),
            ("palermo_reviewer", dossier.CountsAsPalermo is null ? null : "reviewing jurist (synthetic)"));
    }

    /// <param name="atLarge">As known when the return was sent.</param>
    public static Dictionary<string, string?> Suspect(InventedSuspect suspect, bool atLarge) => Identified(
        suspect.Person,
        [
            ("case_reference", suspect.Case.Reference),
            .. Entry(suspect.Person.Entry),
            ("role", suspect.Role),
            ("public_official", YesNo(suspect.IsPublicOfficial)),
            ("at_large", atLarge ? Yes : No),
            .. atLarge ? [] : AtCourt(suspect),
        ]);

    private static IEnumerable<(string, string?)> AtCourt(InventedSuspect suspect) =>
    [
        ("age", Number(suspect.Person.Age)),
        ("articles", Codes(suspect.Articles)),
        ("charged_on", Day(suspect.ChargedOn)),
        ("arrested_on", Day(suspect.ArrestedOn)),
        ("sent_to_court_on", Day(suspect.SentToCourtOn)),
        ("court", Territory.Court(suspect.Case.Province)),
    ];

    public static Dictionary<string, string?> Victim(InventedVictim victim) => Identified(
        victim.Person,
        [
            ("case_reference", victim.Case.Reference),
            ("registered_on", Day(victim.RegisteredOn)),
            ("status", victim.Status),
            ("status_decided_on", Day(victim.StatusDecidedOn)),
            ("identifying_body", victim.IdentifyingBody),
            ("age", victim.OnlyBand ? null : Number(victim.Person.Age)),
            ("age_band", Kernel.AgeBandSet.Ncct.BandOf(victim.Person.Age)?.Code),
            ("age_at_exploitation", Number(victim.AgeAtExploitation)),
            ("forms", Codes(victim.Case.Scenario.Forms)),
            ("means_of_control", Codes(victim.Means)),
            ("recruitment", Codes(victim.Recruitment)),
            ("sector", victim.Case.Scenario.Sector),
            .. Entry(victim.Person.Entry),
            ("phone", victim.Phone),
        ]);

    /// <summary>As an office writes somebody down who was sent on to it: without the case, which is another's.</summary>
    public static Dictionary<string, string?> Repeated(RepeatedReport report) => Identified(
        report.Person,
        [
            ("registered_on", Day(report.RegisteredOn)),
            ("status", report.First.Status),
            ("status_decided_on", Day(report.First.StatusDecidedOn)),
            ("identifying_body", report.First.IdentifyingBody),
            ("age", Number(report.Person.Age)),
            ("age_band", Kernel.AgeBandSet.Ncct.BandOf(report.Person.Age)?.Code),
            ("forms", Codes(report.First.Case.Scenario.Forms)),
            ("phone", report.Phone),
        ]);

    public static Dictionary<string, string?> Removal(InventedRemoval removal) => Identified(
        removal.Person,
        [
            ("file_number", removal.File.Number),
            .. Entry(removal.Person.Entry),
            ("encounter_reference", removal.File.Operation),
            ("detained_on", Day(removal.DetainedOn)),
            ("facility", removal.File.Facility),
            ("ground", removal.File.Ground),
            ("authority", "General Department of Immigration"),
            ("decided_on", Day(removal.File.DecidedOn)),
            ("removed_on", Day(removal.RemovedOn)),
            ("disposition", "removed"),
            ("clearance", removal.Clearance),
            ("destination_country", removal.Person.Citizenship),
            ("ticket_payer", removal.TicketPayer),
            ("province", removal.File.Province),
        ]);

    /// <summary>Who the person is, as far as the agency says, with the other cells of the row.</summary>
    public static Dictionary<string, string?> Identified(InventedPerson person, params IEnumerable<(string, string?)> others) => Row(
    [
        ("person_reference", person.Reference),
        ("name_latin", person.Name?.Latin is { Length: > 0 } latin ? latin : null),
        ("name_own", person.Name?.Own),
        ("alias", person.Alias),
        ("sex", person.Sex),
        ("birth_date", person.Born?.ToString()),
        ("citizenship", person.Citizenship),
        ("document_kind", person.DocumentKind),
        ("document_number", person.DocumentNumber),
        .. others,
    ]);

    private static IEnumerable<(string, string?)> Entry(InventedEntry? entry) => entry is null
        ? []
        :
        [
            ("entered_on", entry.On?.ToString()),
            ("entry_place", entry.Place),
            ("entry_legality", entry.Legality),
            ("visa_kind", entry.Visa),
            ("transit_country", entry.TransitCountry),
        ];

    private static string? YesNo(bool? value) => value is null ? null : value.Value ? Yes : No;

    private static string Codes(IEnumerable<string> codes) => string.Join("; ", codes);
}
