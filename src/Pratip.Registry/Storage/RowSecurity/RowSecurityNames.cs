namespace Pratip.Registry.Storage.RowSecurity;

/// <summary>What stands in the database for the sake of row security, beside the tables of the model.</summary>
internal static class RowSecurityNames
{
    /// <summary>
    /// What users read runs as this role, and what they change as <see cref="Writer"/>. They own nothing, cannot sign in, and
    /// serve every register of a server; what they may do is granted database by database.
    /// </summary>
    public const string Reader = "pratip_reader";

    public const string Writer = "pratip_writer";

    /// <summary>How views, functions and policies of row security begin.</summary>
    public const string Prefix = "scope_";

    public const string ReadPolicy = "scope_read";

    /// <summary>Who writes a row sees it until its event is closed, or the database would not take a change that leads out of sight.</summary>
    public const string WrittenPolicy = "scope_written";

    public const string EnterPolicy = "scope_enter";

    public const string ChangePolicy = "scope_change";

    /// <summary>The section that says who the user is; the others are named after the properties of the scopes.</summary>
    public const string UserSection = "User";
}

/// <summary>The parts of a section in their order, counted from 1 behind the signature.</summary>
internal enum SectionPart
{
    /// <summary>Seconds since 1970; a section is good for a while.</summary>
    Until = 2,

    /// <summary>Whether rows may be entered within it; what was signed for looking does not serve for writing.</summary>
    MayEnter,

    All,

    Agencies,

    Provinces,

    PartyOf,

    ReferredTo,

    AcceptedBy,

    AskedToScreen,

    AssignedTo,

    Home,

    CaseRoles,

    /// <summary>Of the user's own section, in place of a reach.</summary>
    SignInName = All,
}
