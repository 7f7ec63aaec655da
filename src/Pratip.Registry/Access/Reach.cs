namespace Pratip.Registry.Access;

/// <summary>
/// How far one verb on one noun reaches for one actor: the union of what the actor's roles give. Arrays, because they
/// travel to the database as parameters.
/// </summary>
public sealed record Reach
{
    public static Reach Nothing { get; } = new();

    public bool All { get; init; }

    /// <summary>Agencies whose rows are within reach.</summary>
    public Guid[] Agencies { get; init; } = [];

    /// <summary>Provinces whose cases are within reach.</summary>
    public string[] Provinces { get; init; } = [];

    /// <summary>Agencies as parties of a case.</summary>
    public Guid[] PartyOf { get; init; } = [];

    /// <summary>Agencies to which a person may be referred to be within reach, answered or not: to look.</summary>
    public Guid[] ReferredTo { get; init; } = [];

    /// <summary>Agencies that must have accepted the referral of a person to have them within reach: to enter.</summary>
    public Guid[] AcceptedBy { get; init; } = [];

    /// <summary>Agencies that a person was referred to for a screening: the interview is itself the answer, and need not wait for a yes to each of a hundred persons.</summary>
    public Guid[] AskedToScreen { get; init; } = [];

    /// <summary>Users to whom a case may be assigned to be within reach.</summary>
    public Guid[] AssignedTo { get; init; } = [];

    /// <summary>The actor's own agency: what it is recused from is out of reach whatever else is said.</summary>
    public Guid[] Home { get; init; } = [];

    /// <summary>
    /// As what somebody must stand in a case in reach for their report and identity to be so: whoever may not see the presumed victims of
    /// a case does not come to them by an address either.
    /// </summary>
    public CaseRoles CaseRoles { get; init; }

    public bool IsNothing => !All && Agencies.Length == 0 && Provinces.Length == 0 && PartyOf.Length == 0 && ReferredTo.Length == 0 && AcceptedBy.Length == 0 && AskedToScreen.Length == 0 && AssignedTo.Length == 0;

    /// <summary>Whether a row of this agency in this province could be entered.</summary>
    public bool Covers(Guid agencyId, string? provinceCode) =>
        All || Agencies.Contains(agencyId) || (provinceCode is not null && Provinces.Contains(provinceCode, StringComparer.Ordinal));

    /// <summary>Whether whatever the other reaches is within this. What is assigned to each is each one's own.</summary>
    public bool Includes(Reach other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.IsNothing || All || (!other.All
            && other.Agencies.All(agency => Agencies.Contains(agency))
            && other.Provinces.All(province => Provinces.Contains(province, StringComparer.Ordinal))
            && other.PartyOf.All(agency => PartyOf.Contains(agency))
            && other.ReferredTo.All(agency => ReferredTo.Contains(agency))
            && other.AcceptedBy.All(agency => AcceptedBy.Contains(agency) || ReferredTo.Contains(agency))
            && other.AskedToScreen.All(agency => AskedToScreen.Contains(agency) || ReferredTo.Contains(agency))
            && (other.CaseRoles & ~CaseRoles) == CaseRoles.None
            && (other.AssignedTo.Length == 0 || AssignedTo.Length > 0));
    }

    public Reach And(Reach other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new Reach
        {
            All = All || other.All,
            Agencies = [.. Agencies.Union(other.Agencies)],
            Provinces = [.. Provinces.Union(other.Provinces, StringComparer.Ordinal)],
            PartyOf = [.. PartyOf.Union(other.PartyOf)],
            ReferredTo = [.. ReferredTo.Union(other.ReferredTo)],
            AcceptedBy = [.. AcceptedBy.Union(other.AcceptedBy)],
            AskedToScreen = [.. AskedToScreen.Union(other.AskedToScreen)],
            AssignedTo = [.. AssignedTo.Union(other.AssignedTo)],
            Home = [.. Home.Union(other.Home)],
            CaseRoles = CaseRoles | other.CaseRoles,
        };
    }
}
