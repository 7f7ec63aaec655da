namespace Pratip.Exchange.Tests.Imports.Rules;

/// <summary>Ages, places, references and dates that can be read and still cannot be.</summary>
internal static class SenseComplaints
{
    private static readonly (string, string?)[] NoBand = [("age_band", null)];
    private static readonly (string, string?)[] NoAge = [("age", null), ("age_band", null)];
    private static readonly (string, string?)[] Neither = [("detained_on", null), ("removed_on", null)];

    public static IEnumerable<Complaint> All => [.. Ages, .. Bands, .. Places, .. References, .. Dates];

    private static IEnumerable<Complaint> Ages =>
    [
        // Registered on 10 March 2024, born on 11 March 2006: seventeen, and a year either way is a slip.
        new("age-and-birth", "victims", "age", "15", "the age 15 does not agree with the birth date on the day of \"Registered on\"", "16") { Beside = [.. NoBand, ("birth_date", "2006-03-11")] },
        new("age-and-birth", "victims", "age", "19", "the age 19 does not agree with the birth date", "18") { Beside = [.. NoBand, ("birth_date", "2006-03-11")] },
        new("age-and-birth", "victims", "age", "19", "the age 19 does not agree", "18") { Beside = [.. NoBand, ("birth_date", "2006-06")] },
        new("age-and-birth", "victims", "age", "20", "the age 20 does not agree", "19") { Beside = [.. NoBand, ("birth_date", "2006")] },
        new("age-and-birth", "suspects", "age", "31", "the age 31 does not agree with the birth date on the day of \"Arrested on\"", "32") { Beside = [("birth_date", "1990-04-02")] },
        new("too-old", "victims", "age", "121", "the age 121 is higher than 120. Check it; write nothing where the age is not known", "120") { Beside = NoBand },
        new("too-old", "victims", "age_at_exploitation", "121", "the age 121 is higher than 120", "120") { Beside = NoAge },
        new("too-old", "suspects", "age", "121", "the age 121 is higher than 120", "120") { Beside = [("birth_date", null)] },
        new("at-large-and-held", "suspects", "at_large", "yes", "\"At large\" says yes and \"Arrested on\" has a date: both cannot be at the same time unless the person escaped", "no") { IsRemark = true },
        new("", "suspects", "at_large", null, "", "yes") { Beside = [("arrested_on", null), ("sent_to_court_on", null), ("age", null)] },
        new("exploited-later", "victims", "age_at_exploitation", "18", "the age at exploitation (18) is higher than the age at identification (17)", "17"),
    ];

    private static IEnumerable<Complaint> Bands =>
    [
        new("age-and-band", "victims", "age", "15", "the age 15 is not in the band \"under 15\". Right would be \"15 to 17\"", "14") { Beside = [("age_band", "under-15")], At = "age_band" },
        new("age-and-band", "victims", "age", "14", "the age 14 is not in the band \"15 to 17\". Right would be \"under 15\"", "15") { Beside = [("age_band", "15-17")], At = "age_band" },
        new("age-and-band", "victims", "age", "18", "the age 18 is not in the band \"15 to 17\". Right would be \"18 and over\"", "17") { Beside = [("age_band", "15-17")], At = "age_band" },
        new("age-and-band", "victims", "age", "17", "the age 17 is not in the band \"18 and over\". Right would be \"15 to 17\"", "18") { Beside = [("age_band", "18-and-over")], At = "age_band" },
        new("age-and-band", "victims", "age", "0", "the age 0 is not in the band \"18 and over\"", "120") { Beside = [("age_band", "18-and-over")], At = "age_band" },
        new("unknown-code", "victims", "age_band", "18-29", "is not in the list Age bands. Nearest: 18-and-over – 18 and over") { Beside = NoAge },
        new("several-codes", "victims", "age_band", "minor", "'minor' may be more than one of the list Age bands: under-15 – under 15, 15-17 – 15 to 17. Choose one of them", "adult") { Beside = [("age", null)] },
        new("several-codes", "victims", "age_band", "< 18", "'< 18' may be more than one of the list Age bands", "18+") { Beside = [("age", null)] },
        new("birth-and-band", "victims", "birth_date", "2006-03-11", "the birth date does not agree with the age band \"18 and over\". Right would be \"15 to 17\"", "2006-03-10") { Beside = [("age", null), ("age_band", "18-and-over")], At = "age_band" },
        new("birth-and-band", "victims", "birth_date", "2009-03-10", "the age band \"under 15\". Right would be \"15 to 17\"", "2009-03-11") { Beside = [("age", null), ("age_band", "under-15")], At = "age_band" },
        new("birth-and-band", "victims", "birth_date", "2007", "the age band \"18 and over\"", "2006") { Beside = [("age", null), ("age_band", "18-and-over")], At = "age_band" },
    ];

    private static IEnumerable<Complaint> Places =>
    [
        new("unknown-district", "cases", "district", "Doun Pehn", "'Doun Pehn' is no district of Phnom Penh. Nearest: 1202", "Doun Penh"),
        new("unknown-district", "cases", "district", "Battambang", "is no district of Phnom Penh", "1202"),
        new("district-without-province", "cases", "district", "Doun Penh", "a district needs its province. Fill in the province of the same row") { Beside = [("province", null)], Also = ["required"] },
        new("unknown-code", "cases", "province", "Atlantis", "'Atlantis' is not in the list Provinces", "Phnom Penh") { Beside = [("district", "Doun Penh")] },
        new("unknown-agency", "court-steps", "case_agency", "PC-99", "'PC-99' is no agency of this register. Nearest: PC-09", "PC-12"),
        new("unknown-measure", "aggregates", "measure", "victims.registred", "'victims.registred' is no measure. Nearest: victims.registered", "victims.registered"),
        new("required", "victims", "citizenship", ";", "nothing is given", "VN; KH"),
        new("unknown-code", "suspects", "articles", "TSE-10;TSE-1000", "'TSE-1000' is not in the list Articles", "TSE-12, TSE-10"),
        new("neither-detained-nor-removed", "removals", "removed_on", null, "neither a day of detention nor a day of removal is given. Fill in at least one of them", "2024-06-01") { Beside = Neither },
        new("neither-detained-nor-removed", "removals", "detained_on", null, "neither a day of detention", "2024-06-01") { Beside = Neither, At = "removed_on" },
        new("kept-with", "suspects", "court", "Phnom Penh Court", "\"Court\" is only kept together with \"Sent to court on\", which is empty. Fill in \"Sent to court on\", or leave \"Court\" empty") { Beside = [("sent_to_court_on", null)] },
        new("kept-with", "suspects", "charged_on", "2024-04-03", "is only kept together with \"Charged under (articles)\"") { Beside = [("articles", null)] },
    ];

    private static IEnumerable<Complaint> References =>
    [
        new("unknown-case", "suspects", "case_reference", "C-9", "no case C-9 of yours is in this file or on record", "K-OK"),
        new("unknown-case", "victims", "case_reference", "C-9", "no case C-9 of yours is in this file or on record", Complaint.CaseOfAll),
        new("unknown-case-of", "court-steps", "case_reference", "C-9", "no case C-9 is on record for PC-08", "K-OK") { Beside = [("case_agency", "PC-08")] },
        new("unknown-suspect", "court-steps", "person_reference", "S-9", "no suspect S-9 is on record in the case C-OK", Complaint.SuspectOfAll),
        new("", "cases", "district", null, "", " "),
        new("", "cases", "forms", null, "", " ; , "),
        new("", "victims", "age_band", null, "", "unknown"),
        new("", "cases", "palermo", null, "", "unknown"),
    ];

    private static IEnumerable<Complaint> Dates =>
    [
        new("no-such-day", "cases", "acted_on", "30/02/2024", "'30/02/2024' does not exist: February 2024 has 29 days", "29/02/2024"),
        new("swapped", "cases", "acted_on", "03/17/2024", "If day and month are the wrong way round, write", "17/03/2024"),
        new("no-such-month", "cases", "acted_on", "2024-14", "has the month 14. Months are 1 to 12", "2024-12-01"),
        new("two-digit-year", "cases", "acted_on", "17/03/24", "has a year of two digits", "17/03/2567"),
        new("day-needed", "aggregates", "to", "2024", "'2024' is not a whole date", "31/12/2024"),
    ];
}
