namespace Pratip.Registry.Access;

/// <summary>The reach of one verb on every noun, for one actor: what a scoped context filters by.</summary>
public sealed class Scopes
{
    private readonly IReadOnlyDictionary<AccessNoun, Reach> _reaches;

    internal Scopes(IReadOnlyDictionary<AccessNoun, Reach> reaches, Reach own, ScopeHolder holder)
    {
        _reaches = reaches;
        Own = own;
        Holder = holder;
    }

    /// <summary>Whose scopes they are.</summary>
    internal ScopeHolder Holder { get; }

    /// <summary>The user and the user's agency, whatever the roles: for tasks, notices, kept searches and drafts.</summary>
    public Reach Own { get; }

    public Reach Cases => Of(AccessNoun.Cases);

    public Reach Suspects => Of(AccessNoun.Suspects);

    public Reach People => Of(AccessNoun.People);

    public Reach Identities => Of(AccessNoun.Identities);

    public Reach Victims => Of(AccessNoun.Victims);

    public Reach Shelters => Of(AccessNoun.Shelters);

    public Reach Notes => Of(AccessNoun.Notes);

    public Reach Attachments => Of(AccessNoun.Attachments);

    public Reach Removals => Of(AccessNoun.Removals);

    public Reach Incidents => Of(AccessNoun.Incidents);

    public Reach Sites => Of(AccessNoun.Sites);

    public Reach Screenings => Of(AccessNoun.Screenings);

    public Reach Referrals => Of(AccessNoun.Referrals);

    public Reach Consular => Of(AccessNoun.Consular);

    public Reach Returns => Of(AccessNoun.Returns);

    public Reach Prevention => Of(AccessNoun.Prevention);

    public Reach Files => Of(AccessNoun.Files);

    public Reach Linkage => Of(AccessNoun.Linkage);

    public Reach Editions => Of(AccessNoun.Editions);

    public Reach Statements => Of(AccessNoun.Statements);

    public Reach Corrections => Of(AccessNoun.Corrections);

    public Reach Voids => Of(AccessNoun.Voids);

    public Reach Complaints => Of(AccessNoun.Complaints);

    public Reach Reporters => Of(AccessNoun.Reporters);

    public Reach Log => Of(AccessNoun.Log);

    public Reach Accounts => Of(AccessNoun.Accounts);

    public Reach Of(AccessNoun noun) => _reaches.GetValueOrDefault(noun, Reach.Nothing);

    /// <summary>Every noun as far as this one reaches: for asking whether something of another noun is where this verb may be used.</summary>
    internal Scopes AllAs(AccessNoun noun)
    {
        var reach = Of(noun);
        return new Scopes(Enum.GetValues<AccessNoun>().ToDictionary(other => other, _ => reach), Own, Holder);
    }

    /// <summary>By the name of one of the properties above, as the scope rules have it.</summary>
    internal Reach Of(string noun) => noun == nameof(Own) ? Own : Of(Enum.Parse<AccessNoun>(noun));
}

/// <summary>Whose scopes they are: what a database that checks them itself must know beside them.</summary>
/// <param name="UserId">The user.</param>
/// <param name="SignInName">The name under which the user's processes stand in the log.</param>
/// <param name="Grants">The grants that the reach was made from; taken back, they give nothing.</param>
/// <param name="Enter">How far the user may enter rows.</param>
internal sealed record ScopeHolder(Guid UserId, string SignInName, Guid[] Grants, Func<Scopes> Enter)
{
    public Reach Entering(string noun) => Enter().Of(noun);
}
