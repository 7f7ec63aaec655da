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

    private EventKind(string code, params string[] nouns)
    {
        Code = code;
        Nouns = nouns;
    }

    public static EventKind RegisterCreated { get; } = new("register-created", "registers");

    public static EventKind AgenciesLoaded { get; } = new("agencies-loaded", "agencies");

    public static EventKind FileImported { get; } = new("file-imported", ["imported_files", .. FactsOfSheets]);

    public static EventKind VoidRequested { get; } = new("void-requested", "void_requests");

    public static EventKind VoidApproved { get; } = new("void-approved", ["void_requests", .. FactsOfSheets]);

    public static IReadOnlyList<EventKind> All { get; } = [RegisterCreated, AgenciesLoaded, FileImported, VoidRequested, VoidApproved];

    /// <summary>Rows a person may have entered by mistake, which two persons can void.</summary>
    public static IReadOnlyList<string> VoidableNouns => FactsOfSheets;

    public string Code { get; }

    public IReadOnlyList<string> Nouns { get; }

    public override string ToString() => Code;
}
