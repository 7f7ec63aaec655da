using System.Text.Json.Serialization;

namespace Pratip.Registry.Access;

/// <summary>What a role may be given verbs on. One noun stands for the tables that are seen together or not at all.</summary>
[JsonConverter(typeof(KebabEnumConverter<AccessNoun>))]
public enum AccessNoun
{
    /// <summary>Cases, the numbers other bodies give them, their parties and links.</summary>
    Cases,

    /// <summary>Suspects, charges, steps of the procedure.</summary>
    Suspects,

    /// <summary>Reports of persons without their identity: sex, birth year, citizenships, entry.</summary>
    People,

    /// <summary>Names, birth dates, documents and contacts in the vault.</summary>
    Identities,

    /// <summary>Status as presumed or identified victim, needs, services, consents.</summary>
    Victims,

    /// <summary>Where a victim was handed over to and lives.</summary>
    Shelters,

    Notes,

    Attachments,

    /// <summary>Encounters, detentions, removal files and removals, repatriations, interceptions.</summary>
    Removals,

    /// <summary>Removals carried out without clearance, and what oversight found.</summary>
    Incidents,

    /// <summary>Places where people were found, and what was done there.</summary>
    Sites,

    /// <summary>Screenings, protection risks, reviews of non-punishment.</summary>
    Screenings,

    /// <summary>What one agency asks of another, hand-over lists, joint operations.</summary>
    Referrals,

    /// <summary>Notices to missions, visits and travel documents.</summary>
    Consular,

    /// <summary>Returns and reported totals.</summary>
    Returns,

    Prevention,

    /// <summary>Files received and their receipts.</summary>
    Files,

    Figures,

    /// <summary>Counts so small that they could tell of a person, in figures and reports.</summary>
    SmallCells,

    /// <summary>Editions, their decisions and texts, and the release calendar. To approve is to sign.</summary>
    Editions,

    /// <summary>Letting a signed edition out. It has no table of its own.</summary>
    Releases,

    /// <summary>What is said in public of figures, its checks, replies and corrections. To approve is to let a report of a check out.</summary>
    Statements,

    /// <summary>The key to the facts behind an edition.</summary>
    Microdata,

    /// <summary>Taking rows out as a file.</summary>
    Exports,

    /// <summary>Cases with a public official among the suspects: their outcomes, for oversight.</summary>
    Officials,

    Corrections,

    /// <summary>Who is the same person: what linkage proposes, what was judged of it, and who lets whom know.</summary>
    Linkage,

    Voids,

    /// <summary>Complaints and allegations: what was said, what was checked, what was found and published.</summary>
    Complaints,

    /// <summary>Who complained. Most roles never see it.</summary>
    Reporters,

    /// <summary>The log: who did and read what, never the contents.</summary>
    Log,

    /// <summary>Users, their roles and invitations.</summary>
    Accounts,
}

[JsonConverter(typeof(KebabEnumConverter<AccessVerb>))]
public enum AccessVerb
{
    View,
    Enter,
    Search,

    /// <summary>Decide on what somebody else asked for.</summary>
    Approve,
}

/// <summary>How far a verb reaches.</summary>
[JsonConverter(typeof(KebabEnumConverter<ReachKind>))]
public enum ReachKind
{
    /// <summary>Only what is assigned to the user.</summary>
    Own,

    /// <summary>What the user's agency leads or has reported.</summary>
    Agency,

    /// <summary>The province of the user's agency, or of the grant.</summary>
    Territory,

    /// <summary>Cases the user's agency has been made a party of.</summary>
    Party,

    /// <summary>Persons referred to the user's agency, for as long as the referral stands; to enter something, once the agency has accepted it, or the screening it asks for.</summary>
    Referred,

    All,
}

/// <summary>Names in data files as words with hyphens.</summary>
internal sealed class KebabEnumConverter<T>() : JsonStringEnumConverter<T>(System.Text.Json.JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
