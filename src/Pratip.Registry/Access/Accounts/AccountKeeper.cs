using Pratip.Registry.Audit;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Access.Accounts;

/// <summary>
/// Who keeps accounts: a user whose roles give it, as far as they reach, or the operator at the console, who holds the
/// files anyway and whom no rule of the program could stop.
/// </summary>
public sealed class AccountKeeper
{
    private readonly Actor? _actor;

    private AccountKeeper(Actor? actor, string name, string channel)
    {
        _actor = actor;
        Name = name;
        Channel = channel;
    }

    /// <summary>As the log names the keeper.</summary>
    public string Name { get; }

    public string Channel { get; }

    public Guid? UserId => _actor?.UserId;

    public Guid? AgencyId => _actor?.AgencyId;

    private Reach Reach => _actor!.To(AccessVerb.Enter, AccessNoun.Accounts);

    /// <summary>Keeps the accounts of every agency, and so may give any role.</summary>
    private bool KeepsAll => _actor is null || Reach.All;

    public static AccountKeeper Of(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return new AccountKeeper(actor, actor.SignInName, Channels.Page);
    }

    public static AccountKeeper Console(string name) => new(null, name, Channels.Command);

    /// <summary>A user who keeps no accounts at all is refused before anything is looked up.</summary>
    internal void Require()
    {
        if (_actor is not null && Reach.IsNothing)
        {
            throw new AccessRefusedException(AccessVerb.Enter, AccessNoun.Accounts);
        }
    }

    internal bool Reaches(Guid agencyId) => KeepsAll || Reach.Covers(agencyId, provinceCode: null);

    /// <summary>Nobody gives what they do not have themselves.</summary>
    internal bool MayGive(Actor would) =>
        KeepsAll || Enum.GetValues<AccessVerb>().All(verb => Enum.GetValues<AccessNoun>().All(noun => _actor!.To(verb, noun).Includes(would.To(verb, noun))));

    /// <summary>Whoever keeps more accounts is not put out by somebody who keeps fewer.</summary>
    internal bool MayTakeFrom(Actor from) => KeepsAll || Reach.Includes(from.To(AccessVerb.Enter, AccessNoun.Accounts));

    internal ProcessContext Process(ProcessKind kind, string reason) => new(kind, Name, AgencyId, reason, Channel);
}
