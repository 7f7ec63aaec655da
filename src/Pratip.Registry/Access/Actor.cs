using System.Collections.Frozen;
using Pratip.Registry.Cases;

namespace Pratip.Registry.Access;

/// <summary>
/// A user at work: who, of which agency, and how far each verb on each noun reaches. Built once from the user's grants;
/// list, search, count, export and API ask nothing else.
/// </summary>
public sealed class Actor
{
    private readonly FrozenDictionary<AccessVerb, Scopes> _scopes;

    internal Actor(User user, Guid agencyId, IReadOnlyList<Role> roles, FrozenDictionary<AccessVerb, Scopes> scopes)
    {
        UserId = user.Id;
        SignInName = user.SignInName;
        DisplayName = user.DisplayName;
        AgencyId = agencyId;
        Roles = roles;
        _scopes = scopes;
    }

    public Guid UserId { get; }

    public string SignInName { get; }

    public string DisplayName { get; }

    public Guid AgencyId { get; }

    public IReadOnlyList<Role> Roles { get; }

    public Scopes To(AccessVerb verb) => _scopes[verb];

    public Reach To(AccessVerb verb, AccessNoun noun) => _scopes[verb].Of(noun);

    public bool May(AccessVerb verb, AccessNoun noun) => !To(verb, noun).IsNothing;

    /// <summary>
    /// Whether a case that was read within this actor's reach is in that of another verb too, and with it who is in it: it is led by an
    /// agency or lies in a province of that reach, and from what the agency is recused nothing was read. False leaves it to be asked.
    /// </summary>
    public bool SurelyReaches(AccessVerb verb, AccessNoun noun, Case read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return To(verb, noun).Covers(read.LeadAgencyId, read.ProvinceCode);
    }

    /// <param name="grants">The user's grants in force.</param>
    /// <param name="province">The province of the user's agency, null for a national one.</param>
    public static Actor Of(User user, IEnumerable<RoleGrant> grants, string? province, RoleBook book)
    {
        ArgumentNullException.ThrowIfNull(user);
        var reaches = Enum.GetValues<AccessVerb>().ToDictionary(verb => verb, _ => new Dictionary<AccessNoun, Reach>());
        var roles = new List<Role>();
        var from = new List<Guid>();
        foreach (var grant in grants)
        {
            // A role the program no longer knows gives nothing.
            if (book.Find(grant.Role) is not { } role)
            {
                continue;
            }

            roles.Add(role);
            from.Add(grant.Id);
            var inCases = Sees(role, AccessNoun.Suspects, CaseRoles.Suspect) | Sees(role, AccessNoun.Victims, CaseRoles.Victim);
            foreach (var permission in role.Permissions)
            {
                var reach = Of(permission, user, grant.ProvinceCode ?? province) with { CaseRoles = inCases };
                var ofVerb = reaches[permission.Verb];
                ofVerb[permission.Noun] = ofVerb.GetValueOrDefault(permission.Noun, Reach.Nothing).And(reach);
            }
        }

        var own = new Reach { Agencies = [user.AgencyId], AssignedTo = [user.Id], Home = [user.AgencyId] };
        FrozenDictionary<AccessVerb, Scopes> scopes = null!;
        var holder = new ScopeHolder(user.Id, user.SignInName, [.. from], () => scopes[AccessVerb.Enter]);
        scopes = reaches.ToFrozenDictionary(pair => pair.Key, pair => new Scopes(pair.Value, own, holder));
        return new Actor(user, user.AgencyId, roles, scopes);
    }

    private static CaseRoles Sees(Role role, AccessNoun noun, CaseRoles sees) =>
        role.Permissions.Any(permission => permission.Noun == noun && permission.Verb == AccessVerb.View) ? sees : CaseRoles.None;

    private static Reach Of(Permission permission, User user, string? province)
    {
        var kinds = permission.Reach;

        // Whoever has not accepted a referral looks at what it is for, and enters nothing but the interview that was asked for.
        var looks = permission.Verb is AccessVerb.View or AccessVerb.Search;
        Guid[] referred = kinds.Contains(ReachKind.Referred) ? [user.AgencyId] : [];
        return new Reach
        {
            All = kinds.Contains(ReachKind.All),
            Agencies = kinds.Contains(ReachKind.Agency) ? [user.AgencyId] : [],
            Provinces = kinds.Contains(ReachKind.Territory) && province is not null ? [province] : [],
            PartyOf = kinds.Contains(ReachKind.Party) ? [user.AgencyId] : [],
            ReferredTo = looks ? referred : [],
            AcceptedBy = looks ? [] : referred,
            AskedToScreen = !looks && permission.Noun == AccessNoun.Screenings ? referred : [],
            AssignedTo = kinds.Contains(ReachKind.Own) ? [user.Id] : [],
            Home = [user.AgencyId],
        };
    }
}
